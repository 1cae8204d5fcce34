"""One build of the checkout TREE, measured in this process: python benchmarks/build_probe.py TREE FILE MODE.

MODE "steps" reads in this process and prints, as JSON, seconds of CPU: of the reading and of the corpus as a whole, of
their steps, and of the yake package on the same texts. MODE "memory" reads in one child and prints the largest resident
memory (MB) of both processes. `benchmarks/build.py` starts it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, sys.argv[1])

from analytics.build import assembly, build
from analytics.reading import document

WHOLE = ("_mentions", "_linked_quotes", "_settled_keywords", "_with_copies", "_with_statements", "_with_stories")
Seconds = dict[str, float]


def steps(file: str) -> dict[str, Any]:
    """Return the seconds of CPU of one build by step, and of the yake package."""
    spent: Seconds = defaultdict(float)
    if hasattr(document, "contain_failure"):  # of every checkout so far
        document.contain_failure = _timed(document.contain_failure, spent, "reading: {}")
    for name in (*WHOLE, "_with_topics"):
        if hasattr(assembly, name):
            setattr(assembly, name, _timed(getattr(assembly, name), spent, "whole corpus: " + name.strip("_")))
    marks = [time.process_time()]

    def note(step: str, done: int, _total: int) -> None:
        if step == build.LINKING and not done:
            marks.append(time.process_time())

    corpus = build.build_paths([file], workers=0, progress=note)
    marks.append(time.process_time())
    return {
        "reading": marks[1] - marks[0],
        "whole corpus": marks[2] - marks[1],
        "yake": _yake(corpus.text.values()),
        "steps": dict(spent),
    }


def memory(file: str) -> dict[str, float]:
    """Return the largest resident memory of the main process and of its child during one build, in MB."""
    import psutil  # noqa: PLC0415 - not in the measured process of the steps

    peaks: Seconds = defaultdict(float)
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            me = psutil.Process()
            for name, process in (("main process", me), *(("reading process", child) for child in me.children())):
                try:
                    peaks[name] = max(peaks[name], process.memory_info().rss / 2**20)
                except psutil.NoSuchProcess:
                    continue

    watcher = threading.Thread(target=watch)
    watcher.start()
    build.build_paths([file], workers=1)
    done.set()
    watcher.join()
    return dict(peaks)


def _timed(work: Callable[..., Any], spent: Seconds, name: str) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        begin = time.process_time()
        try:
            return work(*arguments, **options)
        finally:
            spent[name.format(arguments[0]) if "{" in name else name] += time.process_time() - begin

    return timed


def _yake(texts: Any) -> float:
    from yake import KeywordExtractor  # noqa: PLC0415

    extractor = KeywordExtractor(lan="en", top=20)
    begin = time.process_time()
    for text in texts:
        extractor.extract_keywords(text)
    return time.process_time() - begin


if __name__ == "__main__":
    print(json.dumps({"steps": steps, "memory": memory}[sys.argv[3]](sys.argv[2])))
