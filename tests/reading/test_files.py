"""The front door: what can be read loads, what cannot is an issue, nothing else happens."""

import bz2
import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from analytics.reading.files import load, load_uploads
from analytics.reading.raw import Issue, Loaded


def zipped(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def encrypted(name):
    """Set the flag of encryption on the only member, in both of its headers."""
    data = bytearray(zipped({name: "Words."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def tarred(*infos, mode="w"):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for info, data in infos:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def texts(loaded):
    return {document.file: document.text for document in loaded.documents}


def problems(loaded):
    return {issue.file: issue.problem for issue in loaded.issues}


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

    assert (document.file, document.date, document.date_origin, document.html) == ("a.txt", "", "", False)


def test_a_path_that_is_not_there_is_an_issue(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")

    loaded = load([tmp_path / "nope", tmp_path / "a.txt"])

    assert texts(loaded) == {"a.txt": "Words."}
    assert list(problems(loaded).values()) == ["no such file or folder"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("Secret.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Words.")
    (tmp_path / "in" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "same.txt").symlink_to(tmp_path / "in" / "a.txt")

    loaded = load([tmp_path / "in"])

    assert texts(loaded) == {"a.txt": "Words.", "same.txt": "Words."}
    assert problems(loaded) == {"out.txt": "a link that leads elsewhere"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")

    assert problems(load([tmp_path])) == {"a.txt": "not a file"}


def test_an_upload_is_a_label_and_never_a_path(tmp_path):
    loaded = load_uploads(
        [("dir/sub/a.txt", b"One."), ("../../etc/b.txt", b"Two."), (str(tmp_path / "c.txt"), b"Three.")]
    )

    assert texts(loaded) == {"dir/sub/a.txt": "One.", "../../etc/b.txt": "Two.", str(tmp_path / "c.txt"): "Three."}
    assert list(tmp_path.iterdir()) == []


def test_nothing_in_gives_nothing_out():
    assert load([]) == load_uploads([]) == Loaded([], [])


# One bad file each; the good one beside it always loads


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", b" \n\t\n", "empty file"),
        ("empty.csv", b"", "empty file"),
        ("big.txt", b"word " * (10 << 20), "larger than 20 MB"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "looks like a binary file, not text"),
        ("noise.txt", bytes(range(256)) * 4, "looks like a binary file, not text"),
        ("a.exe", b"MZ", "not a format Parallax reads"),
        ("no_suffix", b"Words.", "not a format Parallax reads"),
        ("a.pdf", b"%PDF-1.4 nonsense", "not a readable PDF"),
        ("a.docx", b"not a zip", "not an Office file"),
        ("a.txt.gz", b"\x1f\x8bnonsense", "damaged, or cannot be opened"),
        ("a.zip", b"PK\x03\x04nonsense", "damaged archive"),
        ("a.tar.xz", b"nonsense", "damaged archive"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "empty archive"),
    ],
)
def test_a_bad_file_is_one_issue_and_the_rest_loads(name, data, problem):
    loaded = load_uploads([(name, data), ("good.txt", b"Good words.")])

    assert problems(loaded) == {name: problem}
    assert texts(loaded) == {"good.txt": "Good words."}


def test_a_file_of_50_mb_says_what_to_do(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50 << 20)

    assert load([tmp_path]).issues == [
        Issue("big.txt", "larger than 20 MB", "one article is never that long: split it or convert it to a table")
    ]


def test_a_pdf_named_txt_is_told_as_such():
    (issue,) = load_uploads([("a.txt", b"%PDF-1.7\n...")]).issues

    assert issue.detail == "it is a PDF: name it .pdf"


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
        ("shift_jis", "こんにちは世界。これは日本語の文章です。"),
        ("gb18030", "中国大使馆星期二在喀布尔会见了代表。"),
        ("utf-8", "สวัสดีชาวโลก นี่คือข้อความภาษาไทย"),
        ("utf-8", "中国大使馆星期二在喀布尔会见了代表。"),
        ("utf-8", "😀🎉👍🏽"),
    ],
)
def test_text_of_any_encoding_arrives_whole(encoding, text):
    loaded = load_uploads([("a.txt", text.encode(encoding))])

    assert (texts(loaded), loaded.issues) == ({"a.txt": text}, [])


def test_a_damaged_letter_does_not_turn_the_others_into_two():
    loaded = load_uploads([("a.txt", "Größe, Straße, Bürger, Käse, Öl, ".encode() + b"caf\xe9")])

    assert texts(loaded) == {"a.txt": "Größe, Straße, Bürger, Käse, Öl, caf\ufffd"}
    assert problems(loaded) == {"a.txt": "1 characters are not valid utf-8"}


def test_line_ends_letters_and_zero_bytes_are_made_one():
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


def pdf(*lines):
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines).encode()
    stream = b"BT /F1 12 Tf 50 250 Td " + shown + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 300 300]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + numbered + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF"  # found again by pypdf


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


def test_a_pdf_without_text_and_a_locked_one_are_issues():
    blank = pypdf.PdfWriter()
    blank.add_blank_page(100, 100)
    scanned, locked = io.BytesIO(), io.BytesIO()
    blank.write(scanned)
    blank.encrypt("secret", algorithm="RC4-128")
    blank.write(locked)

    loaded = load_uploads([("scan.pdf", scanned.getvalue()), ("locked.pdf", locked.getvalue())])

    assert problems(loaded) == {
        "scan.pdf": "no text in this PDF (scanned?)",
        "locked.pdf": "a password protects this PDF",
    }


def test_a_packed_file_is_read_like_the_file_itself():
    assert texts(load_uploads([("a.txt.gz", gzip.compress(b"Words."))])) == {"a.txt.gz": "Words."}


def test_a_packed_bomb_is_stopped():
    loaded = load_uploads([("a.txt.gz", gzip.compress(b"word " * (1 << 20)))])

    assert (loaded.documents, problems(loaded)) == ([], {"a.txt.gz": "unpacks to more than 200 times its size"})


# Archives


def test_members_are_named_after_their_archive():
    loaded = load_uploads([("a.zip", zipped({"in/b.txt": "B.", "__MACOSX/x.txt": "junk", "t.csv": "text\nRow.\n"}))])

    assert texts(loaded) == {"a.zip/in/b.txt": "B.", "a.zip/t.csv#1": "Row."}
    assert loaded.issues == []


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_loads(name):
    loaded = load_uploads([("a.zip", zipped({name: "Evil.", "good.txt": "Good."}))])

    assert texts(loaded) == {"a.zip/good.txt": "Good."}
    assert list(problems(loaded).values()) == ["a name that leads out of the archive"]


def test_a_1000_to_1_member_is_refused_and_the_rest_loads():
    loaded = load_uploads([("a.zip", zipped({"bomb.txt": bytes(5 << 20), "good.txt": "Good."}))])

    assert texts(loaded) == {"a.zip/good.txt": "Good."}
    assert problems(loaded) == {"a.zip/bomb.txt": "unpacks to more than 200 times its size"}


def test_an_encrypted_member_is_refused():
    loaded = load_uploads([("a.zip", encrypted("secret.txt"))])

    assert (loaded.documents, problems(loaded)) == ([], {"a.zip/secret.txt": "encrypted"})


def test_an_archive_inside_an_archive_is_refused():
    loaded = load_uploads([("a.zip", zipped({"b.zip": zipped({"c.txt": "C."}), "good.txt": "Good."}))])

    assert texts(loaded) == {"a.zip/good.txt": "Good."}
    assert problems(loaded) == {"a.zip/b.zip": "an archive inside an archive"}


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")]
)
def test_a_tar_gives_its_files_and_refuses_links(name, mode):
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    packed = tarred((tarfile.TarInfo("./b.txt"), b"B."), (link, b""), (tarfile.TarInfo("../c.txt"), b"C."), mode=mode)

    loaded = load_uploads([(name, packed)])

    assert texts(loaded) == {f"{name}/b.txt": "B."}
    assert problems(loaded) == {
        f"{name}/link.txt": "a link or device, not a file",
        f"{name}/../c.txt": "a name that leads out of the archive",
    }


