import pytest

from analytics.findings import sources as source_findings
from analytics.sources import coverage, gaps
from analytics.statements import statements
from tests.statements.test_statements import LEFT, LEFT_EDITED, LEFT_GERMAN, PAID, RAIN, world

AMHARIC = "አምባሳደሩ ቤጂንግን ለቀው ወጡ ምክንያቱም ካቡል ለዲፕሎማቶች ደመወዝ አልከፈለችም።"
FACETS = {"facets": ("statement",)}


def text_of(corpus):
    return statements.statements(corpus).set_index("statement")["text"]


def status(corpus, text, **options):
    """Return the status and reason of one statement by source."""
    table = coverage.coverage(corpus, **FACETS, **options)
    rows = table[table["facet"].map(text_of(corpus)) == text]
    return {row.source: (row.status, row.reason) for row in rows.itertuples()}


def test_a_statement_is_covered_or_partly_covered_or_not_found_in_each_source(make_corpus):
    corpus = make_corpus(world(LEFT, LEFT_EDITED, PAID, RAIN, (AMHARIC, "am")))

    assert status(corpus, LEFT) == {
        "A": ("covered", ""),
        "B": ("covered", ""),
        "C": ("partly", ""),
        "D": ("not found", ""),
        "E": ("not checkable", "another language without translations: Amharic"),
    }


def test_a_statement_is_compared_across_languages(make_corpus):
    corpus = make_corpus(world(LEFT, (LEFT_GERMAN, "de"), RAIN))

    assert status(corpus, LEFT_GERMAN) == {"A": ("covered", ""), "B": ("covered", ""), "C": ("not found", "")}


def test_the_heaviest_statement_of_one_source_alone_comes_first(make_corpus):
    plain = "Local gardeners plant tulips, cherries and carrots where orchards once stood."
    named = {"text": f"{plain} {RAIN}", "names": "Geneva=place, Turin=place", "source": "A"}
    corpus = make_corpus({"d1": named, "d2": {"text": LEFT, "source": "B"}})

    table = gaps.gaps(corpus, **FACETS)

    table_of_texts = table.assign(facet=table["facet"].map(text_of(corpus)))
    assert table_of_texts[["gap", "source", "facet", "n_covering", "n_others"]].values.tolist() == [
        ["only in", "A", RAIN, 0, 1],
        ["only in", "A", plain, 0, 1],
        ["only in", "B", LEFT, 0, 1],
    ]


def test_a_statement_that_another_source_says_in_part_is_not_only_in_one(make_corpus):
    assert gaps.gaps(make_corpus(world(LEFT, PAID)), **FACETS).empty


def test_a_statement_that_two_others_make_is_missing(make_corpus):
    table = gaps.gaps(make_corpus(world(LEFT, LEFT_EDITED, RAIN)), **FACETS)

    assert table[["gap", "source", "n_covering", "n_others"]].values.tolist() == [
        ["only in", "C", 0, 2],
        ["missing from", "C", 2, 2],
    ]


def test_with_many_documents_coverage_lists_only_statements_of_two_documents(make_corpus):
    many = {f"m{i}": {"text": "", "source": "M"} for i in range(coverage.FEW - 2)}
    corpus = make_corpus(world(LEFT, LEFT_EDITED, RAIN) | many)  # 51 documents

    table = coverage.coverage(corpus, **FACETS)

    assert set(table["facet"].map(text_of(corpus))) == {LEFT}
    assert RAIN in set(gaps.gaps(corpus, **FACETS)["facet"].map(text_of(corpus)))


def test_a_source_of_few_documents_can_be_left_unchecked(make_corpus):
    corpus = make_corpus(world(LEFT, RAIN, LEFT, sources="ABA"))

    few = ("not checkable", "fewer than 2 documents")
    assert status(corpus, LEFT, min_docs=2) == {"A": ("covered", ""), "B": few}


@pytest.mark.parametrize(
    ("date", "days", "found"),
    [
        ("2022-02-01", 31, "not found"),  # 31 days after 1 January
        ("2022-02-01", 30, "not checkable"),
        ("2022", 0, "not found"),  # as exact as it is: it may be 1 January
        ("", 0, "not found"),
        ("2021", 0, "not checkable"),
        ("2021", None, "not found"),
    ],
)
def test_a_source_without_a_document_of_the_days_of_the_reports_can_be_left_unchecked(make_corpus, date, days, found):
    given = world(LEFT, RAIN)
    given["d1"]["date"] = date

    table_of_texts = status(make_corpus(given), LEFT, days=days)["B"]

    assert table_of_texts == (found, "outside the dates of this source" if found == "not checkable" else "")


def test_the_reason_for_a_name_is_that_no_names_are_read_in_the_language(make_corpus):
    thai = {"text": "ภาษาไทย", "source": "B", "language": "th"}
    corpus = make_corpus({"d1": {"text": "China China", "names": "China", "source": "A"}, "d2": thai})

    table = coverage.coverage(corpus)

    assert table[["source", "status", "reason"]].values.tolist() == [
        ["A", "covered", ""],
        ["B", "not checkable", "no names are read in Thai"],
    ]


def test_the_error_for_a_wrong_option_gives_its_range(make_corpus):
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        coverage.coverage(make_corpus({}), min_docs=0)
    with pytest.raises(ValueError, match="days must be 0 or more, got -1"):
        coverage.coverage(make_corpus({}), days=-1)


def test_the_finding_has_the_statement_of_most_sources_and_one_of_a_single_source(make_corpus):
    corpus = make_corpus(world(LEFT, LEFT_EDITED, RAIN))
    table, lists = coverage.coverage(corpus, **FACETS), gaps.gaps(corpus, **FACETS)

    got = source_findings.statements(table, lists, shown=dict(text_of(corpus)))

    description = "This is only a description: it can be chance."
    assert got == f"2 of 3 sources say “{LEFT}”. Found in one source only: “{RAIN}” (C). {description}"
    shown = dict(text_of(corpus))
    assert source_findings.gaps(lists, "C", shown=shown) == (
        f"Only C says “{RAIN}”; not found there: {LEFT} (covered by 2 of the 2 others). {description}"
    )


def test_without_statements_the_finding_explains_what_a_statement_is(make_corpus):
    table, lists = (analysis(make_corpus(world("Short.")), **FACETS) for analysis in (coverage.coverage, gaps.gaps))

    assert source_findings.statements(table, lists, shown={}) == (
        "There is no statement to compare: a statement needs at least 6 different content words."
    )
