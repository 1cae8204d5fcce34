import pytest

from analytics.sources import shared_coverage

WORLD = {
    "d1": {"text": "Kabul. Qatar.", "source": "A", "names": "Kabul, Qatar", "topic": "t01"},
    "d2": {"text": "Kabul.", "source": "A", "names": "Kabul", "topic": "t02"},
    "d3": {"text": "Kabul. Katar.", "source": "B", "language": "de", "topic": "t01"},
    "d4": {"text": "Kabul.", "source": "B", "language": "de", "names": "Kabul", "topic": "t02"},
    "d5": {"text": "Peru.", "source": "C", "names": "Peru"},
}
WORLD["d3"]["names"] = "Kabul, Katar=place>Qatar"


def rows(table, *columns):
    return table[list(columns)].values.tolist()


def test_sources_of_two_languages_are_compared_by_names_and_by_topics(make_corpus):
    got = shared_coverage.source_links(make_corpus(WORLD))

    # A and B name Kabul in 2 of 2 and Qatar in 1 of 2 documents, and have half of them in each topic: cosine 1
    columns = ("a", "b", "basis", "languages", "across", "similarity", "n_a", "n_b", "n_shared")
    assert rows(got, *columns) == [
        ["A", "B", "names", "de; en", True, 1.0, 2, 2, 2],
        ["B", "C", "names", "de; en", True, 0.0, 2, 1, 0],
        ["A", "B", "topics", "de; en", True, 1.0, 2, 2, 2],
        ["A", "C", "names", "en", False, 0.0, 2, 1, 0],
    ]


def test_few_documents_have_no_interval(make_corpus):
    got = shared_coverage.source_links(make_corpus(WORLD))

    assert got[["low", "high"]].isna().all(axis=None)


def test_shared_names_of_two_sources_have_the_documents_of_both(make_corpus):
    got = shared_coverage.shared_links(make_corpus(WORLD), a="A", b="B")

    # squares of IDF, N = 5: Kabul log(36 / 5) with 1 * 1, Qatar log(36 / 3) with 1/2 * 1/2
    assert got.values.tolist() == [["Kabul", "names", 2, 2, 2, 2], ["Qatar", "names", 1, 2, 1, 2]]
    assert shared_coverage.shared_links(make_corpus(WORLD), a="A", b="nobody").empty


def test_only_the_largest_sources_are_compared(make_corpus):
    assert set(shared_coverage.source_links(make_corpus(WORLD), most=2)["b"]) == {"B"}
    with pytest.raises(ValueError, match="most must be at least 2, got 1"):
        shared_coverage.source_links(make_corpus(WORLD), most=1)
    with pytest.raises(ValueError, match="basis must be one of names, topics, got 'words'"):
        shared_coverage.shared_links(make_corpus(WORLD), a="A", b="B", basis="words")
