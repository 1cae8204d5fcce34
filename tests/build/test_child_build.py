"""Builds of the dashboard, each in a child process: the same corpora, in turns, and nothing stays behind."""

import os
import signal
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from process_helpers import gone
from worker_samples import empty_corpus, end, end_unless_readers_are_apart, fail_with_a_secret, stay

from analytics.build import build, child_build, jobs, rebuild
from analytics.curation import curation
from analytics.errors import CorpusError
from analytics.reading.formats import files

UPLOADS = [
    (f"{name}.txt", f"Kabul falls to the {name}\n\nThe {name} took Kabul on Sunday, officials said.\n".encode())
    for name in ("Taliban", "rebels", "army")
]


def quiet(*_):
    """Report no progress."""


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Return the folder in which the builds of a test make their temporary folders."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_an_upload_read_in_a_child_is_the_corpus_that_this_process_reads(temporary):
    for name, content in UPLOADS:
        (temporary / name).write_bytes(content)
    expected = build.build_paths([temporary / name for name, _ in UPLOADS], workers=0)
    steps = []

    corpus = jobs.build_uploads(UPLOADS, {}, "parallax", lambda *step: steps.append(step))

    assert corpus.key == expected.key
    assert steps[-1][1] == steps[-1][2]
    assert sorted(one.name for one in temporary.iterdir()) == sorted(name for name, _ in UPLOADS)


def test_corrections_and_new_groups_made_in_a_child_are_those_that_this_process_makes():
    corpus = build.build(files.load_uploads(UPLOADS), workers=0)
    rows = curation.add_corrections(curation.empty(), [("document", "rebels.txt", "source", "Reuters")])

    assert jobs.correct(corpus, rows, quiet).key == rebuild.correct(corpus, rows, workers=0).key
    part = corpus.take([0, 2])
    assert jobs.regroup(part, 2, "document", quiet).key == rebuild.regroup(part, n_topics=2, unit="document").key


def test_three_uploads_read_at_the_same_time_all_finish_in_turns(temporary):
    steps = []
    read = partial(jobs.build_uploads, columns={}, tagger="parallax", progress=lambda *step: steps.append(step[0]))

    with ThreadPoolExecutor(3) as visitors:
        corpora = list(visitors.map(read, [[upload] for upload in UPLOADS]))

    assert [corpus.documents["file"].tolist() for corpus in corpora] == [[name] for name, _ in UPLOADS]
    assert child_build.WAITING in steps
    assert not list(temporary.iterdir())


@pytest.mark.parametrize(("work", "error", "sentence"), [
    (fail_with_a_secret, IndexError, "list index out of range"),
    (end, CorpusError, "ended before it was done"),
])  # fmt: skip
def test_a_build_that_fails_raises_its_error_and_the_next_one_works(temporary, work, error, sentence):
    with pytest.raises(error, match=sentence):
        child_build.build_in_child(partial(work, "folder"), quiet)

    assert not list(temporary.iterdir())
    assert len(jobs.build_uploads(UPLOADS[:1], {}, "parallax", quiet)) == 1


def test_one_of_few_documents_that_ends_the_child_does_not_take_the_others_with_it(temporary):
    corpus = child_build.build_in_child(partial(end_unless_readers_are_apart, UPLOADS), quiet)

    assert corpus.documents["file"].tolist() == [name for name, _ in UPLOADS[:-1]]
    assert not list(temporary.iterdir())


def test_a_build_whose_visitor_left_ends_with_its_child(temporary):
    working = []

    def leave(step, *_):
        working.append(int(step.rpartition(" ")[2]))
        raise EOFError("the visitor left")

    with pytest.raises(EOFError):
        child_build.build_in_child(partial(stay, "folder"), leave)

    assert len(working) == 1
    assert gone(working)
    assert not list(temporary.iterdir())


def test_the_process_of_a_small_build_waits_for_the_next_one_and_can_be_ended():
    child_build.build_in_child(empty_corpus, quiet)
    first = child_build.KEPT._waiting.pid

    corpus = jobs.build_uploads(UPLOADS[1:], {}, "parallax", quiet)

    assert set(corpus.documents["file"]) == {name for name, _ in UPLOADS[1:]}
    assert child_build.KEPT._waiting.pid == first
    child_build.KEPT.end()
    assert gone([first])
    assert len(child_build.build_in_child(empty_corpus, quiet)) == 0


def test_a_process_that_was_killed_while_it_waited_is_replaced():
    child_build.build_in_child(empty_corpus, quiet)
    os.kill(child_build.KEPT._waiting.pid, signal.SIGKILL)
    assert gone([child_build.KEPT._waiting.pid])

    assert len(child_build.build_in_child(empty_corpus, quiet)) == 0


def test_a_missing_path_is_reported_without_a_process(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", fail_with_a_secret)

    with pytest.raises(CorpusError, match="nowhere: no such file or folder"):
        jobs.build_paths(["nowhere"], quiet)
