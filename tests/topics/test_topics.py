import pytest

from analytics import schema
from analytics.corpus import grouping
from analytics.export.csv import to_csv
from analytics.findings import overview as overview_findings
from analytics.topics import topics

EMBASSY = "The embassy envoy meets diplomats about visas and consular talks."
HARVEST = "Farmers harvest wheat while rain delays tractors across fields."


def ten(n=10):
    """Return documents that alternate between two stories without a common word."""
    texts = [EMBASSY, HARVEST]
    return {f"d{i}": {"text": texts[i % 2], "source": "AB"[i % 2]} for i in range(n)}


def topic_of(corpus):
    members = corpus.stored("topic_members")
    return dict(zip(members["doc_id"].astype(str), members["topic"].astype(str), strict=True))


def test_documents_of_one_story_are_one_topic_and_the_first_of_two_equal_topics_is_t01(make_corpus):
    corpus = topics.fit(make_corpus(ten()), n_topics=2)

    assert topic_of(corpus) == {f"d{i}": "t01" if i % 2 == 0 else "t02" for i in range(10)}


def test_a_topic_has_its_documents_members_share_and_stability(make_corpus):
    got = topics.topics(topics.fit(make_corpus(ten() | {"e": HARVEST}), n_topics=2))

    # six of eleven documents are about the harvest; two stories without a common word come back in every refit
    columns = ["topic", "n_docs", "n_members", "share_docs", "stability"]
    assert got[columns].values.tolist() == [["t01", 6, 6, 6 / 11, 1.0], ["t02", 5, 5, 5 / 11, 1.0]]


def test_the_words_of_a_topic_are_specific_and_spelled_as_in_the_documents(make_corpus):
    got = topics.topics(topics.fit(make_corpus(ten()), n_topics=2), n_terms=3).set_index("topic")

    # every word has F1 = 1 in its topic: the alphabet decides
    assert got.loc["t01", "terms"] == "consular, diplomats, embassy"
    assert got.loc["t02", "terms"] == "Farmers, delays, fields"
    assert got.loc["t01", "label"] == "consular, diplomats, embassy"


def test_the_words_of_a_topic_are_listed_by_language(make_corpus):
    world = ten() | {f"g{i}": {"text": "Botschaft und Visum", "language": "de"} for i in range(3)}
    got = topics.topics(topics.fit(make_corpus(world), n_topics=1))

    assert got.loc[0, "terms"].split("; ")[1] == "German: Botschaft, Visum"
    assert got.loc[0, "terms"].startswith("English: ")


def test_nine_documents_are_clustered_by_passage_and_ten_by_document(make_corpus):
    nine, whole = topics.fit(make_corpus(ten(9))), topics.fit(make_corpus(ten(10)))

    assert (topics.unit_of(nine), topics.unit_of(whole)) == ("passage", "document")
    assert topics.unit_of(topics.fit(make_corpus(ten(10)), unit="passage")) == "passage"


def test_a_passage_is_a_line_of_five_words_with_its_span(make_corpus):
    corpus = topics.fit(make_corpus({"d1": f"Only four words here\n{EMBASSY}\n{HARVEST}"}), n_topics=2)

    start, middle = 21, 21 + len(EMBASSY) + 1
    assert corpus.stored("topic_members")[["start", "end"]].values.tolist() == [
        [start, start + len(EMBASSY)],
        [middle, middle + len(HARVEST)],
    ]
    assert topics.topics(corpus)[["n_docs", "n_members", "share_docs"]].values.tolist() == [[1, 1, 1.0], [1, 1, 1.0]]


EMPTY = [{}, {"a": ""}, {"a": "", "b": ""}, {f"d{i}": "" for i in range(12)}, {"a": "the of and"}, {"a": "😀 123"}]


@pytest.mark.parametrize(
    "world", EMPTY, ids=["none", "one empty", "two empty", "twelve empty", "stopwords", "no letters"]
)
def test_without_words_all_documents_are_in_the_group_no_text(make_corpus, world):
    corpus = topics.fit(make_corpus(world))

    assert topic_of(corpus) == dict.fromkeys(world, "t00")
    assert topics.topics(corpus)[["topic", "label", "n_docs", "terms"]].values.tolist() == (
        [["t00", "no text", len(world), ""]] if world else []
    )
    finding = overview_findings.topics(topics.topics(corpus), topics.unit_of(corpus), len(world))
    assert finding == "There are no topics: no document has text that can be counted."


