"""Documents over time: every period is there, and the largest groups come first."""

import pytest

from analytics.sources import coverage_volume


def test_periods_without_documents_are_counted_as_zero(make_corpus):
    corpus = make_corpus({
        "a": {"text": "One.", "source": "North", "date": "2021-01-30"},
        "b": {"text": "Two.", "source": "North", "date": "2021-02-02"},
        "c": {"text": "Three.", "source": "South", "date": "2021-02-02"},
        "d": {"text": "Four.", "source": "South", "date": "2021"},
    })  # fmt: skip

    table = coverage_volume.coverage_volume(corpus, by="source")

    rows = {group: part["n_docs"].tolist() for group, part in table.groupby("group", sort=False)}
    assert rows == {"North": [1, 0, 0, 1], "South": [0, 0, 0, 1], "": [1, 0, 0, 2]}
    assert table["period"].unique().tolist() == ["2021-01-30", "2021-01-31", "2021-02-01", "2021-02-02"]
    assert table.drop_duplicates("group")["n_group"].tolist() == [2, 1, 3]


def test_a_year_of_news_is_counted_by_month(make_corpus):
    dates = [f"2020-{month:02}-03" for month in range(1, 13)]
    corpus = make_corpus({date: {"text": f"News {date}.", "source": "North", "date": date} for date in dates})

    assert coverage_volume.fitting_period(corpus) == "month"
    table = coverage_volume.coverage_volume(corpus, by="source", top=0)
    assert table["group"].unique().tolist() == [""]
    assert table["n_docs"].tolist() == [1] * 12


def test_without_dates_there_is_nothing(make_corpus):
    assert coverage_volume.coverage_volume(make_corpus({"a": "No date."}), by="source").empty


def test_an_unknown_grouping_is_refused(make_corpus):
    with pytest.raises(ValueError, match="topic or source"):
        coverage_volume.coverage_volume(make_corpus({"a": "No date."}), by="author")
