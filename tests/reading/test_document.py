import dataclasses

import pytest
from reading_helpers import clean_document

from analytics import schema
from analytics.reading import document
from analytics.reading.raw import RawDocument

TEXT = (
    "The Chinese embassy in Kabul stays open, the foreign ministry said on Monday.\n"
    "“We will stay in Kabul,” Wang Yi said. China and the Taliban talk."
)
RAW = RawDocument(
    "a.txt", TEXT, title="Embassy stays", source="Outlet", date="2021-08", origins={"date": "column published"}
)


@pytest.fixture(scope="module")
def reading():
    return document.read(RAW)


def test_an_article_has_its_given_metadata_and_its_lines():
    article = clean_document(RAW)

    assert (article.doc_id, article.file) == (document.content_id(TEXT), "a.txt")
    assert (article.title, article.source, article.author, article.url) == ("Embassy stays", "Outlet", "", "")
    assert (article.date, article.date_origin, article.date_precision) == ("2021-08", "column published", "month")
    assert article.language == ""
    assert article.text == TEXT


def test_language_and_words_are_counted_in_the_article_text(reading):
    # 13 words in the first line of TEXT, 8 in the sentence with the quotation, 5 in the last
    assert reading.counted == [(document.content_id(TEXT), "en", 26, 0.0, "en")]


@pytest.mark.parametrize("table", [name for name in document.Reading._fields if name != "counted"])
def test_the_rows_fit_the_declared_tables(reading, table):
    rows = getattr(reading, table)

    expected = [list(row) for row in rows]  # compared as written, for NaN equals nothing
    assert repr(schema.from_rows(rows, table).to_numpy().tolist()) == repr(expected)


def test_quotations_have_their_speakers(reading):
    assert [(row[3], row[8]) for row in reading.speeches if row[7]] == [("Wang Yi", "We will stay in Kabul,")]


def test_every_row_begins_with_the_document(reading):
    ids = {row[0] for table in reading._fields for row in getattr(reading, table)}

    assert ids == {document.content_id(TEXT)}


def test_offsets_point_into_the_article_text(reading):
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


def test_reading_a_document_twice_gives_the_same_rows(reading):
    assert document.read(RAW) == reading


def test_a_given_language_is_not_detected_again():
    german = document.read(dataclasses.replace(RAW, language="German"))

    assert german.counted[0][1] == "de"
    assert document.read(dataclasses.replace(RAW, language="Klingon")).counted[0][1] == "en"


def test_page_metadata_fills_fields_that_were_not_given():
    page = (
        '<html lang="en"><head><title>Embassy stays open in Kabul</title>'
        '<meta property="og:site_name" content="The Paper"><meta name="author" content="Ann Smith">'
        '<meta property="article:published_time" content="2021-08-16T10:00:00Z">'
        f"</head><body><article><h1>Embassy stays open in Kabul</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    )

    def article(**given):
        return clean_document(RawDocument("a.html", page, html=True, **given))

    assert article().title == "Embassy stays open in Kabul"
    assert (article().source, article().source_origin) == ("The Paper", "page metadata")
    assert (article().author, article().author_origin) == ("Ann Smith", "page metadata")
    assert (article().date, article().date_origin) == ("2021-08-16", "page metadata")
    given = article(source="Given", date="2020", origins={"date": "column date", "source": "column outlet"})
    assert (given.source, given.source_origin) == ("Given", 'column outlet; page metadata: "The Paper"')
    assert (given.date, given.date_origin) == ("2020", "column date")


def test_an_empty_document_has_an_unknown_source():
    article = clean_document(RawDocument("e.txt", ""))

    assert (article.title, article.source, article.date, article.date_precision) == (
        "",
        "unknown source",
        "",
        "unknown",
    )
    assert document.count(article).counted[0][1] == "und"


@pytest.mark.parametrize(
    ("text", "language", "problem"),
    [
        ("😀😀 123 …", "", "no words in this text"),
        ("", "", "no words in this text"),
        ("Hm ok", "", "language not recognised"),
        ("bhai ye sarkar kuch nahi karti, petrol ke daam dekho", "", "language not recognised"),
    ],
)
def test_a_text_that_can_be_analysed_only_in_part_has_a_note(text, language, problem):
    notes = document.read(RawDocument("x.txt", text, language=language)).notes

    assert [note[1] for note in notes] == [problem]


def test_chinese_has_keywords_only_in_the_ranking_for_news():
    article = clean_document(RawDocument("x.txt", "阿富汗首都喀布尔的中国大使馆", language="zh"))
    news, classic = (document.count(article, ranking=ranking) for ranking in ("news", "classic"))

    assert (len(news.keywords) > 0, classic.keywords) == (True, [])


def test_an_ordinary_article_has_no_notes(reading):
    assert reading.notes == []


def test_the_id_does_not_depend_on_blanks_or_composition():
    assert document.content_id("Zürich  is\nhere ") == document.content_id("Zu\u0308rich is here")
    assert document.content_id("Zürich is here") != document.content_id("Zürich is here.")
    assert len(document.content_id("")) == 12
    assert document.content_id("\ud800 lone surrogate") != document.content_id("lone surrogate")


def test_a_text_in_small_letters_is_told_because_names_need_capitals():
    text = (
        "president putin met angela merkel in berlin.\nthey talked about trade.\nthe talks go on in paris on monday.\n"
    )

    notes = {name: document.read(RawDocument(name, one)).notes for name, one in (("low", text), ("up", text.title()))}

    assert [row[1] for row in notes["low"]] == ["a text without capital letters"]
    assert notes["up"] == []
