"""Articles of one event in two languages are one story if they make the same statements, however else they differ."""

import pytest

from analytics import schema
from analytics.stories import members

ENGLISH = {
    "text": "A ferry hit a quay in thick fog. Lorries wait. Hauliers fear delays for fruit and machine parts.",
    "source": "Ledger",
    "date": "2026-03-04",
}
GERMAN = {
    "text": "Im Nebel stieß eine Fähre gegen den Kai. Eine Gruppe fährt mit dem Bus nach Hause, sagte die Lehrerin.",
    "language": "de",
    "source": "Zeitung",
    "date": "2026-03-05",
}
OTHER = {"text": "The striker scored twice and the club won the cup.", "source": "Sport", "date": "2026-03-04"}


def is_one_story(make_corpus, german, *, n_statements):
    """Return whether both reports are one story, where they make so many statements both."""
    corpus = make_corpus({"en": ENGLISH, "de": GERMAN | german, "other": OTHER})
    sentences = [
        (f"s{i}", doc_id, i, i + 1, 0.9, False, 1.0, "same", "encoder")
        for i in range(n_statements)
        for doc_id in ("en", "de")
    ]
    table = schema.from_rows(sentences, "statement_sentences")
    story = members.find(corpus.with_table("statement_sentences", table)).set_index("doc_id")["story"]
    assert story["other"] == "other"
    return story["en"] == story["de"]


@pytest.mark.parametrize(("n_statements", "expected"), [(0, False), (2, True)])
def test_two_reports_that_make_the_same_statements_are_one_story(make_corpus, n_statements, expected):
    assert is_one_story(make_corpus, {}, n_statements=n_statements) == expected


@pytest.mark.parametrize("german", [{"source": "Ledger"}, {"date": "2026-03-08"}, {"date": ""}, {"date": "2026-03"}])
def test_statements_of_one_outlet_of_other_days_or_of_no_day_make_no_story(make_corpus, german):
    assert not is_one_story(make_corpus, german, n_statements=2)
