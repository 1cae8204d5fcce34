import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest
from folder_samples import as_first_format, change_manifest, change_table, manifest

from analytics import CorpusError, open_corpus, schema
from analytics.corpus import folder as corpus_folder
from analytics.corpus.store import STORED, make

ROOT = Path(__file__).parents[2]
WORLD = {
    "d1": {"text": "Kabul fell. China stays.", "source": "A", "names": "Kabul, China", "topic": "t01"},
    "d2": {"text": "kabul waits, Kabul hopes.", "source": "B", "names": "Kabul", "topic": "t02"},
    "d3": {"text": "", "source": "C"},
}
REMEDY = "Copy the whole folder again, or build it: python -m analytics build PATH --out FOLDER"


@pytest.fixture(scope="module")
def corpus(make_corpus):
    return make(make_corpus(WORLD).stored_tables, {"n_topics": 2, "tagger": "parallax", "n_corrections": 0})


@pytest.fixture(scope="module")
def saved(corpus, tmp_path_factory):
    place = tmp_path_factory.mktemp("saved") / "C"
    corpus.save(place)
    return place


@pytest.fixture
def folder(saved, tmp_path):
    """Return a folder with the corpus of `WORLD`, which a test may change."""
    return shutil.copytree(saved, tmp_path / "C")


def refusal(folder, **options):
    """Return the error sentence of opening a folder."""
    with pytest.raises(CorpusError) as refused:
        open_corpus(folder, **options)
    return str(refused.value)


def test_a_saved_corpus_opens_with_equal_tables_settings_and_key(corpus, tmp_path):
    corpus.save(tmp_path / "deep" / "folder")

    again = open_corpus(tmp_path / "deep" / "folder")

    assert (again.key, again.settings) == (corpus.key, corpus.settings)
    for name in STORED:
        pd.testing.assert_frame_equal(again.stored(name), corpus.stored(name))
    assert again.where(source="A").key == corpus.where(source="A").key


def test_a_corpus_saved_in_several_row_groups_opens_with_equal_tables(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(corpus_folder, "ROW_GROUP", 2)
    corpus.save(tmp_path / "C")

    again = open_corpus(tmp_path / "C")

    assert again.key == corpus.key
    assert len(again.stored("terms")) > 2
    for name in STORED:
        pd.testing.assert_frame_equal(again.stored(name), corpus.stored(name))


def test_a_slice_saves_the_whole_corpus(corpus, tmp_path):
    corpus.take([0]).save(tmp_path)

    assert open_corpus(tmp_path).key == corpus.key == manifest(tmp_path)["key"]


def test_a_stored_table_is_plain_parquet_that_pandas_reads_alone(folder):
    mentions = pd.read_parquet(folder / "mentions.parquet")

    assert mentions.dtypes.astype(str).to_dict() == dict(schema.TABLES["mentions"].columns)


def test_the_manifest_names_program_and_kind_and_describes_every_table(folder):
    content = manifest(folder)

    assert (content["program"], content["kind"], content["format"]) == ("parallax", "corpus", 2)
    assert set(content["tables"]) == set(STORED)
    assert (content["tables"]["mentions"]["file"], content["tables"]["mentions"]["rows"]) == ("mentions.parquet", 3)


def test_two_savings_give_the_same_bytes(corpus, folder, tmp_path):
    corpus.save(tmp_path / "again")

    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


def test_files_of_the_user_beside_the_tables_are_no_error(folder, corpus):
    (folder / "notes.txt").write_text("mine")
    (folder / "mine.parquet").write_bytes(b"no table")

    assert open_corpus(folder).key == corpus.key


def no_folder(folder):
    folder.rename(folder.with_name("moved"))


def a_file(folder):
    no_folder(folder)
    folder.write_text("file")


def no_manifest(folder):
    (folder / "manifest.json").unlink()


def manifest_of_something_else(folder):
    (folder / "manifest.json").write_text('{"name": "my web app", "version": "1"}')


def manifest_of_another_kind(folder):
    change_manifest(folder, kind="model")


def test_the_error_about_a_missing_folder_names_the_command_that_makes_it(folder):
    no_folder(folder)

    assert refusal(folder) == (
        f"{folder} is not a corpus folder (there is no such folder)."
        f" Make one with: python -m analytics build PATH --out {folder}"
    )


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (a_file, "it is a file"),
        (no_manifest, "it has no manifest.json"),
        (manifest_of_something_else, "its manifest.json is not that of a corpus"),
        (manifest_of_another_kind, "its manifest.json is not that of a corpus"),
    ],
)
def test_another_folder_is_refused_without_a_hint_to_overwrite_it(folder, spoil, why):
    spoil(folder)

    assert refusal(folder) == (
        f"{folder} is not a corpus folder ({why}). Make one with: python -m analytics build PATH --out FOLDER"
    )


