"""The same files in another order give the same bytes; under other names, the same tables except the names."""

import json
import os
import random
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import newsroom
import numpy as np
import pandas as pd
import pytest
from table_hashes import hashes

from analytics import ANALYSES, tables
from analytics.build import build, rebuild
from analytics.curation import curation
from analytics.export import bundle
from analytics.reading.formats import files

SEEDS = Path(__file__).parents[2] / "seeds"
BUILD_AND_HASH = """
import json, sys
from analytics.build import build
from table_hashes import hashes
print(json.dumps(hashes(build.build_paths([sys.argv[1]], workers=int(sys.argv[2])))))
"""


def articles():
    """Return the articles of the newsroom, two that came twice, and one that two outlets print with other titles."""
    made = [{"language": "en"} | article for article in newsroom.articles()]
    reprint = made[0] | {"source": "Evening Reprint", "title": "Printed again"}
    return [*made, made[3], made[5], reprint]


def shuffled(rows, seed):
    return random.Random(seed).sample(rows, len(rows))


def write_rows(folder, rows):
    folder.mkdir()
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


def write_files(folder, rows, number=range(1000)):
    """Write each article as a file of its own, with a sidecar, and corrections beside them."""
    folder.mkdir()
    names = [f"{i:03d}.txt" for i, _ in zip(number, rows, strict=False)]
    for name, row in zip(names, rows, strict=True):
        (folder / name).write_text(row["text"], encoding="utf-8")
    about = [row | {"file": name} for name, row in zip(names, rows, strict=True)]
    pd.DataFrame(about).drop(columns="text").to_csv(folder / "metadata.csv", index=False)
    rows = pd.DataFrame([("entity", "Kabul", "merge", "Kabul City"), ("word", "witnesses", "stop", "en")])
    rows.to_csv(folder / "curation.csv", index=False, header=curation.COLUMNS)
    (folder / "broken.pdf").write_bytes(b"no PDF")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def saved(corpus, folder):
    """Return {file: bytes} of a saved corpus."""
    corpus.save(folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def exported(corpus):
    """Return {file: bytes} of an export, which holds every table, without its time."""
    found = dict(bundle.files(corpus, {}))
    manifest = json.loads(found.pop("manifest.json"))
    del manifest["written"]
    return found | {"manifest.json": manifest}


def differing(one, other):
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def of_uploads(folder, seed):
    uploads = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    return build.build(files.load_uploads(shuffled(uploads, seed)), workers=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_files(tmp_path_factory.mktemp("news") / "files", articles())


@pytest.fixture(scope="module")
def of_files(folder):
    return build.build_paths([folder], workers=0)


@pytest.fixture(scope="module")
def backwards(folder):
    """Return the corpus of the same files given in the opposite order."""
    return build.build_paths(sorted(folder.iterdir(), reverse=True), workers=0)


@pytest.fixture(scope="module")
def renamed(tmp_path_factory):
    """Return the corpus of the same articles whose files are called otherwise, so that they stand in another order."""
    rows = articles()
    number = shuffled(range(len(rows)), 5)
    return build.build_paths([write_files(tmp_path_factory.mktemp("news") / "renamed", rows, number)], workers=0)


def test_the_seeds_in_any_order_give_the_same_corpus_and_export(tmp_path):
    paths, beside = sorted(SEEDS.glob("*.txt")), SEEDS / "metadata.csv"
    built = [build.build_paths([beside, *order], workers=0) for order in permutations(paths)]

    first = saved(built[0], tmp_path / "0")
    assert [differing(first, saved(each, tmp_path / str(n))) for n, each in enumerate(built[1:], start=1)] == [[]] * 5
    assert differing(exported(built[0]), exported(built[-1])) == []


def test_single_files_in_any_order_give_the_same_corpus_and_export(folder, of_files, backwards, tmp_path):
    built = [backwards, build.build_paths(shuffled(sorted(folder.iterdir()), 1), workers=0)]

    first = saved(of_files, tmp_path / "first")
    assert [differing(first, saved(each, tmp_path / str(n))) for n, each in enumerate(built)] == [[], []]
    assert differing(exported(of_files), exported(built[0])) == []


def test_folders_with_files_of_the_same_name_in_any_order_give_the_same_corpus(tmp_path):
    rows = articles()
    paths = [write_files(tmp_path / "one", rows[:14]), write_files(tmp_path / "other", rows[14:])]

    forwards, backwards = (build.build_paths(order, workers=0) for order in (paths, paths[::-1]))

    assert differing(saved(forwards, tmp_path / "a"), saved(backwards, tmp_path / "b")) == []


def test_uploads_in_any_order_give_the_same_corpus_as_the_folder(folder, of_files, tmp_path):
    first = saved(of_files, tmp_path / "first")

    assert [differing(first, saved(of_uploads(folder, n), tmp_path / str(n))) for n in range(2)] == [[], []]


def test_rows_of_a_table_in_any_order_give_the_same_corpus_except_the_row_numbers(tmp_path):
    rows = articles()
    built = [
        build.build_paths([write_rows(tmp_path / str(seed), shuffled(rows, seed))], workers=0) for seed in range(2)
    ]

    for name in ANALYSES:
        one, other = (tables.table(each, name).drop(columns="file", errors="ignore") for each in built)
        pd.testing.assert_frame_equal(one, other, check_exact=True, obj=name)


def test_equal_texts_are_numbered_by_title_then_by_file(of_files, backwards):
    # Printed again < War report; Daily Ledger < Northern Herald; the last two came again word for word
    assert second_files(of_files) == second_files(backwards) == ["000.txt", "024.txt", "027.txt", "028.txt"]


def second_files(corpus):
    documents = corpus.documents
    return sorted(documents.loc[documents["doc_id"].astype("str").str.endswith("-2"), "file"])


@pytest.mark.parametrize("name", ANALYSES)
def test_files_under_other_names_change_no_table(name, of_files, renamed):
    one, other = (tables.table(corpus, name) for corpus in (of_files, renamed))

    assert_same_rows(name, one, other)


@pytest.mark.parametrize("name", ANALYSES)
def test_files_under_other_names_change_no_table_of_a_slice(name, of_files, renamed):
    slices = [corpus.where(source=[*newsroom.OUTLETS[:4]]) for corpus in (of_files, renamed)]

    assert_same_rows(name, *(tables.table(part, name) for part in slices))


def assert_same_rows(name, one, other):
    """Compare two tables without files; rows in order of the documents or files may stand elsewhere."""
    one, other = (table.drop(columns="file", errors="ignore") for table in (one, other))
    if "doc_id" in one or name in ("issues", "files"):
        one, other = (table.sort_values([*table.columns], ignore_index=True) for table in (one, other))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_documents_after_a_correction_are_in_the_order_of_a_new_build(folder, of_files):
    rows = [("document", "004.txt", "title", "AAA"), ("document", "001.txt", "date", "1999-01-01")]
    changed = curation.add_corrections(of_files.stored("corrections"), rows)

    corrected = rebuild.correct(of_files, changed, workers=0)
    anew = build.build_paths([folder], workers=0, corrections=changed)

    assert corrected.documents["file"].tolist() == of_files.documents["file"].tolist()
    assert corrected.key == anew.key


def test_vectors_in_rows_belong_to_the_rows_in_the_order_given(tmp_path):
    rows = articles()[:12]
    topic = np.arange(12) % 2
    np.save(tmp_path / "v.npy", np.eye(2)[topic])

    corpus = build.build_paths([write_rows(tmp_path / "rows", rows)], workers=0, n_topics=2, vectors=tmp_path / "v.npy")

    numbers = corpus.documents["file"].str.rpartition("#")[2].astype(int).to_numpy() - 1
    members = corpus.stored("topic_members")
    found = dict(zip(members["doc_id"].astype("str"), members["topic"].astype("str"), strict=True))
    groups = {(topic[number], found[doc_id]) for number, doc_id in zip(numbers, corpus.doc_ids, strict=True)}
    assert len(groups) == 2


def test_the_number_of_workers_and_the_hash_seed_change_no_table(folder, of_files):
    here = hashes(of_files)  # without workers, and with the hash seed of this process

    assert [hashes_elsewhere(folder, workers, seed) for workers, seed in (("1", "1"), ("2", "2"))] == [here, here]


def hashes_elsewhere(folder, workers, seed):
    """Return the hashes of a corpus that another process builds."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD_AND_HASH, str(folder), workers],
        capture_output=True, text=True, cwd=SEEDS.parent, check=True,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{SEEDS.parent}:tests"},
    )  # fmt: skip
    return json.loads(done.stdout)


def test_the_nearer_of_two_sidecars_of_a_file_is_used_in_any_order():
    uploads = [
        ("metadata.csv", b"file,source\nnews/a.txt,Far\n"),
        ("news/metadata.csv", b"file,source\na.txt,Near\n"),
        ("news/a.txt", b"The embassy stays open."),
    ]

    for order in permutations(uploads):
        assert [document.source for document in files.load_uploads(order).documents] == ["Near"]


def test_the_same_one_of_two_curation_files_is_used_in_any_order(tmp_path):
    for folder, title in (("a", "First"), ("b", "Second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "curation.csv").write_text(f"what,key,change,value\ndocument,c.txt,title,{title}\n")
    (tmp_path / "c.txt").write_text("The embassy stays open.")
    paths = [tmp_path / "a", tmp_path / "b", tmp_path / "c.txt"]

    titles = {build.build_paths(order, workers=0).documents["title"].item() for order in permutations(paths)}

    assert titles == {"Second"}
