import hashlib
import io
import json
import zipfile

import pandas as pd
import pytest

from analytics import schema, tables
from analytics.corpus.store import make
from analytics.export import bundle
from analytics.version import VERSION

FILES = {f"{name}.csv" for name in schema.PUBLIC} | {
    "entity_network.gexf",
    "entity_network.graphml",
    "methods.md",
    "report.html",
    "manifest.json",
}


@pytest.fixture(scope="module")
def exported(articles):
    return dict(bundle.files(articles, {}))


def test_exactly_the_tables_and_files_of_the_design_are_exported(exported):
    assert set(exported) == FILES
    assert list(exported)[-1] == "manifest.json"


def test_the_exported_tables_are_those_of_the_library(articles, exported):
    for name in schema.PUBLIC:
        got = pd.read_csv(io.BytesIO(exported[f"{name}.csv"]))
        assert list(got.columns) == list(schema.PUBLIC[name].columns)
        assert len(got) == len(tables.table(articles, name))


def test_a_comparison_fills_its_tables_and_no_other(articles, exported):
    english, german = "English: language=en", "German: language=de"
    options = {"a": english, "b": german, "focus": "Kabul", "period": "all"}

    compared = dict(bundle.files(articles, {}, comparison=options))

    shares = pd.read_csv(io.BytesIO(compared["comparison_share.csv"]))
    assert len(shares) == len(tables.table(articles, "comparison_share", **options)) > 0
    assert b'id="comparison-shares"' in compared["report.html"]
    assert b'id="comparison-shares"' not in exported["report.html"]
    changed = {name for name in exported if compared[name] != exported[name]} - {"manifest.json", "report.html"}
    assert changed <= {name for name in FILES if name.startswith("comparison_")}


def test_the_manifest_names_corpus_slice_filters_versions_and_the_fingerprint_of_each_file(articles):
    part = articles.where(language=["en"])
    written = dict(bundle.files(part, {"language": ["en"], "words": "kabul"}))
    manifest = json.loads(written["manifest.json"])

    assert (manifest["corpus"], manifest["slice"], manifest["version"]) == (articles.key, part.key, VERSION)
    assert manifest["filters"] == {"language": ["en"], "words": "kabul"}
    assert manifest["settings"] == dict(articles.settings)
    assert manifest["libraries"]["pandas"] == pd.__version__
    assert manifest["files"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in written.items() if name != "manifest.json"
    }


def test_two_runs_give_the_same_bytes_except_the_time_in_the_manifest(articles, exported):
    again = dict(bundle.files(make(articles.stored_tables, articles.settings), {}))
    manifests = [json.loads(run.pop("manifest.json")) for run in (dict(exported), again)]

    assert {name: again[name] for name in again if name != "manifest.json"} == {
        name: exported[name] for name in exported if name != "manifest.json"
    }
    assert all(manifest.pop("written")[10:11] == "T" for manifest in manifests)
    assert manifests[0] == manifests[1]


def test_a_folder_has_the_files_unchanged(articles, exported, tmp_path):
    bundle.write_folder(articles, tmp_path / "new" / "folder", {})

    found = {path.name: path.read_bytes() for path in (tmp_path / "new" / "folder").iterdir()}
    assert set(found) == FILES
    assert {name for name in FILES if found[name] != exported[name]} <= {"manifest.json"}


def test_a_zip_has_the_files_unchanged_with_dates_of_1980(articles, exported):
    with zipfile.ZipFile(io.BytesIO(bundle.zip_archive(articles, {}))) as archive:
        assert set(archive.namelist()) == FILES
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("entities.csv") == exported["entities.csv"]


def test_a_corpus_without_documents_exports_every_file(make_corpus):
    written = dict(bundle.files(make_corpus({}), {}))

    assert set(written) == FILES
    assert written["documents.csv"].decode("utf-8-sig") == ",".join(schema.PUBLIC["documents"].columns) + "\n"


def test_the_cells_of_the_hostile_article_are_text(exported):
    lines = exported["lines.csv"].decode("utf-8-sig")

    assert "'=HYPERLINK(1) is how the report begins." in lines
    assert ",=HYPERLINK" not in lines
