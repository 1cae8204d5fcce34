"""An uploaded corpus survives a refresh, for a stated time, and only for the visitor with its token."""

from __future__ import annotations

import os
import stat
import time

import pytest

from analytics.corpus import kept_uploads


@pytest.fixture
def corpus(make_corpus):
    return make_corpus({"a": {"text": "The embassy in Kabul stays open.", "source": "A"}})


def test_a_corpus_is_found_by_its_token_and_by_no_other(corpus, tmp_path):
    token, other = kept_uploads.new_token(), kept_uploads.new_token()

    assert kept_uploads.keep(corpus, token, place=tmp_path / "kept")

    found = kept_uploads.find(token, place=tmp_path / "kept")
    assert found.doc_ids == corpus.doc_ids
    assert found.key == corpus.key
    assert kept_uploads.find(other, place=tmp_path / "kept") is None
    assert kept_uploads.find("../" + token, place=tmp_path / "kept") is None


def test_the_folder_is_private_and_shows_no_token(corpus, tmp_path):
    token = kept_uploads.new_token()
    kept_uploads.keep(corpus, token, place=tmp_path / "kept")

    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700
    assert [path.name for path in (tmp_path / "kept").iterdir() if token in path.name] == []


def test_nothing_is_kept_in_a_folder_that_others_can_read(corpus, tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "open").chmod(0o755)

    assert not kept_uploads.keep(corpus, "token", place=tmp_path / "open")
    assert list((tmp_path / "open").iterdir()) == []


def test_a_corpus_without_a_visit_is_deleted_after_the_stated_time(corpus, tmp_path):
    kept_uploads.keep(corpus, "old", place=tmp_path / "kept")
    (folder,) = (tmp_path / "kept").iterdir()
    long_ago = time.time() - (kept_uploads.HOURS + 1) * 3600
    os.utime(folder, (long_ago, long_ago))

    assert kept_uploads.find("old", place=tmp_path / "kept") is None
    assert not folder.exists()


def test_the_corpus_without_a_visit_for_the_longest_time_makes_room(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(kept_uploads, "MOST", 1)
    kept_uploads.keep(corpus, "first", place=tmp_path / "kept")
    (folder,) = (tmp_path / "kept").iterdir()
    os.utime(folder, (time.time() - 60, time.time() - 60))
    kept_uploads.keep(corpus, "second", place=tmp_path / "kept")

    kept_uploads.delete_old(place=tmp_path / "kept")

    assert kept_uploads.find("first", place=tmp_path / "kept") is None
    assert kept_uploads.find("second", place=tmp_path / "kept") is not None


def test_a_corpus_is_deleted_on_request(corpus, tmp_path):
    kept_uploads.keep(corpus, "token", place=tmp_path / "kept")

    kept_uploads.delete("token", place=tmp_path / "kept")

    assert kept_uploads.find("token", place=tmp_path / "kept") is None