@pytest.mark.parametrize("entries", [{"kind": "export"}, {"program": None, "kind": None, "slice": "k", "files": {}}])
def test_an_export_is_distinguished_from_a_corpus(folder, entries):
    change_manifest(folder, **entries)

    assert refusal(folder) == (
        f"{folder} is the folder of an export, not a corpus. Give the corpus that it was made from."
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b'{"settings": {', "manifest.json is not JSON"),
        (b"", "manifest.json is not JSON"),
        (b"[" * 100_000, "manifest.json is not JSON"),
        (b"[]", "manifest.json is a list, expected is an object"),
        (b'"text"', "manifest.json is text, expected is an object"),
        (b"\xff\xfe{}", "manifest.json is not UTF-8 text"),
    ],
    ids=["cut off", "empty", "deep", "list", "text", "not UTF-8"],
)
def test_a_manifest_that_cannot_be_read_is_an_error(folder, content, what):
    (folder / "manifest.json").write_bytes(content)

    assert refusal(folder) == f"The corpus {folder} is damaged: {what}. {REMEDY}"


def test_a_manifest_that_is_a_link_is_refused(folder, tmp_path):
    (folder / "manifest.json").rename(tmp_path / "elsewhere.json")
    (folder / "manifest.json").symlink_to(tmp_path / "elsewhere.json")

    assert refusal(folder) == (
        f"{folder / 'manifest.json'} is a link to another file. Give a corpus folder with its own manifest."
    )


def test_the_error_about_a_newer_corpus_names_its_release(folder):
    change_manifest(folder, format=99, version="7.1.0")

    assert refusal(folder).startswith(
        f"{folder} was made by a newer release of Parallax: 7.1.0, format 99. Install that release, or build"
    )


@pytest.mark.parametrize("number", [0, -1, "2", True, 2.5, [2], {}])
def test_a_format_that_no_release_wrote_is_an_error(folder, number):
    change_manifest(folder, format=number)

    assert "which no release wrote" in refusal(folder)


@pytest.mark.parametrize(
    ("entries", "what"),
    [
        ({"key": None}, "manifest.json has no key, or one of another type"),
        ({"version": 1}, "manifest.json has no version, or one of another type"),
        ({"settings": []}, "manifest.json has no settings, or one of another type"),
        ({"tables": None}, "manifest.json has no tables, or one of another type"),
        ({"tables": {}}, "manifest.json does not describe the table documents"),
    ],
)
@pytest.mark.parametrize("verify", [True, False])
def test_a_missing_entry_of_the_manifest_is_an_error(folder, entries, what, verify):
    change_manifest(folder, **entries)

    assert refusal(folder, verify=verify) == f"The corpus {folder} is damaged: {what}. {REMEDY}"


def test_a_manifest_never_leads_to_a_file_outside_the_folder(folder):
    tables = manifest(folder)["tables"]
    change_manifest(folder, tables=tables | {"texts": tables["texts"] | {"file": "../../texts.parquet"}})

    assert "gives another file, or no number of rows, for the table texts" in refusal(folder)


@pytest.mark.parametrize(
    ("setting", "what"),
    [
        ({"tagger": 3}, "the setting tagger is a whole number, expected is text"),
        ({"n_topics": 2.5}, "the setting n_topics is a number, expected is a whole number or text or null"),
        ({"n_topics": True}, "the setting n_topics is true or false, expected is a whole number or text or null"),
        ({"keywords": None}, "the setting keywords is null, expected is text"),
        ({"unit": ["passage"]}, "the setting unit is a list, expected is text"),
        ({"n_corrections": {}}, "the setting n_corrections is an object, expected is a whole number"),
    ],
)
@pytest.mark.parametrize("verify", [True, False])
def test_a_setting_of_another_type_is_an_error(folder, setting, what, verify):
    change_manifest(folder, settings=manifest(folder)["settings"] | setting)

    assert what in refusal(folder, verify=verify)


