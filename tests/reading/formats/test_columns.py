"""The columns of the fields: found by name or chosen by hand, and named in the origin."""

import json

import pytest
from format_samples import parquet, workbook
from reading_helpers import problems, texts, zipped

from analytics.errors import CorpusError
from analytics.reading.formats.column_names import read_columns
from analytics.reading.formats.files import columns_of, load, load_uploads

ROWS = [{"Kopf": "The head", "Body": "The words.", "text": "Not this."}]


def separated(rows):
    return "\n".join([";".join(rows[0]), *(";".join(row.values()) for row in rows)]).encode()


TABLES = {
    "a.csv": separated(ROWS),
    "a.json": json.dumps(ROWS).encode(),
    "a.jsonl": json.dumps(ROWS[0]).encode(),
    "a.xlsx": workbook([list(ROWS[0]), list(ROWS[0].values())]),
    "a.parquet": parquet(ROWS),
}

# Found


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Publisher", "source"),
        ("Outlet", "source"),
        ("Źródło", "source"),
        ("Tytuł", "title"),
        ("Başlık", "title"),
        ("Published At", "date"),
        ("Fecha de publicación", "date"),
        ("Enlace", "url"),
        ("Sprache", "language"),
        ("abgerufen am", "retrieved"),
        ("crawled_at", "retrieved"),
    ],
)
def test_common_names_are_found(header, field):
    value = "2021-08-16"

    (document,) = load_uploads([("a.csv", f"text|{header}\nWords.|{value}\n".encode())]).documents

    assert getattr(document, field) == value
    assert document.origins == ({} if field == "retrieved" else {field: f"column {header}"})


def test_a_source_from_the_address_has_its_origin_and_without_an_address_there_is_none():
    table = b"text,url\nOne.,https://www.example.org/1\nTwo.,somewhere\nThree.,\n"

    documents = load_uploads([("a.csv", table)]).documents

    assert [(d.source, d.origins) for d in documents] == [
        ("example.org", {"url": "column url", "source": "URL"}),
        ("", {"url": "column url"}),
        ("", {}),
    ]


def test_a_day_of_retrieval_is_not_a_date_and_an_unreadable_one_is_an_issue():
    loaded = load_uploads([("a.csv", b"text,accessed\nOne.,16 August 2021\nTwo.,soon\n")])

    assert [(d.retrieved, d.date, d.origins) for d in loaded.documents] == [("2021-08-16", "", {}), ("", "", {})]
    assert problems(loaded) == {
        "a.csv": "1 of 2 rows have a day of retrieval that cannot be read (first: row 2: 'soon')"
    }


def test_a_sidecar_uses_the_same_names_and_gives_the_source_of_an_address():
    sidecar = "file;Titel;Link;abgerufen;Autorin\na.txt;Der Titel;https://www.taz.de/1;17.08.2021;x\n"

    (document,) = load_uploads([("a.txt", b"Words."), ("metadata.csv", sidecar.encode())]).documents

    assert (document.title, document.source, document.retrieved) == ("Der Titel", "taz.de", "2021-08-17")
    assert document.origins == {"title": "sidecar metadata.csv", "url": "sidecar metadata.csv", "source": "URL"}


def test_a_sidecar_has_priority_over_the_host_of_an_address_but_not_over_a_column():
    sidecar = b"file,source,title\na.csv,Named by hand,T\n"
    table = b"text,title,url\nOne.,Own,https://example.org/1\n"

    (document,) = load_uploads([("a.csv", table), ("metadata.csv", sidecar)]).documents

    assert (document.source, document.title) == ("Named by hand", "Own")
    assert document.origins["source"] == "sidecar metadata.csv"


def test_a_column_without_a_name_is_not_a_field():
    loaded = load_uploads([("a.csv", b",text\n7,Words.\n"), ("b.json", b'{"": "x", "text": "Words."}')])

    assert [(d.text, d.title, d.date, d.origins) for d in loaded.documents] == [("Words.", "", "", {})] * 2
    assert loaded.issues == []


# Chosen by hand


@pytest.mark.parametrize("name", TABLES)
def test_chosen_columns_have_priority_over_known_names(name):
    (document,) = load_uploads([(name, TABLES[name])], columns={"text": "Body", "title": "kopf"}).documents

    assert (document.text, document.title, document.origins) == ("The words.", "The head", {"title": "column Kopf"})


def test_chosen_columns_reach_folders_and_archives(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"a.csv": TABLES["a.csv"]}))

    assert texts(load([tmp_path], columns={"text": "Body"})) == {"a.zip/a.csv#1": "The words."}


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_chosen_column_is_an_issue_and_the_known_name_is_used(name):
    loaded = load_uploads([(name, TABLES[name])], columns={"text": "Words"})

    assert [d.text for d in loaded.documents] == ["Not this."]
    assert [(i.problem, i.detail) for i in loaded.issues] == [
        (
            "no column 'Words' for the text",
            "columns found: Kopf, Body, text. Choose one of them; column 'text' was taken instead",
        )
    ]


def test_a_chosen_column_serves_one_field_and_an_empty_choice_leaves_one_out():
    table = b"text,source,title\nWords.,https://www.example.org/1,Title\n"

    (document,) = load_uploads([("a.csv", table)], columns={"url": "source", "title": ""}).documents

    assert (document.url, document.source, document.title) == ("https://www.example.org/1", "example.org", "")
    assert document.origins == {"url": "column source", "source": "URL"}


def test_an_unknown_field_is_refused_with_the_known_fields():
    with pytest.raises(
        CorpusError, match=r"no field 'body'.*text, title, source, date, url, author, language, retrieved"
    ):
        load_uploads([], columns={"body": "Body"})


def test_on_the_command_line_columns_are_written_as_field_and_name():
    assert read_columns(["text=Body", "Title = Kopf", "source="]) == {"text": "Body", "title": "Kopf", "source": ""}
    with pytest.raises(CorpusError, match="'text' has no '='"):
        read_columns(["text"])
    with pytest.raises(CorpusError, match="no field 'txt'"):
        read_columns(["txt=Body"])


# Shown before reading


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_of_a_table_are_shown_with_their_fields(name):
    (shown,) = columns_of([(name, TABLES[name]), ("b.txt", b"Words.")])

    assert (shown.file, shown.columns, shown.found) == (name, ("Kopf", "Body", "text"), {"text": "text"})
    assert shown.samples == {"Kopf": ("The head",), "Body": ("The words.",), "text": ("Not this.",)}


def test_the_head_of_a_broken_table_is_shown_and_a_sidecar_is_not():
    lines = b'{"a": 1}\n' * 5 + b"nonsense"
    uploads = [("a.jsonl", lines), ("b.parquet", b"PAR1"), ("metadata.csv", b"file,title\na,b\n"), ("c.csv", b"")]

    assert [(shown.file, shown.samples) for shown in columns_of(uploads)] == [("a.jsonl", {"a": ("1", "1", "1")})]


def test_the_tables_in_an_archive_are_shown_under_their_names():
    shown = columns_of([("a.zip", zipped({"in/a.csv": b"text\nOne.\nTwo.\nThree.\nFour.\n"}))])

    assert [(each.file, each.samples) for each in shown] == [("a.zip/in/a.csv", {"text": ("One.", "Two.", "Three.")})]
