import inspect
import re

import pytest

from analytics import ANALYSES, CorpusError, schema, tables


def test_the_tables_are_those_declared_public_in_their_order():
    assert list(ANALYSES) == list(schema.PUBLIC)


@pytest.mark.parametrize("name", ANALYSES)
def test_a_table_says_what_one_row_is_and_takes_options_by_name_only(name):
    parameters = list(inspect.signature(ANALYSES[name]).parameters.values())

    assert re.search("[Oo]ne row (per|is one)", ANALYSES[name].__doc__)
    assert parameters[0].name == "corpus"
    assert {parameter.kind for parameter in parameters[1:]} <= {inspect.Parameter.KEYWORD_ONLY}


def test_the_options_of_a_table_stand_with_their_defaults():
    assert tables.option_defaults("corpus_keywords") == {"min_docs": 1, "top": None}
    assert tables.option_defaults("lines") == {}


def test_a_table_is_asked_for_by_name_with_options(make_corpus):
    corpus = make_corpus({"d1": {"text": "China Kabul", "names": "China, Wang=person"}})

    assert tables.table(corpus, "entities")["entity"].tolist() == ["China"]
    assert tables.table(corpus, "entities", kinds=("person",)).equals(schema.empty("entities"))


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("keyword", {}, f"'keyword' is not a table; the tables are {', '.join(schema.PUBLIC)}"),
        ("keywords", {"limit": 3}, "'limit' is not an option of keywords; its options are top"),
        ("lines", {"top": 3}, "'top' is not an option of lines; it has none"),
        ("keywords", {"top": 0}, "keywords: top must be at least 1, got 0"),
        ("timeline", {"period": "hour"}, "timeline: period must be year, month, week or day, got 'hour'"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(make_corpus, name, options, sentence):
    with pytest.raises(CorpusError) as refused:
        tables.table(make_corpus({}), name, **options)

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("entity_pairs", {"min_docs": "3"}, {"min_docs": 3}),
        ("entity_pairs", {"min_docs": "None"}, {"min_docs": None}),
        ("entity_pairs", {"kinds": "person, place"}, {"kinds": ("person", "place")}),
        ("entity_pairs", {"demonyms": "no"}, {"demonyms": False}),
        ("entity_pairs", {"demonyms": "TRUE"}, {"demonyms": True}),
        ("keyness", {"by": "topic", "top": "5"}, {"by": "topic", "top": 5}),
        ("keyness", {"groups": "Doe, Jane"}, {"groups": ("Doe, Jane",)}),  # names may hold commas
        ("keywords", {"limit": "5"}, {"limit": "5"}),  # `table` names it as unknown
        ("no_table", {"top": "5"}, {"top": "5"}),
    ],
)
def test_options_written_as_text_get_the_type_of_their_default(name, given, value):
    assert tables.read_options(name, given.items()) == value


def test_an_option_of_several_values_may_be_given_several_times():
    given = [("selections", "A: words=a, b"), ("by", "selection"), ("selections", "B: source=b")]

    assert tables.read_options("keyness", given) == {"by": "selection", "selections": ("A: words=a, b", "B: source=b")}
    assert tables.read_options("entity_pairs", [("kinds", "person"), ("kinds", "place")]) == {
        "kinds": ("person", "place")
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ([("min_docs", "two")], "min_docs must be a whole number, got 'two'"),
        ([("min_docs", "2.5")], "min_docs must be a whole number, got '2.5'"),
        ([("demonyms", "maybe")], "demonyms must be yes or no, got 'maybe'"),
        ([("min_docs", "2"), ("min_docs", "3")], "min_docs takes one value, got 2 and 3"),
    ],
)
def test_an_option_that_cannot_be_read_is_told(given, sentence):
    with pytest.raises(CorpusError) as refused:
        tables.read_options("entity_pairs", given)

    assert str(refused.value) == sentence
