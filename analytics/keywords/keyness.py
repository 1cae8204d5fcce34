"""What a group of documents says more than the rest of its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import grouping, ignored_words
from analytics.keywords import outlet_names
from analytics.keywords.outlet_names import ADDRESS
from analytics.stats import dispersion, matrices, significance
from analytics.text import tokens, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus

MIN_GROUP = 5  # documents: below it the table is descriptive only, without q
PRIOR_DOCS = 10.0  # weight of the prior, in documents
BLOCK = 256  # groups that are counted at once: memory grows with them


def keyness(
    corpus: Corpus,
    *,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    top: int | None = 50,
) -> pd.DataFrame:
    """One row per group and term that the group uses in more of its documents than the rest of the same language.

    `by` is source, topic, period or a text column of `documents` (author, agency, ...). All its groups are listed, each
    against all other documents, those of a single document too; with one of them in `groups` it alone. Two or more in
    `groups` are compared with each other: the rest of each is the documents of the other ones. With `by` "selection"
    the groups are `selections`, written as `analytics.corpus.selections` says ("August: date=2021-08"): one against all
    other documents, two or more with each other. They may share documents: a document counts for each selection that it
    is in, and never in the rest of one that it is in.

    `n_docs` of `n_group` documents of the group hold the term, against `n_docs_rest` of `n_rest`.
    `z` is the document-level log-odds ratio with an informative Dirichlet prior, over its standard deviation (Monroe,
    Colaresi & Quinn 2008, on documents instead of tokens; prior = share of all documents x 10 documents);
    the ranking, and of equals the term that the group says more times comes first.
    `log_ratio` = log2((n_docs + .5) / (n_group + 1)) - log2((n_docs_rest + .5) / (n_rest + 1)), with its 95 % interval
    `low`..`high` (delta method). `q` is the Benjamini-Hochberg value of Fisher's exact test over the terms that the
    group uses in 2 documents or more; missing where the group or its rest is under 5 documents: descriptive only.
    `dispersion` is how evenly the term's documents are spread over the sources of the group, within one source over
    the thirds of its documents in order of date: 1 is as the group itself, 0 all in the smallest part; missing for a
    group of one document (1 - DPnorm, see `dispersion.evenness`).

    In groups of 5 and more a term needs 2 documents; in smaller ones terms of a single document are listed too. Left
    out are stopwords, numbers, single letters, what addresses begin with, the words of the group's own name, those that
    the filters of a selection ask for, those of the host from which most of its documents come, the names of the news
    agencies that the documents credit, and what stands in no other place of a document than its agency credits.
    """
    corpus, given = compared_documents(corpus, by=by, groups=groups, selections=selections, period=period, top=top)
    parts = [keyness_columns(*one, top) for one in per_language(corpus, given, own_counts(corpus))]
    return join_parts(parts, "keyness", by=by)


def compared_documents(
    corpus: Corpus, *, by: str, groups: tuple[str, ...], selections: tuple[str, ...], period: str, top: int | None
) -> tuple[Corpus, grouping.Groups]:
    """Return the documents that are compared and the groups that they are in, by the options of `keyness`."""
    _check(by, groups, selections, top)
    chosen = selections or groups
    given = grouping.groups(corpus, by, chosen=chosen, period=period)
    if len(set(chosen)) > 1:
        rows = np.flatnonzero(given.members.sum(axis=1))
        corpus, given = corpus.take(rows), given._replace(members=given.members[rows])
    return corpus, given


def join_parts(parts: list[dict[str, np.ndarray]], name: str, **same: str) -> pd.DataFrame:
    """Return what `keyness_columns` gave as one table, in order of group, language and rank."""
    if not parts:
        return schema.empty(name)
    table = pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]}).assign(**same)
    return schema.conform(table.sort_values(["group", "language", "rank"], kind="stable"), name)


def _check(by: str, groups: tuple[str, ...], selections: tuple[str, ...], top: int | None) -> None:
    if top is not None and top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    if by == "language":
        raise ValueError(
            "words of different languages cannot be compared; groups by source, topic, period or another column are"
            " compared within each language"
        )
    if (by == grouping.SELECTION) != bool(selections) or (groups and selections):
        raise ValueError(f"selections go with by='selection' and without groups, got by={by!r}")


class Said(NamedTuple):
    """The documents of one language, and how often each says the terms that can tell groups apart.

    `cells` are `counts` as 0 and 1, `columns` gives the column of a word form.
    """

    language: str
    sources: np.ndarray
    dates: np.ndarray
    ids: np.ndarray
    hosts: np.ndarray
    counts: sparse.csr_array
    cells: sparse.csr_array
    terms: np.ndarray
    columns: dict[str, int]


class _Counted(NamedTuple):
    """One entry per group and term that it says, in order of groups: their numbers, and four counts of documents.

    `a` of `n_a` documents inside the group hold the term, `b` of `n_b` outside; the group says it `n` times.
    """

    group: np.ndarray
    term: np.ndarray
    a: np.ndarray
    b: np.ndarray
    n_a: np.ndarray
    n_b: np.ndarray
    n: np.ndarray

    def take(self, chosen: np.ndarray) -> _Counted:
        return _Counted(*(values[chosen] for values in self))


def per_language(
    corpus: Corpus, given: grouping.Groups, counts: sparse.csr_array, without: frozenset[str] = frozenset()
) -> Iterator[tuple[Said, grouping.Groups]]:
    """Give each language and a block of the groups, by `counts` of the vocabulary and without some words.

    Left out are also stopwords, numbers, single letters and the names of agencies.
    """
    documents = corpus.documents
    about = documents[["source", "date", "doc_id", "url", "language"]]
    sources, dates, ids, urls, spoken = about.to_numpy(dtype=object).T
    hosts = np.asarray([web_address.host_without_ending(url) for url in urls], dtype=object)
    agencies = set(schema.LIST_SEPARATOR.join(documents["agency"].unique()).split(schema.LIST_SEPARATOR))
    for language in sorted(set(spoken) - {schema.UNDETERMINED}):
        rows = np.flatnonzero(spoken == language)
        own = counts[rows]
        columns = _countable(corpus, np.flatnonzero(np.bincount(own.indices)), language, agencies, without)
        own = own[:, columns]
        forms = {form: i for i, form in enumerate(corpus.vocabulary[columns])}
        known = (sources[rows], dates[rows], ids[rows], hosts[rows])
        said = Said(language, *known, own, (own > 0).astype("int64"), corpus.surfaces[columns], forms)
        for first in range(0, len(given.names), BLOCK):
            block = slice(first, first + BLOCK)
            members = given.members[rows][:, block].tocsc()
            yield said, grouping.Groups(members, given.names[block], given.told[block])


def own_counts(corpus: Corpus) -> sparse.csr_array:
    """Return how often each document says each word of the vocabulary, without the agency credits of its text."""
    credited = corpus.stored("agency_credits")
    found: list[tuple[int, str]] = []
    for row, text in zip(corpus.positions(credited["doc_id"]), credited["text"], strict=True):
        if text in corpus.text[corpus.doc_ids[row]]:  # credits on lines that were taken out are not counted anyway
            found += [(row, form) for form in tokens.tokens(text)]
    counts = corpus.counts
    if found:
        rows, forms = np.asarray(found, dtype=object).T
        columns = np.minimum(np.searchsorted(corpus.vocabulary, forms), len(corpus.vocabulary) - 1)
        whole = corpus.vocabulary[columns] == forms  # the end of a credit can lie within a word of the text
        cells = (np.ones(whole.sum()), (rows[whole].astype("int64"), columns[whole]))
        counts = counts - sparse.csr_array(cells, shape=counts.shape)
        counts.data = np.maximum(counts.data, 0)  # two credits can lie over one another
        counts.eliminate_zeros()
    return counts


def _countable(
    corpus: Corpus, used: np.ndarray, language: str, agencies: set[str], others: frozenset[str]
) -> np.ndarray:
    """Return the columns of the words that can distinguish, of those used.

    An agency is compared as it is written: APP is the Associated Press of Pakistan, an app is news.
    """
    without = ignored_words.ignored_words(corpus, language) | ADDRESS | others
    words = zip(corpus.vocabulary[used], corpus.surfaces[used], strict=True)
    keep = [
        word not in without and len(word) > 1 and not word[0].isdigit() and surface not in agencies
        for word, surface in words
    ]
    return used[np.asarray(keep, dtype=bool)]


def keyness_columns(
    said: Said, given: grouping.Groups, top: int | None, *, alone: bool = False
) -> dict[str, np.ndarray]:
    """Return the columns of the table for some groups, all at once: 2,018 authors one by one took 3 times as long.

    With `alone` groups without any rest are described too, by the documents with a term.
    """
    counted = _count_terms(said, given, alone=alone)
    has_rest = counted.n_b > 0
    z, ratio, error = (np.where(has_rest, values, np.nan) for values in (_z(counted), *_log_ratio(counted)))
    best, rank = _strongest(counted, np.where(has_rest, z, counted.a), np.where(has_rest, ratio, 1.0), top)
    group, term, a, b, n_a, n_b, n_hits = listed = counted.take(best)
    z, q, ratio, error = z[best], _q(counted)[best], ratio[best], error[best]
    names = {"group": np.asarray(given.names, dtype=object)[group], "term": said.terms[term]}
    names["language"] = np.full(len(best), said.language, dtype=object)
    counts = {"n_docs": a, "n_docs_rest": b, "n_group": n_a, "n_rest": n_b, "n_hits": n_hits, "rank": rank}
    measures = {
        "z": z,
        "log_ratio": ratio,
        "low": ratio - significance.Z95 * error,
        "high": ratio + significance.Z95 * error,
        "q": q,
    }
    return names | counts | measures | {"dispersion": _evenness(said, given, listed)}


def _count_terms(said: Said, given: grouping.Groups, *, alone: bool) -> _Counted:
    """Count what enough documents of each group hold that has a rest, or is `alone`, without the group's own words."""
    inside, times = ((given.members.T @ counts).tocsr().sorted_indices() for counts in (said.cells, said.counts))
    inside = inside.tocoo()
    group, term = inside.row.astype("int64"), inside.col
    own = [i * len(said.terms) + column for i, found in enumerate(_own_columns(said, given)) for column in found]
    n_a = given.members.sum(axis=0)[group]
    total = said.cells.sum(axis=0)
    b, n_b = total[term] - inside.data, len(said.sources) - n_a
    counted = _Counted(group, term, inside.data, b, n_a, n_b, times.data)
    enough = counted.a >= np.where(n_a >= MIN_GROUP, 2, 1)
    return counted.take(
        enough & ((counted.n_b > 0) | alone) & ~np.isin(group * len(said.terms) + term, np.asarray(own, "int64"))
    )


