"""Two sides compared: the common years, the interval within years, forms of a name, speakers, events."""

import numpy as np
import pandas as pd
import pytest

from analytics import CorpusError, schema, tables
from analytics.build import build
from analytics.comparison import events, shares, sides
from analytics.findings import comparison as findings
from analytics.reading.raw import Loaded, RawDocument
from analytics.stats.strata import stratified_difference

ABOUT = "President Maria Lopez opened the new bridge in Porto on Monday, and the mayor of Porto thanked her for it."
PLAIN = "Maria Lopez spoke about the harbour of Porto, and nobody in the town council of Porto asked a question."
OTHER = "The football club of Porto lost its match in the rain, and the trainer was angry about the many mistakes."


def article(name, text, source, date):
    return RawDocument(name, f"{text} This is number {name} of the series.", source=source, date=date)


@pytest.fixture(scope="module")
def corpus():
    rows = [
        *((f"a{i}", ABOUT, "North", "2016-05-01") for i in range(6)),
        *((f"b{i}", OTHER, "North", "2014-05-01") for i in range(6)),
        *((f"c{i}", PLAIN, "South", "2016-06-01") for i in range(6)),
        *((f"d{i}", OTHER, "South", "2016-07-01") for i in range(2)),
        ("e", PLAIN, "South", ""),
    ]
    return build.build(Loaded([article(*row) for row in rows], []), workers=0)


A, B = "North: source=North", "South: source=South"


def test_only_years_with_dated_articles_of_both_sides_are_compared(corpus):
    compared = sides.sides(corpus, A, B)

    assert compared.years == ("2016",)
    assert set(compared.a.documents["date"].str[:4]) == set(compared.b.documents["date"].str[:4]) == {"2016"}
    assert len(sides.sides(corpus, A, B, "all").a) > len(compared.a)


def test_a_side_without_b_is_compared_with_all_others(corpus):
    compared = sides.sides(corpus, A, "")

    assert compared.names == ("North", "The rest")
    assert set(compared.b.documents["source"]) == {"South"}


def test_documents_of_both_sides_are_on_neither_and_counted(corpus):
    compared = sides.sides(corpus, "North: source=North", "Porto: words=Porto; date=2016", "all")

    assert compared.n_common > 0
    assert not set(compared.a.doc_ids) & set(compared.b.doc_ids)


def test_a_side_without_documents_of_its_own_is_an_error_with_a_remedy(corpus):
    with pytest.raises(CorpusError, match="All documents of North are on the other side too"):
        sides.sides(corpus, A, A)


@pytest.mark.parametrize("name", [name for name in tables.ANALYSES if name.startswith("comparison_")])
@pytest.mark.parametrize("focus", ["", "Maria Lopez", "words=football", "nowhere"])
def test_a_comparison_has_its_declared_columns_with_any_focus(corpus, name, focus):
    table = tables.table(corpus, name, a=A, b=B, focus=focus)

    assert table.dtypes.astype(str).to_dict() == dict(schema.TABLES[name].columns)


def test_each_group_has_its_share_in_the_years_that_all_have(corpus):
    options = {"a": A, "b": B, "focus": "Maria Lopez"}
    table = tables.table(corpus, "comparison_groups", more=("June: date=2016-06",), **options)

    assert list(zip(table["group"], table["period"], strict=True)) == [
        (name, year) for name in ("North", "South", "June") for year in ("2016", "")
    ]
    two = tables.table(corpus, "comparison_share", **options)
    for name, side in (("North", "a"), ("South", "b")):
        of_group = table[table["group"] == name][["n_docs", "n", "share", "low", "high"]]
        assert of_group.to_numpy().tolist() == two.filter(regex=f"_{side}$").to_numpy().tolist()
    assert table.loc[table["group"] == "June", "n_docs"].tolist() == [1, 1]  # its six articles are copies


def test_a_group_without_documents_is_an_error_with_a_remedy(corpus):
    with pytest.raises(CorpusError, match="Never has no documents here"):
        tables.table(corpus, "comparison_groups", a=A, b=B, more=("Never: date=1999",))


def test_two_groups_of_one_name_are_refused(corpus):
    with pytest.raises(CorpusError, match="Two selections are called 'North'"):
        tables.table(corpus, "comparison_groups", a=A, b=B, more=("North: date=2014",))


def test_all_documents_of_the_groups_count_where_most_of_one_have_no_date(make_corpus):
    rows = [("North", "2016-05-01"), ("North", "2014-05-01"), ("South", "2016-06-01"), ("South", ""), ("South", "")]
    world = {
        f"d{i}": {"text": f"Text {i} of Porto.", "source": one, "date": date} for i, (one, date) in enumerate(rows)
    }
    options = {"a": A, "b": B, "focus": "words=Porto"}

    two = tables.table(make_corpus(world), "comparison_share", **options)
    groups = tables.table(make_corpus(world), "comparison_groups", **options)

    assert two["period"].tolist() == ["2014", "2016", ""]
    assert two["n_a"].tolist() == groups.loc[groups["group"] == "North", "n"].tolist() == [1, 1, 2]
    assert two["n_b"].tolist() == groups.loc[groups["group"] == "South", "n"].tolist() == [0, 1, 3]