@pytest.mark.parametrize("n", [1, 2, 9, 10, 20])
def test_identical_documents_are_one_topic_for_any_number_of_topics(make_corpus, n):
    corpus = topics.fit(make_corpus({f"d{i:02}": EMBASSY for i in range(n)}), n_topics=5)

    got = topics.topics(corpus)
    assert got[["topic", "n_docs", "share_docs"]].values.tolist() == [["t01", n, 1.0]]
    assert got["stability"].isna().all()  # one topic has no other to be mistaken for


@pytest.mark.parametrize("n", [1, 2])
def test_one_or_two_documents_have_topics_of_their_passages(make_corpus, n):
    corpus = topics.fit(make_corpus(ten(n)), n_topics=n)

    assert topic_of(corpus) == {f"d{i}": f"t0{i + 1}" for i in range(n)}


def test_documents_without_words_are_in_one_topic_after_all_others(make_corpus):
    corpus = topics.fit(make_corpus(ten() | {"empty": "", "face": "😀"}), n_topics=2)

    assert {doc_id for doc_id, topic in topic_of(corpus).items() if topic == "t00"} == {"empty", "face"}
    assert list(corpus.stored("topic_members")["doc_id"]) == [*ten(), "empty", "face"]
    assert topics.topics(corpus)[["topic", "n_docs"]].values.tolist() == [["t01", 5], ["t02", 5], ["t00", 2]]
    assert grouping.names(corpus, by="topic") == ["t01", "t02"]


def test_the_same_corpus_gives_the_same_bytes(make_corpus):
    def bytes_of(world):
        corpus = topics.fit(make_corpus(world))
        return to_csv(topics.topics(corpus)) + to_csv(topics.topic_members(corpus))

    assert bytes_of(ten(30)) == bytes_of(ten(30))


def test_shared_names_connect_documents_of_two_languages(make_corpus):
    english = {f"e{i}": {"text": "China opens", "names": "China"} for i in range(5)}
    german = {f"g{i}": {"text": "Chinas Haus", "language": "de", "names": "Chinas=place>China"} for i in range(5)}
    other = {f"x{i}": {"text": "Wheat grows", "names": "Nobody"} for i in range(5)}

    found = topic_of(topics.fit(make_corpus(english | german | other), n_topics=2))

    assert len({found["e0"], found["g0"]}) == 1
    assert found["x0"] != found["e0"]


def test_a_filter_keeps_the_names_of_topics_and_recomputes_shares(make_corpus):
    corpus = topics.fit(make_corpus(ten()), n_topics=2)
    labels = topics.topics(corpus).set_index("topic")["label"]

    got = topics.topics(corpus.where(doc_id=["d1", "d2", "d3", "d5"]))

    assert got[["topic", "n_docs", "share_docs"]].values.tolist() == [["t02", 3, 3 / 4], ["t01", 1, 1 / 4]]
    assert got["label"].tolist() == [labels["t02"], labels["t01"]]
    assert topics.topics(corpus.where(source="B"))["topic"].tolist() == ["t02"]


def test_two_documents_are_compared_by_words_within_a_language_and_by_names_between_two(make_corpus):
    world = {
        "d1": {"text": "China trades wheat", "names": "China", "title": "One"},
        "d2": {"text": "China trades wheat", "names": "China", "title": "Two"},
        "d3": {"text": "Chinas Kabul", "names": "Chinas=place>China, Kabul", "language": "de"},
    }
    got = topics.document_similarity(make_corpus(world))

    # the same words: 1. By names: {China} and {China, Kabul}: 1 / sqrt(1 * 2)
    assert got[["a", "b", "basis", "similarity"]].values.tolist() == [
        ["d1", "d2", "words", 1.0],
        ["d1", "d3", "names", pytest.approx(2**-0.5, abs=1e-6)],
        ["d2", "d3", "names", pytest.approx(2**-0.5, abs=1e-6)],
    ]


