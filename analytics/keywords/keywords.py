"""The keywords of documents and of the corpus as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.keywords import general_language
from analytics.stats import dispersion, matrices

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

GENERAL = "general"


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


def corpus_keywords(corpus: Corpus, *, min_docs: int = 1, top: int | None = None, against: str = "") -> pd.DataFrame:
    """One row per keyword, ranked by the number of documents that have it among their keywords.

    Forms of one `concept` of `keywords` are one keyword: inflections, and a linked entity in all languages, whose kind
    is `kind`. Ties are broken by the summed score. `share_docs` is `n_docs` / all documents; `n_sources` and
    `languages` are those of the documents.
    `first` and `last` are the ends of their dates, each as long as its precision, "" without dates. `dispersion` is
    how evenly its documents are spread over the sources, or for one source over the thirds of its documents in order
    of date: 1 is as even as all documents, 0 all in the smallest part; missing for a single document. It is
    1 - DPnorm (`dispersion.evenness`; Gries 2008, Lijffijt & Gries 2012).
    `general` is the lower 95 % bound of log2 of the odds of the keyword against general language, see
    `general_language.log_odds_bound`: 1 is at least twice the odds; missing for a language without a list. With
    `against` "general" the keywords are ranked by it times their dispersion, those of one source of several last.
    The ranking by documents agrees between two halves of a corpus (overlap@50 .87), a sum of 1 / YAKE does not (.38).
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    if against not in ("", GENERAL):
        raise ValueError(f"against must be {GENERAL} or nothing, got {against!r}")
    rows = concept_rows(corpus)
    if len(rows.doc) == 0:
        return schema.empty("corpus_keywords")
    ranked, n_docs = rank_concepts(rows)
    table = pd.DataFrame({"rank": np.arange(1, len(ranked) + 1), "keyword": rows.names[ranked], "n_docs": n_docs})
    table = table.assign(
        kind=rows.kinds[ranked], share_docs=n_docs / len(corpus), **_documents_of(rows, ranked, corpus)
    )
    table = table.assign(general=_against_general(rows, ranked, corpus))
    if against == GENERAL:
        table = _unusual_first(table, corpus.documents["source"].nunique())
    table = table[table["n_docs"] >= min_docs]
    return schema.conform(table.head(top) if top else table, "corpus_keywords")


def _against_general(rows: ConceptRows, ranked: np.ndarray, corpus: Corpus) -> np.ndarray:
    """Return the lower bound of the odds of each of the `ranked` concepts against general language.

    A concept counts in the language that most of its documents in the whole corpus have.
    """
    general = corpus.once(_general_frequencies)
    in_language = corpus.documents["language"].to_numpy(dtype=object)[rows.doc] == general.language[rows.concept]
    n_docs = np.bincount(rows.concept[in_language], minlength=len(rows.names))[ranked]
    totals = corpus.documents["language"].value_counts().to_dict()
    lengths = corpus.documents.groupby("language")["n_words"].mean().to_dict()
    spoken = general.language[ranked]
    n_all = np.array([totals.get(code, 0) for code in spoken])
    expected = general_language.expected_shares(
        general.frequency[ranked], np.array([lengths.get(code, np.nan) for code in spoken])
    )
    return general_language.log_odds_bound(expected, np.where(n_docs > 0, n_docs, np.nan), n_all)


class _General(NamedTuple):
    """The main language of each concept of a corpus, and its frequency in general texts of it."""

    language: np.ndarray
    frequency: np.ndarray


def _general_frequencies(root: Corpus) -> _General:
    rows = concept_rows(root)
    codes, spoken = pd.factorize(root.documents["language"])
    counts = np.zeros((len(rows.names), len(spoken)), "int64")
    np.add.at(counts, (rows.concept, codes[rows.doc]), 1)
    main = counts.argmax(axis=1)
    frequency = np.full(len(rows.names), np.nan)
    for code, language in enumerate(spoken):
        chosen = np.flatnonzero((main == code) & (counts[:, code] > 0))
        frequency[chosen] = general_language.frequencies(rows.names[chosen].tolist(), str(language))
    return _General(spoken.to_numpy(dtype=object)[main], frequency)


