"""Names of countries in each language."""

import pytest
from babel import Locale, UnknownLocaleError

from analytics.reading.ner.gazetteer import lexicon, packed_gazetteer

ENGLISH = {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}


@pytest.mark.parametrize("language", sorted(packed_gazetteer()["countries"]))
def test_the_name_of_a_country_is_never_another_country(language):
    try:
        territories = Locale.parse(language).territories
    except UnknownLocaleError:
        pytest.skip("CLDR does not have this language")
    code_of = {name: code for code, name in ENGLISH.items()}
    wrong = [
        (name, known.key)
        for code, name in territories.items()
        if code in ENGLISH and (known := lexicon(language).find(name)) and code_of.get(known.key, code) != code
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("language", "name", "country"),
    [
        ("es", "China", "China"),
        ("pl", "Chiny", "China"),
        ("ru", "Великобритания", "United Kingdom"),
        ("cs", "Francie", "France"),
        ("cs", "Nizozemsko", "Netherlands"),
    ],
)
def test_a_country_that_another_name_has_in_brackets_is_itself(language, name, country):
    assert lexicon(language).find(name).key == country
