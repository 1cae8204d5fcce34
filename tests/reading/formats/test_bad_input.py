"""Loading bad input: a file that cannot be read is an issue, and all other files are loaded."""

import bz2
import gzip
import io
import json
import os
import tarfile

import pypdf
import pytest
from format_samples import FEED, MAIL, SAVED_PAGE, parquet, samples, word
from reading_helpers import problems, texts, zipped

from analytics.reading.formats.files import load, load_uploads
from analytics.reading.raw import Issue


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


SAMPLES = samples()

# Paths


def test_a_missing_path_is_an_issue(tmp_path):
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
        ("a.odt", b"not a zip", "not an Office file"),
        ("a.odt", zipped({"content.xml": "<office/>"}), "not a readable OpenDocument text"),
        ("b.docx", zipped({"a.txt": "not Word"}), "not a readable Word file"),
        ("a.xlsx", word(), "not a readable Excel workbook"),
        ("a.rtf", b"Plain words.", "not a Rich Text file"),
        ("a.parquet", b"PAR1 nonsense PAR1", "not a readable Parquet file"),
        ("half.parquet", parquet([{"text": "Words."}])[:-9], "not a readable Parquet file"),
        ("a.parquet.txt", parquet([{"text": "Words."}]), "looks like a binary file, not text"),
        ("a.eml", b"No header, only words.", "not a mail"),
        ("a.mhtml", b"Subject: S\nContent-Type: text/plain\n\nNo page.", "no page in this web archive"),
        ("a.xml", b"<?xml version='1.0'?><inventory><item>1</item></inventory>", "XML without articles"),
        ("a.rss", b"Plain words.", "not a feed"),
        ("half.txt.gz", gzip.compress(b"word " * 200, mtime=0)[:-9], "damaged, or cannot be opened"),
        ("empty.zip", b"PK\x05\x06" + bytes(18), "empty archive"),
    ],
)
def test_a_bad_file_is_one_issue_and_the_rest_loads(name, data, problem):
    loaded = load_uploads([(name, data), ("good.txt", b"Good words.")])

    assert problems(loaded) == {name: problem}
    assert texts(loaded) == {"good.txt": "Good words."}


def test_the_issue_of_a_file_of_50_mb_has_a_remedy(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50 << 20)

    assert load([tmp_path]).issues == [
        Issue("big.txt", "larger than 20 MB", "one article is never that long: split it or convert it to a table")
    ]


def test_a_pdf_named_txt_is_reported_as_a_pdf():
    (issue,) = load_uploads([("a.txt", b"%PDF-1.7\n...")]).issues

    assert issue.detail == "it is a PDF: name it .pdf"


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


def test_reading_a_zip_bomb_is_stopped():
    loaded = load_uploads([("a.txt.gz", gzip.compress(b"word " * (1 << 20)))])

    assert (loaded.documents, problems(loaded)) == ([], {"a.txt.gz": "unpacks to more than 200 times its size"})


# Odd files: reported, or read as far as possible


def test_a_table_of_500_columns_is_read_and_its_issue_lists_only_some_columns():
    names = [f"column {n}" for n in range(500)]
    with_text = ",".join([*names, "text"]) + "\n" + "x," * 500 + "Words.\n"

    loaded = load_uploads([("a.csv", with_text.encode()), ("b.csv", (",".join(names) + "\n1\n").encode())])

    assert texts(loaded) == {"a.csv#1": "Words."}
    (issue,) = loaded.issues
    assert issue.detail.startswith("columns found: column 0, column 1,")
    assert "column 29 and 470 more." in issue.detail


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("no-such-charset", "utf-8"), ("us-ascii", "cp1252")],
)
def test_a_mail_with_a_wrong_charset_is_read(charset, encoding):
    head = f"Subject: Gr\xfc\xdfe\nContent-Type: text/plain; charset={charset}\n\n"
    mail = (head + "Die Botschaft in Köln bleibt geöffnet.\n").encode(encoding)

    (document,) = load_uploads([("a.eml", mail)]).documents

    assert (document.title, document.text) == ("Grüße", "Die Botschaft in Köln bleibt geöffnet.\n")


@pytest.mark.parametrize(
    "header", ["From: " + "(" * 5_000, "Subject: " + "=?utf-8?q?a?= " * 5_000, "Date: " + "1" * 5_000]
)
def test_a_mail_with_a_very_long_header_is_read(header):
    assert texts(load_uploads([("a.eml", f"{header}\n\nWords.".encode())])) == {"a.eml": "Words."}


def test_a_large_feed_that_is_not_well_formed_is_refused_with_its_line():
    entries = "\n".join([f"<item><description>{'words &amp; ' * 500}</description></item>"] * 200)
    feed = f"<rss version='2.0'><channel>\n{entries}\n</channel></rss>"

    assert len(load_uploads([("a.rss", feed.encode())]).documents) == 200
    (issue,) = load_uploads([("a.rss", feed.replace("</channel>", "<a <a").encode())]).issues
    assert issue.problem == "a large feed that is not well-formed"
    assert "line 202" in issue.detail


def test_a_truncated_feed_gives_its_complete_entries_and_an_issue():
    loaded = load_uploads([("a.rss", FEED[: FEED.index("<item><title>Third")].encode())])

    assert [d.title for d in loaded.documents] == ["Embassy & airport", "Second"]
    assert problems(loaded) == {"a.rss": "not a well-formed feed"}


def test_a_truncated_packed_table_gives_the_rows_before_the_damage():
    rows = "\n".join(json.dumps({"text": f"Sentence {n}: {n * 7919}."}) for n in range(20_000))

    loaded = load_uploads([("a.jsonl.gz", gzip.compress(rows.encode())[:-2000])])

    assert 10_000 < len(loaded.documents) < 20_000
    assert "damaged, or cannot be opened" in problems(loaded).values()


def test_reading_one_text_packed_into_many_parquet_rows_is_stopped():
    bomb = parquet([{"text": "word " * 20_000}] * 5_000, compression="zstd")

    loaded = load_uploads([("a.parquet", bomb)])

    assert len(bomb) < 1 << 20
    assert problems(loaded) == {"a.parquet": "unpacks to more than 200 times its size"}


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
def test_a_truncated_mail_is_a_document_or_an_issue(name):
    whole = {"a.eml": MAIL, "a.mhtml": SAVED_PAGE}[name].encode()

    for end in range(1, len(whole), 40):
        loaded = load_uploads([(name, whole[:end])])
        assert loaded.documents or loaded.issues, end


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_with_the_suffix_of_another_format_raises_no_error(name):
    for suffix in {f".{other.rsplit('.', 1)[1]}" for other in SAMPLES}:
        loaded = load_uploads([(f"x{suffix}", SAMPLES[name])])
        assert loaded.documents or loaded.issues, suffix


# Archives


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_a_member_name_that_leads_out_of_the_archive_is_refused_and_the_rest_loads(name):
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


def test_reading_a_packed_tar_that_unpacks_too_far_is_stopped():
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
