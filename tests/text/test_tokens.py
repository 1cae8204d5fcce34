import pytest

from analytics.text import tokens


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("China's embassy, the envoy’s", ["China", "embassy", "the", "envoy"]),
        ("Taliban-led COVID_19", ["Taliban-led", "COVID", "19"]),
        ("don't l’état L'Équipe Al-Ḥaram", ["don't", "l’", "état", "L'", "Équipe", "Al-Ḥaram"]),
        ("x" * 60 + " " + "y" * 61, ["x" * 60]),  # longer runs are addresses or keys
        ("中国 大", ["中国", "大"]),
        ("中国人", ["中国", "国人"]),
        ("😀 … —", []),
    ],
)
def test_the_words_of_a_text(text, surfaces):
    assert [word.surface for word in tokens.words(text)] == surfaces


def test_the_span_of_a_word_includes_its_possessive():
    (word,) = tokens.words("😀 China's")

    assert (word.start, word.end, word.surface, word.form) == (2, 9, "China", "china")


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Zu\u0308rich", "zürich"),
        ("don’t", "don't"),
        ("co\u00adop", "coop"),
    ],
)
def test_a_form_ignores_case_composition_apostrophes_and_invisible_joiners(written, form):
    assert tokens.tokens(written) == [form]


@pytest.mark.parametrize(
    ("text", "answer"), [("Kabul", False), ("喀布尔", True), ("Kabul คาบูล", True), ("Кабул", False)]
)
def test_scripts_without_blanks_are_recognised(text, answer):
    assert tokens.is_unspaced(text) is answer
