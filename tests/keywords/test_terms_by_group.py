import pytest

from analytics.keywords import terms_by_group

WORLD = {
    "d1": {"text": "talks on trade", "source": "A"},
    "d2": {"text": "trade and ports", "source": "A"},
    "d3": {"text": "border guards and trade", "source": "B"},
    "d4": {"text": "envoy", "source": "C"},
    "d5": {"text": "Handel und Grenze", "source": "A", "language": "de"},
}


def test_each_term_is_counted_in_each_group_of_its_language(make_corpus):
    got = terms_by_group.group_terms(make_corpus(WORLD), language="en")

    trade = got[got["term"] == "trade"]
    assert trade.values.tolist() == [
        ["trade", "A", 2, 2, 1.0],
        ["trade", "B", 1, 1, 1.0],
        ["trade", "C", 0, 1, 0.0],
    ]


def test_terms_are_in_the_order_of_the_group_that_they_distinguish(make_corpus):
    got = terms_by_group.group_terms(make_corpus(WORLD), language="en")

    assert list(dict.fromkeys(got["term"])) == ["trade", "ports", "talks", "border", "guards", "envoy"]


def test_only_the_groups_shown_are_columns_in_their_order(make_corpus):
    got = terms_by_group.group_terms(make_corpus(WORLD), language="en", shown=("B", "A"))

    square = terms_by_group.square(got)
    assert list(square.columns) == ["B", "A"]
    assert square.loc["border"].tolist() == [1.0, 0.0]
    assert "envoy" not in square.index


def test_selections_can_share_documents(make_corpus):
    chosen = ("first: words=trade", "second: source=B; source=C")

    got = terms_by_group.group_terms(make_corpus(WORLD), by="selection", selections=chosen, language="en")

    assert got[got["term"] == "envoy"].values.tolist() == [
        ["envoy", "first", 0, 3, 0.0],
        ["envoy", "second", 1, 2, 0.5],
    ]


def test_the_documents_of_a_group_are_those_it_counts(make_corpus):
    corpus = make_corpus(WORLD)

    assert terms_by_group.documents_of(corpus, name="A") == ["d1", "d2", "d5"]
    assert terms_by_group.documents_of(corpus, name="x", by="selection", selections=("x: words=guards",)) == ["d3"]


def test_a_corpus_of_one_group_has_no_terms(make_corpus):
    assert terms_by_group.group_terms(make_corpus({"d1": "talks"})).empty
    with pytest.raises(ValueError, match="words of different languages cannot be compared"):
        terms_by_group.group_terms(make_corpus(WORLD), by="language")
