"""Loading files: every readable file is loaded, whole and in order."""

import gzip
import io
from pathlib import Path

import docx
import pytest
from format_samples import pdf
from reading_helpers import texts, zipped

from analytics.reading.formats.files import load, load_uploads
from analytics.reading.raw import Loaded

# Files and folders


def test_a_folder_is_read_in_order_with_paths_below_it(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"Text of {name}.")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "d.txt").write_text("junk")

    loaded = load([tmp_path])

    assert texts(loaded) == {"a.md": "Text of a.md.", "b.txt": "Text of b.txt.", "sub/c.txt": "Text of sub/c.txt."}
    assert [document.file for document in loaded.documents] == ["a.md", "b.txt", "sub/c.txt"]
    assert loaded.issues == []


def test_a_file_given_directly_has_its_name_and_no_date(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")

    (document,) = load([str(tmp_path / "a.txt")]).documents

    assert (document.file, document.date, document.origins, document.html) == ("a.txt", "", {}, False)


def test_an_upload_is_a_label_and_never_a_path(tmp_path):
    loaded = load_uploads(
        [("dir/sub/a.txt", b"One."), ("../../etc/b.txt", b"Two."), (str(tmp_path / "c.txt"), b"Three.")]
    )

    assert texts(loaded) == {"dir/sub/a.txt": "One.", "../../etc/b.txt": "Two.", str(tmp_path / "c.txt"): "Three."}
    assert list(tmp_path.iterdir()) == []


def test_no_paths_give_no_documents():
    assert load([]) == load_uploads([]) == Loaded([], [])


# Formats and encodings


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("latin-1", "Die Größe der Straße überraschte die Bürger."),
        ("latin-1", "Le président a été reçu à l'Élysée."),
        ("cp1252", "“Curly” quotes – and dashes, it’s all here"),
        ("utf-8-sig", "Größe"),
        ("utf-16", "Größe und 中国"),
        ("utf-16-le", "Größe ohne Marke"),
        ("utf-16-be", "Größe ohne Marke"),
        ("utf-32", "Größe"),
        ("cp1251", "Привет, как дела? Сегодня в Кабуле состоялась встреча."),
        ("iso8859_2", "Operator zapory przyznał, że ostrzegł wsie za późno. Burmistrzowie żądają śledztwa."),
        ("shift_jis", "こんにちは世界。これは日本語の文章です。"),
        ("gb18030", "中国大使馆星期二在喀布尔会见了代表。"),
        ("utf-8", "สวัสดีชาวโลก นี่คือข้อความภาษาไทย"),
        ("utf-8", "中国大使馆星期二在喀布尔会见了代表。"),
        ("utf-8", "😀🎉👍🏽"),
    ],
)
def test_text_in_any_encoding_is_complete(encoding, text):
    loaded = load_uploads([("a.txt", text.encode(encoding))])

    assert (texts(loaded), loaded.issues) == ({"a.txt": text}, [])


def test_line_ends_and_letters_have_one_form_and_zero_bytes_are_removed():
    (document,) = load_uploads([("a.txt", "cafe\u0301\r\nline\rline\0".encode() + b" word" * 20)]).documents

    assert document.text == "café\nline\nline" + " word" * 20


def test_a_page_is_kept_as_markup_in_the_encoding_it_declares():
    markup = '<html><head><meta charset="windows-1251"></head><body><p>Привет</p></body></html>'

    (document,) = load_uploads([("a.html", markup.encode("cp1251"))]).documents

    assert (document.text, document.html) == (markup, True)


def test_a_word_file_gives_paragraphs_and_table_cells_in_order():
    word = docx.Document()
    word.add_paragraph("First paragraph.")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    word.add_paragraph("Last paragraph.")
    packed = io.BytesIO()
    word.save(packed)

    assert texts(load_uploads([("a.docx", packed.getvalue())])) == {
        "a.docx": "First paragraph.\nleft\tright\nLast paragraph."
    }


def test_the_wrapped_lines_of_a_pdf_are_joined_to_paragraphs():
    data = pdf(
        "The ambassador left the embas-",
        "sy in Kabul on Monday, as two",
        "officials said.",
        "Nobody knows why he went away.",
    )

    assert texts(load_uploads([("a.pdf", data)])) == {
        "a.pdf": "The ambassador left the embassy in Kabul on Monday, as two officials said.\n"
        "Nobody knows why he went away."
    }


def test_a_packed_file_is_read_like_the_file_itself():
    assert texts(load_uploads([("a.txt.gz", gzip.compress(b"Words."))])) == {"a.txt.gz": "Words."}


def test_members_are_named_after_their_archive():
    loaded = load_uploads([("a.zip", zipped({"in/b.txt": "B.", "__MACOSX/x.txt": "junk", "t.csv": "text\nRow.\n"}))])

    assert texts(loaded) == {"a.zip/in/b.txt": "B.", "a.zip/t.csv#1": "Row."}
    assert loaded.issues == []


# metadata.csv beside the files


def test_a_sidecar_fills_the_files_beside_it_and_is_not_a_document():
    sidecar = b"file,source,date,date_origin,note\na.txt,taz,2021-08,inferred,x\nb.txt,,2021-08-16,,\n"
    uploads = [("in/a.txt", b"A."), ("in/b.txt", b"B."), ("in/metadata.csv", sidecar), ("a.txt", b"Elsewhere.")]

    loaded = load_uploads(uploads)

    assert [(d.file, d.source, d.date, d.origins.get("date", "")) for d in loaded.documents] == [
        ("in/a.txt", "taz", "2021-08", "inferred"),
        ("in/b.txt", "", "2021-08-16", "sidecar metadata.csv"),
        ("a.txt", "", "", ""),
    ]
    assert loaded.issues == []


def test_a_sidecar_works_on_disk_and_in_an_archive(tmp_path):
    members = {"in/a.txt": "A.", "in/metadata.csv": "file;title\na.txt;The title\n"}
    (tmp_path / "in").mkdir()
    for name, text in members.items():
        (tmp_path / name).write_text(text)

    on_disk, packed = load([tmp_path]), load_uploads([("a.zip", zipped(members))])

    assert [d.title for d in on_disk.documents] == [d.title for d in packed.documents] == ["The title"]


def test_a_sidecar_row_without_its_file_and_an_unreadable_date_are_issues():
    sidecar = b"file,date\na.txt,foo\nmissing.txt,2021\n"

    loaded = load_uploads([("a.txt", b"A."), ("metadata.csv", sidecar)])

    assert [(d.text, d.date) for d in loaded.documents] == [("A.", "")]
    assert [i.problem for i in loaded.issues] == [
        "row 1: date 'foo' cannot be read",
        "names a file that is not there: missing.txt",
    ]


def test_a_metadata_csv_with_a_text_column_and_no_file_column_is_a_table():
    assert texts(load_uploads([("metadata.csv", b"text\nWords.\n")])) == {"metadata.csv#1": "Words."}


def test_the_seeds_load_with_their_metadata():
    loaded = load([Path(__file__).parents[3] / "seeds"])

    assert loaded.issues == []
    assert [(d.file[:3], d.source, d.date) for d in loaded.documents] == [
        ("000", "Unnamed German outlet (000)", "2022-01"),
        ("001", "Unnamed blog (001)", "2021-08-24"),
        ("002", "Al Arabiya English", "2021-08-16"),
    ]
