import math

import pytest

from analytics import schema
from analytics.corpus import file_summary


@pytest.mark.parametrize(
    ("label", "file"),
    [
        ("a.txt", "a.txt"),
        ("a.txt#3", "a.txt"),
        ("in/book.xlsx#May!12", "in/book.xlsx"),
        ("book.xlsx#No #1!12", "book.xlsx"),
        ("a.jsonl#3.1", "a.jsonl"),
        ("No #4.txt", "No #4.txt"),
        ("No #4.txt#2", "No #4.txt"),
    ],
)
def test_the_file_of_an_article_is_its_label_without_its_number(make_corpus, label, file):
    corpus = make_corpus({"d1": {"text": "One two.", "file": label}})

    assert list(file_summary.files(corpus)["file"]) == [file]


def test_words_are_summed_by_file_and_compared_only_where_the_export_states_them(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"text": "One two three.", "file": "a.html#1", "n_words_export": 4},
            "d2": {"text": "One two.", "file": "a.html#2", "truncated": "excerpt"},
            "d3": {"text": "One.", "file": "b.txt"},
        }
    )

    first, second = file_summary.files(corpus).itertuples(index=False)

    assert first == ("a.html", 2, 5, 1, 4, 3, 0.75, 1, 0)
    assert second[:6] == ("b.txt", 1, 1, 0, 0, 0)
    assert math.isnan(second.share_read)


def test_a_file_without_an_article_is_listed_with_its_problems_for_the_whole_corpus_only(make_corpus):
    corpus = make_corpus({"d1": {"text": "One two.", "file": "a.csv#1", "source": "A"}})
    problems = [("a.csv", "no date", "", ""), ("b.pdf", "damaged", "", ""), (schema.WHOLE_CORPUS, "failed", "", "")]
    corpus = corpus.with_table("issues", schema.from_rows(problems, "issues"))

    def counts(part):
        return [*file_summary.files(part)[["file", "n_docs", "n_issues"]].itertuples(index=False, name=None)]

    assert counts(corpus) == [("a.csv", 1, 1), ("b.pdf", 0, 1)]
    assert counts(corpus.where(source="A").take([0])) == [("a.csv", 1, 1)]
