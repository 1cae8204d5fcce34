"""The user's own tags: a table, a filter and groups of documents."""

from __future__ import annotations

import pytest

from analytics import CorpusError, schema
from analytics.build import jobs, rebuild
from analytics.corpus import document_tags, grouping, tags
from analytics.curation import curation

ROWS = [("tag", "d1.txt", "add", "war"), ("tag", "d1.txt", "add", "aid"), ("tag", "d2.txt", "add", "war")]


@pytest.fixture
def corpus(make_corpus):
    plain = make_corpus({"d1": "Kabul asks for help.", "d2": "Tanks near Kabul.", "d3": "Sport."})
    files = dict(zip(plain.documents["doc_id"], plain.documents["file"], strict=True))
    named = [(what, list(files.values())[int(key[1]) - 1], change, value) for what, key, change, value in ROWS]
    return plain.with_table("corrections", schema.from_rows(named, "corrections"))


def test_an_article_has_a_row_for_each_of_its_tags(corpus):
    ids = list(corpus.doc_ids)

    got = tags.tags(corpus)

    assert list(zip(got["doc_id"], got["tag"], strict=True)) == [(ids[0], "aid"), (ids[0], "war"), (ids[1], "war")]
    assert list(document_tags.names(corpus)) == ["war", "aid"]


def test_a_tag_is_a_filter(corpus):
    assert list(corpus.where(tag="war").doc_ids) == list(corpus.doc_ids)[:2]
    assert list(tags.tags(corpus.where(tag="aid"))["tag"]) == ["aid", "war"]
    with pytest.raises(CorpusError, match="No document has the tag 'wra'"):
        corpus.where(tag="wra")


def test_tags_are_groups_and_an_article_can_be_in_two(corpus):
    got = grouping.groups(corpus, "tag")

    assert got.names == ["aid", "war"]
    assert got.members.toarray().tolist() == [[1, 1], [0, 1], [0, 0]]
    assert grouping.names(corpus, by="tag") == ["war", "aid"]
    assert grouping.groups(corpus.where(tag="war"), "tag", chosen=["war"]).members.toarray().tolist() == [[1], [1]]


def test_other_tags_change_no_other_table_and_the_result_is_that_of_a_new_build(corpus):
    built = rebuild.correct(corpus, corpus.stored("corrections"), workers=0)
    more = curation.add_corrections(built.stored("corrections"), [("tag", built.documents["file"][2], "add", "sport")])

    got = jobs.correct(built, more, print)

    assert curation.is_same_but_tags(built.stored("corrections"), more)
    assert got.key == rebuild.correct(built, more, workers=0).key != built.key
    assert list(got.where(tag="sport").doc_ids) == list(built.doc_ids)[2:]


def test_a_document_keeps_all_its_tags_in_the_corrections():
    table = curation.add_corrections(curation.empty(), [*ROWS, ROWS[0]])

    assert sorted(table["value"]) == ["aid", "war", "war"]
    with pytest.raises(CorpusError, match="the tag is missing"):
        curation.add_corrections(table, [("tag", "d1.txt", "add", " ")])
