"""A file is read and shown with its name, in any encoding of the name and in every locale."""

import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_helpers import clean_document, problems, texts

from analytics.build import build
from analytics.corpus.folder import open_corpus
from analytics.reading.formats.decoding import printable_name
from analytics.reading.formats.files import columns_of, load, load_uploads

C_LOCALE = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C"}
BYTES = pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are Unicode on this system")


def tar_of(*names, encoding="latin-1"):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", encoding=encoding, format=tarfile.GNU_FORMAT) as archive:
        for name in names:
            info, data = tarfile.TarInfo(name), f"Words of {name}.".encode()
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def corpus_of(loaded, folder):
    """Build and save, which is where a name that cannot be written came out."""
    build.build(loaded, workers=0).save(folder)
    return open_corpus(folder)


@pytest.mark.parametrize("upload", [True, False])
def test_a_tar_whose_names_are_latin_1_is_built_and_saved(tmp_path, upload):
    data = tar_of("Straße.txt", "good.txt")
    (tmp_path / "a.tar").write_bytes(data)

    loaded = load_uploads([("a.tar", data)]) if upload else load([tmp_path / "a.tar"])

    assert texts(loaded) == {"a.tar/Stra\\xdfe.txt": "Words of Straße.txt.", "a.tar/good.txt": "Words of good.txt."}
    assert "a.tar/Stra\\xdfe.txt" in set(corpus_of(loaded, tmp_path / "out").documents["file"])


def test_a_tar_whose_names_are_utf_8_shows_them():
    assert list(texts(load_uploads([("a.tar", tar_of("Straße.txt", encoding="utf-8"))]))) == ["a.tar/Straße.txt"]


def test_a_zip_of_an_old_tool_shows_the_letters_of_its_code_page():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Stra_e.txt", "Words.")
    data = packed.getvalue().replace(b"Stra_e.txt", b"Stra\xe1e.txt")  # a sharp s in code page 437

    assert list(texts(load_uploads([("a.zip", data)]))) == ["a.zip/Straße.txt"]


def test_a_zip_that_declares_latin_1_as_utf_8_is_one_issue():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Straße.txt", "Words.")
    data = packed.getvalue().replace("Straße.txt".encode(), b"Stra\xdfxe.txt")

    loaded = load_uploads([("a.zip", data), ("b.txt", b"Good words.")])

    assert problems(loaded) == {"a.zip": "a member name that cannot be read"}
    assert texts(loaded) == {"b.txt": "Good words."}


@BYTES
def test_a_name_on_disk_that_is_not_utf_8_is_shown_with_escapes(tmp_path):
    (tmp_path / "in").mkdir()
    for name in (b"Stra\xdfe.txt", "Straße.txt".encode(), b"Stra\\xdfe.txt"):
        (tmp_path / "in" / os.fsdecode(name)).write_text(f"Words of {name.hex()}.")

    loaded = load([tmp_path / "in"])

    assert sorted(texts(loaded)) == ["Stra\\\\xdfe.txt", "Stra\\xdfe.txt", "Straße.txt"]
    assert set(corpus_of(loaded, tmp_path / "out").documents["file"]) == set(texts(loaded))


@BYTES
def test_a_sidecar_names_a_file_that_is_not_utf_8_as_it_is_shown(tmp_path):
    (tmp_path / os.fsdecode(b"Stra\xdfe.txt")).write_text("Words.")
    (tmp_path / "metadata.csv").write_text("file,source\nStra\\xdfe.txt,Bote\n")

    loaded = load([tmp_path])

    assert ([d.source for d in loaded.documents], loaded.issues) == (["Bote"], [])


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.lists(st.text(alphabet="aß\\xud83f0\udcdf\udcc3\ud83d", max_size=8), min_size=2, max_size=2, unique=True))
def test_two_different_names_are_never_shown_the_same(names):
    of_disk = [name.encode("utf-8", "surrogateescape") for name in names if "\ud83d" not in name]
    shown = [printable_name(name) for name in names]

    assert (shown[0] == shown[1]) == (len(of_disk) == 2 and of_disk[0] == of_disk[1])
    "".join(shown).encode()


HALF = "\\ud83d"
JSON_FIELDS = ("text", "title", "source", "date", "url", "author", "language", "retrieved")


