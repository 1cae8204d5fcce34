import pytest

from analytics.keywords import trends

DATED = {
    "d1": {"keywords": "Kabul, China", "date": "2021-08-16"},
    "d2": {"keywords": "kabul, KABUL", "date": "2021-08"},
    "d3": {"keywords": "trade", "date": "2021-09-01"},
    "d4": {"keywords": "Kabul, China", "date": "2022"},
}


def test_each_period_has_each_of_the_best_keywords_with_its_share_of_the_documents(make_corpus):
    got = trends.keyword_timeline(make_corpus(DATED), top=2)

    # the best two: Kabul in three documents, China in two; the document of 2022 is in no month
    assert got.drop(columns="p").values.tolist() == [
        ["", "Kabul", 1, 1, 1.0],
        ["", "China", 1, 1, 1.0],
        ["2021-08", "Kabul", 2, 2, 1.0],
        ["2021-08", "China", 1, 2, 0.5],
        ["2021-09", "Kabul", 0, 1, 0.0],
        ["2021-09", "China", 0, 1, 0.0],
    ]


def test_periods_have_the_chosen_length(make_corpus):
    got = trends.keyword_timeline(make_corpus(DATED), top=1, period="year")

    assert got.drop(columns="p").values.tolist() == [["2021", "Kabul", 2, 3, 2 / 3], ["2022", "Kabul", 1, 1, 1.0]]


def test_the_timeline_of_a_slice_counts_its_own_documents(make_corpus):
    got = trends.keyword_timeline(make_corpus(DATED).where(date="2021-09"), period="year")

    assert got.drop(columns="p").values.tolist() == [["2021", "trade", 1, 1, 1.0]]


ORDERED = {f"d{day}": {"date": f"2021-08-0{day}", "keywords": "Kabul" if day > 2 else "trade"} for day in (4, 3, 1, 2)}


def test_the_corpus_in_order_of_time_is_split_into_parts(make_corpus):
    got = trends.keyword_spread(make_corpus(ORDERED), top=1, parts=2)

    # Kabul and trade have two documents each, Kabul is first in the alphabet: it stands in the later half alone
    assert got.values.tolist() == [
        [1, "Kabul", 0, 2, 0.0, "2021-08-01", "2021-08-02"],
        [2, "Kabul", 2, 2, 1.0, "2021-08-03", "2021-08-04"],
    ]


def test_no_part_is_empty_and_documents_without_date_are_last(make_corpus):
    corpus = make_corpus(ORDERED | {"d0": {"keywords": "Kabul"}})

    got = trends.keyword_spread(corpus, top=1, parts=60)

    assert got[["part", "n_docs", "first"]].values.tolist() == [
        *([1, 0, "2021-08-01"], [2, 0, "2021-08-02"], [3, 1, "2021-08-03"], [4, 1, "2021-08-04"], [5, 1, ""]),
    ]


def test_each_position_of_a_keyword_is_relative_to_the_text(make_corpus):
    corpus = make_corpus({"d1": {"text": "Kabul and trade with Kabul", "keywords": "Kabul, trade"}, "d2": ""})

    assert trends.keyword_places(corpus).values.tolist() == [
        ["d1", 1, "Kabul", 0, 0.0],
        ["d1", 1, "Kabul", 21, 21 / 26],
        ["d1", 2, "trade", 10, 10 / 26],
    ]


def test_the_error_about_a_wrong_option_names_its_range(make_corpus):
    with pytest.raises(ValueError, match="period must be year, month, week or day, got 'hour'"):
        trends.keyword_timeline(make_corpus({}), period="hour")
    with pytest.raises(ValueError, match="parts must be at least 1, got 0"):
        trends.keyword_spread(make_corpus({}), parts=0)
    for analysis in (trends.keyword_timeline, trends.keyword_spread, trends.keyword_places):
        with pytest.raises(ValueError, match="top must be at least 1, got 0"):
            analysis(make_corpus({}), top=0)