def _own_columns(said: Said, given: grouping.Groups) -> Iterator[list[int]]:
    """Give, for each group, the columns of its own words."""
    for told, rows in zip(given.told, _documents(given), strict=True):
        own = outlet_names.own_words(told, said.hosts[rows]) if len(rows) else set()
        yield [said.columns[word] for word in own if word in said.columns]


def _documents(given: grouping.Groups) -> list[np.ndarray]:
    """Return the rows of the documents of each group."""
    return np.split(given.members.indices, given.members.indptr[1:-1])


def _strongest(counted: _Counted, z: np.ndarray, ratio: np.ndarray, top: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the entries of the terms that each group says more, strongest first, and their ranks.

    Of equals, of which small groups have many, the term comes first that the group says more times.
    """
    more = np.flatnonzero((z > 0) & (ratio > 0))
    order = more[np.lexsort((counted.term[more], -counted.n[more], -z[more], counted.group[more]))]
    group = counted.group[order]
    rank = np.arange(1, len(order) + 1) - np.searchsorted(group, group)
    listed = rank <= (top or len(order))
    return order[listed], rank[listed]


def _q(counted: _Counted) -> np.ndarray:
    """Return the q-values of each group; missing where it or its rest is too small."""
    group, _, a, b, n_a, n_b, _ = counted
    q = np.full(len(group), np.nan)
    tested = np.flatnonzero(np.minimum(n_a, n_b) >= MIN_GROUP)
    p = significance.overlap_p(a[tested], (a + b)[tested], n_a[tested], int((n_a + n_b).max(initial=0)))
    for one in matrices.spans(group[tested]):
        q[tested[one]] = significance.benjamini_hochberg(p[one])
    return q


def _evenness(said: Said, given: grouping.Groups, listed: _Counted) -> np.ndarray:
    """Return how evenly each term listed is spread over the documents of its group."""
    even = np.full(len(listed.group), np.nan)
    documents = _documents(given)
    for one in matrices.spans(listed.group):
        rows = documents[listed.group[one][0]]
        if len(rows) > 1:
            parts = grouping.parts(said.sources[rows], said.dates[rows], said.ids[rows])
            even[one] = dispersion.evenness(said.cells[rows][:, listed.term[one]], parts)
    return even


def _z(counted: _Counted) -> np.ndarray:
    """Return the log-odds difference with Dirichlet prior over its standard deviation (eq. 16 and 20 of Monroe)."""
    _, _, a, b, n_a, n_b, _ = counted
    prior = PRIOR_DOCS * (a + b) / (n_a + n_b)
    odds_a = np.log((a + prior) / (n_a + PRIOR_DOCS - a - prior + 0.5))
    odds_b = np.log((b + prior) / (n_b + PRIOR_DOCS - b - prior + 0.5))
    return (odds_a - odds_b) / np.sqrt(1 / (a + prior) + 1 / (b + prior))


def _log_ratio(counted: _Counted) -> tuple[np.ndarray, np.ndarray]:
    """Return log2 of the ratio of the two shares of documents, and its standard error."""
    _, _, a, b, n_a, n_b, _ = counted
    ratio, variance = matrices.log_ratio(a, n_a, b, n_b)
    return ratio, np.sqrt(variance) / np.log(2)
