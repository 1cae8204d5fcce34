"""Names of one person in several languages, alphabets and cases."""

import pandas as pd
import pytest

from analytics import schema
from analytics.entities import linking, name_skeletons
from analytics.entities.foreign_spellings import foreign_spellings
from analytics.entities.inflected_names import base_forms


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Wladimir Putin", "de"),
        ("Vladimir Poutine", "fr"),
        ("Władimir Putin", "pl"),
        ("Владимир Путин", "ru"),
    ],
)
def test_a_name_of_another_language_is_joined_to_the_most_frequent_spelling(name, language):
    assert foreign_spellings({"Vladimir Putin": {"en": 3}, name: {language: 1}}) == {name: "Vladimir Putin"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jeremy Corbyn", "Джереми Корбин"),
        ("Theresa May", "Тереза Мэй"),
        ("Boris Johnson", "Борис Джонсон"),
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
        ("Aleksandr Novak", "Alexandre Novak"),
    ],
)
def test_spellings_by_the_sound_of_a_language_are_one_name(one, other):
    assert foreign_spellings({one: {"en": 2}, other: {"xx": 1}}) == {other: one}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Li Keqiang", "Li Qiang"),
        ("Wang Yi", "Wang Yu"),
        ("Anna Schmidt", "Anna Schmitz"),
        ("John Smith", "Joan Smith"),
    ],
)
def test_names_that_only_look_alike_stay_two_persons(one, other):
    assert foreign_spellings({one: {"en": 2}, other: {"de": 1}}) == {}


def test_two_spellings_in_one_language_are_not_joined():
    n_docs = {"Wladimir Putin": {"de": 1}, "Vladimir Putin": {"de": 1, "en": 4}}

    assert foreign_spellings(n_docs) == {}


@pytest.mark.parametrize(
    ("name", "language", "base"),
    [
        ("Donalda Trumpa", "pl", "Donald Trump"),
        ("Brettowi Kavanaughowi", "pl", "Brett Kavanaugh"),
        ("Jeremyho Corbyna", "cs", "Jeremy Corbyn"),
        ("Nancy Pelosiová", "cs", "Nancy Pelosi"),
        ("Дональдом Трампом", "ru", "Дональд Трамп"),
        ("Терезы Мэй", "ru", "Тереза Мэй"),
        ("Путину", "ru", "Путин"),
        ("Сергеем Лавровым", "ru", "Сергей Лавров"),
    ],
)
def test_a_name_in_another_case_is_its_plain_form(name, language, base):
    plain = {"Donald Trump", "Brett Kavanaugh", "Jeremy Corbyn", "Nancy Pelosi"}
    n_docs = {one: {"en": 2} for one in plain}
    n_docs |= {one: {"ru": 2} for one in ("Дональд Трамп", "Тереза Мэй", "Владимир Путин", "Сергей Лавров")}

    assert base_forms({**n_docs, name: {language: 1}}) == {name: base}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Donalda Trumpa", "en"),  # this language has no cases
        ("Donalda Tuska", "pl"),  # another surname
        ("Donald Trumpet", "pl"),  # no ending
    ],
)
def test_other_names_are_not_cases(name, language):
    assert base_forms({"Donald Trump": {"en": 2}, name: {language: 1}}) == {}


def test_a_woman_is_not_a_case_of_the_name_of_a_man():
    assert base_forms({"Александр Иванов": {"ru": 2}, "Александра Иванова": {"ru": 1}}) == {}


def linked(*texts):
    """Return {surface: entity} of the names in (doc_id, language, names) with their kinds."""
    rows = [
        (doc_id, at, at + len(name), name, kind, False, "crf", hint)
        for doc_id, _, names in texts
        for at, (name, kind, hint) in enumerate(names)
    ]
    documents = pd.DataFrame([(doc_id, language, "", "") for doc_id, language, _ in texts], columns=DOCUMENT)
    mentions = linking.link(schema.from_rows(rows, "names"), documents=documents, texts={})
    return dict(zip(mentions["surface"], mentions["entity"], strict=True))


DOCUMENT = ["doc_id", "language", "source", "date"]
DENVER = [("Denver", "place", "Denver"), ("Colorado", "place", "Colorado"), ("FBI", "organisation", "FBI")]
OTHERS = [(f"d{i}", "en", [(f"Town{i}", "place", f"Town{i}")]) for i in range(20)]


@pytest.mark.parametrize(
    ("english", "name", "language"),
    [
        ("Jeff Flake", "Джеффа Флейка", "ru"),
        ("Elizabeth Warren", "Сенатор Элизабет Уоррен", "ru"),
        ("Joe Biden", "Джо Байден", "uk"),
        ("Mike Sullivan", "Majk Salivan", "sr"),
        ("Kim Jong-un", "Ким Чен Ын", "ru"),
        ("Angela Merkel", "アンゲラ メルケル", "ja"),
        ("Jeremy Corbyn", "ジェレミー コービン", "ja"),
    ],
)
def test_a_name_in_another_alphabet_is_the_person_of_the_same_news(english, name, language):
    texts = [("a", "en", [(english, "person", ""), *DENVER]), ("b", language, [(name, "person", ""), *DENVER])]

    assert linked(*texts, *OTHERS)[name] == english


@pytest.mark.parametrize(
    ("english", "name"),
    [("Jeff Flake", "Джо Байден"), ("Kim Jong-un", "Ким Чен Ир"), ("Steven Thomson", "Стивен Томас")],
)
def test_a_name_with_other_consonants_is_another_person(english, name):
    texts = [("a", "en", [(english, "person", ""), *DENVER]), ("b", "ru", [(name, "person", ""), *DENVER])]

    assert linked(*texts, *OTHERS)[name] != english


def test_the_same_consonants_in_other_news_are_not_evidence():
    elsewhere = [("Omsk", "place", "Omsk"), ("Siberia", "place", "Siberia")]
    texts = [
        ("a", "en", [("Jeff Flake", "person", ""), *DENVER]),
        ("b", "ru", [("Джефф Флейк", "person", ""), *elsewhere]),
    ]

    assert linked(*texts, *OTHERS)["Джефф Флейк"] == "Джефф Флейк"


def test_a_name_of_many_parts_with_several_readings_has_a_few_skeletons():
    assert len(name_skeletons.keys([["wang", "kuwang"]] * 40, is_coarse=True)) == name_skeletons.MOST_KEYS
