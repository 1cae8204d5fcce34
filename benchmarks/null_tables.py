"""Rows of `calibration.py` about coverage, gaps, attention, roles, time, topics, long texts and years.

Sources, dates, roles and words are assigned to the articles of `null_corpora` at random, so nothing differs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import null_corpora
import null_findings
from interval_coverage import Row

from analytics import schema
from analytics.corpus import store
from analytics.entities import cooccurrence, roles
from analytics.stats import comparisons, multiple_tests, strata
from analytics.topics import topics

TABLES = ("coverage", "gaps", "attention", "pair_times")  # of `null_findings` that `calibration` does not count itself
ROLES, GIVEN = ("president", "senator", "judge"), (0.6, 0.3, 0.1)
JOINED = 45  # articles in the long one: about 44,000 words
FEW_TOPICS = 8


def rows(n: int) -> Iterator[Row]:
    """Yield the rows, by `n` random corpora."""
    for name in TABLES:
        has_find = null_findings.KINDS[name]
        yield Row(f"{name}: corpora with a find, random sources and dates", share_of(n, has_find, dealt), 0, most(n))
    yield Row("roles_by_source: corpora with a find, random roles", share_of(n, has_role, with_roles), 0, most(n))
    few = max(n // 20, 1)
    yield Row("topics: more stable than chance, words mixed", share_of(few, share_stable, dealt_words), 0, 0.1)
    yield Row("entity_pairs: pairs of a long article, of those by document", pairs_of_long_article(), 0, 0.05)
    yield from year_rows(n * 10)


def most(n: int) -> float:
    """Return the share of `n` corpora with a find that chance allows at 5 %: the 99th percentile."""
    return float(stats.binom.ppf(0.99, n, multiple_tests.ALPHA) / n)


def share_of(n: int, found: Callable[[Corpus], float], deal: Callable[[np.random.Generator], Corpus]) -> float:
    """Return the mean of `found` over `n` random corpora."""
    return float(np.mean([found(deal(np.random.default_rng(seed))) for seed in range(n)]))


# The random corpora


def dealt(random: np.random.Generator) -> Corpus:
    """Return the articles with sources at random, and with dates of one year at random."""
    whole = null_corpora.random_sources(random)
    days = pd.Timestamp("2021-01-01") + pd.to_timedelta(random.integers(0, 365, len(whole)), unit="D")
    dates = pd.Series(pd.DatetimeIndex(days).strftime("%Y-%m-%d"), dtype="str")
    return whole.with_table("documents", whole.documents.assign(date=dates, date_precision="day"))


def with_roles(random: np.random.Generator) -> Corpus:
    """Return the articles with sources at random, and a role at random beside the first mention of each name."""
    whole = null_corpora.random_sources(random)
    named = whole.mentions.drop_duplicates(["doc_id", "entity"])
    given = random.choice(ROLES, len(named), p=GIVEN)
    places = zip(named["doc_id"], named["start"], named["end"], given, named["start"], named["end"], strict=True)
    return whole.with_table("appositions", schema.from_rows(places, "appositions"))


def dealt_words(random: np.random.Generator) -> Corpus:
    """Return the first 300 articles with their words mixed: the length and the frequency of words stay."""
    whole = null_corpora.corpus().take(np.arange(300))
    terms = store.without_categories(whole.stored("terms"))
    order = random.permutation(len(terms))
    words = terms[["term", "surface"]].iloc[order].reset_index(drop=True)
    mixed = terms.reset_index(drop=True).assign(**words)
    counts = mixed.groupby(["doc_id", "term"], as_index=False).agg(surface=("surface", "first"), n=("n", "sum"))
    tables = {name: store.without_categories(whole.stored(name)) for name in null_corpora.TABLES}
    return store.make(tables | {"terms": schema.conform(counts, "terms")})


# What is found


def has_role(corpus: Corpus) -> float:
    """Return 1 if the finding of a role passes the test for any source."""
    return float((roles.roles_by_source(corpus)["q"] < multiple_tests.ALPHA).any())


def share_stable(corpus: Corpus) -> float:
    """Return the share of the topics that are more stable than by chance."""
    fitted = topics.topics(topics.fit(corpus, n_topics=FEW_TOPICS, unit="document"))
    return float((fitted["stability"] > fitted["stability_by_chance"]).mean())


def pairs_of_long_article() -> float:
    """Return the pairs of six articles, one of them long, as a share of the pairs that share a document."""
    corpus = null_corpora.with_long_article(JOINED)
    by_document = cooccurrence.entity_pairs(corpus, unit="document")
    return len(cooccurrence.entity_pairs(corpus)) / len(by_document)


# Years


def year_rows(n: int) -> Iterator[Row]:
    """Yield the coverage of a difference of two sources that differ in years: by years, and over all documents.

    A subject has 10, 40 and 80 % of the documents of three years in both sources; one has most documents of the first
    year and the other of the last. Over all documents the difference of the years is taken for one of the sources.
    """
    random = np.random.default_rng(0)
    shares, n_a, n_b = np.array([0.1, 0.4, 0.8]), np.array([60, 30, 10]), np.array([10, 30, 60])
    a, b = random.binomial(n_a, shares, (n, 3)), random.binomial(n_b, shares, (n, 3))
    by_years = [strata.stratified_difference(x, n_a, y, n_b) for x, y in zip(a, b, strict=True)]
    yield Row("difference by years: coverage, sources of different years", covered(np.array(by_years)), 0.92, 0.98)
    sums = comparisons.newcombe(a.sum(1), np.full(n, n_a.sum()), b.sum(1), np.full(n, n_b.sum()))
    yield Row("difference of all years: coverage, for comparison", covered(np.column_stack(sums)), 0, 1)


def covered(differences: np.ndarray) -> float:
    """Return the share of the rows (difference, low, high) whose interval holds the true difference, 0."""
    return float(np.mean((differences[:, 1] <= 0) & (differences[:, 2] >= 0)))
