"""What a group of documents says more than the rest of its language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import counting, grouping, schema, segmentation, stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus import Corpus

MIN_GROUP = 5  # documents: below it the table is descriptive only, without q
PRIOR_DOCS = 10.0  # weight of the prior, in documents
Z95 = 1.959964  # two-sided 95 % of the normal distribution
ADDRESS = frozenset({"http", "https", "www"})  # addresses left in a text: house style, and never news


def keyness(
    corpus: Corpus, *, by: str = "source", group: str = "", period: str = "month", top: int | None = 50
) -> pd.DataFrame:
    """One row per group and term that the group uses in more of its documents than the rest of the same language.

    `by` is source, topic, period, language or a text column of `documents` (author, agency, ...); all its groups are
    compared, or `group` alone. `n_docs` of `n_group` documents of the group hold the term, against `n_docs_rest` of
    `n_rest`.
    `z` is the document-level log-odds ratio with an informative Dirichlet prior, over its standard deviation (Monroe,
    Colaresi & Quinn 2008, on documents instead of tokens; prior = share of all documents x 10 documents).
    `log_ratio` = log2((n_docs + .5) / (n_group + 1)) - log2((n_docs_rest + .5) / (n_rest + 1)), with its 95 % interval
    `low`..`high` (delta method). `q` is the Benjamini-Hochberg value of Fisher's exact test over the terms that the
    group uses in 2 documents or more; missing for groups under 5 documents, which are descriptive only.
    `dispersion` is how evenly the term's documents are spread over the sources of the group, within one source over
    the thirds of its documents in order of date: 1 is as the group itself, 0 all in the smallest part; missing for a
    group of one document (1 - DPnorm, see `counting.evenness`).

    In groups of 5 and more a term needs 2 documents; in smaller ones terms of a single document are listed too. Left
    out are stopwords, numbers, single letters, what addresses begin with, the words of the group's own name and of the
    host from which most of its documents come, the names of the news agencies that the documents credit, and what
    stands in no other place of a document than its agency credits.
    """
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    labels = grouping.labels(corpus, by, period=period)
    parts = list(_per_language(corpus, labels, group, top))
    if not parts:
        return schema.empty("keyness")
    table = pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]}).assign(by=by)
    return schema.conform(table.sort_values(["group", "language", "rank"], kind="stable"), "keyness")


class _Said(NamedTuple):
    """The documents of one language, and which of the terms that can tell groups apart each of them holds, as 0 and 1.

    `columns` gives the column of a word form.
    """

    language: str
    sources: np.ndarray
    dates: np.ndarray
    hosts: np.ndarray
    cells: sparse.csr_array
    terms: np.ndarray
    columns: dict[str, int]


def _per_language(corpus: Corpus, labels: pd.Series, only: str, top: int | None) -> Iterator[dict[str, np.ndarray]]:
    documents = corpus.documents
    sources, dates, urls, spoken = documents[["source", "date", "url", "language"]].to_numpy(dtype=object).T
    hosts = np.asarray([_host(url) for url in urls], dtype=object)
    holding = _holding(corpus)
    agencies = set(schema.LIST_SEPARATOR.join(documents["agency"].unique()).split(schema.LIST_SEPARATOR))
    for language in sorted(set(spoken) - {schema.UNDETERMINED}):
        rows = np.flatnonzero(spoken == language)
        cells = holding[rows]
        columns = _countable(corpus, np.unique(cells.indices), language, agencies)
        forms = {form: i for i, form in enumerate(corpus.vocabulary[columns])}
        known = (sources[rows], dates[rows], hosts[rows])
        said = _Said(language, *known, cells[:, columns], corpus.surfaces[columns], forms)
        yield from _per_group(said, labels.iloc[rows].reset_index(drop=True), only, top)


def _holding(corpus: Corpus) -> sparse.csr_array:
    """Return documents x words as 0 and 1, without what stands in an agency credit of the text alone."""
    credited = corpus.table("agency_credits")
    found: list[tuple[int, str]] = []
    for row, text in zip(corpus.positions(credited["doc_id"]), credited["text"], strict=True):
        if text in corpus.text[corpus.doc_ids[row]]:  # credits on lines that were taken out are not counted anyway
            found += [(row, form) for form in segmentation.tokens(text)]
    counts = corpus.counts
    if found:
        rows, forms = np.asarray(found, dtype=object).T
        columns = np.minimum(np.searchsorted(corpus.vocabulary, forms), len(corpus.vocabulary) - 1)
        whole = corpus.vocabulary[columns] == forms  # the end of a credit can lie within a word of the text
        cells = (np.ones(whole.sum()), (rows[whole].astype("int64"), columns[whole]))
        counts = counts - sparse.csr_array(cells, shape=counts.shape)
    return (counts > 0).astype("int64")


def _countable(corpus: Corpus, used: np.ndarray, language: str, agencies: set[str]) -> np.ndarray:
    """Return the columns of the words that can distinguish, of those used.

    An agency is compared as it is written: APP is the Associated Press of Pakistan, an app is news.
    """
    without = stopwords.of(corpus, language) | ADDRESS
    words = zip(corpus.vocabulary[used], corpus.surfaces[used], strict=True)
    keep = [
        word not in without and len(word) > 1 and not word[0].isdigit() and surface not in agencies
        for word, surface in words
    ]
    return used[np.asarray(keep, dtype=bool)]


def _per_group(said: _Said, labels: pd.Series, only: str, top: int | None) -> Iterator[dict[str, np.ndarray]]:
    """Give the columns of one group after the other: two thousand small tables would take twice as long."""
    members, names = counting.group_matrix(labels)
    inside = (members.T @ said.cells).tocsr()
    inside.sort_indices()
    total = np.asarray(said.cells.sum(axis=0)).ravel()
    given = labels.to_numpy(dtype=object)
    for i, name in enumerate(names):
        rows = np.flatnonzero(given == name)
        rest = len(given) - len(rows)
        if rest == 0 or only not in ("", name):  # a group that is the whole language has nothing to stand out from
            continue
        used, a = _distinctive(said, inside[[i]], len(rows), _own_words(name, said.hosts[rows]))
        table, best = _compared(a, total[used] - a, len(rows), rest, said.terms[used], top)
        even = counting.evenness(said.cells[rows][:, used[best]], grouping.parts(said.sources[rows], said.dates[rows]))
        named = {"group": name, "language": said.language, "n_group": len(rows), "n_rest": rest}
        yield (
            table
            | {"dispersion": even}
            | {column: np.full(len(best), value, object) for column, value in named.items()}
        )


def _distinctive(said: _Said, inside: sparse.csr_array, n_a: int, own: set[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns that enough documents of the group hold, without its own words, and how many hold each."""
    enough = inside.data >= (2 if n_a >= MIN_GROUP else 1)
    keep = enough & ~np.isin(inside.indices, [said.columns[word] for word in own if word in said.columns])
    return inside.indices[keep], inside.data[keep]


