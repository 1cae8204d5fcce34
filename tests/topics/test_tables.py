"""Tables about topics: sources, timeline, examples, documents, tree, numbers of topics."""

import pytest

from analytics import schema
from analytics.topics import tables as topic_tables
from analytics.topics import topics

WORLD = {
    "d1": {"text": "Rain falls. The embassy envoy speaks. Nobody came.", "topic": "t01", "source": "A",
           "date": "2021-08-16"},
    "d2": {"text": "An embassy.", "topic": "t01", "source": "A", "date": "2021-08", "title": "Two"},
    "d3": {"text": "Wheat.", "topic": "t02", "source": "A", "date": "2021-09-01"},
    "d4": {"text": "Wheat and rain.", "topic": "t02", "source": "B", "date": "2021"},
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus(make_corpus):
    made = make_corpus(WORLD)
    fitted = made.stored("topic_fit").assign(words=["embassy, envoy", "wheat"])
    members = made.stored("topic_members").assign(strength=[0.5, 0.9, 0.4, 0.4])
    joints = schema.from_rows([("g01", "t01", "t02", 0.25)], "topic_joints")
    return made.with_table("topic_fit", fitted).with_table("topic_members", members).with_table("topic_joints", joints)


def test_topics_by_source_have_counts_shares_and_wilson_intervals(corpus):
    got = topic_tables.topic_sources(corpus)

    # 2 of 3: Wilson's 95 % interval is .208 to .939; 0 of 1 begins at 0, 1 of 1 ends at 1: 1 / (1 + 1.96^2) = .207
    assert got[["topic", "source", "n_members", "n_source"]].values.tolist() == [
        ["t01", "A", 2, 3], ["t02", "A", 1, 3], ["t01", "B", 0, 1], ["t02", "B", 1, 1],
    ]  # fmt: skip
    assert got["share_members"].tolist() == [2 / 3, 1 / 3, 0, 1]
    assert got["low"].round(3).tolist() == [0.208, 0.061, 0.0, 0.207]
    assert got["high"].round(3).tolist() == [0.939, 0.792, 0.793, 1.0]


def test_passages_have_counts_without_an_interval(corpus):
    passages = corpus.with_table("topic_fit", corpus.stored("topic_fit").assign(unit="passage"))

    got = topic_tables.topic_sources(passages)

    assert got["n_members"].tolist() == [2, 1, 0, 1]
    assert got["low"].isna().all()  # passages of one document are not independent
    assert got["high"].isna().all()


def test_topics_over_time_are_shares_of_a_period_and_coarse_dates_come_last(corpus):
    got = topic_tables.topic_timeline(corpus)

    assert got.values.tolist() == [
        ["2021-08", "t01", 2, 2, 1.0], ["2021-08", "t02", 0, 2, 0.0],
        ["2021-09", "t01", 0, 1, 0.0], ["2021-09", "t02", 1, 1, 1.0],
        ["", "t01", 0, 1, 0.0], ["", "t02", 1, 1, 1.0],
    ]  # fmt: skip
    with pytest.raises(ValueError, match="period must be year, month, week or day, got 'hour'"):
        topic_tables.topic_timeline(corpus, period="hour")


def test_an_example_is_the_sentence_with_most_words_of_the_topic_in_the_nearest_documents(corpus):
    got = topic_tables.topic_examples(corpus, top=2)

    assert got[["topic", "rank", "doc_id", "text", "strength"]].values.tolist() == [
        ["t01", 1, "d2", "An embassy.", 0.9],
        ["t01", 2, "d1", "The embassy envoy speaks.", 0.5],
        ["t02", 1, "d3", "Wheat.", 0.4],
        ["t02", 2, "d4", "Wheat and rain.", 0.4],
    ]
    assert got["start"].tolist() == [0, 12, 0, 0]
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        topic_tables.topic_examples(corpus, top=0)


def test_a_copy_is_not_a_second_example(make_corpus):
    world = {doc_id: row | {"duplicate_group": "g"} if doc_id in ("d1", "d2") else row for doc_id, row in WORLD.items()}

    got = topic_tables.topic_examples(make_corpus(world))

    assert got["doc_id"].tolist() == ["d1", "d3", "d4"]


def test_the_documents_of_a_topic_are_ordered_by_strength(corpus):
    got = topic_tables.topic_documents(corpus, topic="t01")

    assert got[["doc_id", "title", "source"]].values.tolist() == [["d2", "Two", "A"], ["d1", "", "A"]]
    assert len(topic_tables.topic_documents(corpus)) == 4


def test_the_tree_counts_the_documents_of_the_slice(corpus):
    columns = ["node", "a", "b", "similarity", "n_topics", "n_docs", "topics"]

    assert topic_tables.topic_tree(corpus)[columns].values.tolist() == [["g01", "t01", "t02", 0.25, 2, 4, "t01; t02"]]
    assert topic_tables.topic_tree(corpus.where(source="B"))["n_docs"].tolist() == [1]


def test_the_sweep_uses_the_pieces_that_were_clustered(make_corpus):
    stories = ["embassy envoy diplomats", "farmers harvest wheat", "striker scores goals"]
    corpus = topics.fit(make_corpus({f"d{i}": f"{stories[i % 3]} word{i % 5}" for i in range(30)}))

    got = topic_tables.topic_numbers(corpus)

    assert got["n_topics"].tolist() == [3, 4, 5]  # the root of 30 is 5.5
    assert got["proposed"].tolist() == [True, False, False]
    assert topic_tables.topic_numbers(make_corpus({"d1": ""})).equals(schema.empty("topic_numbers"))
