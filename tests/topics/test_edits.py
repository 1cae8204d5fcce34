"""Corrections of topics: rename, merge, split, pin, hide, seed words, and keys made of documents."""

import pytest

from analytics import CorpusError, schema
from analytics.curation import curation
from analytics.topics import edits as topic_edits
from analytics.topics import topics

STORIES = {
    "embassy": "The embassy envoy meets diplomats about visas and consular talks.",
    "harvest": "Farmers harvest wheat while rain delays tractors across fields.",
    "football": "The striker scores goals and the referee stops the match twice.",
}


def world(n=12):
    """Return documents that alternate between three stories: d0, d3, ... are about the embassy."""
    texts = list(STORIES.values())
    return {f"d{i}": texts[i % 3] for i in range(n)}


@pytest.fixture
def fitted(make_corpus):
    """Return a function: corrections -> the corpus with three topics found and corrected."""

    def fit(*rows, n_topics=3, docs=None):
        corrections = schema.from_rows(rows, "corrections")
        return topics.fit(make_corpus(docs or world()).with_table("corrections", corrections), n_topics=n_topics)

    return fit


def topic_of(corpus):
    members = corpus.stored("topic_members")
    return dict(zip(members["doc_id"].astype(str), members["topic"].astype(str), strict=True))


def called(corpus):
    return topics.topics(corpus).set_index("topic")["label"].to_dict()


def keys(corpus):
    return topics.topics(corpus).set_index("topic")["key"].to_dict()


def test_the_key_of_a_topic_is_its_three_nearest_documents_with_the_start_of_a_passage(fitted):
    assert keys(fitted()) == {"t01": "d0 d3 d6", "t02": "d1 d10 d4", "t03": "d11 d2 d5"}
    passages = fitted(docs={"d0": f"{STORIES['embassy']}\n{STORIES['harvest']}"}, n_topics=2)
    assert keys(passages) == {"t01": "d0:0", "t02": f"d0:{len(STORIES['embassy']) + 1}"}


def test_a_topic_is_renamed_by_its_documents_or_its_label(fitted):
    words = called(fitted())["t02"]

    assert called(fitted(("topic", "d1 d4", "rename", "Harvest")))["t02"] == "Harvest"
    assert called(fitted(("topic", words, "rename", "Harvest")))["t02"] == "Harvest"
    assert topics.topics(fitted(("topic", words, "rename", "Harvest")))["words"][1] == words


def test_a_key_refers_to_the_topic_with_most_of_its_documents_and_a_tie_to_the_first(fitted):
    assert called(fitted(("topic", "d1 d0 d3", "rename", "X")))["t01"] == "X"
    assert called(fitted(("topic", "d1 d0", "rename", "X")))["t02"] == "X"
    assert called(fitted(("topic", "gone d2", "rename", "X")))["t03"] == "X"
    assert called(fitted(("topic", "nobody", "rename", "X"))) == called(fitted())


def test_a_correction_finds_its_topic_when_new_documents_change_the_numbers(fitted):
    more = world() | {f"n{i}": STORIES["football"] for i in range(3)}

    assert called(fitted())["t03"] == "goals, match, referee"
    assert called(fitted(("topic", "d11 d2 d5", "rename", "Sport"), docs=more))["t01"] == "Sport"


def test_a_merged_topic_takes_the_label_of_the_one_it_joins_and_its_id_is_removed(fitted):
    corpus = fitted(
        ("topic", "d1", "rename", "Harvest"), ("topic", "d0", "rename", "A"), ("topic", "d0", "merge", "d1")
    )

    assert set(topic_of(corpus).values()) == {"t02", "t03"}
    assert {topic_of(corpus)[doc] for doc in ("d0", "d1", "d3")} == {"t02"}
    assert called(corpus)["t02"] == "Harvest"
    assert len(topics.topics(fitted(("topic", "d0", "merge", "d0")))) == 3


def test_merges_are_applied_in_order(fitted):
    corpus = fitted(("topic", "d0", "merge", "d1"), ("topic", "d1", "merge", "d2"), ("topic", "d0", "rename", "All"))

    assert set(topic_of(corpus).values()) == {"t03"}
    assert called(corpus) == {"t03": "All"}


