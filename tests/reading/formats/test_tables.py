"""Tables: every row is a document, every broken row an issue, and the rest is loaded."""

import datetime as dt
import gzip
import io
import json
import re
import zipfile

import openpyxl
import pytest

from analytics.reading.formats import files
from analytics.reading.formats.files import load_uploads
from analytics.reading.raw import RawDocument


def lines(*records):
    return "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records).encode()


def test_a_row_is_a_document_with_its_metadata():
    table = "Titel;Inhalt;Datum;Quelle;URL;Autor;Sprache\n"
    table += 'Eins;"Erste Zeile\nzweite";16.08.2021;taz;https://taz.de/1;A. B.;de\n'

    loaded = load_uploads([("artikel.csv", table.encode())])

    assert loaded.issues == []
    assert loaded.documents == [
        RawDocument(
            file="artikel.csv#1",
            text="Erste Zeile\nzweite",
            title="Eins",
            source="taz",
            language="de",
            date="2021-08-16",
            author="A. B.",
            url="https://taz.de/1",
            origins={
                "title": "column Titel",
                "source": "column Quelle",
                "language": "column Sprache",
                "author": "column Autor",
                "url": "column URL",
                "date": "column Datum",
            },
        )
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    table = separator.join(["id", "text", "title"]) + "\n" + separator.join(["1", "Some words.", "A title"]) + "\n"

    assert [(d.text, d.title) for d in load_uploads([("a.csv", table.encode())]).documents] == [
        ("Some words.", "A title")
    ]


def test_a_table_of_one_column_keeps_its_commas():
    loaded = load_uploads([("a.csv", b"text\nFirst, second, third.\n")])

    assert [d.text for d in loaded.documents] == ["First, second, third."]


def test_the_issue_of_a_table_without_a_text_column_lists_its_columns_and_the_accepted_names():
    (issue,) = load_uploads([("a.csv", b"id,words\n1,Hello there\n")]).issues

    assert (issue.file, issue.problem) == ("a.csv", "no text column")
    assert issue.detail.startswith(
        "columns found: id, words. Choose the column with the article, or name it one of: text, content, body,"
    )


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b"title,text\n"), ("a.json", b"[]"), ("a.json", b'{"articles": []}')]
)
def test_a_table_without_rows_is_an_issue(name, data):
    loaded = load_uploads([(name, data)])

    assert (loaded.documents, [i.problem[:3] for i in loaded.issues]) == ([], ["no "])


def test_rows_without_text_are_one_issue_with_their_number():
    loaded = load_uploads([("a.csv", b"text,title\nHello.,a\n,b\nWorld.,c\n  ,d\n")])

    assert [(d.file, d.text) for d in loaded.documents] == [("a.csv#1", "Hello."), ("a.csv#3", "World.")]
    assert [i.problem for i in loaded.issues] == ["2 of 4 rows have no text (first: row 2)"]


def test_unreadable_dates_are_one_issue_and_the_documents_stay():
    loaded = load_uploads([("a.csv", b"text,date\nOne.,foo\nTwo.,2021\nThree.,bar\n")])

    assert [(d.date, d.origins.get("date", "")) for d in loaded.documents] == [
        ("", ""),
        ("2021", "column date"),
        ("", ""),
    ]
    assert [i.problem for i in loaded.issues] == ["2 of 3 rows have a date that cannot be read (first: row 1: 'foo')"]


def test_a_quote_that_is_never_closed_is_an_issue_with_its_row():
    loaded = load_uploads([("a.csv", b'id,text\n1,Good.\n2,"Open\n3,Swallowed.\n')])

    assert [d.text.strip() for d in loaded.documents] == ["Good.", "Open\n3,Swallowed."]
    assert [i.problem for i in loaded.issues] == ["a quote opened in row 2 is never closed"]


def test_cells_beyond_the_header_are_an_issue():
    loaded = load_uploads([("a.csv", b"title,text\nA,One, two.\nB,Three.\n")])

    assert [d.text for d in loaded.documents] == ["One", "Three."]
    assert [i.problem for i in loaded.issues] == ["1 of 2 rows have more cells than the header (first: row 1)"]