@pytest.mark.parametrize(
    "entries", [{"settings": {"n_topics": 3}}, {"key": "0123456789abcdef"}, {"version": "0.0.9"}], ids=str
)
def test_settings_version_or_key_changed_by_hand_are_detected(folder, entries):
    change_manifest(folder, **entries)

    assert "key, version and settings in manifest.json do not fit the tables" in refusal(folder)
    assert len(open_corpus(folder, verify=False)) == 3


@pytest.mark.parametrize("name", STORED)
@pytest.mark.parametrize("verify", [True, False])
def test_a_missing_table_is_an_error(folder, name, verify):
    (folder / f"{name}.parquet").unlink()

    assert refusal(folder, verify=verify) == (f"The corpus {folder} is damaged: the table {name} is missing. {REMEDY}")


@pytest.mark.parametrize("cut", [0, 4, 100, -1], ids=["empty", "first bytes", "no end", "last byte"])
@pytest.mark.parametrize("verify", [True, False])
def test_a_table_that_is_cut_off_is_an_error(folder, cut, verify):
    file = folder / "mentions.parquet"
    file.write_bytes(file.read_bytes()[:cut])

    assert refusal(folder, verify=verify) == (
        f"The corpus {folder} is damaged: the table mentions is cut off, or is no Parquet file. {REMEDY}"
    )


def retitled(table):
    return table.assign(title="A better title")


def test_a_title_changed_by_hand_is_detected_and_the_error_names_curation_csv(folder):
    change_table(folder, "documents", retitled)

    assert refusal(folder) == (
        f"The corpus {folder} was changed after it was written: the checksum of the table documents is not the one"
        f" that was written. {REMEDY}. Corrections belong in a curation.csv."
    )
    assert set(open_corpus(folder, verify=False).documents["title"]) == {"A better title"}


@pytest.mark.parametrize("name", STORED)
def test_a_change_of_one_byte_in_any_table_is_detected(folder, name):
    file = folder / f"{name}.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    assert str(folder) in refusal(folder)


@pytest.mark.parametrize("verify", [True, False])
def test_a_missing_row_is_detected(folder, verify):
    change_table(folder, "mentions", lambda table: table.iloc[1:])

    assert "the table mentions has 2 rows, 3 were written" in refusal(folder, verify=verify)


@pytest.mark.parametrize("verify", [True, False])
def test_a_missing_column_is_detected(folder, verify):
    change_table(folder, "mentions", lambda table: table.drop(columns="entity"))

    assert "the table mentions has no column entity" in refusal(folder, verify=verify)


@pytest.mark.parametrize(
    ("change", "kind"),
    [({"start": "float64"}, "type double, expected is int64"), ({"start": "str"}, "string, expected is int64")],
)
@pytest.mark.parametrize("verify", [True, False])
def test_a_column_of_another_type_is_detected(folder, change, kind, verify):
    change_table(folder, "mentions", lambda table: table.astype(change))

    sentence = refusal(folder, verify=verify)
    assert "the column start of the table mentions is of type" in sentence
    assert kind in sentence


def test_an_empty_cell_in_a_column_of_numbers_is_an_error(folder):
    change_table(folder, "mentions", lambda table: table.assign(start=pd.array([None, 1, 2], dtype="Int64")))

    assert "the column start of the table mentions has an empty cell" in refusal(folder, verify=False)


def test_a_document_that_occurs_twice_is_an_error_even_without_verification(folder):
    change_table(folder, "documents", lambda table: table.assign(doc_id=["d1", "d1", "d3"]))

    assert "a doc_id of the table documents is empty or occurs twice" in refusal(folder, verify=False)