def test_a_packed_tar_that_unpacks_too_far_is_stopped():
    packed = bz2.compress(tarred((tarfile.TarInfo("a.txt"), b"word " * (1 << 20))))

    loaded = load_uploads([("a.tar.bz2", packed)])

    assert loaded.documents == []
    assert problems(loaded)["a.tar.bz2"] == "unpacks to more than 200 times its size"


def test_a_damaged_member_does_not_stop_the_others():
    data = bytearray(zipped({"a.txt": "First words.", "b.txt": "Second words."}))
    data[data.index(b"a.txt") + 6] ^= 0xFF

    loaded = load_uploads([("a.zip", bytes(data))])

    assert texts(loaded) == {"a.zip/b.txt": "Second words."}
    assert problems(loaded) == {"a.zip/a.txt": "damaged, or cannot be opened"}


# metadata.csv beside the files


def test_a_sidecar_fills_the_files_beside_it_and_is_no_document():
    sidecar = b"file,source,date,date_origin,note\na.txt,taz,2021-08,inferred,x\nb.txt,,2021-08-16,,\n"
    uploads = [("in/a.txt", b"A."), ("in/b.txt", b"B."), ("in/metadata.csv", sidecar), ("a.txt", b"Elsewhere.")]

    loaded = load_uploads(uploads)

    assert [(d.file, d.source, d.date, d.date_origin) for d in loaded.documents] == [
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
    loaded = load([Path(__file__).parents[2] / "seeds"])

    assert loaded.issues == []
    assert [(d.file[:3], d.source, d.date) for d in loaded.documents] == [
        ("000", "Unnamed German outlet (000)", "2022-01"),
        ("001", "Unnamed blog (001)", "2021-08-24"),
        ("002", "Al Arabiya English", "2021-08-16"),
    ]
