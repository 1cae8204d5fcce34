"""Keywords that rise and fall since a date: within the same sources, copies once, weak ones marked."""

from __future__ import annotations

import pytest

from analytics.findings import changes as change_findings
from analytics.keywords import changes


def documents(source, year, keyword, n, first=0):
    return {
        f"{source}{year}{keyword}{i + first}": {"source": source, "date": f"{year}-03-01", "keywords": keyword}
        for i in range(n)
    }


@pytest.fixture
def grown(make_corpus):
    """Kabul has 2 of 40 documents before 2021 and 30 of 40 since; trade has the others."""
    parts = [documents("A", 2020, "Kabul", 2), documents("A", 2020, "trade", 38)]
    parts += [documents("A", 2021, "Kabul", 30), documents("A", 2021, "trade", 10)]
    return make_corpus({key: value for part in parts for key, value in part.items()})


def test_a_keyword_rises_and_another_falls(grown):
    got = changes.keyword_changes(grown, since="2021")

    counts = ["direction", "keyword", "n_docs", "n_group", "n_docs_rest", "n_rest", "is_weak"]
    assert got[counts].to_numpy().tolist() == [
        ["rising", "Kabul", 30, 40, 2, 40, False],
        ["falling", "trade", 38, 40, 10, 40, False],
    ]
    assert (got["q"] < 0.001).all()
    assert change_findings.keyword_changes(got) == (
        "Since 2021, within the same sources: 1 rising keyword, most clearly Kabul (30 of 40 documents since then,"
        " 2 of 40 documents before). 1 falling keyword, most clearly trade (10 of 40 documents since then, 38 of 40"
        " documents before)."
    )


def test_a_source_that_comes_later_is_no_rise_of_its_words(make_corpus):
    parts = [documents("A", 2020, "trade", 40), documents("A", 2021, "trade", 10), documents("B", 2021, "Kabul", 40)]
    mixed = make_corpus({key: value for part in parts for key, value in part.items()})

    got = changes.keyword_changes(mixed, since="2021")

    assert not change_findings.passing(got).size
    assert "Kabul" not in set(got["keyword"])


def test_the_last_quarter_from_the_begin_of_a_month_is_compared_without_a_date(make_corpus):
    dated = {f"d{i}": {"date": f"2021-{1 + i // 10:02d}-{1 + i % 10:02d}", "keywords": "x"} for i in range(40)}

    assert changes.default_since(make_corpus(dated)) == "2021-04"
    assert changes.default_since(make_corpus({"d": {"keywords": "x"}})) == ""


def test_without_two_periods_nothing_is_said(make_corpus):
    same = make_corpus(documents("A", 2021, "Kabul", 20))

    got = changes.keyword_changes(same)

    assert got.empty
    assert change_findings.keyword_changes(got).startswith("Nothing can be compared")
