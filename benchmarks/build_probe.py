"""One build of the checkout TREE, measured in this process: python benchmarks/build_probe.py TREE FILE MODE.

MODE "steps" reads in this process and prints, as JSON, seconds of CPU: of the reading and of the corpus as a whole, of
their steps, and of the yake package on the same texts. MODE "memory" reads in one child and prints the largest resident
memory (MB) of both processes. MODE "growth" prints the largest private memory of both together, in the reading and in
the work on the whole corpus. `benchmarks/build.py` starts it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from collections import defaultdict
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

sys.path.insert(0, sys.argv[1])

from analytics.build import assembly, build, stages
from analytics.reading import document

WHOLE = ("_mentions", "_linked_quotes", "_settled_keywords", "_with_copies", "_with_statements", "_with_stories")
Seconds = dict[str, float]
Megabytes = dict[str, float]


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
        if step == stages.LINKING and not done:
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

    peaks: Megabytes = defaultdict(float)

    def look(me: psutil.Process) -> None:
        for name, process in (("main process", me), *(("reading process", child) for child in me.children())):
            with suppress(psutil.NoSuchProcess):
                peaks[name] = max(peaks[name], process.memory_info().rss / 2**20)

    with _watched(look):
        build.build_paths([file], workers=1)
    return dict(peaks)


def growth(file: str) -> dict[str, float]:
    """Return the largest private memory of all processes of a build, in MB, by part of the build."""
    import psutil  # noqa: PLC0415 - as above

    peaks: Megabytes = {"reading": 0.0}

    def look(me: psutil.Process) -> None:
        with suppress(psutil.NoSuchProcess):
            private = sum(process.memory_full_info().uss for process in (me, *me.children(recursive=True)))
            part = list(peaks)[-1]
            peaks[part] = max(peaks[part], private / 2**20)

    def note(step: str, _done: int, _total: int) -> None:
        if step == stages.LINKING:
            peaks.setdefault("whole corpus", 0.0)

    with _watched(look), tempfile.TemporaryDirectory() as folder:
        build.build_paths([file], workers=1, progress=note).save(Path(folder, "corpus"))
    return peaks


@contextmanager
def _watched(look: Callable[[Any], None]) -> Iterator[None]:
    """Call `look` with this process ten times a second."""
    import psutil  # noqa: PLC0415 - as above

    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            look(psutil.Process())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


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
    print(json.dumps({"steps": steps, "memory": memory, "growth": growth}[sys.argv[3]](sys.argv[2])))
