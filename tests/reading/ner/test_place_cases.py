"""Places in other cases, with endings after an apostrophe, and with letters before them."""

import pytest

from analytics.reading.ner.place_cases import PlaceCases
from analytics.reading.ner.tagger import names
from analytics.text.document_text import Text


def places(text, language):
    return {name.surface: name.hint for name in names(Text(text, language)) if name.kind == "place"}


@pytest.mark.parametrize(
    ("language", "text", "surface", "key"),
    [
        ("ru", "Переговоры прошли в Северной Корее в мае.", "Северной Корее", "North Korea"),
        ("ru", "Он вернулся из Великобритании в понедельник.", "Великобритании", "United Kingdom"),
        ("ru", "Встреча пройдёт в Париже.", "Париже", "Paris"),
        ("uk", "Зустріч відбулася у Північній Кореї торік.", "Північній Кореї", "North Korea"),
        ("pl", "Spotkali się w Nowym Jorku w maju.", "Nowym Jorku", "New York"),
        ("pl", "Premier wrócił z Wielkiej Brytanii.", "Wielkiej Brytanii", "United Kingdom"),
        ("cs", "Jednání o Číně skončilo.", "Číně", "China"),
        ("fi", "Kokous pidettiin Skotlannissa.", "Skotlannissa", "Scotland"),
        ("tr", "Toplantı Ankara'da yapıldı.", "Ankara", "Ankara"),
        ("ar", "عقد الاجتماع في لندن وباريس.", "باريس", "Paris"),
        ("he", "הפגישה נערכה בלונדון.", "לונדון", "London"),
        ("ja", "会談はスコットランドで行われた。", "スコットランド", "Scotland"),
        ("zh", "会议在苏格兰举行。", "苏格兰", "Scotland"),
    ],
)
def test_a_place_is_found_in_the_form_of_its_sentence(language, text, surface, key):
    assert places(text, language)[surface] == key


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Малой кровью это не кончится."),  # Mali has no cases
        ("ar", "كان المشهد صعبا."),  # a scene, not Mashhad
        ("zh", "这些群岛很美。"),  # islands
    ],
)
def test_a_common_word_is_not_a_place(language, text):
    assert places(text, language) == {}


def test_a_turkish_name_ends_before_its_apostrophe():
    found = names(Text("Başkan Donald Trump'ın sözcüsü konuştu.", "tr"))

    assert [name.surface for name in found if name.kind == "person"] == ["Donald Trump"]


def test_a_long_run_of_words_that_can_be_cases_is_no_place():
    cases = PlaceCases("ru", {"Северная Корея": "North Korea"})

    assert cases.plain_name("Северной Кореи") == "Северная Корея"
    assert cases.plain_name("Северной " + "Кореями " * 60 + "Кореи") == ""
