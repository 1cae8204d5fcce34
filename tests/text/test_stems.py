"""Stems: inflections share one, in languages that Snowball knows and in others."""

import pytest

from analytics.text.stems import stem


@pytest.mark.parametrize(
    ("language", "forms", "expected"),
    [
        ("de", ["botschaft", "botschaften"], "botschaft"),
        ("en", ["embassy", "embassies"], "embassi"),
        ("sr", ["влада", "vlada", "vlade"], "vlad"),
        ("uk", ["посольство", "посольства"], "посол"),
        ("sw", ["anasema", "walisema", "atasema", "amesema"], "sema"),
        ("he", ["תחנות", "התחנות"], "תחנ"),
        ("zh", ["大使"], "大使"),
        ("xx", ["embassies"], "embassies"),
    ],
)
def test_inflections_share_a_stem(language, forms, expected):
    assert {stem(form, language) for form in forms} == {expected}


def test_arabic_letters_that_keyboards_spell_apart_are_one():
    assert stem("ملكي", "ur") == stem("ملکی", "ur")


@pytest.mark.parametrize("word", ["2021", "1980s", "-", ""])
def test_numbers_and_signs_are_left_as_they_are(word):
    assert stem(word, "en") == word
