"""Quality of extracting articles from pages and pasted text: python benchmarks/cleaning.py.

Plain text is measured on pages whose host the classifier has not seen (6 folds), never on its training pages.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analytics.reading.cleaning.clean import clean  # noqa: E402 - as the line above lets it
from analytics.reading.cleaning.editorial_notes import is_correction  # noqa: E402 - as above
from analytics.reading.cleaning.line_corrections import share_removed  # noqa: E402 - as above
from analytics.reading.cleaning.lines import GALLERY  # noqa: E402 - as above
from training import extraction, line_classifier  # noqa: E402 - as above

SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "seeds_body"
NEWS = SHARED / "data" / "news" / "articles-4000.jsonl.gz"
SAMPLE = 400  # articles

Figure = tuple[str, float, float]


def figures() -> list[Figure]:
    """Return (name, value, floor) of all figures whose data are on this machine; higher is better."""
    values = [*pages(), *trafilatura_alone(), *plain(), *plain(rules=False)] if extraction.FOLDER.is_dir() else []
    values += seeds() if GOLD.is_dir() else []
    return values + (articles() if NEWS.is_file() else [])


def pages() -> list[Figure]:
    """Return the quality of extracting articles from the markup of pages."""
    quality = extraction.found((clean(saved.markup, html=True).text, saved.article) for saved in _saved())
    return _three("pages as HTML", quality, (0.955, 0.93, 0.97))


def trafilatura_alone() -> list[Figure]:
    """Return the same for trafilatura with its own settings, to compare with; no floor."""
    import trafilatura  # noqa: PLC0415 - slow to import

    texts = ((trafilatura.extract(saved.markup, include_comments=False) or "", saved.article) for saved in _saved())
    return _three("pages as HTML, trafilatura alone", extraction.found(texts), (0.0, 0.0, 0.0))


def plain(*, rules: bool = True, folds: Sequence[int] = range(extraction.FOLDS)) -> list[Figure]:
    """Return the same for pages as plain text, held out; without `rules` the classifier sees only the text.

    With some of the `folds` only their pages are measured, which is faster.
    """
    quality = line_classifier.held_out(_views(), rules=rules, folds=folds)
    if rules:
        return _three("pages as plain text", quality, (0.93, 0.92, 0.92))
    return _three("pages as plain text, no rules as features", quality, (0.89, 0.88, 0.88))


def seeds() -> list[Figure]:
    """Return the share of the seeds whose article is exactly the lines marked by hand."""
    gold = {path.name: path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))}
    exact = [
        _lines(clean((ROOT / "seeds" / name).read_text(encoding="utf-8")).text) == _lines(gold[name]) for name in gold
    ]
    return [("seeds with exactly the lines marked by hand", sum(exact) / len(exact), 1.0)]


def articles() -> list[Figure]:
    """Return the share of words kept of articles without a page around them.

    The 3.0 % that go were read by reason: sign-ups and videos (.8 %), lists of links inside sentences (.7 %), captions
    and repeated captions (.8 %), headlines of other articles, notes on authors, credits and notices; at most .05 % are
    words of the article. Not all pages around these articles were taken off by those who collected them.
    """
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        sample = random.Random(7).sample([json.loads(row) for row in rows], SAMPLE)  # noqa: S311 - no secret
    for article in sample:  # galleries of captions in one line and notes of correction are not words of the article
        lines = article["text"].split("\n")
        article["text"] = "\n".join(line for line in lines if line.count(GALLERY) <= 1 and not is_correction(line))
    sizes = [len(article["text"].split()) for article in sample]
    lost = [share_removed(clean(article["text"], title=article["title"]).lines) for article in sample]
    kept = 1 - sum(size * share for size, share in zip(sizes, lost, strict=True)) / sum(sizes)
    return [("words that clean articles keep, galleries and corrections apart", kept, 0.965)]


@cache
def _saved() -> list[extraction.Saved]:
    return extraction.pages()


@cache
def _views() -> list[list[line_classifier.Page]]:
    return [line_classifier.views(saved, place) for place, saved in enumerate(_saved())]


def _three(what: str, quality: extraction.Found, floors: tuple[float, float, float]) -> list[Figure]:
    return [
        (f"{what}: {name}", value, floor)
        for (name, value), floor in zip(quality._asdict().items(), floors, strict=True)
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def main() -> None:
    """Print one line per figure: value, floor."""
    for name, value, floor in figures():
        print(f"{name:<56} {value:7.4f} {floor:7.3f}{'' if value >= floor else '  MISSED'}", flush=True)


if __name__ == "__main__":
    main()
