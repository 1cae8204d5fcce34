"""New documents join the topics of a corpus and no other document moves."""

import pytest

from analytics import CorpusError, schema
from analytics.topics import assign_new, topics

EMBASSY = "The embassy envoy meets diplomats about visas and consular talks."
HARVEST = "Farmers harvest wheat while rain delays tractors across fields."


def world(n=10):
    return {f"d{i}": (EMBASSY, HARVEST)[i % 2] for i in range(n)}


def topic_of(corpus):
    members = corpus.stored("topic_members")
    return dict(zip(members["doc_id"].astype(str), members["topic"].astype(str), strict=True))


@pytest.fixture(scope="module")
def old(make_corpus):
    rows = schema.from_rows([("topic", "d0", "rename", "Embassies")], "corrections")
    return topics.fit(make_corpus(world()).with_table("corrections", rows), n_topics=2)


def test_known_documents_keep_their_topic_and_new_ones_join_the_nearest(make_corpus, old):
    new = {"n1": "An envoy leaves the embassy.", "n2": "Wheat rots in the rain.", "n3": ""}

    joined = assign_new.join(make_corpus(new | world()), old)

    assert {doc: topic for doc, topic in topic_of(joined).items() if doc in world()} == topic_of(old)
    assert [topic_of(joined)[doc] for doc in new] == ["t01", "t02", "t00"]


def test_names_words_keys_and_stability_come_from_the_old_corpus(make_corpus, old):
    joined = assign_new.join(make_corpus(world() | {"n1": "Wheat rots."}), old)

    columns = ["topic", "label", "words", "key", "stability"]
    before, after = (topics.topics(one)[columns].sort_values("topic").values.tolist() for one in (old, joined))
    assert after == before
    assert after[0][1] == "Embassies"


def test_documents_can_join_the_topics_of_a_corpus_without_them(make_corpus, old):
    joined = assign_new.join(make_corpus({"n1": "Tractors harvest wheat.", "n2": "Visas for an envoy."}), old)

    assert topic_of(joined) == {"n1": "t02", "n2": "t01"}
    assert joined.doc_ids == ["n1", "n2"]


def test_no_document_moves_when_many_similar_ones_are_added(make_corpus, old):
    few = assign_new.join(make_corpus(world() | {f"n{i}": f"{HARVEST} number {i}" for i in range(6)}), old)
    many = assign_new.join(make_corpus(world() | {f"n{i}": f"{HARVEST} number {i}" for i in range(100)}), old)

    assert topics.topics(few).set_index("topic")["n_docs"].to_dict() == {"t01": 5, "t02": 11}
    # every word of the harvest is in more than half of the documents now and counts no longer
    assert topics.topics(many).set_index("topic")["n_docs"].to_dict() == {"t01": 5, "t02": 5, "t00": 100}


def test_a_copy_of_a_known_document_is_in_its_topic(make_corpus, old):
    copies = world() | {
        "d0": {"text": EMBASSY, "duplicate_group": "g"},
        "n1": {"text": "Something else.", "duplicate_group": "g"},
    }

    assert topic_of(assign_new.join(make_corpus(copies), old))["n1"] == topic_of(old)["d0"]


def test_a_split_in_the_old_corpus_is_not_applied_again(make_corpus):
    split = schema.from_rows([("topic", "d0", "split", "2")], "corrections")
    old = topics.fit(make_corpus(world()).with_table("corrections", split), n_topics=1)

    joined = assign_new.join(make_corpus(world()).with_table("corrections", split), old)

    assert topic_of(joined) == topic_of(old)
    assert len(topics.topics(joined)) == 2


def test_a_corpus_without_topics_is_an_error(make_corpus):
    with pytest.raises(CorpusError, match="has none"):
        assign_new.join(make_corpus(world()), topics.fit(make_corpus({"a": ""})))
