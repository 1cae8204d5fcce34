"""Where sources and dates are dealt at random, a finding compares in at most 5 % of the corpora."""

import random

import pytest
from conftest import _make

from analytics.entities import pairs_by_group
from analytics.findings import entities as entity_findings
from analytics.findings import keywords as keyword_findings
from analytics.findings import overview as overview_findings
from analytics.findings import sources as source_findings
from analytics.findings import supported
from analytics.keywords import keyness, trends
from analytics.sources import attention, coverage, gaps

NAMES = ("Kabul", "Bonn", "Rome", "Paris", "Oslo", "Lima", "Cairo", "Delhi", "Quito", "Accra")
SHARES = (0.7, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.08, 0.05, 0.05)
SOURCES = ("A",) * 50 + ("B",) * 30 + ("C",) * 20
MONTHS = ("2021-08", "2021-09", "2021-10", "2021-11")
PERMUTATIONS = 12
MOST = 2  # of 12: with a true rate of 5 % more come in 2 % of all runs, and these are fixed


def article(drawn):
    names = [name for name, share in zip(NAMES, SHARES, strict=True) if drawn.random() < share]
    return {"text": " ".join([*names, *names]), "names": ", ".join(names), "keywords": ", ".join(names)}


@pytest.fixture(scope="module")
def permuted():
    """Return one corpus, and its documents with sources and dates dealt at random in several ways."""
    drawn = random.Random(5)
    corpus = _make({f"d{i:03}": article(drawn) for i in range(len(SOURCES))})
    documents = corpus.documents
    dates = [f"{MONTHS[i % 4]}-15" for i in range(len(SOURCES))]
    return [
        corpus.with_table(
            "documents",
            documents.assign(source=drawn.sample(SOURCES, 100), date=drawn.sample(dates, 100), date_precision="day"),
        )
        for _ in range(PERMUTATIONS)
    ]


def says_coverage(corpus):
    return "differs most surely" in overview_findings.coverage(coverage.coverage(corpus))


def says_gap(corpus):
    table = gaps.gaps(corpus)
    return any(supported.DESCRIPTION not in source_findings.gaps(table, name) for name in set(table["source"]))


def says_peak(corpus):
    return "stands out in" in source_findings.attention(attention.attention(corpus), "Kabul", "month")


def says_rise(corpus):
    return "rises most clearly in" in keyword_findings.keyword_times(trends.keyword_timeline(corpus), "month")


def says_rise_of_a_pair(corpus):
    return "rise most clearly in" in entity_findings.pair_times(pairs_by_group.pair_timeline(corpus), "month")


def says_terms(corpus):
    return "stands out most" in keyword_findings.keyness(keyness.keyness(corpus))


def says_pairs(corpus):
    return "more often" in entity_findings.pair_keyness(pairs_by_group.pair_keyness(corpus), ["A", "B", "C"])


KINDS = (says_coverage, says_gap, says_peak, says_rise, says_rise_of_a_pair, says_terms, says_pairs)


@pytest.mark.parametrize("says", KINDS, ids=lambda kind: kind.__name__)
def test_a_finding_seldom_compares_where_there_is_nothing_to_compare(permuted, says):
    assert sum(says(corpus) for corpus in permuted) <= MOST


@pytest.mark.parametrize("says", KINDS, ids=lambda kind: kind.__name__)
def test_a_planted_difference_is_told(permuted, says):
    corpus = permuted[0]
    has_it = corpus.documents["doc_id"].isin(corpus.mentions.loc[corpus.mentions["entity"] == "Rome", "doc_id"])
    source = corpus.documents["source"].mask(has_it.to_numpy(), "B").mask(~has_it.to_numpy(), "A")
    dates = has_it.map({True: "2021-09-15", False: "2021-08-15"})
    planted = corpus.with_table("documents", corpus.documents.assign(source=source, date=dates.to_numpy()))

    if says is says_peak:  # Kabul is in most documents; ask for the name that was planted
        assert "stands out in B, September 2021" in source_findings.attention(
            attention.attention(planted, name="Rome"), "Rome", "month"
        )
    elif says is says_terms:
        assert "rome" in keyword_findings.keyness(keyness.keyness(planted), "B").lower()
    else:
        assert says(planted)