def test_half_a_surrogate_pair_in_any_field_of_a_record_is_a_question_mark(tmp_path):
    records = [{"text": f"Words {field}."} | {field: f"2021 {HALF} x {field}"} for field in JSON_FIELDS]
    lines = "".join(json.dumps(record).replace("\\\\u", "\\u") + "\n" for record in records).encode()

    loaded = load_uploads([("a.jsonl", lines), ("a.json", b"[" + lines.strip().replace(b"\n", b",") + b"]")])

    str(loaded).encode()
    assert loaded.documents[1].title == loaded.documents[9].title == "2021 ? x title"
    assert len(corpus_of(loaded, tmp_path / "out")) == 2 * len(JSON_FIELDS)


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_half_a_surrogate_pair_in_the_name_of_a_column_is_a_question_mark(suffix):
    uploads = [(f"a{suffix}", f'{{"text": "Words.", "{HALF}": "x", "b{HALF}\\ude00": "\\\\{HALF[1:]}"}}'.encode())]

    (table,) = columns_of(uploads)

    assert table.columns == ("text", "?", "b\U0001f600")
    assert table.samples["b\U0001f600"] == ("\\ud83d",)


def test_a_json_error_after_half_a_pair_has_the_right_column():
    (issue,) = load_uploads([("a.json", f'[{{"text": "{HALF}" "x"}}]'.encode())]).issues

    assert issue.problem == "not valid JSON at line 1, column 20"


def test_half_a_surrogate_pair_in_the_metadata_of_a_page_reaches_no_table(tmp_path):
    data = {"@type": "NewsArticle", "headline": "Half X", "author": {"@type": "Person", "name": "A X Writer"}}
    data |= {"publisher": {"name": "Daily X"}, "url": "https://a.example/X", "datePublished": "2021-08-16X"}
    page = f"<html><head><script type='application/ld+json'>{json.dumps(data)}</script><title>&#xD83D;X</title>"
    page += "<meta name='author' content='X &#xDC00;'><meta property='og:site_name' content='&#xD83D; Daily'></head>"
    page += f"<body><article>{'<p>Words of the ambassador in the embassy &#xD83D;.</p>' * 10}</article></body></html>"

    loaded = load_uploads([("a.html", page.replace("X", HALF).encode())])

    str([clean_document(raw) for raw in loaded.documents]).encode()
    assert len(corpus_of(loaded, tmp_path / "out")) == 1


@pytest.mark.parametrize("header", ["Subject", "From", "Date"])
def test_bytes_in_a_header_of_a_mail_are_read_or_replaced(tmp_path, header):
    mail = (
        f"{header}: ".encode() + b"A \xdf =?utf-16?b?2D3YPQ==?= =?utf-7?q?+2D0-?=\nX: 1\n\nWords of the ambassador.\n"
    )

    loaded = load_uploads([("a.eml", mail)])

    str(loaded).encode()
    assert len(corpus_of(loaded, tmp_path / "out")) == 1


def test_columns_of_a_csv_in_utf_16_with_half_a_pair_are_readable():
    table = "text,a\ud83dtitle\nWords.,b\udc00\n".encode("utf-16", "surrogatepass")

    loaded = load_uploads([("a.csv", table)])

    str(loaded).encode()
    str(columns_of([("a.csv", table)])).encode()


@BYTES
def test_a_build_in_the_c_locale_reads_and_writes_paths_with_umlauts(tmp_path):
    folder = tmp_path / "Ümläut"
    folder.mkdir()
    (folder / "Straße.txt").write_text("Der Botschafter in Köln sprach.", encoding="utf-8")
    (folder / os.fsdecode(b"Stra\xdfe.txt")).write_text("Words of the ambassador.")
    corpus, export = tmp_path / "Körpus", tmp_path / "Ausgabe für alle"

    built = run("build", folder, tmp_path / "nö", "--out", corpus, "--workers", "0")
    written = run("export", corpus, "--out", export, "--name", "Köln")
    shown = run("show", "documents", corpus, "--where", "words=Köln")

    assert [process.returncode for process in (built, written, shown)] == [0, 0, 0]
    assert "Traceback" not in built.stderr + written.stderr + shown.stderr
    assert set(open_corpus(corpus).documents["file"]) == {"Straße.txt", "Stra\\xdfe.txt"}
    assert str(tmp_path / "nö") in set(open_corpus(corpus).stored("issues")["file"])
    assert "Köln" in (export / "report.html").read_text(encoding="utf-8")


def run(*arguments):
    command = [sys.executable, "-m", "analytics", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=C_LOCALE, capture_output=True, text=True, errors="replace", check=False
    )
