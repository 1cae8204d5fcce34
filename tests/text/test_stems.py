"""Stems: all inflections of a word have the same stem, in languages of Snowball and in others."""

from importlib import import_module

import pytest

from analytics.text import stopwords
from analytics.text.stems import SNOWBALL, stem


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


@pytest.mark.parametrize("language", SNOWBALL)
def test_the_compiled_stemmer_gives_the_same_stems_as_the_one_in_python(language):
    compiled = pytest.importorskip("Stemmer").Stemmer(SNOWBALL[language])
    module = import_module(f"snowballstemmer.{SNOWBALL[language]}_stemmer")
    in_python = getattr(module, f"{SNOWBALL[language].capitalize()}Stemmer")()
    words = sorted(stopwords.words(language))

    assert [compiled.stemWord(word) for word in words] == [in_python.stemWord(word) for word in words]
