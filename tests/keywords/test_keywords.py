import pytest

from analytics.build import build
from analytics.keywords import keywords
from analytics.reading import raw

WORLD = {
    "d1": {"text": "Embassy in Kabul. Embassy.", "source": "A", "keywords": "Embassy, Kabul"},
    "d2": {"text": "embassy and EMBASSY in Kabul", "source": "A", "keywords": "embassy, EMBASSY, Kabul"},
    "d3": {"text": "Embassy: Botschaft", "source": "B", "language": "de", "keywords": "Botschaft, Embassy"},
}


def test_the_keywords_of_a_document_are_in_order_of_rank_up_to_top(make_corpus):
    got = keywords.keywords(make_corpus(WORLD), top=1)

    assert got.iloc[:, :6].to_dict("records") == [
        {"doc_id": "d1", "rank": 1, "keyword": "Embassy", "score": 1.0, "n": 2, "start": 0},
        {"doc_id": "d2", "rank": 1, "keyword": "embassy", "score": 1.0, "n": 1, "start": 0},
        {"doc_id": "d3", "rank": 1, "keyword": "Botschaft", "score": 1.0, "n": 1, "start": 9},
    ]


def test_keywords_of_a_corpus_are_ranked_by_documents_and_a_document_counts_once(make_corpus):
    got = keywords.corpus_keywords(make_corpus(WORLD))

    # Embassy is in all three (written "Embassy" by two of them, "embassy" and "EMBASSY" by one), Kabul in two.
    columns = ["rank", "keyword", "n_docs", "share_docs", "n_sources", "languages"]
    assert got[columns].values.tolist() == [
        [1, "Embassy", 3, 1.0, 2, "de; en"],
        [2, "Kabul", 2, 2 / 3, 1, "en"],
        [3, "Botschaft", 1, 1 / 3, 1, "de"],
    ]


def test_first_and_last_are_the_ends_of_the_dates_with_their_precision(make_corpus):
    dates = {"d1": "2021-08-16", "d2": "2021-08", "d3": "", "d4": "2022"}
    words = {"d1": "Kabul, China", "d2": "Kabul", "d3": "Kabul, trade", "d4": "China"}
    corpus = make_corpus({doc_id: {"keywords": words[doc_id], "date": dates[doc_id]} for doc_id in dates})

    assert keywords.corpus_keywords(corpus).set_index("keyword")[["first", "last"]].T.to_dict("list") == {
        "Kabul": ["2021-08", "2021-08-16"],
        "China": ["2021-08-16", "2022"],
        "trade": ["", ""],
    }


def test_dispersion_compares_the_sources_of_a_keyword_with_those_of_the_corpus(make_corpus):
    got = keywords.corpus_keywords(make_corpus(WORLD)).set_index("keyword")["dispersion"]

    # A has 2 / 3 of the documents, B 1 / 3. Embassy: as they are. Kabul: all in A, DP = 1 / 3; the largest DP that
    # can be is 1 - 1 / 3, that of Botschaft, all in B. Evenness is 1 - DP / (2 / 3).
    assert got.to_dict() == pytest.approx({"Embassy": 1, "Kabul": 1 / 2, "Botschaft": 0})


def test_dispersion_within_one_source_is_over_time_and_missing_for_one_document(make_corpus):
    words = {"2021-03": "Kabul", "2021-01": "Kabul, China", "2021-02": "Kabul"}
    corpus = make_corpus({date: {"keywords": given, "date": date} for date, given in words.items()})

    # China is in the first third alone: DP = (2 / 3 + 1 / 3 + 1 / 3) / 2 = 1 - 1 / 3
    assert keywords.corpus_keywords(corpus)["dispersion"].tolist() == pytest.approx([1, 0])
    assert keywords.corpus_keywords(corpus.take([0]))["dispersion"].isna().all()


def test_ties_are_in_order_of_score_and_then_of_the_alphabet(make_corpus):
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

    # one keyword in two documents; of two spellings with one document each, the one that is not all capitals
    assert keywords.corpus_keywords(corpus)[["keyword", "n_docs"]].values.tolist() == [["Straße", 2]]


def test_the_error_about_a_wrong_option_names_its_range(make_corpus):
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        keywords.keywords(make_corpus({}), top=0)
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        keywords.corpus_keywords(make_corpus({}), min_docs=0)
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        keywords.corpus_keywords(make_corpus({}), top=0)
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        keywords.keyword_ranks(make_corpus({}), top=0)


def test_inflections_of_a_keyword_are_one_keyword_of_the_corpus():
    texts = ["Embassies close. Embassies stay.", "The embassy closed; the embassy of Kabul.", "An embassy. Embassy!"]
    loaded = raw.Loaded([raw.RawDocument(f"{i}.txt", text, language="en") for i, text in enumerate(texts)])

    table = keywords.corpus_keywords(build.build(loaded, workers=0)).set_index("keyword")

    assert table.loc["embassy", "n_docs"] == 3
    assert "Embassies" not in table.index


SPOKEN = {
    "d1": {"text": "Peking schweigt", "language": "de", "keywords": "Peking", "names": "Peking=place>Beijing"},
    "d2": {"text": "Beijing and a gift", "keywords": "Beijing, gift", "names": "Beijing=place"},
    "d3": {"text": "a gift", "keywords": "gift"},
    "d4": {"text": "Gift in Peking", "language": "de", "keywords": "Gift"},
}


def test_a_keyword_has_a_rank_in_each_language_that_has_it(make_corpus):
    got = keywords.keyword_ranks(make_corpus(SPOKEN))

    columns = ["language", "rank", "keyword", "n_docs", "n_language", "n_languages", "kind"]
    assert got[columns].values.tolist() == [
        ["de", 1, "Beijing", 1, 2, 2, "place"],
        ["de", 2, "Gift", 1, 2, 1, ""],
        ["en", 1, "gift", 2, 2, 1, ""],
        ["en", 2, "Beijing", 1, 2, 2, "place"],
    ]


def test_a_keyword_of_the_best_in_one_language_has_its_rank_in_others_too(make_corpus):
    got = keywords.keyword_ranks(make_corpus(SPOKEN), top=1)

    # Beijing is first in German, so its second rank in English is listed too; Gift is first in no language
    assert got[["language", "rank", "keyword"]].values.tolist() == [
        ["de", 1, "Beijing"],
        ["en", 1, "gift"],
        ["en", 2, "Beijing"],
    ]


def test_an_undetected_language_has_no_ranks(make_corpus):
    got = keywords.keyword_ranks(make_corpus({"d1": {"keywords": "trade", "language": "und"}, "d2": {"keywords": "x"}}))

    assert list(got["language"]) == ["en"]


def test_the_seeds_share_afghanistan_and_the_taliban_across_both_languages(seeds):
    table = keywords.corpus_keywords(seeds).set_index("keyword")

    assert table.loc[["Afghanistan", "Taliban"], ["n_docs", "languages"]].values.tolist() == [[3, "de; en"]] * 2
    assert table.index.is_unique
