"""The periods of a story or subject: first report, peak, copies."""

from __future__ import annotations

import pytest

from analytics import tables
from analytics.findings import stories as findings


@pytest.fixture
def reported(make_corpus):
    """Return a function: the dates of documents, each of a source of its own, and what else they have -> a corpus."""

    def made(*dates, **columns):
        rows = {f"d{i}": {"text": f"Text {i}.", "source": f"S{i}", "date": date} for i, date in enumerate(dates)}
        return make_corpus({key: row | columns.get(key, {}) for key, row in rows.items()})

    return made


def test_the_first_report_the_peak_and_texts_of_an_agency_are_marked(reported):
    corpus = reported("2021-08-16", "2021-08-18", "2021-08-18", "2021-08-20", d2={"agency": "Reuters"})
    table = tables.table(corpus, "reporting_periods")

    assert table.values.tolist() == [
        ["2021-08-16", 1, 1, 0, "first"],
        ["2021-08-18", 2, 2, 1, "peak"],
        ["2021-08-20", 1, 1, 0, ""],
    ]
    assert findings.reporting(table) == (
        "First dated report: 16 August 2021 (1 document). The most: 2 documents of 2 sources, 18 August 2021."
        " 1 of 4 is a copy or credits an agency."
    )


def test_the_order_of_the_files_is_not_that_of_the_dates(reported):
    corpus = reported("2021-08-20", "2021-08-16", "2021-08-18", d0={"agency": "Reuters"})

    table = tables.table(corpus, "reporting_periods")

    assert table[["period", "n_second_hand"]].values.tolist() == [
        ["2021-08-16", 0],
        ["2021-08-18", 0],
        ["2021-08-20", 1],
    ]


def test_of_two_days_with_equally_many_documents_none_is_the_peak(reported):
    events = tables.table(reported(*["2021-08-16"] * 2, *["2021-08-18"] * 2), "reporting_periods")["event"]

    assert events.tolist() == ["first", ""]


def test_a_less_precise_date_is_no_day(reported):
    table = tables.table(reported("2021-08", "2021-08-18", ""), "reporting_periods", period="day")

    assert table["period"].tolist() == ["2021-08-18"]


def test_without_dates_nothing_is_said(reported):
    table = tables.table(reported("", ""), "reporting_periods")

    assert table.empty
    assert findings.reporting(table) == ""
