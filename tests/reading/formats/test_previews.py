import re

import pytest
from format_samples import zipped

from analytics import CorpusError
from analytics.reading.exports import suspicion
from analytics.reading.formats import previews
from analytics.reading.formats.files import load_uploads

BODY = "The council of the town met and said many things about the harbour. " * 6
ROWS = "Kopf,Tag,Fliesstext\n" + "".join(f"Titel {at},{at}.4.2021,Die Botschaft bleibt offen.\n" for at in range(1, 9))


def stories(beginning):
    return "\n".join(f"{beginning.format(at)}\n\n{BODY}" for at in range(1, 6))


def test_the_first_rows_of_a_table_are_shown_as_they_will_be_read_with_the_chosen_columns():
    uploads = [("in.zip", zipped({"rows.csv": ROWS.encode(), "metadata.csv": b"file,title\na.txt,A\n"}))]
    chosen = {"text": "Fliesstext", "title": "Kopf", "date": "Tag"}

    shown = previews.first_rows(uploads, chosen)

    assert len(shown) == previews.FIRST
    assert shown[0] == ("in.zip/rows.csv#1", "Titel 1", "", "2021-04-01", "", 4, "Die Botschaft bleibt offen.")
    assert previews.first_rows(uploads, {}) == []


def test_a_table_that_is_damaged_after_its_first_rows_shows_those_before():
    lines = b'{"text": "One two."}\n' * 3 + b"{broken\n"

    assert [preview.text for preview in previews.first_rows([("a.jsonl", lines)], {})] == ["One two."] * 3


@pytest.mark.parametrize(
    ("beginning", "kind", "start"),
    [
        ("Title: Story {}", suspicion.START, "Title:"),
        ("Überschrift : Bericht {}\nDatum: 1. April 2019", suspicion.START, "Datum:"),
        ("-----", suspicion.RULE, ""),
        ("* * *", suspicion.RULE, ""),
        ("{} March 2019", suspicion.DATE, ""),
        ("Monday, {} April 2019", suspicion.DATE, ""),
        ("0{}/03/2019", suspicion.DATE, ""),
        ("April {}, 2019", suspicion.DATE, ""),
    ],
)
def test_the_sign_that_a_text_is_several_articles_gives_the_pattern_that_splits_it(beginning, kind, start):
    uploads = [("a.txt", stories(beginning).encode()), ("b.txt", BODY.encode())]

    (sign,) = previews.several_in_one(uploads).values()
    several, alone = previews.splits(uploads, suspicion.pattern(sign.kind, sign.start))

    assert (sign.kind, sign.start, sign.n) == (kind, start, 5)
    assert 5 <= several.n_articles <= 6  # what stands above the first mark is a part of its own
    assert (alone.file, alone.n_articles) == ("b.txt", 1)
    assert several.n_articles == len(
        load_uploads(uploads[:1], split_at=suspicion.pattern(sign.kind, sign.start)).documents
    )


def test_the_words_of_a_start_are_no_regular_expression():
    pattern = suspicion.pattern(suspicion.START, "(a+)+$ [1]")

    assert [bool(re.search(pattern, line)) for line in ("  (a+)+$ [1] begins", "aaaa")] == [True, False]
    assert suspicion.pattern(suspicion.START, "  ") == ""


def test_a_pattern_that_is_no_regular_expression_gets_a_sentence():
    with pytest.raises(CorpusError, match="is not a regular expression"):
        previews.splits([("a.txt", b"Words.")], "(")
