import dataclasses

import pytest

from analytics import schema
from analytics.reading import document
from analytics.reading.raw import RawDocument

TEXT = (
    "The Chinese embassy in Kabul stays open, the foreign ministry said on Monday.\n"
    "“We will stay in Kabul,” Wang Yi said. China and the Taliban talk."
)
RAW = RawDocument("a.txt", TEXT, title="Embassy stays", source="Outlet", date="2021-08", date_origin="column date")


@pytest.fixture(scope="module")
def reading():
    return document.read(RAW)


def test_the_row_of_a_document_holds_what_came_with_it(reading):
    (row,) = reading.documents

    # n_words: 13 words in the first line of TEXT, 8 in the sentence with the quotation, 5 in the last
    assert dict(zip(schema.TABLES["documents"].columns, row, strict=True)) == {
        "doc_id": document.content_id(TEXT),
        "title": "Embassy stays",
        "source": "Outlet",
        "language": "en",
        "date": "2021-08",
        "date_origin": "column date",
        "author": "",
        "url": "",
        "n_words": 26,
        "share_removed": 0.0,
        "duplicate_group": "",
        "file": "a.txt",
    }


@pytest.mark.parametrize(
    "table", ["documents", "texts", "lines", "issues", "sentences", "terms", "keywords", "fingerprints"]
)
def test_the_rows_fit_the_declared_tables(reading, table):
    rows = getattr(reading, table)

    assert schema.from_rows(rows, table).values.tolist() == [list(row) for row in rows]


def test_names_and_quotations_have_the_columns_that_linking_needs(reading):
    assert {len(row) for row in reading.names} == {len(document.NAME_COLUMNS)}
    assert {len(row) for row in reading.quotes} == {len(document.QUOTE_COLUMNS)}
    assert [(row[3], row[8]) for row in reading.quotes if row[7]] == [("Wang Yi", "We will stay in Kabul,")]


def test_every_row_begins_with_the_document(reading):
    ids = {row[0] for table in reading._fields if table != "issues" for row in getattr(reading, table)}

    assert ids == {document.content_id(TEXT)}


def test_places_point_into_the_article_text(reading):
    ((_, text),) = reading.texts

    assert text == TEXT
    assert {text[start:end] for _, start, end, *_ in reading.names} >= {
        "Chinese",
        "Kabul",
        "Wang Yi",
        "China",
        "Taliban",
    }
    assert all(text[row[1] : row[2]] == row[3] for row in reading.names)
    assert all(text[row[5] :].startswith(row[2]) for row in reading.keywords)
    assert next(text[a:b] for _, a, b in reading.sentences) == TEXT.split("\n", maxsplit=1)[0]


def test_the_same_document_reads_the_same(reading):
    assert document.read(RAW) == reading


def test_a_language_that_was_given_is_not_guessed():
    german = document.read(dataclasses.replace(RAW, language="German"))

    assert german.documents[0][3] == "de"
    assert document.read(dataclasses.replace(RAW, language="Klingon")).documents[0][3] == "en"


def test_what_the_page_says_fills_what_did_not_come_with_it():
    page = (
        '<html lang="en"><head><title>Embassy stays open in Kabul</title>'
        '<meta property="og:site_name" content="The Paper"><meta name="author" content="Ann Smith">'
        '<meta property="article:published_time" content="2021-08-16T10:00:00Z">'
        f"</head><body><article><h1>Embassy stays open in Kabul</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    )

    def row(**given):
        (found,) = document.read(RawDocument("a.html", page, html=True, **given)).documents
        return dict(zip(schema.TABLES["documents"].columns, found, strict=True))

    assert row()["title"] == "Embassy stays open in Kabul"
    assert (row()["source"], row()["author"]) == ("The Paper", "Ann Smith")
    assert (row()["date"], row()["date_origin"]) == ("2021-08-16", "page metadata")
    given = row(source="Given", date="2020", date_origin="column date")
    assert (given["source"], given["date"], given["date_origin"]) == ("Given", "2020", "column date")


def test_a_document_without_anything_has_a_source_that_says_so():
    (row,) = document.read(RawDocument("e.txt", "")).documents

    assert row[1:5] == ("", "unknown source", "und", "")


@pytest.mark.parametrize(
    ("text", "language", "problem"),
    [
        ("😀😀 123 …", "", "no words in this text"),
        ("", "", "no words in this text"),
        ("Hm ok", "", "language not recognised"),
        ("阿富汗首都喀布尔的中国大使馆", "", "no keywords for Chinese"),
        ("กรุงคาบูล สถานทูตจีน", "", "no keywords for Thai"),
        ("Balozi wa China mjini Kabul anasema.", "sw", "no stopwords for Swahili"),
    ],
)
def test_what_cannot_be_counted_whole_is_told_with_its_file(text, language, problem):
    issues = document.read(RawDocument("x.txt", text, language=language)).issues

    assert [(file, told) for file, told, _ in issues] == [("x.txt", problem)]


def test_a_plain_article_has_no_issue(reading):
    assert reading.issues == []


def test_the_id_comes_from_the_words_and_not_from_blanks_or_composition():
    assert document.content_id("Zürich  is\nhere ") == document.content_id("Zu\u0308rich is here")
    assert document.content_id("Zürich is here") != document.content_id("Zürich is here.")
    assert len(document.content_id("")) == 12
    assert document.content_id("\ud800 lone surrogate") != document.content_id("lone surrogate")
