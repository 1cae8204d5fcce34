"""Saved news pages with their articles, and the quality of extracting an article from its page.

The pages are those of the article extraction benchmark (Zyte; MIT licence): `html/*.html.gz` and `ground-truth.json`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from analytics.text import character_repair

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "extraction"
SHINGLE = 4  # words
FOLDS = 6


class Saved(NamedTuple):
    """One saved page: its markup, its article, and the fold in which it is held out."""

    name: str
    markup: str
    article: str
    fold: int

    @property
    def flat(self) -> str:
        """Return the page as plain text, one block per line."""
        import inscriptis  # noqa: PLC0415 - a tool of development

        return inscriptis.get_text(self.markup)


class Found(NamedTuple):
    """Recall and precision of extracted articles, 0..1."""

    f1: float
    precision: float
    recall: float


def pages(folder: Path = FOLDER) -> list[Saved]:
    """Return all pages of the folder by name; pages of one host are in the same fold."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    hosts = sorted({urlsplit(page["url"]).hostname or "" for page in truth.values()}, key=_digest)
    fold = {host: place % FOLDS for place, host in enumerate(hosts)}
    return [
        Saved(
            name=name,
            markup=gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace"),
            article=character_repair.repair_characters(truth[name]["articleBody"]),
            fold=fold[urlsplit(truth[name]["url"]).hostname or ""],
        )
        for name in sorted(truth)
    ]


def fingerprint(folder: Path = FOLDER) -> str:
    """Return the SHA-256 over all files of the folder, by path."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def words(text: str) -> list[str]:
    """Return the runs of word characters, as written."""
    return re.findall(r"\w+", text)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words with their counts; a text of one to three words is one run."""
    found = words(text)
    return Counter(tuple(found[i : i + SHINGLE]) for i in range(max(1, len(found) - SHINGLE + 1)) if found)


def found(pairs: Iterable[tuple[str, str]]) -> Found:
    """Return the quality of texts extracted from pages, from pairs (extracted, article).

    Per page, with the runs of four words as multisets: precision = |extracted and article| / |extracted|, recall =
    |extracted and article| / |article|. Both are the means over the pages that have runs to count, f1 = 2 * precision *
    recall / (precision + recall) of the means, as in the evaluation of the article extraction benchmark.
    """
    precisions, recalls = list[float](), list[float]()
    for taken, article in pairs:
        got, want = shingles(taken), shingles(article)
        both = (got & want).total()
        precisions += [both / got.total()] if got else []
        recalls += [both / want.total()] if want else []
    precision, recall = mean(precisions), mean(recalls)
    return Found(2 * precision * recall / (precision + recall), precision, recall)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
