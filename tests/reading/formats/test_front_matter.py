"""The header of a note gives its fields, and Markdown is read without its marks."""

import pytest
from reading_helpers import clean_document

from analytics.reading.formats.files import load_uploads

BODY = "The harbour board of Northport voted on Monday to close the old ferry dock for two years."


def article(name, text):
    (document,) = load_uploads([(name, text.encode())]).documents
    return clean_document(document)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.md", "---\ntitle: Dock: the end\nauthor: Maud Quill\ndate: 2021-05-04\nsource: https://lantern.example/4\n---\n"),
        ("a.md", '+++\ntitle="Dock: the end"\nauthors=["Maud Quill"]\ndate=2021-05-04\nurl="https://lantern.example/4"\n+++\n'),
        ("a.md", "+++\ntitle='Dock: the end'\nauthor=Maud Quill\ndate=2021-05-04\nurl=https://lantern.example/4\n+++\n"),
        ("a.txt", "Titel: Dock: the end\nAutor: Maud Quill\nDatum: 04.05.2021\nURL: https://lantern.example/4\n\n"),
        ("a.txt", "Titre: Dock: the end\nAuteur: Maud Quill\nDate: 4 mai 2021\nURL: https://lantern.example/4\nTexte:\n"),
        ("a.md", ("# Dock: the end\n\n**Author:** Maud Quill  \n**Publication:** lantern.example\n"
                  "**Date:** 2021-05-04\n**URL:** <https://lantern.example/4>\n\n")),
        ("a.md", ("---\ntitle: 'Dock: the end'\nauthors:\n  - '[[Maud Quill]]'\npublished: 2021-05-04\n"
                  "created: 2021-05-09\nurl: https://lantern.example/4\ntags: [a, b]\n---\n")),
    ],
)  # fmt: skip
def test_the_header_gives_the_fields_and_is_no_text(name, header):
    found = article(name, header + BODY)

    assert (found.title, found.author, found.date) == ("Dock: the end", "Maud Quill", "2021-05-04")
    assert found.source == "lantern.example"
    assert found.url == "https://lantern.example/4"
    assert found.text == BODY


def test_the_day_of_clipping_is_not_the_date_of_the_article():
    found = article("a.md", f"---\ntitle: The dock closes\ncreated: 2021-05-09\n---\n{BODY}")

    assert (found.title, found.date) == ("The dock closes", "")


def test_the_heading_of_a_reader_mode_is_no_text():
    found = article("a.txt", f"lantern.example\nMinistry silent on cost\nMaud Quill\n3-4 Minuten\n\n{BODY}")

    assert (found.title, found.source, found.author) == ("Ministry silent on cost", "lantern.example", "Maud Quill")
    assert found.text == BODY


@pytest.mark.parametrize("text", [f"---\n{BODY}\n---\n{BODY}", f"Note: one thing.\n{BODY}", f"Title: alone\n{BODY}"])
def test_a_rule_or_one_label_is_no_front_matter(text):
    assert BODY in article("a.txt", text).text


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("[The board](https://a.example/t_(x)) of **Northport**", "The board of Northport"),
        ("## What *happens* next", "What happens next"),
        ("> quoted ~~text~~ [[Harbour|the harbour]] here[^1].", "quoted text the harbour here."),
        ("![a picture](https://a.example/i.jpg)Words __strong__ and `code` \\* star.", "Words strong and code * star."),
        ("2 * 3 * 4 and snake_case_name stay", "2 * 3 * 4 and snake_case_name stay"),
    ],
)
def test_markdown_is_read_without_its_marks(marked, bare):
    assert bare in article("a.md", f"{BODY}\n\n{marked}\n\n{BODY} It was late.").text


def test_hostile_marks_take_linear_time():
    for text in (
        "[" * 50_000,
        "**a" * 30_000,
        "[a](" * 30_000,
        "---\n" + "a: [\n" * 30_000,
        "`" * 50_000,
        "[[a|" * 20_000,
    ):
        assert load_uploads([("a.md", text.encode())]).documents
