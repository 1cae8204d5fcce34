from analytics.text import terms
from analytics.text.document_text import Text


def counts(text):
    return terms.counts(Text(text, "en"))


def test_each_form_is_counted_once_with_its_most_frequent_spelling():
    assert counts("Embassy embassy, embassy: the EMBASSY's") == [("embassy", "embassy", 4), ("the", "the", 1)]


def test_of_two_equally_frequent_spellings_the_first_is_stored():
    assert counts("Talks talks") == [("talks", "Talks", 2)]


def test_forms_fold_capitals_and_apostrophes_of_every_alphabet():
    assert [term.form for term in counts("STRASSE Straße ΣΊΣΥΦΟΣ l’état L'État")] == [
        "strasse",
        "σισυφοσ",
        "l'",
        "état",
    ]


def test_scripts_without_blanks_are_counted_in_pairs():
    assert counts("中国中国") == [("中国", "中国", 2), ("国中", "国中", 1)]


def test_a_text_without_words_has_no_terms():
    assert counts("😀 … — 。") == []
