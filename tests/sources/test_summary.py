from analytics.sources import summary

WORLD = {
    "d1": {"text": "one two three", "source": "B", "date": "2021-08-16", "language": "de"},
    "d2": {"text": "one", "source": "A", "date": "2022-01"},
    "d3": {"text": "one two", "source": "A", "date": ""},
    "d4": {"text": "", "source": "C"},
}


def test_a_source_has_its_documents_words_languages_and_dates(make_corpus):
    got = summary.source_summary(make_corpus(WORLD))

    columns = ["source", "n_docs", "n_words", "share_removed", "languages", "first", "last"]
    assert got[columns].values.tolist() == [
        ["A", 2, 3, 0.0, "en", "2022-01", "2022-01"],
        ["B", 1, 3, 0.0, "de", "2021-08-16", "2021-08-16"],
        ["C", 1, 0, 0.0, "en", "", ""],
    ]


def test_the_share_removed_is_the_mean_of_the_documents(make_corpus):
    corpus = make_corpus({"d1": {"source": "A"}, "d2": {"source": "A"}})
    corpus = corpus.with_table("documents", corpus.documents.assign(share_removed=[0.5, 0.1]))

    assert summary.source_summary(corpus)["share_removed"].tolist() == [0.3]


def test_documents_are_counted_by_source_and_language_the_largest_first(make_corpus):
    got = summary.by_source_and_language(make_corpus(WORLD))

    assert list(got.columns) == ["en", "de"]
    assert got.loc["A"].tolist() == [2, 0]
    assert got.loc["B"].tolist() == [0, 1]
    assert list(summary.by_source_and_language(make_corpus(WORLD), top=1).index) == ["A"]


def test_without_documents_there_are_no_rows(make_corpus):
    corpus = make_corpus({})

    assert summary.source_summary(corpus).empty
    assert summary.by_source_and_language(corpus).shape == (0, 0)
