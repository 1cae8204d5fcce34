"""Our YAKE beside the yake package: same order, speed, growth: python benchmarks/yake_speed.py [ARTICLES].

Reads every sixth of the shared news articles, ARTICLES of them (600). Each article goes through the package and
through ours in turn, first to last with an empty memory (cold), then again (warm); quote the ratios of the totals.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parents[1]))

from segtok.segmenter import split_multi
from yake import KeywordExtractor

from analytics import languages
from analytics.reading import sentences, yake

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
STOPWORDS = languages.get("en").stopwords
SIZES = (100, 1_000, 10_000, 100_000)  # words


def main() -> int:
    """Print the share of equal lists and the ratios, with and without line ends, then sentences and growth."""
    if not NEWS.is_file():
        print(f"{NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    texts = _articles()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    print(f"{'':24}{'articles':>10}{'same top 20':>13}{'same scores':>13}{'cold':>8}{'warm':>8}")
    for line_ends in (True, False):
        _race(list(islice(texts[::6], wanted)), line_ends=line_ends)
    _sentences(texts[::2][: 3 * wanted])
    _growth(" ".join(texts))
    return 0


def closed(text: str) -> str:
    """Give the package a full stop at each line end, for it turns newlines into blanks."""
    return "\n".join(line if re.search(r"[.!?:;…][\"'”’»)]*$", line) else f"{line} ." for line in text.split("\n"))


def _articles() -> list[str]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _race(texts: list[str], *, line_ends: bool) -> None:
    package = KeywordExtractor(lan="en", n=3, top=20, stopwords=set(STOPWORDS))
    yake._MEMORY.words.forget()  # noqa: SLF001 - cold is what is measured
    times, phrases, scores = [[0.0, 0.0], [0.0, 0.0]], 0, 0
    for warm in range(2):
        for text in texts:
            theirs_time, theirs = _timed(lambda t=text: package.extract_keywords(closed(t) if line_ends else t))
            ours_time, ours = _timed(lambda t=text: yake.extract(t, STOPWORDS, line_ends=line_ends))
            times[warm][0] += theirs_time
            times[warm][1] += ours_time
            phrases += [phrase for phrase, _ in ours] == [phrase for phrase, _ in theirs]
            scores += ours == theirs
    cold, warm = (theirs / ours for theirs, ours in times)
    name, runs = "line ends kept" if line_ends else "newlines as blanks", 2 * len(texts)
    print(f"{name:24}{len(texts):10}{phrases / runs:13.1%}{scores / runs:13.1%}{cold:7.1f}x{warm:7.1f}x")


def _sentences(texts: list[str]) -> None:
    lines = [f" {' '.join(text.split(chr(10)))}" for text in texts]
    theirs_time, theirs = _timed(lambda: [[one for one in split_multi(line) if one] for line in lines])
    ours_time, ours = _timed(lambda: [sentences.split(line) for line in lines])
    same = sum(a == b for a, b in zip(theirs, ours, strict=True))
    print(f"sentences as segtok's: {same} of {len(lines)} articles, {theirs_time / ours_time:.1f}x")


def _growth(text: str) -> None:
    words = text.split(" ")
    yake.keywords(" ".join(words[: SIZES[-1]]), "en")
    unit = 0.0
    for size in SIZES:
        part = " ".join(words[:size])
        cost = min(_timed(lambda p=part: yake.keywords(p, "en"))[0] for _ in range(3)) / size
        unit = unit or cost
        print(f"{size:9,} words: {cost / unit:5.2f} of the time a word that {SIZES[0]} words take")


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    """Return seconds and the result."""
    begin = time.perf_counter()
    result = step()
    return time.perf_counter() - begin, result


if __name__ == "__main__":
    sys.exit(main())
