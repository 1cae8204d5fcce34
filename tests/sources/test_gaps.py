import pytest

from analytics import schema
from analytics.sources import coverage, gaps

COLUMNS = ["gap", "source", "facet", "n_covering", "n_others", "n_docs", "n_hits", "first"]


def world(**texts):
    """Return one document per source, each word of it a name."""
    return {
        source: {
            "text": text,
            "source": source,
            "names": ", ".join(dict.fromkeys(text.split())),
            "date": f"2021-08-0{i}",
        }
        for i, (source, text) in enumerate(texts.items(), start=1)
    }


def rows(table):
    return table[COLUMNS].values.tolist()


def test_facets_of_one_source_only_and_facets_missing_from_one_source_are_listed(make_corpus):
    corpus = make_corpus(world(A="China China Qatar Qatar", B="China China", C="China China", D="Kabul"))

    # Kabul is named once in D: partly, so it is no "only in". One of three others covers Qatar: less than half.
    assert rows(gaps.gaps(corpus)) == [
        ["only in", "A", "Qatar", 0, 3, 1, 2, "2021-08-01"],
        ["missing from", "D", "China", 3, 3, 3, 6, "2021-08-01"],
    ]


def test_half_of_the_others_is_enough_for_missing(make_corpus):
    got = gaps.gaps(make_corpus(world(A="China China", B="Kabul", C="Kabul")))

    # of the two others of B one covers China, so of C; and A has it alone
    assert rows(got[got["facet"] == "China"]) == [
        ["only in", "A", "China", 0, 2, 1, 2, "2021-08-01"],
        ["missing from", "B", "China", 1, 2, 1, 2, "2021-08-01"],
        ["missing from", "C", "China", 1, 2, 1, 2, "2021-08-01"],
    ]


def test_a_source_that_cannot_be_checked_has_no_gaps_and_is_not_counted(make_corpus):
    chinese = {"D": {"text": "阿富汗首都", "source": "D", "language": "zh"}}

    got = gaps.gaps(make_corpus(world(A="China China", B="Kabul Kabul") | chinese))

    assert set(got["source"]) == {"A", "B"}
    assert set(got["n_others"]) == {1}
    assert gaps.gaps(make_corpus(world(A="China China") | chinese)).empty  # nobody to compare it with


def test_the_name_of_an_outlet_is_not_listed_as_its_own_facet(make_corpus):
    named = {
        "d1": {"text": "Reuters Reuters", "source": "Reuters News", "names": "Reuters=organisation"},
        "d2": "Kabul",
    }

    assert gaps.gaps(make_corpus(named))["gap"].tolist() == ["missing from"]


def test_languages_and_selections_are_groups_too(make_corpus):
    german = {"D": {"text": "Peking Peking", "source": "D", "language": "de", "names": "Peking"}}
    corpus = make_corpus(world(A="China China", B="China") | german)

    got = gaps.gaps(corpus, by="language")
    assert got.loc[got["gap"] == "only in", ["source", "facet"]].values.tolist() == [["de", "Peking"], ["en", "China"]]
    chosen = ("first: source=A", "other: source=D")
    got = gaps.gaps(corpus, by="selection", selections=chosen)
    assert got.loc[got["gap"] == "only in", ["source", "facet"]].values.tolist() == [
        ["first", "China"],
        ["other", "Peking"],
    ]
    with pytest.raises(ValueError, match="selections go with by='selection'"):
        gaps.gaps(corpus, selections=chosen)


KEYWORDS = {
    "d1": {"text": "wheat trade", "source": "A", "keywords": "wheat", "date": "2021-08"},
    "d2": {"text": "border trade", "source": "B", "keywords": "border"},
    "d3": {"text": "Weizen", "source": "C", "language": "de", "keywords": "Weizen"},
    "d4": {"text": "the border is shut", "source": "D"},
}


def test_a_keyword_is_covered_or_only_mentioned_or_of_another_language(make_corpus):
    got = coverage.coverage(make_corpus(KEYWORDS), facets=("keyword",))

    status = {(row.facet, row.source): row.status for row in got.itertuples()}
    assert [status["border", source] for source in "ABCD"] == ["not found", "covered", "not checkable", "partly"]
    assert got.loc[got["facet"] == "wheat", "first"].tolist() == ["2021-08", "", "", ""]


def test_a_keyword_in_the_text_of_another_source_is_not_only_in_one(make_corpus):
    got = gaps.gaps(make_corpus(KEYWORDS), facets=("keyword",))

    assert got.loc[got["gap"] == "only in", ["source", "facet"]].values.tolist() == [["A", "wheat"]]


def test_coverage_is_counted_by_language_and_by_overlapping_selections(make_corpus):
    corpus = make_corpus(world(A="China China", B="China"))

    got = coverage.coverage(corpus, by="selection", selections=("all: language=en", "one: source=B"))
    assert got[["source", "n_docs", "n_source", "n_hits", "first", "by"]].values.tolist() == [
        ["all", 2, 2, 3, "2021-08-01", "selection"],
        ["one", 1, 1, 1, "2021-08-02", "selection"],
    ]
    assert coverage.coverage(corpus, by="language")["source"].tolist() == ["en"]
    assert coverage.coverage(corpus, groups=("B",))["source"].tolist() == ["B"]


def test_no_data_gives_an_empty_table(nothing):
    assert gaps.gaps(nothing).equals(schema.empty("gaps"))