def test_related_sentences_of_a_story_without_statements_are_listed(make_corpus):
    north = "Maria Lopez opened the new harbour of Porto on Monday with a speech."
    south = "The new harbour of Porto was opened on Monday by Maria Lopez."
    names = "Maria Lopez=person, Porto"
    extra = {f"d{i}": {"text": f"Number {i} rains on.", "source": "East"} for i in range(30)}
    corpus = make_corpus(
        {
            "a": {"text": north, "source": "North", "names": names},
            "b": {"text": south, "source": "South", "names": names},
            **extra,
        }
    )
    members = pd.DataFrame({"story": "a", "doc_id": ["a", "b"], "of": ["a", "b"]})
    compared = sides.sides(corpus, A, B, "all")
    none = events._sentences(compared, members).iloc[:0]

    related = events._with_related(compared, members, none)

    assert related["grade"].tolist() == ["related", "related"]
    assert sorted(related["doc_id"]) == ["a", "b"]


def test_speakers_are_those_whose_words_a_side_quotes(corpus):
    table = tables.table(corpus, "comparison_speakers", a=A, b=B, period="all")

    assert set(table["side"]) <= {"a", "b", "both"}
    quotes = corpus.stored("quotes")
    assert table[["n_quotes_a", "n_quotes_b"]].to_numpy().sum() <= len(quotes)


def test_shares_are_counts_of_documents_with_copies_once(corpus):
    table = shares.comparison_share(corpus, a=A, b=B, focus="Maria Lopez")
    total = table.iloc[-1]

    compared = sides.sides(corpus, A, B)
    named = set(corpus.mentions.loc[corpus.mentions["entity"] == "Maria Lopez", "doc_id"])
    assert (total["n_a"], total["n_b"]) == (len(compared.a), len(compared.b))
    assert total["n_docs_a"] == len(named & set(compared.a.doc_ids))
    assert total["n_docs_b"] == len(named & set(compared.b.doc_ids))
    assert total["low"] <= total["difference"] <= total["high"]


def test_a_title_before_a_name_makes_another_form(corpus):
    table = shares.comparison_forms(corpus, a=A, b=B, focus="Maria Lopez", period="all").set_index("form")

    assert shares.form(ABOUT, ABOUT.index("Maria"), "Maria Lopez") == "President Maria Lopez"
    assert shares.form(PLAIN, 0, "Maria Lopez") == "Maria Lopez"
    assert set(table.index) <= {"President Maria Lopez", "Maria Lopez"}


def test_the_difference_within_years_is_not_that_of_the_mixture_of_years():
    """A has most articles in the year in which nobody writes about it; in each year both write equally often."""
    a, n_a, b, n_b = [2, 40], [100, 50], [1, 80], [50, 100]

    difference, low, high = stratified_difference(*map(np.array, (a, n_a, b, n_b)))

    assert sum(a) / sum(n_a) - sum(b) / sum(n_b) == pytest.approx(-0.26)
    assert difference == pytest.approx(0, abs=1e-9)
    assert low < 0 < high


def test_the_interval_within_years_covers_the_true_difference():
    random = np.random.default_rng(3)
    n_a, n_b, base = np.array([20, 60, 15]), np.array([50, 20, 30]), np.array([0.1, 0.4, 0.7])
    inside = 0
    for _ in range(400):
        drawn = random.binomial(n_a, base + 0.1), n_a, random.binomial(n_b, base), n_b
        _, low, high = stratified_difference(*drawn)
        inside += low <= 0.1 <= high

    assert 0.92 <= inside / 400 <= 0.98


def test_no_stratum_with_both_sides_gives_no_difference():
    assert np.isnan(stratified_difference(np.array([1]), np.array([4]), np.array([0]), np.array([0]))).all()


def test_few_articles_give_counts_instead_of_a_finding(corpus):
    table = shares.comparison_share(corpus, a="June: date=2016-06", focus="Porto", period="all")
    two = table.assign(n_b=2)

    assert findings.how_often(two, ("June", "July"), "Porto").startswith("Too few articles to compare")


def test_forms_of_random_sides_hardly_ever_pass_and_a_planted_one_does():
    """Ten forms, 40 documents a side: under chance at most 5% of the comparisons have any form that passes."""
    random = np.random.default_rng(5)
    share = np.linspace(0.1, 0.9, 10)

    def lowest_p(share_a, share_b):
        drawn = {
            "n_docs_a": random.binomial(40, share_a),
            "n_a": 40,
            "n_docs_b": random.binomial(40, share_b),
            "n_b": 40,
        }
        return shares._corrected_p(pd.DataFrame(drawn)).min()

    assert np.mean([lowest_p(share, share) <= 0.05 for _ in range(400)]) <= 0.05
    assert np.mean([lowest_p(np.append(share, 0.8), np.append(share, 0.2)) <= 0.05 for _ in range(50)]) >= 0.9


def test_the_form_of_a_finding_is_one_that_passes():
    counts = {"n_docs_a": [30, 20], "n_a": 40, "n_docs_b": [5, 18], "n_b": 40}
    table = pd.DataFrame({"form": ["President Lopez", "Lopez"], **counts, "p": [0.001, 1.0]})

    assert "“President Lopez” is in 30 of 40 articles of North" in findings.how_named(table, ("North", "South"))
    assert findings.how_named(table.assign(p=0.2), ("North", "South")) == (
        "No form of the name differs clearly between the two."
    )
