"""Our keywords compared with the yake package: order, speed, growth: python benchmarks/yake_speed.py [ARTICLES].

Reads every sixth of the shared news articles, ARTICLES of them (600). Each article goes through the package, then
through each of the other methods, first with empty caches (cold), then again (warm); quote the ratios of the totals.
"Classic" is the formula of the package, "news" our own ranking; yake-rust is measured if it is installed.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parents[1]))

from segtok.segmenter import split_multi
from yake import KeywordExtractor
from yake.data import core

from analytics.reading.keyphrases import news_keywords, yake, yake_sentences
from analytics.text import languages
from analytics.text.document_text import Text
from benchmarks import keyphrases

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
PARAGRAPH = "\ue000"  # stands for the end of a paragraph on its way into the package
STOPWORDS = languages.get("en").stopwords
NEWS_RANKING = "news"  # a formula of its own: nothing to be the same
SIZES = (100, 1_000, 10_000, 100_000)  # words


def main() -> int:
    """Print the share of equal lists and the ratios, with and without line ends, then sentences and growth."""
    if not NEWS.is_file():
        print(f"{NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    keep_paragraphs()
    texts = _articles()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    print(f"{'beside the yake package':32}{'articles':>10}{'same top 20':>13}{'same scores':>13}{'cold':>8}{'warm':>8}")
    for line_ends in (True, False):
        _race(list(islice(texts[::6], wanted)), line_ends=line_ends)
    _sentences(texts[::2][: 3 * wanted])
    _growth(" ".join(texts))
    return 0


def keep_paragraphs() -> None:
    """Make the package keep paragraphs: it replaces newlines by blanks before it looks for paragraphs."""
    before = core.pre_filter
    core.pre_filter = lambda text: before(text).replace(PARAGRAPH, "\n\n")


def _articles() -> list[str]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _race(texts: list[str], *, line_ends: bool) -> None:
    yake._MEMORY.words.forget()  # noqa: SLF001 - cold is what is measured
    methods = _methods(line_ends=line_ends)
    times, phrases, scores = {name: [0.0, 0.0] for name in methods}, Counter[str](), Counter[str]()
    for warm in range(2):
        for text in texts:
            lists = {}
            for name, method in methods.items():
                seconds, lists[name] = _timed(partial(method, text))
                times[name][warm] += seconds
            for name, ours in lists.items():
                phrases[name] += [one[0] for one in ours] == [one[0] for one in lists["yake"]]
                scores[name] += ours == lists["yake"]
    for name in list(methods)[1:]:
        cold, warm = (theirs / ours for theirs, ours in zip(times["yake"], times[name], strict=True))
        shares = (f"{counted[name] / (2 * len(texts)):.1%}" for counted in (phrases, scores))
        same = "".join(f"{'-' if name == NEWS_RANKING else share:>13}" for share in shares)
        row = f"{name}, {'line ends kept' if line_ends else 'newlines as blanks'}"
        print(f"{row:32}{len(texts):10}{same}{cold:7.1f}x{warm:7.1f}x", flush=True)


def _methods(*, line_ends: bool) -> dict[str, Callable[[str], list[Any]]]:
    """Return functions that find the first 20 keywords of a text, the yake package first."""
    package = KeywordExtractor(lan="en", n=3, top=20, stopwords=set(STOPWORDS))
    methods = {
        "yake": lambda text: package.extract_keywords(PARAGRAPH.join(yake.paragraphs(text)) if line_ends else text),
        "classic": lambda text: yake.extract(text, STOPWORDS, line_ends=line_ends),
    }
    if line_ends:  # which the news ranking always keeps
        return methods | {NEWS_RANKING: lambda text: news_keywords.keywords(Text(text, "en"), top=20)}
    # keyphrases.py says so where it is not
    return methods | {"yake-rust": keyphrases.yake_rust("en")} if find_spec("yake_rust") else methods


def _sentences(texts: list[str]) -> None:
    lines = [f" {' '.join(text.split(chr(10)))}" for text in texts]
    theirs_time, theirs = _timed(lambda: [[one for one in split_multi(line) if one] for line in lines])
    ours_time, ours = _timed(lambda: [yake_sentences.split(line) for line in lines])
    same = sum(a == b for a, b in zip(theirs, ours, strict=True))
    print(f"sentences as segtok's: {same} of {len(lines)} articles, {theirs_time / ours_time:.1f}x")


def _growth(text: str) -> None:
    rankings = {"classic": yake.keywords, NEWS_RANKING: _news_keywords}
    print(f"{f'time a word, {SIZES[0]} words are 1':32}" + "".join(f"{name:>10}" for name in rankings))
    words, costs = text.split(" "), {}
    for size in reversed(SIZES):  # the longest first, twice: from then on every word has been met
        part = " ".join(words[:size])
        for name, ranking in rankings.items():
            costs[name, size] = min(_timed(partial(ranking, part, "en"))[0] for _ in range(3)) / size
    for size in SIZES:
        row = "".join(f"{costs[name, size] / costs[name, SIZES[0]]:10.2f}" for name in rankings)
        print(f"{f'{size:,} words':32}{row}")


def _news_keywords(text: str, language: str) -> list[Any]:
    return news_keywords.keywords(Text(text, language))


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    """Return seconds and the result."""
    begin = time.perf_counter()
    result = step()
    return time.perf_counter() - begin, result


if __name__ == "__main__":
    sys.exit(main())
