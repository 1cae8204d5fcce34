"""Comparisons of two groups are limited to the years that both have, where the dates allow it."""

import pytest

from analytics.corpus import compared_groups
from analytics.findings import keywords as keyword_findings
from analytics.findings import overview
from analytics.keywords import keyness, terms_by_group
from analytics.sources import coverage, framing, gaps


def articles(source, texts):
    """Return articles of a source: a date and a text each."""
    rows = [{"text": text, "source": source, "date": date, "names": "Trump=person"} for date, text in texts]
    return {f"{source}{i:02}": row for i, row in enumerate(rows)}


# Fox writes of Trump in six of ten articles over all years, CNN in four of ten; in 2016, which both have, all of Fox's
# four and all of CNN's four do
FOX = [("2016-01-02", "Trump spoke of taxes again.")] * 4 + [
    *[("2017-05-06", "Trump spoke of walls again.")] * 2,
    *[("2019-05-06", "The weather stayed warm here.")] * 4,
]
CNN = [("2016-03-04", "Trump spoke of taxes again.")] * 4 + [("2012-05-06", "Markets fell sharply again here.")] * 6


@pytest.fixture(scope="module")
def two(make_corpus):
    return make_corpus(articles("Fox", FOX) | articles("CNN", CNN))


def test_two_sources_are_compared_in_the_years_that_both_have(two):
    found = compared_groups.two_groups(two)

    assert found.years == ("2016",)
    assert found.n_left_out == 12


def test_coverage_and_gaps_of_two_sources_count_only_the_common_years(two):
    table = coverage.coverage(two, facets=("person",)).set_index("source")
    every = coverage.coverage(two, facets=("person",), common_years=False).set_index("source")

    assert table[["n_docs", "n_source", "years"]].to_numpy().tolist() == [[4, 4, "2016"], [4, 4, "2016"]]
    assert every.loc["Fox", ["n_docs", "n_source", "years"]].tolist() == [6, 10, ""]
    assert gaps.gaps(two, facets=("person",))["years"].isin(["2016"]).all()


def test_words_of_other_years_distinguish_no_source(two):
    limited = keyness.keyness(two, groups=("Fox", "CNN"))
    every = keyness.keyness(two, groups=("Fox", "CNN"), common_years=False)

    assert "weather" in set(every["term"])
    assert limited.empty  # in 2016 both have the same words
    assert every["years"].eq("").all()


def test_words_near_a_name_are_compared_in_the_years_in_which_both_name_it(two):
    assert "walls" in set(framing.framing(two, entity="Trump", common_years=False)["term"])
    assert framing.framing(two, entity="Trump").empty


def test_the_documents_behind_a_group_are_those_that_were_compared(two):
    assert len(terms_by_group.documents_of(two, name="Fox", groups=("Fox", "CNN"))) == 4
    assert len(terms_by_group.documents_of(two, name="Fox", groups=("Fox", "CNN"), common_years=False)) == 10


def test_a_finding_names_the_years_to_which_it_is_limited(make_corpus):
    more = [(f"{year}-02-03", "Senators met the union today.") for year in (2014, 2014, 2015, 2016, 2018)]
    other = [(f"{year}-02-03", "Farmers sold the harvest today.") for year in (2014, 2015, 2016, 2018, 2019)]
    corpus = make_corpus(articles("A", more) | articles("B", other))

    sentence = keyword_findings.keyness(keyness.keyness(corpus, groups=("A", "B")), "A", "B")

    assert sentence.endswith("Only the years that both have count: 2014 to 2016, 2018.")
    assert "years" not in overview.coverage(coverage.coverage(corpus, facets=("person",), common_years=False))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"by": "period"}, "groups are times"),
        ({"by": "selection", "selections": ("early: date=2012", "late: date=2016")}, "the dates are what is compared"),
        ({"groups": ("Fox",)}, "one source against all others"),
    ],
)
def test_there_is_no_limit_where_time_is_compared_or_no_two_groups_are(two, options, reason):
    assert compared_groups.two_groups(two, **options) == compared_groups.NO_LIMIT, reason


def test_there_is_no_limit_without_enough_dates(make_corpus):
    few = [("2016-01-02", "Trump spoke.")] + [("", "Trump spoke.")] * 3
    corpus = make_corpus(articles("A", few) | articles("B", CNN))

    assert compared_groups.two_groups(corpus) == compared_groups.NO_LIMIT


def test_there_is_no_limit_without_a_common_year(make_corpus):
    corpus = make_corpus(articles("A", [("2013-01-02", "Trump spoke.")] * 3) | articles("B", CNN))

    assert compared_groups.two_groups(corpus) == compared_groups.NO_LIMIT