def test_formulas_and_markup_pass_through_unchanged():
    table = "title,text\n=HYPERLINK(1),Body one.\n<img src=x onerror=alert(1)>,Body two.\n"

    titles = [d.title for d in load_uploads([("a.csv", table.encode())]).documents]

    assert titles == ["=HYPERLINK(1)", "<img src=x onerror=alert(1)>"]


def test_broken_json_on_line_3_of_10_leaves_nine_documents():
    records = [{"text": f"Text {n}."} for n in range(1, 11)]
    records[2] = '{"text": "Text 3."'

    loaded = load_uploads([("a.jsonl", lines(*records))])

    assert [d.file for d in loaded.documents] == [f"a.jsonl#{n}" for n in (1, 2, 4, 5, 6, 7, 8, 9, 10)]
    assert [(i.file, i.problem) for i in loaded.issues] == [("a.jsonl", "line 3 is not valid JSON")]
    assert loaded.issues[0].detail == (
        "Expecting ',' delimiter at column 19; the other lines were loaded: correct the line and load again"
    )


def test_many_broken_lines_are_summed_up():
    loaded = load_uploads([("a.jsonl", b'{"text": "One."}\n' + b"nonsense\n" * 500)])

    assert len(loaded.documents) == 1
    assert len(loaded.issues) == 21
    assert loaded.issues[-1].problem == "500 lines are not valid JSON"


@pytest.mark.parametrize("key", ["articles", "documents", "items", "data"])
def test_a_json_document_may_wrap_its_records(key):
    value = {"status": "ok", key: [{"content": "Words.", "source": {"id": None, "name": "CNN"}, "authors": ["A", "B"]}]}

    loaded = load_uploads([("a.json", json.dumps(value).encode())])

    assert [(d.file, d.text, d.source, d.author) for d in loaded.documents] == [("a.json#1", "Words.", "CNN", "A, B")]


def test_one_json_record_is_one_document():
    loaded = load_uploads([("a.json", b'{"text": "Words.", "url": "https://www.example.org/1"}')])

    assert [(d.text, d.source) for d in loaded.documents] == [("Words.", "example.org")]


def test_json_lines_under_the_name_json_are_read():
    loaded = load_uploads([("a.json", lines({"text": "One."}, {"text": "Two."}))])

    assert [d.text for d in loaded.documents] == ["One.", "Two."]


def test_a_broken_json_document_is_an_issue_with_line_and_column():
    loaded = load_uploads([("a.json", b'[{"text": "One."},\n {"text" "Two."}]')])

    assert loaded.documents == []
    assert [i.problem for i in loaded.issues] == ["not valid JSON at line 2, column 10"]


def test_a_workbook_is_a_table():
    book = openpyxl.Workbook()
    book.active.append(["Text", "Published"])
    book.active.append(["Words in a cell.", dt.datetime(2021, 8, 16)])  # noqa: DTZ001 - Excel knows no zones
    packed = io.BytesIO()
    book.save(packed)

    (document,) = load_uploads([("a.xlsx", packed.getvalue())]).documents

    assert (document.file, document.text, document.date) == ("a.xlsx#1", "Words in a cell.", "2021-08-16")


def with_dimension(tag, book):
    """Return the bytes of a workbook whose sheets say this of their size."""
    written, changed = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<dimension[^>]*>", tag, old.read(name)))
    return changed.getvalue()


@pytest.mark.parametrize(
    "tag", [b"", b'<dimension ref="A1"/>', b'<dimension ref="A1:B3"/>', b'<dimension ref="A1:Z99"/>']
)
def test_a_workbook_is_read_whole_with_any_declared_size(tag):
    book = openpyxl.Workbook()
    book.create_sheet("Empty")
    for row in [
        (),
        ("Title", "Text"),
        *((f"T{number}", f"Words {number}.") for number in range(50)),
        (),
        ("T50", "End."),
    ]:
        book.active.append(row)

    loaded = load_uploads([("a.xlsx", with_dimension(tag, book))])

    assert [d.text for d in loaded.documents] == [*(f"Words {number}." for number in range(50)), "End."]
    assert [d.file for d in loaded.documents][-2:] == ["a.xlsx#50", "a.xlsx#52"]
    assert loaded.issues == []


