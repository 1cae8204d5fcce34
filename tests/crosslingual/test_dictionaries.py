"""Word translations from the packed tables, and the properties of these tables."""

import hashlib
import json
from importlib import resources

import pytest

from analytics.crosslingual import dictionaries, form_stems

FOLDER = resources.files("analytics").joinpath("data")


@pytest.mark.parametrize(
    ("language", "word", "english"),
    [
        ("de", "botschaften", "embassi"),
        ("fr", "gouvernement", "govern"),
        ("es", "elecciones", "elect"),
        ("ru", "правительство", "govern"),
        ("fa", "دولت", "govern"),
        ("sw", "serikali", "govern"),
        ("ha", "gwamnati", "govern"),
        ("zh", "政府", "govern"),
        ("uk", "уряду", "govern"),
    ],
)
def test_a_news_word_of_a_language_has_a_translation(language, word, english):
    assert english in list(dictionaries.table(language).english(word))[:3]


def test_languages_share_a_table_where_their_words_are_the_same():
    assert dictionaries.table("no") == dictionaries.table("nb")
    assert dictionaries.has_translations("bs")
    assert not dictionaries.has_translations("am")
    assert dictionaries.table("am").english("ሰላም") == {}


def test_a_dictionary_word_is_translated_in_its_spelling_and_its_inflections():
    german = dictionaries.table("de")

    assert list(german.words("botschaft"))[:2] == ["embassy", "message"]
    assert list(german.words("botschaften"))[:1] == list(german.words("botschaft"))[:1]
    assert german.words("qwertz") == {}


def test_every_language_has_words_aligned_with_english_and_an_average():
    assert len(dictionaries.available()) == 40
    for code in dictionaries.available():
        assert len(dictionaries.table(code).aligned) > 1_500
        assert len(dictionaries.mean(code)) == 400


def test_the_archives_match_the_manifest_and_are_small():
    fingerprints = json.loads(FOLDER.joinpath(dictionaries.MANIFEST).read_text(encoding="utf-8"))["files"]

    assert set(fingerprints) == {dictionaries.SHARED, dictionaries.GPL}
    for name, fingerprint in fingerprints.items():
        assert hashlib.sha256(FOLDER.joinpath(name).read_bytes()).hexdigest() == fingerprint
    assert sum(len(FOLDER.joinpath(name).read_bytes()) for name in fingerprints) <= 6_000_000


def test_packed_translations_are_unchanged_after_unpacking():
    rows = [
        ("botschaft", dictionaries.cut("botschaft", "botschaft"), dictionaries.encode({"embassy": 1.0, "note": 0.35}))
    ]
    table = dictionaries.make_table("de", {"lag": "4situat"}, [rows])

    assert table.words("botschaft") == {"embassy": 1.0, "note": 0.3}
    assert table.english("lage") == {"situat": 0.4}
    assert dictionaries.cut("gespräche", "gespräch") == "1"
    assert dictionaries.cut("gespräch", "gesprach") == "gesprach"


def test_the_parts_of_a_compound_are_translated_if_the_whole_is_not():
    assert dictionaries.table("de").english("wirtschaftskrise") == {}

    assert {"economi", "crisi"} <= set(dict(form_stems.shares("wirtschaftskrise", "de")))


def test_a_name_without_translation_is_in_latin_letters():
    assert form_stems.shares("навальный", "ru") == (("navaln", 1.0),)
