"""The front door: what cannot be read is an issue, what lies beside it loads, nothing else happens."""

import bz2
import gzip
import io
import os
import tarfile

import pypdf
import pytest
from reading_helpers import problems, texts, zipped

from analytics.reading.files import load, load_uploads
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


# Paths


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


def test_a_damaged_letter_does_not_turn_the_others_into_two():
    loaded = load_uploads([("a.txt", "Größe, Straße, Bürger, Käse, Öl, ".encode() + b"caf\xe9")])

    assert texts(loaded) == {"a.txt": "Größe, Straße, Bürger, Käse, Öl, caf\ufffd"}
    assert problems(loaded) == {"a.txt": "1 characters are not valid utf-8"}


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


def test_a_packed_bomb_is_stopped():
    loaded = load_uploads([("a.txt.gz", gzip.compress(b"word " * (1 << 20)))])

    assert (loaded.documents, problems(loaded)) == ([], {"a.txt.gz": "unpacks to more than 200 times its size"})


# Archives


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
