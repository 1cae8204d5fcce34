"""Machine glosses: the words that have one, the selected sense, and the words without one."""

import pytest

from analytics.crosslingual import glosses

GERMAN = {
    "text": "Die Botschaft in Kabul bleibt offen. Die Regierung schweigt. Ein Briefing gab es. Wang Yi kam geschickt.",
    "language": "de",
    "keywords": "Botschaft, Regierung, Briefing, Wang, Kabul, geschickt, Wirtschaftskrise, Übergabebrief",
    "names": "Kabul=place, Wang Yi=person",
}
EMBASSY = {"text": "The embassy in Kabul stays open and the government of the country says nothing about it."}
MESSAGE = {"text": "The message from Kabul was that the government of the country sends a message about talks."}


def glossed(corpus, **options):
    table = glosses.glosses(corpus, **options)
    return dict(zip(table["keyword"], table["gloss"], strict=True))


def test_the_nearest_english_documents_select_the_sense(make_corpus):
    for english, sense in ((EMBASSY, "embassy"), (MESSAGE, "message")):
        six = {f"en{i}": english for i in range(6)}
        assert glossed(make_corpus({"de": GERMAN} | six))["Botschaft"] == sense


def test_two_senses_are_shown_if_both_are_present_or_documents_are_too_few(make_corpus):
    three = {f"{i}{name}": text for i in range(3) for name, text in (("a", EMBASSY), ("b", MESSAGE))}

    assert glossed(make_corpus({"de": GERMAN} | three))["Botschaft"] == "message / embassy"
    assert glossed(make_corpus({"de": GERMAN, "en": EMBASSY}))["Botschaft"] == "embassy / message"


def test_names_german_words_in_lower_case_and_short_parts_have_no_gloss(make_corpus):
    got = glossed(make_corpus({"de": GERMAN, "en": EMBASSY}))

    assert not {"Wang", "Kabul", "geschickt", "Briefing"} & set(got)
    assert got["Regierung"] == "government"


def test_the_gloss_of_a_compound_is_that_of_its_last_part(make_corpus):
    assert glossed(make_corpus({"de": GERMAN, "en": EMBASSY}))["Übergabebrief"] == "… letter"


def test_without_english_documents_the_news_of_the_training_select_the_sense(make_corpus):
    table = glosses.glosses(make_corpus({"de": GERMAN})).set_index("keyword")

    assert table.loc["Regierung", ["gloss", "n_near"]].tolist() == ["government", 0]


def test_english_and_languages_without_a_table_have_no_glosses(make_corpus):
    english = EMBASSY | {"keywords": "embassy"}
    amharic = {"text": "ሰላም ነው", "language": "am", "keywords": "ሰላም"}

    assert glosses.glosses(make_corpus({"en": english, "am": amharic})).empty


def test_top_is_the_number_of_glosses_of_each_language(make_corpus):
    corpus = make_corpus({"de": GERMAN, "en": EMBASSY})

    assert list(glossed(corpus, top=1)) == ["Botschaft"]
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        glosses.glosses(corpus, top=0)