def _unusual_first(table: pd.DataFrame, n_sources: int) -> pd.DataFrame:
    """Return the keywords that stand out against general language, evenly spread ones first, with a new rank."""
    alone = (table["n_sources"] < 2) & (n_sources > 1)  # noqa: PLR2004 - one source
    strength = table["general"].fillna(-np.inf) * table["dispersion"].fillna(0).where(table["general"] > 0, 1)
    table = table.assign(alone=alone, strength=strength)
    table = table.sort_values(["alone", "strength", "rank"], ascending=[True, False, True], kind="stable")
    return table.assign(rank=np.arange(1, len(table) + 1))


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


class ConceptRows(NamedTuple):
    """The concepts among the keywords of the documents: one row per document and concept, in the order of the corpus.

    `doc` is the row of the document, `concept` the number of the concept in `names`, `score` the best score of its
    keywords in the document. `kinds` are the kinds of the concepts as entities, "" for other words.
    """

    doc: np.ndarray
    concept: np.ndarray
    score: np.ndarray
    names: np.ndarray
    kinds: np.ndarray


def concept_rows(corpus: Corpus) -> ConceptRows:
    """Return the concepts of the documents of a slice; texts are read once for all slices of a corpus."""
    whole = corpus.once(_all_concept_rows)
    doc = corpus.slice_rows(whole.doc)
    inside = np.flatnonzero(doc >= 0)
    return whole._replace(doc=doc[inside], concept=whole.concept[inside], score=whole.score[inside])


def _all_concept_rows(corpus: Corpus) -> ConceptRows:
    table = corpus.stored("keywords")
    names, concept = table["concept"].cat.categories, table["concept"].cat.codes.to_numpy("int64")
    kinds = np.full(len(names), "", dtype=object)
    kinds[concept] = table["kind"].to_numpy(dtype=object)
    doc = corpus.positions(table["doc_id"]).astype("int64")
    first = np.sort(np.unique(doc * len(names) + concept, return_index=True)[1])  # by rank: the first is the best
    return ConceptRows(doc[first], concept[first], table["score"].to_numpy()[first], names.to_numpy(object), kinds)


def rank_concepts(rows: ConceptRows) -> tuple[np.ndarray, np.ndarray]:
    """Return the concepts that occur, the best first, and the number of documents of each."""
    n_docs = np.bincount(rows.concept, minlength=len(rows.names))
    total = np.bincount(rows.concept, rows.score, len(rows.names)).round(6)  # the last bits depend on the order
    order = np.lexsort((-total, -n_docs))[: np.count_nonzero(n_docs)]
    return order, n_docs[order]


def _documents_of(rows: ConceptRows, ranked: np.ndarray, corpus: Corpus) -> dict[str, np.ndarray]:
    """Return sources, languages, dates and dispersion of the documents of each of the `ranked` concepts."""
    place = np.zeros(len(rows.names), "int64")
    place[ranked] = np.arange(len(ranked))
    concept, n, documents = place[rows.concept], len(ranked), corpus.documents
    source = pd.factorize(documents["source"])[0][rows.doc]
    parts = grouping.parts(*(documents[column].to_numpy(dtype=object) for column in ("source", "date", "doc_id")))
    cells = matrices.incidence(rows.doc, concept, (len(parts), n))
    first, last = _date_range(concept, documents["date"].to_numpy(dtype=object)[rows.doc], n)
    n_sources = matrices.n_distinct(concept, source, n)
    languages = _languages(concept, documents["language"].to_numpy(dtype=object)[rows.doc], n)
    dispersed = dispersion.evenness(cells, parts)
    return {"n_sources": n_sources, "languages": languages, "first": first, "last": last, "dispersion": dispersed}


def _date_range(concept: np.ndarray, dates: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last of the dates of each of `n` concepts, "" for none."""
    rank, known = pd.factorize(dates, sort=True)
    known = np.append(known, "")
    is_dated = known[rank] != ""
    first, last = np.full(n, len(known) - 1), np.full(n, -1)
    np.minimum.at(first, concept[is_dated], rank[is_dated])
    np.maximum.at(last, concept[is_dated], rank[is_dated])
    return known[first], known[last]


def _languages(concept: np.ndarray, languages: np.ndarray, n: int) -> np.ndarray:
    """Return the joined codes of the languages of each of `n` concepts."""
    language, codes = pd.factorize(languages, sort=True)
    pairs = np.unique(concept * len(codes) + language)
    joined = np.full(n, "", dtype=object)
    for place, code in zip((pairs // len(codes)).tolist(), codes[pairs % len(codes)].tolist(), strict=True):
        joined[place] = schema.LIST_SEPARATOR.join(filter(None, (joined[place], code)))
    return joined
