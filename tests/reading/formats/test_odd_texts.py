"""A text with odd letters, line ends or encodings is read correctly, or there is an issue."""

import pytest
from reading_helpers import problems, texts

from analytics.reading.formats.files import load_uploads


def test_two_encodings_in_one_file_are_both_read_with_an_issue():
    mixed = "Größe und Käse in UTF-8.\n".encode() + "Ein Caf\xe9 in Köln – „Latin“.\n".encode("cp1252")

    loaded = load_uploads([("a.txt", mixed), ("b.csv", b"text\n" + mixed)])

    assert [d.text for d in loaded.documents] == [
        "Größe und Käse in UTF-8.\nEin Café in Köln – „Latin“.\n",
        "Größe und Käse in UTF-8.",
        "Ein Café in Köln – „Latin“.",
    ]
    note = "two encodings in one file: UTF-8, and some letters of Windows-1252"
    assert problems(loaded) == {"a.txt": note, "b.csv": note}


def test_a_damaged_letter_in_another_alphabet_does_not_change_the_other_letters():
    loaded = load_uploads([("a.txt", "Привет, как дела? ".encode() + b"\xd0 \x81\x8d")])

    assert texts(loaded) == {"a.txt": "Привет, как дела? \ufffd \ufffd\ufffd"}
    assert problems(loaded) == {"a.txt": "3 characters are not valid utf-8"}


@pytest.mark.parametrize("text", ["Der Spaß“, sagte Müller.", "Ein „Spaß“ für alle: größer, schöner, süßer."])
def test_a_quote_after_a_sharp_s_is_not_taken_for_utf_8(text):
    assert load_uploads([("a.txt", text.encode("cp1252"))]).documents[0].text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_split_lines_and_rows(end):
    loaded = load_uploads([("a.txt", f"One{end}Two".encode()), ("b.csv", f"text,title{end}One,A{end}Two,B".encode())])

    assert texts(loaded) == {"a.txt": "One\nTwo", "b.csv#1": "One", "b.csv#2": "Two"}


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_line_ends_of_unicode_split_lines(end):
    assert texts(load_uploads([("a.txt", f"One{end}Two".encode())])) == {"a.txt": "One\nTwo"}


def test_japanese_in_seven_bits_is_read_without_a_declaration():
    japanese = "港湾評議会は古い埠頭を閉鎖すると決めた。"

    assert texts(load_uploads([("a.txt", japanese.encode("iso-2022-jp"))])) == {"a.txt": japanese}


def test_zero_bytes_are_dropped_from_texts_and_tables():
    text, table = b"Zero\0 bytes" + b" and words" * 20, b"text\nZero\0 bytes" + b" and words" * 20

    loaded = load_uploads([("a.txt", text), ("b.csv", table), ("c.json", b'{"text": "Zero\\u0000 bytes"}')])

    assert [d.text[:10] for d in loaded.documents] == ["Zero bytes"] * 3


def test_marks_of_direction_and_combining_letters_stay():
    hebrew, yoruba = "\u202bשלום\u200f (2021)\u202c", "O\u0323\u0300ro\u0323\u0300"  # no single letter for O with both

    loaded = load_uploads([("a.txt", hebrew.encode()), ("b.txt", yoruba.encode())])

    assert texts(loaded) == {"a.txt": hebrew, "b.txt": "\u1ecc\u0300r\u1ecd\u0300"}


def test_half_a_surrogate_pair_becomes_a_question_mark_everywhere():
    record = '{"text": "Half \\ud83d here", "title": "\\udc00", "url": "https://\\ud800.org"}'

    (document,) = load_uploads([("a.jsonl", record.encode())]).documents

    assert (document.text, document.title, document.url) == ("Half ? here", "?", "https://?.org")


def test_a_line_of_1_mb_is_read():
    line = "word " * 220_000

    loaded = load_uploads([("a.txt", line.encode()), ("b.csv", b"text\n" + line.encode())])

    assert [len(d.text) for d in loaded.documents] == [len(line)] * 2
    assert loaded.issues == []
