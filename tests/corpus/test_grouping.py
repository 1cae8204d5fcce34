import numpy as np
import pytest

from analytics import CorpusError
from analytics.corpus import grouping

WORLD = {
    "d1": {"text": "a", "source": "A", "date": "2021-08-16", "topic": "t02"},
    "d2": {"text": "b", "source": "B", "date": "2021-08", "language": "de"},
    "d3": {"text": "c", "source": "A", "date": "2021", "topic": "t01"},
    "d4": {"text": "d", "source": "A", "date": ""},
    "d5": {"text": "e", "source": "A", "date": "2021-01-03"},
}


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("source", ["A", "B", "A", "A", "A"]),
        ("language", ["en", "de", "en", "en", "en"]),
        ("topic", ["t02", "", "t01", "", ""]),
        ("period", ["2021-08", "2021-08", "", "", "2021-01"]),
    ],
)
def test_every_document_has_a_label_or_none(make_corpus, by, labels):
    assert list(grouping.labels(make_corpus(WORLD), by)) == labels


@pytest.mark.parametrize(
    ("period", "labels"),
    [
        ("year", ["2021", "2021", "2021", "", "2021"]),
        ("month", ["2021-08", "2021-08", "", "", "2021-01"]),
        ("week", ["2021-W33", "", "", "", "2020-W53"]),  # 3 January 2021 is a Sunday of the ISO year 2020
        ("day", ["2021-08-16", "", "", "", "2021-01-03"]),
    ],
)
def test_a_date_coarser_than_the_period_has_no_period(make_corpus, period, labels):
    assert list(grouping.labels(make_corpus(WORLD), "period", period=period)) == labels


def test_the_labels_of_a_slice_are_those_of_its_documents(make_corpus):
    part = make_corpus(WORLD).take([1, 2])

    assert list(grouping.labels(part, "topic")) == ["", "t01"]
    assert list(grouping.labels(part, "period", period="year")) == ["2021", "2021"]


def test_a_document_of_several_passages_is_in_its_strongest_topic(make_corpus):
    corpus = make_corpus(WORLD)
    members = corpus.stored("topic_members").iloc[[0, 0, 0]].astype({"doc_id": "str", "topic": "str"})
    members = members.assign(start=[0, 1, 2], topic=["t03", "t01", "t02"], strength=[0.2, 0.9, 0.9])
    corpus = corpus.with_table("topic_members", members)

    assert list(grouping.labels(corpus, "topic")) == ["t01", "", "", "", ""]  # of two at .9 the first in the text


@pytest.mark.parametrize("by", [*grouping.GROUPINGS, "language"])
def test_an_empty_slice_has_no_labels(make_corpus, by):
    assert list(grouping.labels(make_corpus({}), by)) == []


def test_any_text_column_of_the_documents_is_a_grouping(make_corpus):
    corpus = make_corpus({"d1": {"author": "Jane Doe", "agency": "AP; Reuters"}, "d2": {"agency": "AP"}})

    assert list(grouping.labels(corpus, "author")) == ["Jane Doe", ""]
    assert list(grouping.labels(corpus, "agency")) == ["AP; Reuters", "AP"]
    assert grouping.names(corpus, by="author") == ["Jane Doe"]


def test_the_country_is_that_of_the_outlets_address(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"url": "https://www.bbc.co.uk/news/1", "source": "BBC"},
            "d2": {"source": "spiegel.de"},
            "d3": {"url": "https://www.cnn.com/a", "source": "cnn.de"},  # the article's own address counts
            "d4": {"source": "Der Spiegel"},
        }
    )

    assert list(grouping.labels(corpus, "country")) == ["United Kingdom", "Germany", "", ""]
    assert grouping.names(corpus, by="country") == ["Germany", "United Kingdom"]


def grouped(groups):
    """Return the rows of the documents of each group, by its name."""
    return {name: list(np.flatnonzero(groups.members[:, [i]].toarray())) for i, name in enumerate(groups.names)}


def test_groups_are_those_of_the_slice_or_those_chosen(make_corpus):
    corpus = make_corpus(WORLD)

    assert grouped(grouping.groups(corpus, "topic")) == {"t01": [2], "t02": [0]}
    assert grouped(grouping.groups(corpus, "source", chosen=("B",))) == {"B": [1]}
    assert grouped(grouping.groups(corpus, "period", chosen=("2021",), period="year")) == {"2021": [0, 1, 2, 4]}


def test_a_group_outside_the_slice_is_empty_and_an_unknown_one_is_an_error(make_corpus):
    corpus = make_corpus(WORLD)

    assert grouped(grouping.groups(corpus.where(source="A"), "source", chosen=("B",))) == {}
    with pytest.raises(CorpusError, match="'C' is no source of this corpus; examples are A, B"):
        grouping.groups(corpus, "source", chosen=("B", "C"))
    assert grouped(grouping.groups(make_corpus({}), "source", chosen=("A",))) == {}


def test_selections_are_groups_that_may_share_documents(make_corpus):
    chosen = ("August: date=2021-08", "Paper A: source=A; words=a c")

    found = grouping.groups(make_corpus(WORLD), "selection", chosen=chosen[:1])
    assert grouped(found) == {"August": [0, 1, 2]}  # a date of 2021 alone can lie in August
    found = grouping.groups(make_corpus(WORLD | {"d6": {"text": "c a", "source": "A"}}), "selection", chosen=chosen)
    assert grouped(found) == {"August": [0, 1, 2], "Paper A": [5]}
    assert found.definitions == ["August 2021-08", "Paper A A a c"]


def test_two_selections_of_one_name_are_refused(make_corpus):
    with pytest.raises(CorpusError, match="Two selections are called 'May'; give them different names"):
        grouping.groups(make_corpus(WORLD), "selection", chosen=("May: source=A", "May: source=B"))


def test_the_parts_are_the_sources_or_the_thirds_of_one_source():
    dates = np.asarray(["2021-03", "", "2021-01", "2020", "2021-02-01"], dtype=object)

    ids = np.asarray(list("abcde"), dtype=object)
    assert list(grouping.parts(np.asarray(list("ABABB"), dtype=object), dates, ids)) == [0, 1, 0, 1, 1]
    # in order of date: the fourth, the third | the fifth, the first | the second, which has none
    assert list(grouping.parts(np.asarray(list("AAAAA"), dtype=object), dates, ids)) == [1, 2, 0, 0, 1]
    assert list(grouping.parts(np.asarray([], dtype=object), dates[:0], ids[:0])) == []


def test_an_unknown_grouping_or_period_is_an_error(make_corpus):
    known = "source, country, topic, period or a text column of documents, such as author or agency"
    for by in ("outlet", "n_words"):
        with pytest.raises(ValueError, match=f"by must be one of {known}, got '{by}'"):
            grouping.labels(make_corpus(WORLD), by)
    with pytest.raises(ValueError, match="period must be year, month, week or day, got 'decade'"):
        grouping.labels(make_corpus(WORLD), "period", period="decade")


def test_the_largest_groups_are_in_the_order_of_their_names(make_corpus):
    dates = ["2021-08-01", "2021-09-01", "2021-09-02", "2021-10-01", "2021-10-02", ""]
    corpus = make_corpus({f"d{i}": {"text": "a", "date": date} for i, date in enumerate(dates)})

    assert grouping.largest(corpus, by="period", most=2) == ["2021-09", "2021-10"]
    assert grouping.largest(corpus, by="period", most=1) == ["2021-09"]  # of equals the first
