"""The exports of the cases, saved in the other formats that their databases offer, have the same records."""

import re
from html import escape

import pytest
from cases.helpers import case
from docx import Document

from analytics.reading.exports import page_text
from analytics.reading.formats.files import load_uploads

MAIL = "From: Database <noreply@database.example>\nSubject: Your documents\nMIME-Version: 1.0\nContent-Type: text/{}"


def records(name, data):
    loaded = load_uploads([(name, data)])
    assert loaded.issues == []
    return [
        (raw.title, raw.source, raw.date, raw.author, raw.section, raw.page, raw.n_words_export, raw.text)
        for raw in loaded.documents
    ]


def only_file(number):
    (file,) = case(number).iterdir()
    return file


def rich_text(lines):
    letters = (line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}") for line in lines)
    ascii_lines = (re.sub(r"[^\x00-\x7f]", lambda sign: f"\\u{ord(sign[0])}?", line) for line in letters)
    paragraphs = "\n".join(f"{{\\pard {line}\\par}}" for line in ascii_lines)
    return f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Arial;}}}}\n{paragraphs}}}".encode()


def mail(kind, body):
    return f"{MAIL.format(kind)}; charset=utf-8\n\n{body}".encode()


def classic_page(text):
    """Return a LexisNexis page: a block for each paragraph, with its label in an element of its own."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip("\ufeff"))]
    labelled = (re.sub(r"^([A-Z-]+: )", r'</span><span class="c8">\1</span><span>', escape(one)) for one in paragraphs)
    blocks = "\n<br>".join(f'<div class="c5"><p class="c6"><span class="c2">{one}</span></p></div>' for one in labelled)
    return f"<html><head><title>LexisNexis</title></head><body><!-- <DOC NUMBER=1> -->{blocks}</body></html>".encode()


def test_nexis_uni_as_rich_text():
    file = only_file("01")

    assert records("a.rtf", rich_text(one.text for one in Document(file).paragraphs)) == records(
        file.name, file.read_bytes()
    )


@pytest.mark.parametrize("save", [classic_page, lambda text: rich_text(text.split("\n"))], ids=["html", "rtf"])
def test_lexisnexis_classic_as_page_and_rich_text(save):
    file = only_file("02")
    text = file.read_text(encoding="utf-8")
    data = save(text)

    assert records("a.rtf" if data.startswith(b"{") else "a.html", data) == records(file.name, file.read_bytes())


def test_factiva_as_rich_text():
    file = only_file("04")
    lines = page_text.lines(file.read_text(encoding="utf-8"), {})

    assert records("a.rtf", rich_text(lines)) == records(file.name, file.read_bytes())


@pytest.mark.parametrize("kind", ["plain", "html", "rtf"])
def test_proquest_as_mail_and_rich_text(kind):
    file = only_file("06")
    lines = file.read_text(encoding="utf-8").split("\n")
    page = f"<html><body>{'<br>'.join(map(escape, lines))}</body></html>"
    bodies = {"plain": mail("plain", "\n".join(lines)), "html": mail("html", page), "rtf": rich_text(lines)}

    name = "a.rtf" if kind == "rtf" else "a.eml"
    assert records(name, bodies[kind]) == records(file.name, file.read_bytes())
