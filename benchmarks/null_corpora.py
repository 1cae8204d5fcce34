"""Corpora of known truth for `calibration.py`: real articles whose sources and names are assigned at random.

600 of the shared news articles (title and first 3,000 characters) have six sources of 300 to 10 articles at random, so
no word, pair or source differs. "Names" are their capitalised words within sentences, so no tagger is needed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import schema
from analytics.corpus import store
from analytics.text import terms
from analytics.text.document_text import Text

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
READ = 3_000  # code points of an article
SIZES = (300, 150, 80, 40, 20, 10)  # articles of the six sources
PAIR = ("CNN (Web News)", "Washington Times")
TABLES = ("documents", "texts", "sentences", "terms", "mentions")
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")


@lru_cache(maxsize=1)
def articles() -> list[dict[str, str]]:
    """Return all shared articles, in order of a hash of their ids."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        found = [json.loads(row) for row in rows]
    return sorted(found, key=lambda one: hashlib.sha256(one["id"].encode()).hexdigest())


@lru_cache(maxsize=3)
def corpus(n: int = sum(SIZES), source: str = "") -> Corpus:
    """Return the first `n` articles, or those of one source, as a corpus of words and capitalised words as names."""
    chosen = [one for one in articles() if not source or one["source"] == source][:n]
    return _corpus(chosen, {one["id"]: f"{one['title']}\n{one['text'][:READ]}" for one in chosen})


def with_long_article(n: int) -> Corpus:
    """Return five articles, and a sixth of the whole texts of the `n` that follow."""
    chosen = articles()[: 5 + n]
    texts = {one["id"]: one["text"][:READ] for one in chosen[:5]}
    texts[chosen[5]["id"]] = "\n".join(one["text"] for one in chosen[5 : 5 + n])
    return _corpus(chosen[:6], texts)


def _corpus(chosen: list[dict[str, str]], texts: dict[str, str]) -> Corpus:
    return store.make(
        {
            "documents": _table("documents", [_document(one, texts[one["id"]]) for one in chosen]),
            "texts": _table("texts", texts.items()),
            "sentences": _table("sentences", _sentences(texts)),
            "terms": _table(
                "terms", [(key, *term) for key, text in texts.items() for term in terms.counts(Text(text, "en"))]
            ),
            "mentions": _table("mentions", _mentions(texts)),
        }
    )


def _table(name: str, rows: object) -> pd.DataFrame:
    return schema.from_rows(rows, name)  # type: ignore[arg-type]


def _document(one: dict[str, str], text: str) -> tuple[object, ...]:
    row = {"doc_id": one["id"], "language": "en", "source": one["source"], "n_words": len(text.split())}
    return tuple((schema.blank_row("documents") | row).values())


def _sentences(texts: dict[str, str]) -> list[tuple[str, int, int]]:
    return [(key, found.start(), found.end()) for key, text in texts.items() for found in re.finditer(r"[^.\n]+", text)]


def _mentions(texts: dict[str, str]) -> list[tuple[object, ...]]:
    return [
        (key, found.start(), found.end(), found[0], found[0], "person", False, "", "", 1.0)
        for key, text in texts.items()
        for found in NAME.finditer(text)
    ]


def random_sources(random: np.random.Generator) -> Corpus:
    """Return the corpus with its articles in six sources at random."""
    whole, names = corpus(), np.repeat([f"Source {i}" for i in range(len(SIZES))], SIZES)
    sources = pd.Series(random.permutation(names), dtype="str")
    return whole.with_table("documents", whole.documents.assign(source=sources))


def random_names(random: np.random.Generator, trades: int = 5) -> Corpus:
    """Return the corpus with its names mixed: documents per name and names per document stay (Strona 2014)."""
    whole = corpus()
    rows = whole.mentions.drop_duplicates(["doc_id", "entity"])
    held = [set(names) for _, names in rows.groupby("doc_id", observed=True)["entity"]]
    ids = list(dict.fromkeys(rows["doc_id"].sort_values()))
    for i, j in random.integers(0, len(held), (trades * len(held), 2)):
        own, other = sorted(held[i] - held[j]), sorted(held[j] - held[i])
        pool = random.permutation(np.asarray(own + other, dtype=object)).tolist()
        if i != j and own and other:
            held[i], held[j] = held[i] - {*own} | {*pool[: len(own)]}, held[j] - {*other} | {*pool[len(own) :]}
    found = [(key, 0, 1, name, name, "person", False, "", "", 1.0) for key, names in zip(ids, held, strict=True)
             for name in sorted(names)]  # fmt: skip
    return whole.with_table("mentions", _table("mentions", found))


@lru_cache(maxsize=1)
def outlets() -> Corpus:
    """Return all articles of the pair of outlets."""
    both = [corpus(10_000, one) for one in PAIR]
    return store.make(
        {name: pd.concat([store.without_categories(one.stored(name)) for one in both]) for name in TABLES}
    )
