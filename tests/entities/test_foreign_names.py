"""Names of one person in several languages, alphabets and cases."""

import pytest

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
