"""Characters that cut words and names are repaired; those that a language needs stay."""

import pytest

from analytics.text.character_repair import repair_characters


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("Bundes\u00adkanz\u00adlerin", "Bundeskanzlerin"),
        ("Anna\u200blena", "Annalena"),
        ("Anna\x0bSchmidt\x1f met\tus\n", "Anna Schmidt  met\tus\n"),
        ("\u200eKabul\u200f", "Kabul"),
        ("o\ufb03ce \ufb02oods", "office floods"),
        ("\ufefb", "لا"),
        ("fÃ¼r KÃ¶ln", "für Köln"),
        ("isnâ€™t", "isn’t"),
        ("Ã¢â‚¬ËœransomÃ¢â‚¬â„¢", "‘ransom’"),
        ("Ð’Ð»Ð°Ð´Ð¸Ð¼Ð¸Ñ€", "Владимир"),
    ],
)
def test_characters_are_repaired(text, repair):
    assert repair_characters(text) == repair


@pytest.mark.parametrize(
    "text",
    [
        "plain text",
        "می‌خواهم",  # the joiner of Persian
        "क्‍ष",
        "👩‍🚀",
        "ភាសា\u200bខ្មែរ",
        "SÃO PAULO, Âge tendre, naïve café — “Ça va”",
        "Россия – «Правда»",
        "a line\nand another – with a dash",
    ],
)
def test_other_text_stays(text):
    assert repair_characters(text) == text