def test_a_topic_is_split_and_the_largest_part_keeps_its_id(fitted):
    corpus = fitted(("topic", "d0", "split", "2"), n_topics=1)

    # twelve documents in one topic fall into a story of four and the rest
    assert sorted(topics.topics(corpus)["n_docs"]) == [4, 8]
    assert set(topic_of(corpus).values()) == {"t01", "t02"}
    assert len(topics.topics(fitted(("topic", "d0", "split", "3"), n_topics=1))) == 3
    assert len(topics.topics(fitted(("topic", "d0", "split", "5"), n_topics=1))) == 3  # no more texts that differ


def test_pinned_topics_come_first_and_hidden_ones_last_with_all_their_documents(fitted):
    table = topics.topics(fitted(("topic", "d2", "pin", ""), ("topic", "d0", "hide", "")))

    assert table[["topic", "pinned", "hidden", "n_docs"]].values.tolist() == [
        ["t03", True, False, 4], ["t02", False, False, 4], ["t01", False, True, 4],
    ]  # fmt: skip


def test_seed_words_move_documents_that_are_nearer_to_them_than_to_their_own_topic(fitted):
    mixed = world() | {"m1": "Farmers harvest wheat at the embassy.", "m2": "Consular farmers harvest wheat and rain."}
    before, after = topic_of(fitted(docs=mixed)), topic_of(fitted(("topic", "d0", "seed", "embassy"), docs=mixed))

    assert before["m1"] == before["d1"]
    assert {doc for doc in mixed if before[doc] != after[doc]} <= {"m1"}  # m2 has no such word


def test_seed_words_create_a_new_topic(fitted):
    corpus = fitted(("topic", "*", "seed", "goals, referee"), n_topics=1)

    assert {doc for doc, topic in topic_of(corpus).items() if topic == "t02"} == {"d2", "d5", "d8", "d11"}


def test_corrections_that_move_no_document_need_no_new_fit(fitted):
    corpus = fitted(("topic", "d0", "rename", "Embassies"))
    rows = schema.from_rows([("topic", "d1", "rename", "Harvest"), ("topic", "d2", "hide", "")], "corrections")

    table = topic_edits.rename_topics(corpus.stored("topic_fit"), corpus.stored("topic_members"), rows)

    assert table["label"].tolist() == ["consular, diplomats, embassy", "Harvest", "goals, match, referee"]
    assert table["hidden"].tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("topic", "d0", "rename", " "), "the new name of the topic is missing"),
        (("topic", "d0", "merge", ""), "the other topic is missing"),
        (("topic", "d0", "split", "1"), "a topic is split into 2 to 20 parts, got '1'"),
        (("topic", "d0", "split", "many"), "a topic is split into 2 to 20 parts, got 'many'"),
        (("topic", "d0", "seed", " ,"), "the seed words are missing"),
        (("topic", "*", "hide", ""), "means a new topic, which needs seed words"),
        (("topic", "d0", "cut", ""), "'cut' is not a change of a topic"),
    ],
)
def test_a_correction_with_a_wrong_value_is_reported(row, problem):
    with pytest.raises(CorpusError, match=problem.replace("*", r"\*")):
        curation.add_corrections(curation.empty(), [row])


def test_two_new_topics_are_both_stored_and_a_second_name_replaces_the_first():
    rows = [("topic", "*", "seed", "a"), ("topic", "*", "seed", "b"), ("topic", "d0", "rename", "A"),
            ("topic", "d0", "rename", "B")]  # fmt: skip

    assert curation.add_corrections(curation.empty(), rows)["value"].tolist() == ["a", "b", "B"]


def test_a_key_is_shown_as_the_label_of_its_topic(fitted):
    corpus = fitted(("topic", "d1", "rename", "Harvest"))

    assert topic_edits.find_topic(corpus, "d1 d4") == "Harvest"
    assert topic_edits.find_topic(corpus, "gone") == "gone"
