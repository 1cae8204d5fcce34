"""Stems: all inflections of a word have the same stem, in languages of Snowball and in others."""

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
def test_inflections_have_the_same_stem(language, forms, expected):
    assert {stem(form, language) for form in forms} == {expected}


def test_letters_of_arabic_and_persian_keyboards_have_the_same_stem():
    assert stem("ملكي", "ur") == stem("ملکی", "ur")


@pytest.mark.parametrize("word", ["2021", "1980s", "-", ""])
def test_numbers_and_signs_stay_unchanged(word):
    assert stem(word, "en") == word
