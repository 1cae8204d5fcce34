"""Statements of many independent sources come first, set phrases of the news last."""

from analytics.statements import statements

LEFT = "The Afghan ambassador left Beijing on 1 January because Kabul paid no salaries to diplomats."
LEFT_EDITED = "The Afghan ambassador left Beijing on 1 January, as Kabul paid no salaries to its diplomats."
ROADS = "Heavy rain closed seven mountain roads between Geneva and Turin during Saturday night."
PHRASE = "Supporters say the change would help poor families, while critics warn that it would destroy jobs."
LABEL = "Senate Majority Leader Mitch Mc Connell Kentucky Republican Party"


def document(text, source, date="2022-01-01", agency=""):
    return {"text": text, "language": "en", "source": source, "date": date, "agency": agency}


def ranked(corpus):
    return list(statements.statements(corpus, min_docs=2)[["text", "n_independent"]].itertuples(index=False, name=None))


def test_texts_of_one_agency_are_one_source(make_corpus):
    corpus = make_corpus(
        {
            "d1": document(LEFT, "A", agency="Reuters"),
            "d2": document(LEFT_EDITED, "B", agency="Reuters"),
            "d3": document(LEFT, "C", agency="Reuters"),
            "d4": document(f"{ROADS} Nobody was hurt.", "A"),
            "d5": document(f"The police wrote this. {ROADS}", "B"),
        }
    )

    assert ranked(corpus) == [(ROADS, 2), (LEFT, 1)]


def test_a_set_phrase_and_a_label_come_after_what_happened(make_corpus):
    corpus = make_corpus(
        {
            "d1": document(f"{PHRASE}\n\n{LABEL}", "A", "2021-01-01"),
            "d2": document(f"{PHRASE}\n\n{ROADS}\n\nThe police wrote this.", "B", "2021-06-01"),
            "d3": document(f"{PHRASE}\n\n{LABEL}\n\nIt was spring.", "C", "2021-09-01"),
            "d4": document(f"{ROADS} Nobody was hurt.", "D", "2021-06-01"),
        }
    )

    texts = [text for text, _ in ranked(corpus)]
    assert texts[0] == ROADS
    assert {PHRASE, LABEL} <= set(texts[1:])
