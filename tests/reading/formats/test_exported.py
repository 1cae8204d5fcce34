"""A file with several articles: an export, a text split at the user's mark, or one that only looks like several."""

import pytest
from reading_helpers import clean_document

from analytics.errors import CorpusError
from analytics.reading.formats import exported, files

WORDS = " ".join(["The council voted on Monday to close the old terminal."] * 6)
NOTES = "\n".join(f"Title: Article {number}\nSome paper\n{WORDS}\n" for number in range(1, 5))


def load(name, text, **options):
    return files.load_uploads([(name, text.encode())], **options)


def test_a_text_that_looks_like_several_articles_is_kept_whole_and_reported():
    loaded = load("notes.txt", NOTES)

    assert [one.text for one in loaded.documents] == [NOTES]
    (issue,) = loaded.issues
    assert issue.problem == "looks like several articles in one file"
    assert "the label 'Title:' stands on 4 lines" in issue.detail
    assert "--split-at '^\\s*Title:'" in issue.detail


@pytest.mark.parametrize(
    "text",
    [
        f"A headline\n\n{WORDS}\n\n----\n{WORDS}",
        "An interview\n" + "Title: mayor\nAnswer: yes\n" * 9 + WORDS,
        f"Source: Reuters\nDate: 4 March 2019\n{WORDS}",
    ],
)
def test_an_article_with_labels_or_a_rule_is_not_reported(text):
    assert load("a.txt", text).issues == []


def test_a_text_is_split_at_the_pattern_of_the_user_and_nothing_is_lost():
    loaded = load("notes.txt", f"My notes\n{NOTES}", split_at="^Title:")

    assert [one.file for one in loaded.documents] == [f"notes.txt#{number}" for number in range(1, 6)]
    assert "\n".join(one.text for one in loaded.documents) == f"My notes\n{NOTES}"
    assert loaded.issues == []


def test_a_rule_that_separates_articles_is_no_text():
    loaded = load("notes.txt", "one two\n=====\nthree\n=====\n", split_at="^=+$")

    assert [one.text for one in loaded.documents] == ["one two", "three"]


def test_a_pattern_that_occurs_nowhere_changes_nothing():
    assert [one.file for one in load("a.txt", WORDS, split_at="^Nowhere").documents] == ["a.txt"]


def test_a_pattern_that_is_not_valid_is_one_clear_sentence():
    with pytest.raises(CorpusError, match=r"The pattern to split at, '\(', is not a regular expression"):
        load("a.txt", WORDS, split_at="(")


def test_an_export_with_fewer_articles_than_it_announces_is_reported():
    text = f"Documents (5)\nA title\nThe Herald\nMarch 4, 2019\nLength: 9 words\nBody\n{WORDS}\nEnd of Document\n"
    loaded = load("Files (5).txt", text)

    assert [(one.title, one.source, one.date, one.n_words_export) for one in loaded.documents] == [
        ("A title", "The Herald", "2019-03-04", 9)
    ]
    (issue,) = loaded.issues
    assert issue.problem == "1 of 5 articles of this export were found"


def test_the_body_of_an_export_is_counted_whole():
    text = f"A title\nThe Herald\nMarch 4, 2019\nLength: 9 words\nBody\nSubscribe now\n{WORDS}\nEnd of Document\n"
    (document,) = load("one.txt", text).documents

    assert document.text == f"Subscribe now\n{WORDS}"
    assert document.body_only


def test_a_part_of_an_export_that_cannot_be_read_as_an_article_is_reported():
    whole = f"A title\nThe Herald\nMarch 4, 2019\nLength: 9 words\nBody\n{WORDS}\nEnd of Document\n"
    loaded = load("three.txt", f"{whole}No head here\n{WORDS}\nEnd of Document\n{whole}Contact us.\nEnd of Document\n")

    assert len(loaded.documents) == 2
    (issue,) = loaded.issues
    assert issue.problem == "parts of this export that could not be read as articles: 1"


def test_the_label_lines_of_a_part_are_its_fields_and_no_text():
    notes = "".join(f"Title: Dock {n}\nSource: Daily Lantern\nDate: {n} May 2021\n\n{WORDS}\n" for n in (1, 2, 3))
    loaded = load("notes.txt", notes, split_at="^Title:")

    assert [(one.title, one.source, one.date) for one in loaded.documents] == [
        (f"Dock {n}", "Daily Lantern", f"2021-05-0{n}") for n in (1, 2, 3)
    ]
    assert "Dock 1" not in clean_document(loaded.documents[0]).text


def test_numbered_articles_with_outlet_and_date_are_told():
    text = "\n\n".join(
        f"{n}. Headline {n}\nNorthport Herald, {n} May 2021\n\n{WORDS} {WORDS} {WORDS}" for n in (1, 2, 3)
    )
    (issue,) = load("a.txt", text).issues

    assert issue.problem == exported.SEVERAL
    assert "a number with outlet and date below it stands on 3 lines" in issue.detail
