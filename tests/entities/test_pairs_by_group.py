from math import log, log2, sqrt

import pandas as pd
import pytest
from scipy import stats

from analytics import CorpusError
from analytics.entities import cooccurrence, pairs_by_group
from analytics.entities.pairs_by_group import pair_keyness, pair_timeline

# A joins China and Kabul in 4 of 6 documents, B in 1 of 5; B joins Bonn and Rome in 3.
NEWS = {
    **{f"a{i}": {"text": "China met Kabul." if i < 4 else "China.", "source": "A", "date": "2021-08-16"}
       for i in range(6)},
    **{f"b{i}": {"text": "China. Kabul." if i < 1 else "Bonn, Rome." if i < 4 else "Rome.", "source": "B",
                 "date": "2021-09-01" if i < 3 else "2021"} for i in range(5)},
}  # fmt: skip
NEWS = {doc_id: row | {"names": "China, Kabul, Bonn, Rome"} for doc_id, row in NEWS.items()}


@pytest.fixture(scope="module")
def news(make_corpus):
    return make_corpus(NEWS)


def names(table):
    return list(zip(table["group"], table["a"], table["b"], strict=True))


def test_each_group_has_its_more_frequent_pairs_with_the_counts_of_both_sides(news):
    got = pair_keyness(news)

    counts = ["group", "rank", "a", "b", "n_docs", "n_group", "n_docs_rest", "n_rest"]
    assert got[counts].to_numpy().tolist() == [
        ["A", 1, "China", "Kabul", 4, 6, 1, 5],
        ["B", 1, "Bonn", "Rome", 3, 5, 0, 6],
    ]


def test_ratio_interval_and_test_are_those_of_the_docstring(news):
    got = pair_keyness(news).iloc[0]

    ratio = log2(4.5 / 7) - log2(1.5 / 6)
    error = sqrt(1 / 4.5 - 1 / 7 + 1 / 1.5 - 1 / 6) / log(2)
    assert got["log_ratio"] == pytest.approx(ratio)
    # one pair can pass in A: the other is in three documents, 20 / 165 at best
    assert (got["low"], got["high"]) == pytest.approx((ratio - 1.959964 * error, ratio + 1.959964 * error))
    # at least 4 of the 5 common documents among the 6 of A, of 11; A and B are two families
    assert got["p"] == pytest.approx(stats.hypergeom.sf(3, 11, 5, 6))
    assert got["q"] == pytest.approx(2 * got["p"])


def test_two_groups_are_compared_only_with_each_other(make_corpus):
    corpus = make_corpus(NEWS | {"c1": {"text": "China, Kabul.", "source": "C", "names": "China, Kabul"}})

    got = pair_keyness(corpus, groups=("A", "B"))

    assert got[["group", "n_docs_rest", "n_rest"]].to_numpy().tolist() == [["A", 1, 5], ["B", 0, 6]]
    assert pair_keyness(corpus, groups=("A",))[["n_docs_rest", "n_rest"]].to_numpy().tolist() == [[2, 6]]


def test_a_small_group_is_descriptive_and_lists_single_documents(make_corpus):
    corpus = make_corpus(NEWS | {"c1": {"text": "China, Rome.", "source": "C", "names": "China, Rome"}})

    got = pair_keyness(corpus, groups=("C",))

    # China and Rome share one document of twelve: two are needed to be listed, so nothing is said
    assert got.empty
    small = make_corpus({"x": {"text": "A B.", "names": "A, B", "source": "X"}, "y": {"text": "C", "source": "Y"}})
    row = pair_keyness(small).iloc[0]
    assert (row["group"], row["a"], row["b"], row["n_docs"]) == ("X", "A", "B", 1)
    assert pd.isna(row["q"])


def test_pairs_are_counted_in_the_chosen_unit(news):
    # B names China and Kabul in one document, but in two sentences
    got = pair_keyness(news, unit="sentence")

    assert got[["group", "n_docs", "n_docs_rest"]].to_numpy().tolist() == [["A", 4, 0], ["B", 3, 0]]


def test_an_entity_named_like_the_group_is_left_out(make_corpus):
    corpus = make_corpus({
        f"d{i}": {"text": "Fox News, Kabul and Bonn." if i < 6 else "Fox News.", "names": "Fox News, Kabul, Bonn",
                  "source": "Fox Online News" if i < 6 else "Other"} for i in range(12)})  # fmt: skip

    assert names(pair_keyness(corpus)) == [("Fox Online News", "Bonn", "Kabul")]


def test_selections_are_compared_without_the_entities_of_their_filters(news):
    got = pair_keyness(news, by="selection", selections=("August: date=2021-08", "B: source=B"))

    assert names(got) == [("August", "China", "Kabul"), ("B", "Bonn", "Rome")]


def test_a_document_of_two_selections_is_in_the_rest_of_neither(news):
    both = ("All: source=A; source=B", "B: source=B")

    got = pair_keyness(news, by="selection", selections=both)

    # All has no rest and is not listed; B stands against the six documents of A
    assert got[["group", "a", "n_docs", "n_group", "n_docs_rest", "n_rest"]].to_numpy().tolist() == [
        ["B", "Bonn", 3, 5, 0, 6]
    ]


def test_pairs_are_counted_by_month(news):
    got = pair_timeline(news, top=2).drop(columns="p")

    assert got.to_numpy().tolist() == [
        ["2021-08", "China", "Kabul", 4, 6, 4 / 6],
        ["2021-08", "Bonn", "Rome", 0, 6, 0.0],
        ["2021-09", "China", "Kabul", 1, 3, 1 / 3],
        ["2021-09", "Bonn", "Rome", 2, 3, 2 / 3],
        ["", "China", "Kabul", 0, 2, 0.0],
        ["", "Bonn", "Rome", 1, 2, 0.5],
    ]


def test_a_timeline_can_be_limited_to_the_pairs_of_one_entity(news):
    got = pair_timeline(news, entity="Rome", period="year").drop(columns="p")

    assert got.to_numpy().tolist() == [["2021", "Bonn", "Rome", 3, 11, 3 / 11]]
    assert pair_timeline(news, entity="Nobody").empty


def test_the_pairs_of_a_timeline_are_the_first_of_the_table(news):
    for unit in ("document", "sentence"):
        pairs = cooccurrence.entity_pairs(news, unit=unit)
        got = pair_timeline(news, unit=unit, period="year")
        assert got.groupby(["a", "b"])["n_docs"].sum().to_dict() == dict(
            zip(zip(pairs["a"], pairs["b"], strict=True), pairs["n_docs"], strict=True)
        )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"top": 0}, "top must be at least 1, got 0"),
        ({"by": "colour"}, "by must be one of source, country, topic, period or a text column of documents"),
        ({"by": "selection"}, "selections go with by='selection' and without groups, got by='selection'"),
        ({"selections": ("A: source=A",)}, "selections go with by='selection' and without groups, got by='source'"),
    ],
)
def test_a_wrong_option_of_a_comparison_is_an_error(news, options, sentence):
    with pytest.raises(ValueError, match=sentence.split(",")[0]):
        pairs_by_group.pair_keyness(news, **options)


def test_a_group_that_does_not_exist_is_an_error(news):
    with pytest.raises(CorpusError, match="'C' is no source of this corpus; examples are A, B"):
        pair_keyness(news, groups=("C",))


def test_a_timeline_needs_a_pair_and_a_known_period(news):
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        pair_timeline(news, top=0)
    with pytest.raises(ValueError, match="period must be year, month, week or day, got 'hour'"):
        pair_timeline(news, period="hour")