@pytest.mark.parametrize("n", [0, 1, 10])
def test_one_document_has_no_pair_and_ten_have_topics_of_their_own(make_corpus, n):
    assert topics.document_similarity(make_corpus(ten(n))).equals(schema.empty("document_similarity"))


def test_the_error_for_a_wrong_option_gives_its_range(make_corpus):
    corpus = make_corpus(ten())

    with pytest.raises(ValueError, match="n_topics must be at least 1, got 0"):
        topics.fit(corpus, n_topics=0)
    with pytest.raises(ValueError, match="unit must be one of auto, document, passage, got 'page'"):
        topics.fit(corpus, unit="page")
    with pytest.raises(ValueError, match="n_terms must be at least 1, got 0"):
        topics.topics(corpus, n_terms=0)


def test_the_order_of_the_documents_changes_no_topic(make_corpus):
    world = {
        f"d{i:02}": f"{(EMBASSY, HARVEST)[i % 2]} {word}" for i, word in enumerate("abcdefghijklmnopqrstuvwxyz" * 2)
    }
    turned = dict(sorted(world.items(), key=lambda item: item[0][::-1]))

    first, second = topics.fit(make_corpus(world), n_topics=3), topics.fit(make_corpus(turned), n_topics=3)

    assert topic_of(first) == topic_of(second)
    assert to_csv(topics.topics(first)) == to_csv(topics.topics(second))


def test_copies_count_once_and_share_a_topic(make_corpus):
    copies = {f"c{i:02}": {"text": f"{HARVEST} Copy {i}", "duplicate_group": "c00"} for i in range(50)}
    corpus = topics.fit(make_corpus(ten() | copies), n_topics=2)

    assert {topic_of(corpus)[doc_id] for doc_id in copies} == {"t01"}
    assert topics.topics(corpus)["n_docs"].tolist() == [55, 5]
    assert topics.topics(corpus)["nearest"].tolist()[1] == "d0; d2; d4"
    # fifty copies do not make their words too common to count, as fifty articles would
    assert "wheat" in topics.topics(corpus, n_terms=9)["terms"][0]


def test_the_weakest_tenth_of_a_topic_is_marked_and_stays_in_it(make_corpus):
    odd = {"odd": f"{EMBASSY} Volcano lava ash magma eruption crater."}
    corpus = topics.fit(make_corpus({f"d{i}": f"{EMBASSY} {'xy'[i % 2]}{i}" for i in range(9)} | odd), n_topics=1)

    members = corpus.stored("topic_members")
    assert members.loc[members["weak"], "doc_id"].tolist() == ["odd"]
    assert topics.topics(corpus)[["n_members", "n_weak"]].values.tolist() == [[10, 1]]


def test_a_phrase_in_half_of_the_documents_is_the_name_unless_it_is_an_outlet(make_corpus):
    world = {
        f"d{i}": row | {"keywords": ("Foreign Ministry, Daily Planet", "rain")[i % 2], "source": "Daily Planet"}
        for i, row in enumerate(ten().values())
    }
    got = topics.topics(topics.fit(make_corpus(world), n_topics=2))

    assert got["label"].tolist() == ["Foreign Ministry", "Farmers, delays, fields"]
    assert got["words"].tolist()[0] == "consular, diplomats, embassy"


def test_the_name_of_an_outlet_is_not_a_word_of_a_topic_unless_others_use_it(make_corpus):
    world = {f"d{i}": {"text": f"Kabul Zeitung Reuters {i} {EMBASSY}", "source": "Kabul Zeitung"} for i in range(6)}
    world |= {f"x{i}": {"text": f"Kabul {HARVEST}", "source": "B", "agency": "Reuters"} for i in range(7)}
    corpus = topics.fit(make_corpus(world), n_topics=2)

    words = set(", ".join(topics.topics(corpus, n_terms=20)["terms"]).split(", "))
    assert {"Kabul", "Zeitung", "Reuters"} & words == {"Kabul"}