def test_a_workbook_of_a_streaming_writer_is_a_table():
    book, packed = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Articles")
    for row in [["title", "text", None], *([f"T{number}", f"Words {number}."] for number in range(50))]:
        sheet.append(row)
    book.save(packed)

    assert len(load_uploads([("a.xlsx", packed.getvalue())]).documents) == 50


def test_a_workbook_with_a_cell_without_a_column_name_is_read():
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in [["text"], ["Words.", "a note at the side"]]:
        book.active.append(row)
    book.save(packed)

    loaded = load_uploads([("a.xlsx", packed.getvalue())])

    assert ([d.text for d in loaded.documents], loaded.issues) == (["Words."], [])


def test_a_file_that_is_not_a_workbook_is_an_issue():
    loaded = load_uploads([("a.xlsx", b"not a workbook"), ("b.txt", b"Words.")])

    assert [(i.file, i.problem) for i in loaded.issues] == [("a.xlsx", "not an Office file")]
    assert [d.file for d in loaded.documents] == ["b.txt"]


def test_a_lone_surrogate_is_never_loaded():
    (document,) = load_uploads([("a.jsonl", b'{"text": "Half \\ud83d emoji"}')]).documents

    assert document.text == "Half ? emoji"


def test_4000_packed_lines_load():
    packed = gzip.compress(lines(*({"text": f"Sentence {n}."} for n in range(4000))))

    loaded = load_uploads([("a.jsonl.gz", packed)])

    assert (len(loaded.documents), loaded.issues) == (4000, [])
    assert loaded.documents[-1].file == "a.jsonl.gz#4000"


def test_dates_of_a_column_wait_for_its_end_also_in_a_damaged_table(tmp_path):
    rows = "".join(f'{day}/04/2021,"The harbour board of Northport voted on day {day}."\n' for day in ("03", "13"))
    (tmp_path / "cut.csv").write_text(f'date,text\n{rows}05/04/2021,"never closed\n', encoding="utf-8")

    loaded = files.load([tmp_path])

    assert [each.date for each in loaded.documents] == ["2021-04-03", "2021-04-13", "2021-04-05"]
    assert any("never closed" in issue.problem for issue in loaded.issues)


def test_a_column_without_an_order_is_told_once_with_its_count(tmp_path):
    rows = "".join(f'0{day}/04/2021,"The harbour board voted on day {day}."\n' for day in range(1, 4))
    (tmp_path / "open.csv").write_text(f"date,text\n{rows}", encoding="utf-8")

    loaded = files.load([tmp_path])

    assert [each.date for each in loaded.documents] == ["2021", "2021", "2021"]
    assert [issue.problem[:60] for issue in loaded.issues] == [
        "3 of 3 rows have a date that can be day first or month first (first: row 1"[:60]
    ]


def test_a_metadata_csv_is_read_in_the_order_of_its_column(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The harbour board of Northport voted on {name}.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,date\na.txt,03/04/2021\nb.txt,13/04/2021\n", encoding="utf-8")

    loaded = files.load([tmp_path])

    assert [each.date for each in loaded.documents] == ["2021-04-03", "2021-04-13"]


def test_each_of_two_columns_with_dates_has_its_own_order(tmp_path):
    cells = ["13/04/2021,", "03/04/2021,", ",04/13/2021", ",04/03/2021"]
    rows = "".join(f'{days},"The harbour board voted in round {at}."\n' for at, days in enumerate(cells))
    (tmp_path / "two.csv").write_text(f"date,created,text\n{rows}", encoding="utf-8")

    loaded = files.load([tmp_path])

    assert [each.date for each in loaded.documents] == ["2021-04-13", "2021-04-03", "2021-04-13", "2021-04-03"]
    assert loaded.issues == []


def test_headlines_that_are_read_as_texts_have_the_dates_of_their_column(tmp_path):
    rows = "".join(f"{day}/04/2021,The harbour board voted on day {day}\n" for day in ("03", "13"))
    (tmp_path / "headlines.csv").write_text(f"date,title\n{rows}", encoding="utf-8")

    loaded = files.load([tmp_path])

    assert [(each.date, each.truncated) for each in loaded.documents] == [
        ("2021-04-03", "headline only"),
        ("2021-04-13", "headline only"),
    ]
