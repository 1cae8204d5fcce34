import pytest

from analytics import schema
from analytics.sources import attention, coverage, similarity

WORLD = {
    "d1": {"text": "China China. Kabul.", "source": "A", "names": "China, Kabul", "date": "2021-08-16"},
    "d2": {"text": "China.", "source": "A", "names": "China", "date": "2021-09"},
    "d3": {"text": "China.", "source": "B", "names": "China", "date": "2021-08-20"},
    "d4": {"text": "Nobody.", "source": "B", "date": "2021"},
    "d5": {"text": "阿富汗首都", "source": "C", "language": "zh"},
}


def rows(table, *columns):
    return table[list(columns)].values.tolist()


def test_a_name_is_covered_partly_covered_not_found_or_not_checkable(make_corpus):
    got = coverage.coverage(make_corpus(WORLD))

    # shares of documents: China 2/2, 1/2, 0/1 vary more than Kabul's 1/2, 0, 0
    assert rows(got, "facet", "source", "status", "n_docs", "n_source", "n_hits") == [
        ["China", "A", "covered", 2, 2, 3],
        ["China", "B", "partly", 1, 2, 1],
        ["China", "C", "not checkable", 0, 1, 0],
        ["Kabul", "A", "partly", 1, 2, 1],
        ["Kabul", "B", "not found", 0, 2, 0],
        ["Kabul", "C", "not checkable", 0, 1, 0],
    ]
    assert set(got["kind"]) == {"place"}


def test_the_facet_whose_share_of_documents_varies_most_comes_first(make_corpus):
    named = {"A": "All Half Some", "B": "All Half", "C": "All", "D": "All"}
    world = {name: {"text": text, "source": name, "names": ", ".join(text.split())} for name, text in named.items()}

    got = coverage.coverage(make_corpus(world))

    # the variance of nought and one is p (1 - p): Half 1/2 * 1/2 = .25, Some 1/4 * 3/4 = .1875, All 1 * 0 = 0
    assert list(dict.fromkeys(got["facet"])) == ["Half", "Some", "All"]
    assert list(dict.fromkeys(coverage.coverage(make_corpus(world), top=2)["facet"])) == ["Half", "Some"]


def test_a_single_document_of_a_topic_covers_it(make_corpus):
    topical = {doc_id: given | {"topic": "t01" if doc_id != "d3" else "t02"} for doc_id, given in WORLD.items()}

    got = coverage.coverage(make_corpus(topical), facets=("topic",))

    # shares of t01: 2/2, 1/2, 1/1; of t02: 0, 1/2, 0: they vary alike, t01 has more documents
    assert rows(got, "facet", "source", "status", "n_docs", "n_hits") == [
        ["t01", "A", "covered", 2, 2],
        ["t01", "B", "covered", 1, 1],
        ["t01", "C", "covered", 1, 1],  # topics can be told in every language
        ["t02", "A", "not found", 0, 0],
        ["t02", "B", "covered", 1, 1],
        ["t02", "C", "not found", 0, 0],
    ]


def test_shared_words_of_two_sources_have_numbers_of_documents(make_corpus):
    world = {
        "a1": {"text": "embassy talks", "source": "A"},
        "a2": {"text": "embassy wheat", "source": "A"},
        "b1": {"text": "Embassy border", "source": "B"},
        "c1": {"text": "talks border", "source": "C"},
        "d1": {"text": "embassy", "source": "B", "language": "de"},
    }
    corpus = make_corpus(world)

    got = similarity.shared_words(corpus, a="A", b="B", language="en")
    assert rows(got, "term", "n_docs_a", "n_docs_b") == [["embassy", 2, 1]]
    assert similarity.shared_words(corpus, a="A", b="nobody", language="en").empty


def test_a_single_passage_of_a_topic_covers_it_partly(make_corpus):
    corpus = make_corpus(WORLD)
    members = [("d1", 0, 12, "t01", 1.0), ("d2", 0, 6, "t01", 1.0), ("d3", 0, 6, "t01", 1.0)]
    part = corpus.with_table("topic_members", _topic_members(members)).with_table("topic_fit", _passages())

    got = coverage.coverage(part, facets=("topic",))

    assert rows(got, "source", "status", "n_hits") == [["A", "covered", 2], ["B", "partly", 1], ["C", "not found", 0]]


def _topic_members(members):

    return schema.from_rows([(*row, False, 0.0, 0.0) for row in members], "topic_members")


