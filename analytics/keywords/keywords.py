"""The keywords of documents and of the corpus as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.stats import dispersion, matrices

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def keywords(corpus: Corpus, *, top: int = 20) -> pd.DataFrame:
    """One row per document and keyword, the best `top` of each document, in the order of the corpus.

    `score` is in 0..100, the best keyword of the document has 100; `n` is the number of occurrences, `start` the first
    position and `starts` all of them; `key` is the form that its inflections share; `yake` is YAKE's own score, lower
    is better, where YAKE ranked. `concept` is the unit that it counts as in the corpus and `kind` that of an entity,
    see `keywords.keyword_forms`. See `reading.keyphrases` for the two rankings.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = corpus.stored("keywords")
    return schema.conform(rows[rows["rank"] <= top], "keywords")


def corpus_keywords(corpus: Corpus, *, min_docs: int = 1, top: int | None = None) -> pd.DataFrame:
    """One row per keyword, ranked by the number of documents that have it among their keywords.

    Forms of one `concept` of `keywords` are one keyword: inflections, and a linked entity in all languages, whose kind
    is `kind`. Ties are broken by the summed score. `share_docs` is `n_docs` / all documents; `n_sources` and
    `languages` are those of the documents.
    `first` and `last` are the ends of their dates, each as long as its precision, "" without dates. `dispersion` is
    how evenly its documents are spread over the sources, or for one source over the thirds of its documents in order
    of date: 1 is as even as all documents, 0 all in the smallest part; missing for a single document. It is
    1 - DPnorm (`dispersion.evenness`; Gries 2008, Lijffijt & Gries 2012).
    The ranking by documents agrees between two halves of a corpus (overlap@50 .87), a sum of 1 / YAKE does not (.38).
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    rows = with_documents(corpus)
    if rows.empty:
        return schema.empty("corpus_keywords")
    table = _describe_concepts(rows)
    table["dispersion"] = _dispersion(rows, corpus.documents).reindex(table.index.astype("str"))
    table["share_docs"] = table["n_docs"] / len(corpus)
    table["rank"] = np.arange(1, len(table) + 1)
    table = table[table["n_docs"] >= min_docs]
    return schema.conform(table.head(top) if top else table, "corpus_keywords")


def keyword_ranks(corpus: Corpus, *, top: int = 20) -> pd.DataFrame:
    """One row per keyword among the `top` of any language and language that has it; languages by size, then by rank.

    `rank` is its rank by `corpus_keywords` of the documents of the language: `n_docs` of its `n_language` documents
    have the keyword, `share_docs` is `n_docs` / `n_language`. `n_languages` is the number of languages with the
    keyword: as a linked entity or in the same spelling (see `keywords.keyword_forms`). Word frequencies are never
    compared across languages. Documents of an undetected language are left out.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    n_docs_of_language = corpus.documents["language"].value_counts()
    order = sorted(
        n_docs_of_language.index.drop(schema.UNDETERMINED, errors="ignore"),
        key=lambda code: (-n_docs_of_language[code], code),
    )
    parts = [corpus_keywords(corpus.where(language=[code])).assign(language=code) for code in order]
    if not parts:
        return schema.empty("keyword_ranks")
    table = pd.concat(parts, ignore_index=True)
    best = set(table.loc[table["rank"] <= top, "keyword"])
    table = table[table["keyword"].isin(best)]
    n_languages = table["keyword"].map(table["keyword"].value_counts())
    table = table.assign(n_languages=n_languages, n_language=table["language"].map(n_docs_of_language))
    return schema.conform(table, "keyword_ranks")


def with_documents(corpus: Corpus) -> pd.DataFrame:
    """Return one row per document and concept of a slice, with the document's row (`doc`), source, language, date."""
    rows = corpus.stored("keywords")
    rows = rows.assign(doc=corpus.positions(rows["doc_id"])).drop_duplicates(["concept", "doc"])
    at = rows["doc"].to_numpy()
    documents = corpus.documents
    return rows.assign(
        source=documents["source"].to_numpy()[at],
        language=documents["language"].to_numpy()[at],
        date=documents["date"].to_numpy(dtype=object)[at],
    )


def rank_concepts(once: pd.DataFrame) -> pd.DataFrame:
    """Return `n_docs`, the summed score and the kind of each concept, the best first; `once` is `with_documents`."""
    groups = once.groupby("concept", sort=True, observed=True)
    total = groups["score"].sum().round(6)  # the last bits of a sum depend on the order of the documents
    table = pd.DataFrame({"n_docs": groups.size(), "total": total, "kind": groups["kind"].first()})
    return table.sort_values(["n_docs", "total"], ascending=False, kind="stable")


def _describe_concepts(once: pd.DataFrame) -> pd.DataFrame:
    """Return one row per concept of keywords, the best first."""
    table = rank_concepts(once)
    table["n_sources"] = once.drop_duplicates(["concept", "source"]).groupby("concept", observed=True).size()
    table["languages"] = table.index.map(_languages(once))
    table["keyword"] = table.index.astype("str")
    dated = once[once["date"] != ""].sort_values("date", kind="stable")  # faster than min and max of groups of texts
    for end in ("first", "last"):
        ends = dated.drop_duplicates("concept", keep=end).set_index("concept")["date"]
        table[end] = ends.reindex(table.index).fillna("")
    return table


def _dispersion(rows: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """Return the dispersion of the documents of each concept over the parts of the corpus."""
    parts = grouping.parts(*documents[["source", "date", "doc_id"]].to_numpy(dtype=object).T)
    concept = rows["concept"].cat
    cells = matrices.incidence(rows["doc"].to_numpy(), concept.codes.to_numpy(), (len(parts), len(concept.categories)))
    return pd.Series(dispersion.evenness(cells, parts), index=concept.categories.astype("str"))


def _languages(rows: pd.DataFrame) -> dict[str, str]:
    """Return the joined language codes of each concept; plain Python, because pandas takes seconds to join groups."""
    pairs = rows[["concept", "language"]].drop_duplicates().sort_values(["concept", "language"])
    codes_of_concept: dict[str, list[str]] = {}
    for concept, language in zip(pairs["concept"], pairs["language"], strict=True):
        codes_of_concept.setdefault(concept, []).append(language)
    return {concept: schema.LIST_SEPARATOR.join(codes) for concept, codes in codes_of_concept.items()}
