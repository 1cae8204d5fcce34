"""What a group of documents says more than the rest of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import counting, grouping, languages, schema, segmentation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scipy import sparse

    from analytics.corpus import Corpus

MIN_GROUP = 5  # documents: below it the table is descriptive only, without q
PRIOR_DOCS = 10.0  # weight of the prior, in documents
Z95 = 1.959964  # two-sided 95 % of the normal distribution


def keyness(
    corpus: Corpus, *, by: str = "source", group: str = "", period: str = "month", top: int | None = 50
) -> pd.DataFrame:
    """One row per group and term that the group uses in more of its documents than the rest of the same language.

    `n_docs` of `n_group` documents of the group hold the term, against `n_docs_rest` of `n_rest`.
    `z` is the document-level log-odds ratio with an informative Dirichlet prior, over its standard deviation (Monroe,
    Colaresi & Quinn 2008, on documents instead of tokens; prior = share of all documents x 10 documents).
    `log_ratio` = log2((n_docs + .5) / (n_group + 1)) - log2((n_docs_rest + .5) / (n_rest + 1)), with its 95 % interval
    `low`..`high` (delta method). `q` is the Benjamini-Hochberg value of Fisher's exact test over the terms that the
    group uses in 2 documents or more; missing for groups under 5 documents, which are descriptive only. Stopwords,
    numbers, single letters and the words of the group's own name are left out; in groups of 5 and more a term needs 2
    documents. `by` is source, topic or period; `group` keeps one group.
    """
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    labels = grouping.labels(corpus, by, period=period)
    parts = [table for table in _per_language(corpus, labels, group) if len(table)]
    if not parts:
        return schema.empty("keyness")
    table = pd.concat(parts).assign(by=by)
    table = table[table["rank"] <= top] if top else table
    return schema.conform(table.sort_values(["group", "language", "rank"], kind="stable"), "keyness")


def _per_language(corpus: Corpus, labels: pd.Series, only: str) -> Iterator[pd.DataFrame]:
    for language in sorted(set(corpus.documents["language"]) - {schema.UNDETERMINED}):
        rows = np.flatnonzero(corpus.documents["language"] == language)
        cells = corpus.counts[rows].astype(bool).astype("int64")
        terms = _countable(corpus.vocabulary, np.asarray(cells.sum(axis=0)).ravel(), language)
        yield from _per_group(cells[:, terms], corpus.surfaces[terms], labels.iloc[rows], language, only)


def _countable(vocabulary: np.ndarray, n_docs: np.ndarray, language: str) -> np.ndarray:
    """Return the columns of the words that can distinguish: not stopwords, numbers or single letters."""
    stopwords = languages.get(language).stopwords
    used = np.flatnonzero(n_docs)
    keep = [word not in stopwords and len(word) > 1 and not word[0].isdigit() for word in vocabulary[used]]
    return used[np.asarray(keep, dtype=bool)]


def _per_group(
    cells: sparse.csr_array, terms: np.ndarray, labels: pd.Series, language: str, only: str
) -> Iterator[pd.DataFrame]:
    members, names = counting.group_matrix(labels.reset_index(drop=True))
    inside = (members.T @ cells).tocsr()
    total = np.asarray(cells.sum(axis=0)).ravel()
    sizes = np.asarray(members.sum(axis=0)).ravel()
    for i, name in enumerate(names):
        rest = cells.shape[0] - sizes[i]
        if rest == 0 or only not in ("", name):  # a group that is the whole language has nothing to stand out from
            continue
        a = inside[[i]].toarray().ravel()
        used = _distinctive(a, terms, sizes[i], name)
        a = a[used]
        yield _compared(a, total[used] - a, sizes[i], rest, terms[used]).assign(group=name, language=language)


def _distinctive(a: np.ndarray, terms: np.ndarray, n_a: int, group: str) -> np.ndarray:
    """Return the terms that enough documents of the group use, without the words of its own name."""
    used = np.flatnonzero(a >= (2 if n_a >= MIN_GROUP else 1))
    return used[~np.isin([term.casefold() for term in terms[used]], segmentation.tokens(group))]


def _compared(a: np.ndarray, b: np.ndarray, n_a: int, n_b: int, terms: np.ndarray) -> pd.DataFrame:
    """Return the terms of one group, strongest first; `a` and `b` are documents with the term inside and outside."""
    z = _z(a, b, n_a, n_b)
    ratio, error = _log_ratio(a, b, n_a, n_b)
    tested = min(n_a, n_b) >= MIN_GROUP
    q = counting.benjamini_hochberg(counting.overlap_p(a, a + b, n_a, n_a + n_b)) if tested else np.nan
    table = pd.DataFrame(
        {"term": terms, "n_docs": a, "n_group": n_a, "n_docs_rest": b, "n_rest": n_b, "z": z, "log_ratio": ratio}
    )
    table["low"], table["high"] = ratio - Z95 * error, ratio + Z95 * error
    table["q"] = q
    table = table[(z > 0) & (ratio > 0)].sort_values(["z", "term"], ascending=[False, True])
    return table.assign(rank=np.arange(1, len(table) + 1))


def _z(a: np.ndarray, b: np.ndarray, n_a: int, n_b: int) -> np.ndarray:
    """Return the log-odds difference with Dirichlet prior over its standard deviation (eq. 16 and 20 of Monroe)."""
    prior = PRIOR_DOCS * (a + b) / (n_a + n_b)
    odds_a = np.log((a + prior) / (n_a + PRIOR_DOCS - a - prior + 0.5))
    odds_b = np.log((b + prior) / (n_b + PRIOR_DOCS - b - prior + 0.5))
    return (odds_a - odds_b) / np.sqrt(1 / (a + prior) + 1 / (b + prior))


def _log_ratio(a: np.ndarray, b: np.ndarray, n_a: int, n_b: int) -> tuple[np.ndarray, np.ndarray]:
    """Return log2 of the ratio of the two shares of documents, and its standard error."""
    ratio = np.log2((a + 0.5) / (n_a + 1)) - np.log2((b + 0.5) / (n_b + 1))
    variance = 1 / (a + 0.5) - 1 / (n_a + 1) + 1 / (b + 0.5) - 1 / (n_b + 1)
    return ratio, np.sqrt(np.maximum(variance, 0)) / np.log(2)
