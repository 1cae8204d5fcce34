"""Builds with topics of passages, of vectors and of an earlier corpus, with corrections, and with new topics."""

import numpy as np
import pytest

from analytics.build import build, rebuild
from analytics.curation import curation
from analytics.reading import raw
from analytics.topics import topics

TEXTS = [f"The embassy envoy number {i} meets diplomats about visas." for i in range(6)]
TEXTS += [f"Farmers in field {i} harvest wheat while rain falls." for i in range(6)]
LOADED = raw.Loaded(
    [raw.RawDocument(f"{i}.txt", text, source="AB"[i % 2], language="en") for i, text in enumerate(TEXTS)], []
)


@pytest.fixture(scope="module")
def built():
    return build.build(LOADED, workers=0, n_topics=2)


def of(corpus):
    members = corpus.stored("topic_members")
    return dict(zip(members["doc_id"].astype(str), members["topic"].astype(str), strict=True))


def test_passages_and_vectors_are_settings_of_the_corpus(tmp_path):
    np.save(tmp_path / "v.npy", np.eye(2)[np.arange(12) % 2])

    passages = build.build(LOADED, workers=0, unit="passage")
    vectors = build.build(LOADED, workers=0, n_topics=2, vectors=tmp_path / "v.npy")

    assert (topics.unit_of(passages), passages.settings["unit"]) == ("passage", "passage")
    turns = [of(vectors)[doc_id] for doc_id in vectors.doc_ids]
    assert (turns[::2], turns[1::2]) == ([turns[0]] * 6, [turns[1]] * 6)  # as the vectors say, not the words
    assert turns[0] != turns[1]
    again = rebuild.correct(vectors, curation.empty(), workers=0)
    assert of(again) == of(vectors)


def test_documents_of_a_new_corpus_join_the_topics_of_an_earlier_one(built):
    joined = build.build(LOADED, workers=0, topics_from=built)

    assert of(joined) == of(built)
    assert joined.settings["topics_from"] == built.key


def test_a_topic_name_is_applied_and_undone_without_a_new_fit(built):
    key = topics.topics(built)["key"][0]
    named = rebuild.correct(
        built, curation.add_corrections(curation.empty(), [("topic", key, "rename", "First")]), workers=0
    )

    assert topics.topics(named)["label"][0] == "First"
    plain = rebuild.correct(named, curation.empty(), workers=0)
    assert topics.topics(plain).equals(topics.topics(built))


def test_a_slice_is_grouped_as_a_corpus_of_its_own(built):
    alone = rebuild.regroup(built.where(source=["A"]), n_topics=1)

    assert alone.doc_ids == built.where(source=["A"]).doc_ids
    assert set(of(alone).values()) == {"t01"}
    assert len(topics.topics(rebuild.regroup(built, n_topics=1))) == 1