def test_tables_of_two_corpora_in_one_folder_are_detected(folder, make_corpus, tmp_path):
    make_corpus({name: row | {"source": "Other"} for name, row in WORLD.items()}).save(tmp_path / "other")
    for name in ("documents", "articles"):
        (tmp_path / "other" / f"{name}.parquet").replace(folder / f"{name}.parquet")

    assert "the checksum of the table documents is not the one that was written" in refusal(folder)


AS_NOBODY = """
import os, sys
sys.path.insert(0, sys.argv[1])
from analytics import CorpusError, open_corpus
os.getuid() == 0 and os.setuid(65534)
try:
    open_corpus("C")
except CorpusError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="no users to change to on this system")
@pytest.mark.parametrize("forbidden", ["manifest.json", "texts.parquet", "."])
def test_a_file_without_read_permission_is_an_error_of_its_own(folder, forbidden):
    folder.parent.chmod(0o755)
    (folder / forbidden).chmod(0)
    command = [sys.executable, "-c", AS_NOBODY, str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder.parent, check=False, timeout=120)
    (folder / forbidden).chmod(0o755)

    file = Path("C") / ("manifest.json" if forbidden == "." else forbidden)
    assert done.stdout == f"{file} cannot be read: permission denied. Ask its owner for the right to read it.\n"


def test_a_folder_of_the_first_format_opens_with_a_note_on_missing_checksums(folder, corpus):
    assert corpus_folder.missing_checksums(folder) == ""
    as_first_format(folder)

    assert open_corpus(folder).key == corpus.key
    assert corpus_folder.missing_checksums(folder).startswith(
        f"{folder} was made by an earlier release, which stored no checksums: only changes of documents, issues,"
    )


def test_an_edited_title_is_detected_in_a_folder_of_the_first_format_too(folder):
    as_first_format(folder)
    change_table(folder, "documents", retitled)

    assert "do not fit the tables documents, issues, mentions, corrections and those of topics" in refusal(folder)


def test_a_folder_without_a_later_column_opens_with_that_column_empty(make_corpus, tmp_path):
    corpus = make_corpus({"d1": "Wang Yi said that it is safe."})
    row = ("d1", 18, 29, "Wang Yi", "Wang Yi", "said", False, "it is safe.", "he", "")
    corpus.with_table("quotes", schema.from_rows([row], "quotes")).save(tmp_path)
    as_first_format(tmp_path)
    change_table(tmp_path, "quotes", lambda table: table.drop(columns="called"))

    quotes = open_corpus(tmp_path).stored("quotes")

    assert quotes.astype({"doc_id": "str", "entity": "str"}).iloc[0].tolist() == [*row[:-2], "", ""]
    assert list(quotes.columns) == list(schema.TABLES["quotes"].columns)


def test_a_folder_of_a_release_without_the_columns_of_exports_opens_with_them_empty_and_can_be_saved(corpus, tmp_path):
    of_record = ["record", "section", "page", "n_words_export", "truncated"]
    tables = {name: corpus.stored(name).drop(columns=of_record) for name in ("documents", "articles")}
    corpus.with_tables(tables).save(tmp_path / "earlier")

    opened = open_corpus(tmp_path / "earlier")
    opened.save(tmp_path / "saved")

    for again in (opened, open_corpus(tmp_path / "saved")):
        for name in ("documents", "articles"):
            assert set(again.stored(name)[of_record].itertuples(index=False, name=None)) == {(0, "", "", 0, "")}
            assert schema.conform(again.stored(name), name).equals(schema.conform(corpus.stored(name), name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_corpus_that_is_replaced_while_it_is_read_opens_whole(folder, make_corpus, tmp_path):
    other = make_corpus({name: row | {"source": "Other"} for name, row in WORLD.items()})
    other.save(tmp_path / "other")
    pipe = folder / "texts.parquet"
    content = pipe.read_bytes()
    pipe.unlink()
    os.mkfifo(pipe)

    def replace():
        with pipe.open("wb") as reader:  # waits until the table is read
            folder.rename(tmp_path / "old")
            (tmp_path / "other").rename(folder)
            reader.write(content)

    replacing = threading.Thread(target=replace)
    replacing.start()
    opened = open_corpus(folder)
    replacing.join()

    assert opened.key == other.key
    assert set(opened.documents["source"]) == {"Other"}
