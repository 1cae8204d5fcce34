"""Signatures for finding copies."""

import subprocess
import sys

import pytest

from analytics.reading import fingerprints as winnowing
from analytics.text.document_text import Text


def fingerprints(text):
    return winnowing.fingerprints(Text(text, "en"))


NUMBERED = " ".join(f"w{number}" for number in range(400))


def test_case_and_the_kind_of_quotes_do_not_change_a_fingerprint():
    assert fingerprints("“Don’t go there now,” he SAID to us all.") == fingerprints(
        '"Don\'t go there now," he said to us all.'
    )


def test_a_text_without_words_has_no_fingerprint():
    assert [fingerprints(text) for text in ("", "😀", "... !")] == [[], [], []]


def test_a_text_of_fewer_than_twelve_words_has_one_fingerprint_of_all_of_them():
    headline = "The army leaves the city on Monday"

    assert [len(fingerprints(" ".join(NUMBERED.split()[:n]))) for n in (1, 4, 5, 11, 12)] == [1, 1, 1, 1, 1]
    assert fingerprints(headline) == fingerprints(headline.upper())
    assert fingerprints(headline) != fingerprints(f"{headline} evening")


@pytest.mark.parametrize("start", range(0, 380, 19))
def test_texts_with_twelve_common_words_share_a_fingerprint(start):
    passage = " ".join(NUMBERED.split()[start : start + 12])
    other = f"other words stand here before it {passage} and others follow it"

    assert {h for h, _ in fingerprints(NUMBERED)} & {h for h, _ in fingerprints(other)}


def test_about_two_shingles_in_nine_are_selected():
    assert 396 * 2 / 9 * 0.75 < len(fingerprints(NUMBERED)) < 396 * 2 / 9 * 1.25


def test_a_word_repeated_a_thousand_times_has_one_fingerprint_per_window():
    assert len(fingerprints("ha " * 1_000)) == 996 // 8


def test_hashes_are_the_same_in_every_process_and_fit_a_signed_column():
    code = (
        "from analytics.reading import fingerprints; from analytics.text.document_text import Text;"
        "print(fingerprints.fingerprints(Text('a b c d e')))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert other.stdout.strip() == str(fingerprints("a b c d e")) == "[(1476320108820339183, 0)]"
    assert all(0 <= value < 2**63 for value, _ in fingerprints(NUMBERED))
