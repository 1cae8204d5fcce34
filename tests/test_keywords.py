import pytest

from analytics import keywords

WORLD = {
    "d1": {"text": "Embassy in Kabul. Embassy.", "source": "A", "keywords": "Embassy, Kabul"},
    "d2": {"text": "embassy and EMBASSY in Kabul", "source": "A", "keywords": "embassy, EMBASSY, Kabul"},
    "d3": {"text": "Embassy: Botschaft", "source": "B", "language": "de", "keywords": "Botschaft, Embassy"},
}


def test_the_keywords_of_a_document_stand_in_their_order_up_to_top(make_corpus):
    got = keywords.keywords(make_corpus(WORLD), top=1)

    assert got.drop(columns=["key", "starts", "yake"]).to_dict("records") == [
        {"doc_id": "d1", "rank": 1, "keyword": "Embassy", "score": 1.0, "n": 2, "start": 0},
        {"doc_id": "d2", "rank": 1, "keyword": "embassy", "score": 1.0, "n": 1, "start": 0},
        {"doc_id": "d3", "rank": 1, "keyword": "Botschaft", "score": 1.0, "n": 1, "start": 9},
    ]


def test_keywords_of_a_corpus_are_ranked_by_documents_and_a_document_counts_once(make_corpus):
    got = keywords.corpus_keywords(make_corpus(WORLD))

    # Embassy is in all three (written "Embassy" by two of them, "embassy" and "EMBASSY" by one), Kabul in two.
    assert got.to_dict("records") == [
        {"rank": 1, "keyword": "Embassy", "n_docs": 3, "share_docs": 1.0, "n_sources": 2, "languages": "de; en"},
        {"rank": 2, "keyword": "Kabul", "n_docs": 2, "share_docs": 2 / 3, "n_sources": 1, "languages": "en"},
        {"rank": 3, "keyword": "Botschaft", "n_docs": 1, "share_docs": 1 / 3, "n_sources": 1, "languages": "de"},
    ]


def test_ties_go_to_the_better_scores_and_then_to_the_alphabet(make_corpus):
    corpus = make_corpus({"d1": {"text": "b c a", "keywords": "b, c"}, "d2": {"text": "b c a", "keywords": "a, c"}})

    # c: 2 documents; a and b: 1 document and the score 1 each
    assert list(keywords.corpus_keywords(corpus)["keyword"]) == ["c", "a", "b"]
    ranked = make_corpus({"d1": {"text": "z y", "keywords": "z, y"}})  # scores 1 and 1/2
    assert list(keywords.corpus_keywords(ranked)["keyword"]) == ["z", "y"]


def test_a_slice_counts_its_own_documents(make_corpus):
    got = keywords.corpus_keywords(make_corpus(WORLD).where(source="B"))

    assert got[["keyword", "n_docs", "share_docs", "languages"]].values.tolist() == [
        ["Botschaft", 1, 1.0, "de"],
        ["Embassy", 1, 1.0, "de"],
    ]


def test_min_docs_and_top_cut_the_table(make_corpus):
    corpus = make_corpus(WORLD)

    assert list(keywords.corpus_keywords(corpus, min_docs=2)["keyword"]) == ["Embassy", "Kabul"]
    assert list(keywords.corpus_keywords(corpus, top=1)["keyword"]) == ["Embassy"]
    assert keywords.corpus_keywords(corpus, min_docs=4).empty


def test_capitals_of_every_alphabet_are_folded(make_corpus):
    corpus = make_corpus(
        {"d1": {"text": "Straße", "keywords": "Straße"}, "d2": {"text": "STRASSE", "keywords": "STRASSE"}}
    )

    # one keyword in two documents; of two spellings with one document each, the first in the alphabet
    assert keywords.corpus_keywords(corpus)[["keyword", "n_docs"]].values.tolist() == [["STRASSE", 2]]


def test_a_wrong_option_says_its_range(make_corpus):
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        keywords.keywords(make_corpus({}), top=0)
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        keywords.corpus_keywords(make_corpus({}), min_docs=0)
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        keywords.corpus_keywords(make_corpus({}), top=0)
