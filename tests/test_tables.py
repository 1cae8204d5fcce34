import inspect
import re

import numpy as np
import pandas as pd
import pytest

from analytics import ANALYSES, CorpusError, schema, tables

TABLES = ", ".join(schema.PUBLIC)


def test_the_tables_are_those_declared_public_in_their_order():
    assert list(ANALYSES) == list(schema.PUBLIC)


@pytest.mark.parametrize("name", ANALYSES)
def test_the_docstring_of_a_table_says_what_a_row_is_and_options_are_keywords(name):
    parameters = list(inspect.signature(ANALYSES[name]).parameters.values())

    assert re.search("[Oo]ne row (per|is one)", ANALYSES[name].__doc__)
    assert parameters[0].name == "corpus"
    assert {parameter.kind for parameter in parameters[1:]} <= {inspect.Parameter.KEYWORD_ONLY}


def test_the_options_of_a_table_have_their_defaults():
    assert tables.option_defaults("corpus_keywords") == {"min_docs": 1, "top": None, "against": ""}
    assert tables.option_defaults("lines") == {}
    assert tables.option_defaults("gaps")["passes"] is False  # a table with a test


def test_only_the_rows_that_pass_the_test_can_be_asked_for(make_corpus):
    texts = {f"a{i}": {"text": "talks about trade", "source": "A"} for i in range(8)}
    corpus = make_corpus(texts | {f"b{i}": {"text": "border" + " rules" * (i < 3), "source": "B"} for i in range(8)})
    every = tables.table(corpus, "keyness")

    assert not every["q"].le(0.05).all()
    passing = tables.table(corpus, "keyness", passes=True)
    assert passing.equals(every[every["q"] <= 0.05].reset_index(drop=True))
    assert set(passing["term"]) == {"talks", "trade", "border"}


def test_a_table_is_returned_by_name_with_options(make_corpus):
    corpus = make_corpus({"d1": {"text": "China Kabul", "names": "China, Wang=person"}})

    assert tables.table(corpus, "entities")["entity"].tolist() == ["China"]
    assert tables.table(corpus, "entities", kinds=("person",)).equals(schema.empty("entities"))


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("keywrods", {}, f"'keywrods' is not a table; did you mean 'keywords'? The tables are {TABLES}"),
        ("keywords", {"limit": 3}, "'limit' is not an option of keywords; its options are top"),
        ("lines", {"top": 3}, "'top' is not an option of lines; it has none"),
        ("keywords", {"top": 0}, "keywords: top must be at least 1, got 0"),
        ("nonsense", {}, f"'nonsense' is not a table; the tables are {TABLES}"),
        (
            "stories",
            {"min_doc": 2},
            "'min_doc' is not an option of stories; did you mean 'min_docs'? Its options are min_docs, min_sources",
        ),
        ("timeline", {"period": "hour"}, "timeline: period must be year, month, week or day, got 'hour'"),
    ],
)
def test_wrong_use_is_an_error_in_one_sentence(make_corpus, name, options, sentence):
    with pytest.raises(CorpusError) as refused:
        tables.table(make_corpus({}), name, **options)

    assert str(refused.value) == sentence


WRONG = {
    "int": ("2", 2.5, None, True, "a whole number"),
    "int | None": ("2", 2.5, True, "a whole number or None"),
    "bool": ("yes", 1, None, "True or False"),
    "str": (3, None, ("a",), "a text"),
    "tuple[str, ...]": (3, None, ("a", 1), "a text or a list of texts"),
}
WRONG["Sequence[str]"] = WRONG["tuple[str, ...]"]


@pytest.mark.parametrize("name", [name for name in ANALYSES if tables.option_defaults(name)])
def test_an_option_of_a_wrong_type_is_refused_by_every_table(make_corpus, name):
    corpus = make_corpus({"d1": "China Kabul"})
    for parameter in list(inspect.signature(ANALYSES[name]).parameters.values())[1:]:
        *values, wanted = WRONG[parameter.annotation]
        for value in values:
            with pytest.raises(CorpusError) as refused:
                tables.table(corpus, name, **{parameter.name: value})

            assert str(refused.value) == f"{name}: {parameter.name} must be {wanted}, got {value!r}"


@pytest.mark.parametrize("name", [name for name in ANALYSES if "int" in str(inspect.signature(ANALYSES[name]))])
def test_a_number_below_its_range_is_refused_with_the_range(make_corpus, name):
    corpus = make_corpus({"d1": "China Kabul"})
    for parameter in list(inspect.signature(ANALYSES[name]).parameters.values())[1:]:
        if parameter.annotation.startswith("int"):
            with pytest.raises(CorpusError, match=rf"^{name}: {parameter.name} must be .*, got -1$"):
                tables.table(corpus, name, **{parameter.name: -1})


@pytest.mark.parametrize("kinds", ["person", ["person"], ("person",), pd.Series(["person"])])
def test_an_option_of_several_values_takes_one_or_any_list(make_corpus, kinds):
    corpus = make_corpus({"d1": {"text": "China Wang", "names": "China, Wang=person"}})

    assert tables.table(corpus, "entities", kinds=kinds)["entity"].tolist() == ["Wang"]
    assert tables.table(corpus, "entity_network", kinds=kinds, min_docs=np.int64(1)).empty


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
        ("keyness", {"passes": "true"}, {"passes": True}),
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
def test_an_option_that_cannot_be_read_is_an_error(given, sentence):
    with pytest.raises(CorpusError) as refused:
        tables.read_options("entity_pairs", given)

    assert str(refused.value) == sentence
