import pytest

from analytics import CorpusError
from analytics.evidence import evidence

WORLD = {
    "d1": {
        "text": "China waits. Kabul waits too.\nThen 😀 China spoke to Kabul.",
        "source": "A",
        "date": "2021-08-20",
        "title": "Talks",
        "url": "http://a/1",
        "names": "China, Kabul",
    },
    "d2": {
        "text": "In Kabul it rains. China and Kabul agree.",
        "source": "B",
        "date": "2021-08",
        "names": "China, Kabul",
    },
    "d3": {"text": "Kabul alone. Kabul again.", "source": "B", "names": "Kabul", "topic": "embassy"},
}


def rows(table, *columns):
    return table[list(columns)].values.tolist()


@pytest.fixture(scope="module")
def corpus(make_corpus):
    return make_corpus(WORLD)


def test_sentences_that_name_both_come_first_then_one_of_each_document_by_date(corpus):
    got = evidence.evidence(corpus, entities=("China", "Kabul"))

    # both: d2 (a date of "2021-08" stands before "2021-08-20"), then d1; then single ones, d1's second one last
    assert list(dict.fromkeys(got["text"])) == [
        "China and Kabul agree.",
        "Then 😀 China spoke to Kabul.",
        "In Kabul it rains.",
        "China waits.",
        "Kabul waits too.",
    ]


def test_a_pair_is_searched_only_in_documents_that_mention_both(corpus):
    assert "d3" not in set(evidence.evidence(corpus, entities=("China", "Kabul"))["doc_id"])
    assert set(evidence.evidence(corpus, entities=("Kabul",))["doc_id"]) == {"d1", "d2", "d3"}


def test_a_row_is_one_hit_with_its_document(corpus):
    got = evidence.evidence(corpus, entities=("China", "Kabul")).iloc[2]

    # "China waits. Kabul waits too." is 29 long, so the next line starts at 30, 28 long; "Then 😀 " are 7
    assert got.to_dict() == {
        "doc_id": "d1",
        "start": 30,
        "end": 58,
        "hit_start": 37,
        "hit_end": 42,
        "text": "Then 😀 China spoke to Kabul.",
        "title": "Talks",
        "source": "A",
        "date": "2021-08-20",
        "language": "en",
        "url": "http://a/1",
        "link": "",
    }


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ({"entities": ("China", "Kabul")}, {"China", "Kabul"}),
        ({"words": "kabul wait*"}, {"Kabul", "waits"}),
        ({"words": '"spoke to" rain*'}, set()),
        ({"words": '"china spoke"'}, {"China spoke"}),
    ],
)
def test_the_offsets_are_exactly_those_of_the_marked_text(corpus, asked, marked):
    got = evidence.evidence(corpus, **asked)

    hits = [corpus.text[row.doc_id][row.hit_start : row.hit_end] for row in got.itertuples()]
    assert set(hits) == marked
    assert [corpus.text[row.doc_id][row.start : row.end] for row in got.itertuples()] == got["text"].tolist()
    assert all(row.start <= row.hit_start < row.hit_end <= row.end for row in got.itertuples())


def test_the_hits_of_a_sentence_are_consecutive_and_in_order(corpus):
    got = evidence.evidence(corpus, words="kabul")

    assert rows(got, "doc_id", "hit_start") == [["d2", 3], ["d1", 13], ["d3", 0], ["d2", 29], ["d1", 52], ["d3", 13]]


def test_limit_counts_sentences_and_keeps_all_their_hits(corpus):
    got = evidence.evidence(corpus, entities=("China", "Kabul"), limit=2)

    assert rows(got, "doc_id", "hit_start") == [["d2", 19], ["d2", 29], ["d1", 37], ["d1", 52]]


def test_the_evidence_of_a_topic_is_the_words_of_its_label_in_its_documents(make_corpus):
    world = {
        "d1": {"text": "The embassy opens. Rain. Embassy staff stay.", "topic": "embassy"},
        "d2": {"text": "An embassy of another topic.", "topic": "trade"},
    }
    got = evidence.evidence(make_corpus(world), topic="embassy")  # in these worlds a topic is its own label

    assert rows(got, "doc_id", "text") == [["d1", "The embassy opens."], ["d1", "Embassy staff stay."]]


def test_a_topic_of_passages_is_searched_only_in_its_passages(make_corpus):
    corpus = make_corpus({"d1": {"text": "An embassy opens.\nAnother embassy closes.", "topic": "embassy"}})
    members = corpus.stored("topic_members").assign(start=18, end=41)

    got = evidence.evidence(corpus.with_table("topic_members", members), topic="embassy")

    assert got["text"].tolist() == ["Another embassy closes."]


def test_an_entity_within_a_topic_is_searched_in_documents_of_both(corpus):
    assert set(evidence.evidence(corpus, entities=("Kabul",), topic="embassy")["doc_id"]) == {"d3"}


def test_a_slice_gives_the_evidence_of_its_documents(corpus):
    got = evidence.evidence(corpus.where(source="B"), entities=("Kabul",))

    assert rows(got, "doc_id", "hit_start") == [["d2", 3], ["d3", 0], ["d2", 29], ["d3", 13]]


@pytest.mark.parametrize("asked", [{"entities": ("Nobody",)}, {"words": "xyz"}, {"words": "***"}, {"topic": "t99"}])
def test_no_hit_gives_an_empty_table(corpus, asked):
    assert rows(evidence.evidence(corpus, **asked), "text") == []


def test_evidence_without_entities_words_or_topic_is_an_error(corpus):
    with pytest.raises(CorpusError, match="evidence needs entities, words or a topic to look for"):
        evidence.evidence(corpus)
    with pytest.raises(ValueError, match="limit must be at least 1, got 0"):
        evidence.evidence(corpus, words="Kabul", limit=0)


def test_a_concordance_has_each_hit_between_the_words_of_its_line(corpus):
    got = evidence.concordance(corpus, "kabul")

    assert rows(got, "doc_id", "start", "end", "left", "hit", "right") == [
        ["d1", 13, 18, "China waits. ", "Kabul", " waits too."],
        ["d1", 52, 57, "Then 😀 China spoke to ", "Kabul", "."],
        ["d2", 3, 8, "In ", "Kabul", " it rains. China and Kabul agree."],
        ["d2", 29, 34, "In Kabul it rains. China and ", "Kabul", " agree."],
        ["d3", 0, 5, "", "Kabul", " alone. Kabul again."],
        ["d3", 13, 18, "Kabul alone. ", "Kabul", " again."],
    ]


def test_a_line_of_a_concordance_ends_sixty_code_points_from_the_hit(make_corpus):
    text = "x" * 70 + " Kabul " + "y" * 70
    got = evidence.concordance(make_corpus({"d1": text}), "Kabul")

    assert rows(got, "left", "right") == [["x" * 59 + " ", " " + "y" * 59]]


def test_a_concordance_lists_documents_with_all_words_and_up_to_its_limit(corpus):
    assert rows(evidence.concordance(corpus, "kabul agree"), "hit") == [["Kabul"], ["Kabul"], ["agree"]]
    assert rows(evidence.concordance(corpus, "kabul", limit=1), "doc_id") == [["d1"]]
    assert evidence.concordance(corpus, " ").empty
    with pytest.raises(ValueError, match="limit must be at least 1, got 0"):
        evidence.concordance(corpus, "kabul", limit=0)