def _own_words(group: str, hosts: np.ndarray) -> set[str]:
    """Return the words of a group's own name and of the host from which more than half of its documents come."""
    host, n = Counter(hosts).most_common(1)[0]
    own = f"{group} {host.replace('.', ' ')}" if 2 * n > len(hosts) else group
    return set(segmentation.tokens(own))


def _host(url: str) -> str:
    """Return the host of an address without its last part: "www.bbc.co"; "" if it is no address."""
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[0]
    except ValueError:  # "http://[" and the like
        return ""


def _compared(
    a: np.ndarray, b: np.ndarray, n_a: int, n_b: int, terms: np.ndarray, top: int | None
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Return the columns for the terms of one group, strongest first, and which these are.

    `a` and `b` are documents with the term inside and outside.
    """
    z = _z(a, b, n_a, n_b)
    ratio, error = _log_ratio(a, b, n_a, n_b)
    tested = min(n_a, n_b) >= MIN_GROUP
    q = counting.benjamini_hochberg(counting.overlap_p(a, a + b, n_a, n_a + n_b)) if tested else np.full(len(a), np.nan)
    more = np.flatnonzero((z > 0) & (ratio > 0))
    best = more[np.lexsort((terms[more].astype(str), -z[more]))][:top]
    counts = {"term": terms, "n_docs": a, "n_docs_rest": b}
    measures = {"z": z, "log_ratio": ratio, "low": ratio - Z95 * error, "high": ratio + Z95 * error, "q": q}
    table = {name: values[best] for name, values in (counts | measures).items()}
    return table | {"rank": np.arange(1, len(best) + 1)}, best


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
