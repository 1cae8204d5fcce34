"""What documents, and the corpus as a whole, are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from analytics.corpus import Corpus


def keywords(corpus: Corpus, *, top: int = 20) -> pd.DataFrame:
    """One row per document and keyword, the best `top` of each document, in the order of the corpus.

    `score` lies in 0..100, the best of the document at 100; `n` is how often the keyword occurs, `start` its first
    place and `starts` all of them; `key` is the form under which its inflections are one; `yake` is YAKE's own score,
    lower is better, where YAKE ranked. See `reading.news_keywords` and `reading.yake` for the two rankings.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = corpus.table("keywords")
    return schema.conform(rows[rows["rank"] <= top], "keywords")


def corpus_keywords(corpus: Corpus, *, min_docs: int = 1, top: int | None = None) -> pd.DataFrame:
    """One row per keyword, ranked by the number of documents that have it among their keywords.

    Forms that differ only in capitals are one keyword, shown in the form most documents use. Ties are broken by the
    summed score. `share_docs` is `n_docs` / all documents; `n_sources` and `languages` are those of the documents.
    Ranking by documents agrees between two halves of a corpus (overlap@50 .87), summing 1 / YAKE does not (.38).
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = _with_documents(corpus)
    if rows.empty:
        return schema.empty("corpus_keywords")
    table = _summed(rows)
    table = table[table["n_docs"] >= min_docs].sort_values(
        ["n_docs", "total", "keyword"], ascending=[False, False, True], kind="stable"
    )
    table["share_docs"] = table["n_docs"] / len(corpus)
    table["rank"] = np.arange(1, len(table) + 1)
    return schema.conform(table.head(top) if top else table, "corpus_keywords")


def _with_documents(corpus: Corpus) -> pd.DataFrame:
    rows = corpus.table("keywords")
    at = corpus.positions(rows["doc_id"])
    documents = corpus.documents
    return rows.assign(
        doc=at,
        folded=pd.Categorical([keyword.casefold() for keyword in rows["keyword"]]),
        source=documents["source"].to_numpy()[at],
        language=documents["language"].to_numpy()[at],
    )


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per folded keyword; a document that has it in two forms counts once."""
    once = rows.drop_duplicates(["folded", "doc"])
    groups = once.groupby("folded", sort=True, observed=True)
    table = pd.DataFrame({"n_docs": groups.size(), "total": groups["score"].sum()})
    table["n_sources"] = once.drop_duplicates(["folded", "source"]).groupby("folded", observed=True).size()
    table["languages"] = table.index.map(_languages(once))
    table["keyword"] = _labels(rows)
    return table


def _languages(rows: pd.DataFrame) -> dict[str, str]:
    """Give the language codes of each folded keyword, joined; plain Python, as pandas takes seconds to join groups."""
    pairs = rows[["folded", "language"]].drop_duplicates().sort_values(["folded", "language"])
    found: dict[str, list[str]] = {}
    for folded, language in zip(pairs["folded"], pairs["language"], strict=True):
        found.setdefault(folded, []).append(language)
    return {folded: schema.LIST_SEPARATOR.join(codes) for folded, codes in found.items()}


def _labels(rows: pd.DataFrame) -> pd.Series:
    """Return the form that most documents use, per folded keyword; the first in the alphabet when they tie."""
    forms = rows.groupby(["folded", "keyword"], observed=True).size().reset_index(name="n")
    best = forms.sort_values(["folded", "n", "keyword"], ascending=[True, False, True])
    return best.drop_duplicates("folded").set_index("folded")["keyword"]
