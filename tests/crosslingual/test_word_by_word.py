import pytest

from analytics.crosslingual.word_by_word import english_words


@pytest.mark.parametrize(
    ("text", "language", "known"),
    [
        ("Сильний дощ закрив сім доріг між Женевою та Турином у суботу вночі.", "uk", "heavy rain close turin night"),
        ("Kraftigt regn stängde sju vägar mellan Genève och Turin.", "sv", "heavy rain close road turin"),
        ("Balozi aliondoka Beijing mnamo 2022.", "sw", "ambassador leave beijing 2022"),
    ],
)
def test_a_sentence_is_read_as_english_words_in_its_order(text, language, known):
    words = english_words(text, language).casefold().split()

    assert [word for word in words if word in known.split()] == known.split()


def test_a_word_without_a_translation_is_a_name_in_cyrillic_and_left_out_where_vowels_are_not_written():
    assert english_words("Зеленюкський", "uk") != ""
    assert english_words("ژقظغپض", "fa") == ""


@pytest.mark.parametrize("text", ["", "।।।", "\ud800", "12 %", "а" * 10_000, "не " * 3_000])
def test_any_text_has_words_or_none(text):
    assert isinstance(english_words(text, "uk"), str)