def _passages():

    return schema.from_rows([("t01", "talks", "passage", 0.5, "talks", "", "", False, False, 0.1)], "topic_fit")


def test_kinds_choose_the_facets(make_corpus):
    world = {"d1": {"text": "Wang Yi in China", "names": "Wang Yi=person, China", "source": "A"}, "d2": "nothing"}

    assert set(coverage.coverage(make_corpus(world), facets=("person",))["facet"]) == {"Wang Yi"}
    assert coverage.coverage(make_corpus(world), facets=()).empty


def test_denominators_are_those_of_the_slice(make_corpus):
    got = coverage.coverage(make_corpus(WORLD).where(entity="China"))

    assert rows(got, "facet", "source", "n_docs", "n_source") == [
        ["Kabul", "A", 1, 2],
        ["Kabul", "B", 0, 1],
        ["China", "A", 2, 2],
        ["China", "B", 1, 1],
    ]


def test_sources_are_compared_only_within_a_language(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"text": "embassy talks", "source": "A"},
            "d2": {"text": "embassy talks", "source": "B"},
            "d3": {"text": "border trade", "source": "C"},
            "d4": {"text": "embassy talks", "source": "D", "language": "de"},
        }
    )

    got = similarity.source_similarity(corpus)

    # the same words: cosine 1; no word in common: 0; one document each: no interval
    assert rows(got, "a", "b", "language", "similarity", "n_a", "n_b") == [
        ["A", "B", "en", 1.0, 1, 1],
        ["A", "C", "en", 0.0, 1, 1],
        ["B", "C", "en", 0.0, 1, 1],
    ]
    assert got[["low", "high"]].isna().all(axis=None)


def test_the_interval_needs_20_documents_that_are_no_copies_on_both_sides(make_corpus):
    texts = ["embassy talks", "embassy trade", "border talks", "border trade"] * 5
    world = {f"{name}{i:02}": {"text": text, "source": name} for name in "AB" for i, text in enumerate(texts)}
    whole = similarity.source_similarity(make_corpus(world))

    assert rows(whole, "similarity", "n_a", "n_b") == [[1.0, 20, 20]]
    assert whole[["low", "high"]].notna().all(axis=None)
    world["A01"]["duplicate_group"] = world["A05"]["duplicate_group"] = "A01"
    copied = similarity.source_similarity(make_corpus(world))
    assert rows(copied, "n_a", "n_b") == [[19, 20]]
    assert copied[["low", "high"]].isna().all(axis=None)


def test_names_do_not_make_sources_similar(make_corpus):
    named = {"d1": {"text": "China talks", "source": "A"}, "d2": {"text": "Peking trade", "source": "B"}}
    for given in named.values():
        given["names"] = "China, Peking=place>China"

    assert similarity.source_similarity(make_corpus(named))["similarity"].tolist() == [0.0]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("year", [["2021", "A", 2, 2 / 4], ["2021", "B", 2, 2 / 4]]),
        ("month", [["2021-08", "A", 1, 1 / 2], ["2021-08", "B", 1, 1 / 2], ["2021-09", "A", 1, 1.0]]),
        ("week", [["2021-W33", "A", 1, 1 / 2], ["2021-W33", "B", 1, 1 / 2]]),
        ("day", [["2021-08-16", "A", 1, 1.0], ["2021-08-20", "B", 1, 1.0]]),
    ],
)
def test_the_timeline_counts_documents_by_period_and_source(make_corpus, period, expected):
    got = attention.timeline(make_corpus(WORLD), period=period)

    assert rows(got[got["period"] != ""], "period", "source", "n_docs", "share_docs") == expected


def test_documents_with_a_less_precise_date_or_none_have_no_period(make_corpus):
    got = attention.timeline(make_corpus(WORLD), period="day")

    # d2 is of a month, d4 of a year, d5 has no date: a third each
    assert rows(got[got["period"] == ""], "source", "n_docs", "share_docs") == [
        ["A", 1, 1 / 3],
        ["B", 1, 1 / 3],
        ["C", 1, 1 / 3],
    ]
    assert got["n_docs"].sum() == 5


def test_the_error_for_a_wrong_option_gives_its_range(make_corpus):
    with pytest.raises(
        ValueError, match="facets must be among person, organisation, place, topic, keyword, statement, got ship"
    ):
        coverage.coverage(make_corpus({}), facets=("ship",))
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        coverage.coverage(make_corpus({}), top=0)
    with pytest.raises(ValueError, match="period must be year, month, week or day, got 'hour'"):
        attention.timeline(make_corpus({}), period="hour")
