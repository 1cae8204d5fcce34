import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analytics import schema
from analytics.build import build, part_store, stages
from analytics.reading import document
from analytics.reading.raw import Loaded, RawDocument

ROOT = Path(__file__).parents[2]
TEXT = "The embassy in Kabul stays open, it was said on Monday. “We will stay,” Wang Yi said in report {}."
LOADED = Loaded([RawDocument(f"{i}.txt", TEXT.format(i), source="Ä") for i in range(40)])


def built(parts, loaded=LOADED, **options):
    """Return the corpus, and the numbers of documents that were done before, by step."""
    steps = []
    corpus = build.build(loaded, workers=0, parts=parts, progress=lambda *step: steps.append(step), **options)
    return corpus, {step: done for step, done, _ in steps if step in (stages.CLEANED_BEFORE, stages.READ_BEFORE)}


@pytest.fixture(scope="module")
def alone():
    return built(None)[0]


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """Return the parts of a build that ended, and its corpus."""
    parts = tmp_path_factory.mktemp("finished") / "parts"
    corpus, known = built(parts)
    assert known == {}
    return parts, corpus


@pytest.fixture
def parts(finished, tmp_path):
    """Return a copy of the parts of a build that ended."""
    shutil.copytree(finished[0], tmp_path / "parts")
    return tmp_path / "parts"


def before(cleaned, read):
    return {stages.CLEANED_BEFORE: cleaned, stages.READ_BEFORE: read}


def equal(one, other):
    return one.key == other.key and all(one.stored(name).equals(other.stored(name)) for name in one.stored_tables)


def test_a_build_with_the_same_folder_reads_nothing_again_and_gives_the_same_corpus(finished, parts, alone):
    second, everything = built(parts)

    assert everything == before(40, 40)
    assert equal(finished[1], alone)
    assert equal(second, alone)


def test_a_build_that_stops_in_the_middle_continues_with_the_missing_documents(tmp_path, alone, monkeypatch):
    real, read = document.count, []

    def stops(article, **options):
        if len(read) == 39:
            raise KeyboardInterrupt
        read.append(article)
        return real(article, **options)

    with monkeypatch.context() as patched:
        patched.setattr(document, "count", stops)
        with pytest.raises(KeyboardInterrupt):
            built(tmp_path)
    corpus, known = built(tmp_path)

    assert known == before(40, 32)  # the batches that were complete
    assert equal(corpus, alone)


def test_new_and_changed_documents_are_read_and_the_others_are_not(parts):
    more = Loaded(
        [*LOADED.documents[:39], RawDocument("39.txt", "Another text about Peking."), RawDocument("n.txt", "N")]
    )

    corpus, known = built(parts, more)

    assert known == before(39, 39)
    assert corpus.key == built(None, more)[0].key


@pytest.mark.parametrize(
    ("options", "known"),
    [
        ({"keywords": "classic"}, {stages.CLEANED_BEFORE: 40}),
        ({"tagger": "rules"}, {stages.CLEANED_BEFORE: 40}),
        (
            {"corrections": schema.from_rows([("word", "embassy", "stop", "en")], "corrections")},
            {stages.CLEANED_BEFORE: 40},
        ),
        ({"file_times": True}, {stages.READ_BEFORE: 40}),
    ],
)
def test_documents_read_with_other_options_are_read_again(parts, options, known):
    corpus, found = built(parts, **options)

    assert found == known
    assert corpus.key == built(None, **options)[0].key


def test_another_release_reads_everything_again(parts, monkeypatch):
    monkeypatch.setattr(part_store, "VERSION", "another")

    assert built(parts)[1] == {}


def with_checksum(rest):
    return hashlib.blake2b(rest, digest_size=16).digest() + rest


def with_other_header(content, **changed):
    size = int.from_bytes(content[16:24], "little")
    header = json.dumps(json.loads(content[24 : 24 + size]) | changed).encode()
    return with_checksum(len(header).to_bytes(8, "little") + header + content[24 + size :])


DAMAGES = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: content[:0],
    "overwritten": lambda content: content[:100] + b"\0\0\0\0" + content[104:],
    "cut, with the right checksum": lambda content: with_checksum(content[16:-500]),
    "overwritten, with the right checksum": lambda content: with_checksum(content[16:-9000] + b"\0" * 9000),
    "other keys": lambda content: with_other_header(content, keys=["a"]),
    "other tables": lambda content: with_other_header(content, sizes={"texts": 100}),
    "no header": lambda content: with_checksum(b"\xff" * 8 + content[24:]),
    "deep": lambda _: with_checksum((100_000).to_bytes(8, "little") + b"[" * 100_000),
    "a pickle": lambda _: b"cos\nsystem\n(S'touch hacked'\ntR.",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_ignored_and_its_documents_are_read_again(parts, alone, damage):
    path = min(parts.glob("reading-*"))
    path.write_bytes(DAMAGES[damage](path.read_bytes()))

    corpus, known = built(parts)

    assert known[stages.CLEANED_BEFORE] == 40
    assert known[stages.READ_BEFORE] in (40 - 16, 40 - 8)
    assert equal(corpus, alone)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write into every folder")
def test_a_folder_that_cannot_be_written_stores_nothing_and_the_build_ends(tmp_path, alone):
    tmp_path.chmod(0o500)

    assert equal(built(tmp_path / "parts")[0], alone)


def test_a_file_in_the_place_of_the_folder_stores_nothing_and_the_build_ends(tmp_path, alone):
    (tmp_path / "parts").write_text("in the way")

    assert equal(built(tmp_path / "parts")[0], alone)


KILLED = """
import sys
from pathlib import Path
from analytics.build import build
build.build_paths([{articles!r}], workers=2, parts=Path({parts!r}))
"""


def test_a_build_that_was_killed_continues_from_the_finished_documents(tmp_path):
    for i in range(120):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{i:03}.txt").write_text("\n".join(TEXT.format(i * 30 + k) for k in range(30)))
    code = KILLED.format(articles=str(tmp_path / "in"), parts=str(tmp_path / "parts"))
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as process:
        while process.poll() is None and len(list(tmp_path.glob("parts/reading-*.part"))) < 3:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    steps = []
    arguments = {"workers": 0, "progress": lambda *step: steps.append(step)}

    corpus = build.build_paths([tmp_path / "in"], parts=tmp_path / "parts", **arguments)

    known = {step: done for step, done, _ in steps}
    assert process.returncode == -signal.SIGKILL
    assert known[stages.CLEANED_BEFORE] == 120
    assert 48 <= known[stages.READ_BEFORE] < 120
    assert equal(corpus, build.build_paths([tmp_path / "in"], workers=0))
