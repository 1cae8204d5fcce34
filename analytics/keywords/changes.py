"""Keywords whose share rises or falls between two periods, beyond chance and within the same sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import dates, independent_texts
from analytics.keywords.keywords import concept_rows
from analytics.stats import group_tests, matrices, multiple_tests

if TYPE_CHECKING:
    from scipy import sparse

    from analytics.corpus.store import Corpus

RISING, FALLING = "rising", "falling"
DIRECTIONS = (RISING, FALLING)  # groups 0 and 1 of the tests: the documents since the date, and those before it
MIN_DOCS = 5  # of a keyword in both periods together: fewer cannot pass the test
MOST_SOURCES = 50  # each is a stratum: more would cost memory, and small ones decide nothing
WEAK_SHARE = 0.05  # of the documents since the date: a rising keyword below it is a weak signal
RECENT = 0.25  # of the dated documents are compared with those before them, if no date is given


def keyword_changes(corpus: Corpus, *, since: str = "", top: int = 100) -> pd.DataFrame:
    """One row per keyword that rises since a date, then per keyword that falls; of each the `top`, by `q`.

    A rising keyword is in `n_docs` of the `n_group` documents since the date `since` and in `n_docs_rest` of the
    `n_rest` before it; for a falling one `n_docs` and `n_group` are those before. `log_ratio` is log2 of the ratio of
    the two shares within the same sources, with the interval `low`..`high`; `q` is the test, see
    `group_tests.compare`. The strata are the sources: a new source in the corpus is not a new subject. So only sources
    with documents on both sides are compared, of these the 50 largest. Copies count once. Documents whose date is not
    precise enough for one side are left out. `is_weak`: the keyword rises, and is in fewer than 5% of the documents
    since the date. Without `since`, the last quarter of the documents is compared, from the start of a month.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    since = since or default_since(corpus)
    side = _sides(corpus, since)
    side = np.where(_compared_source(corpus, side) == "", -1, side)
    part = corpus.take(np.flatnonzero(side >= 0))
    if len(part) == 0:
        return schema.empty("keyword_changes")
    return _table(part, side[side >= 0], since, top)


def default_since(corpus: Corpus) -> str:
    """Return the month in which the last quarter of the documents begins, the day if it is the first month, or ""."""
    known = sorted(date for date in corpus.documents["date"].tolist() if len(date) >= len("2021-08"))
    if not known:
        return ""
    date = known[int((1 - RECENT) * len(known))]
    length = len("2021-08") if known[0][:7] < date[:7] else len("2021-08-16")
    return date[:length] if known[0][:length] < date[:length] else ""


def _sides(corpus: Corpus, since: str) -> np.ndarray:
    """Return 0 for a document since the date, 1 for one before it, -1 for one that is neither for sure."""
    first = dates.date_bounds(since)[0] if since else ""
    bounds = [dates.date_bounds(date) for date in corpus.documents["date"].tolist()]
    return np.asarray([-1 if not low else 0 if low >= first else 1 if high < first else -1 for low, high in bounds])


def _compared_source(corpus: Corpus, side: np.ndarray) -> np.ndarray:
    """Return the source of each document, "" for one that is not among the largest with documents on both sides."""
    source = corpus.documents["source"].astype("str").to_numpy(dtype=object)
    counts = pd.crosstab(source[side >= 0], side[side >= 0]).reindex(columns=[0, 1], fill_value=0)
    smaller = counts.min(axis=1)
    largest = smaller[smaller > 0].sort_values(ascending=False, kind="stable").head(MOST_SOURCES).index
    return np.where(np.isin(source, list(largest)), source, "")


def _table(part: Corpus, side: np.ndarray, since: str, top: int) -> pd.DataFrame:
    rows = concept_rows(part)
    cells = matrices.incidence(rows.doc, rows.concept, (len(part), len(rows.names)))
    kept = np.flatnonzero(np.asarray(cells.sum(axis=0)).ravel() >= MIN_DOCS)
    members = matrices.incidence(np.arange(len(part)), side, (len(part), 2))
    design = _design_by_source(part, members)
    group, column = np.repeat([0, 1], len(kept)), np.tile(np.arange(len(kept)), 2)
    tests, least_q = group_tests.compare(design, cells[:, kept], group, column)
    tests = tests._replace(q=multiple_tests.across_families(tests.q, least_q))
    listed = tests.take(np.flatnonzero((tests.log_ratio > 0) & ~np.isnan(tests.q)))
    n_texts = np.asarray(design.inside.sum(axis=0)).ravel()
    concept = kept[listed.column]
    direction = np.asarray(DIRECTIONS, dtype=object)[listed.group]
    table = pd.DataFrame({"direction": direction, "keyword": rows.names[concept]})
    table = table.assign(kind=rows.kinds[concept], since=since, n_docs=listed.n_texts, n_group=n_texts[listed.group])
    table = table.assign(n_docs_rest=listed.n_texts_rest, n_rest=n_texts[1 - listed.group])
    table = table.assign(log_ratio=listed.log_ratio, low=listed.low, high=listed.high, q=listed.q)
    is_weak = (table["direction"] == RISING) & (table["n_docs"] < WEAK_SHARE * table["n_group"])
    order = ["direction", "q", "log_ratio", "keyword"]
    table = table.assign(is_weak=is_weak).sort_values(order, ascending=[False, True, False, True])
    table["rank"] = table.groupby("direction").cumcount() + 1
    return schema.conform(table[table["rank"] <= top], "keyword_changes")


def _design_by_source(part: Corpus, members: sparse.csr_array) -> group_tests.Design:
    """Return the compared texts in strata of sources; a text with copies in several sources counts for the first."""
    copies = independent_texts.text_numbers(part)
    design = group_tests.design(members, copies, np.zeros(len(part)))
    source = pd.factorize(part.documents["source"].astype("str"), sort=True)[0]
    first = np.unique(design.text_of_document, return_index=True)[1]
    return design._replace(stratum=source[first])
