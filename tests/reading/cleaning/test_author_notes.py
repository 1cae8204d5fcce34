"""Notes on the author at the ends of an article."""

import pytest

from analytics.reading.cleaning import author_notes
from analytics.reading.cleaning.clean import clean

PARAGRAPH = (
    "The council of Northport voted on Monday to close the old dock, after a debate of three hours and many letters."
)
ARTICLE = [f"{PARAGRAPH} That was vote number {number} in this year." for number in range(6)]


@pytest.mark.parametrize(
    "note",
    [
        "Maud Quill is a professor of law at Northport University.",
        "• Maud Quill, a former judge, is the author of “The Dock” (Inkwell, 2014).",
        "Maud Quill and Ned Inkwell are senior fellows at the Harbour Institute. Follow them on Twitter @quill.",
        "Maud Quill serves as associate editor of the Northport Times.",
        "The writer is a columnist for the Northport Times.",
        "Maud Quill ist Redakteurin im Ressort Politik.",
        "Der Autor ist Professor für Recht in Köln.",
        "Maud Quill est professeure de droit à Lyon.",
        "Maud Quill es periodista y escritora.",
        "The opinions expressed in this commentary are hers.",
        "Die Kolumne gibt nicht unbedingt die Meinung der Redaktion wieder.",
        "Harbour Talk is a weekly column by members of our team.",
    ],
)
def test_a_note_at_the_end_is_no_text_of_the_article(note):
    assert author_notes.note_lines([*ARTICLE, note]) == {len(ARTICLE)}


@pytest.mark.parametrize(
    "line",
    [
        "Maud Quill is the president of the council, and the vote was hers to call.",
        "Ned Inkwell is a teacher who lives near the dock, he said.",
        "The dock is a matter for the courts now.",
        "South Dakota is the only other state without a dock.",
        "Nobody is quite sure what the members will do next.",
    ],
)
def test_a_last_sentence_about_the_news_stays(line):
    about = "Maud Quill opened the debate, and the members of the council listened to her for an hour."
    assert author_notes.note_lines([about, *ARTICLE, line]) == set()


def test_a_note_of_the_editors_above_the_article_goes_and_a_first_sentence_stays():
    note = "Editor's note: Maud Quill is a professor of law at Northport University."
    sentence = "Maud Quill is a professor of law at Northport University."

    assert author_notes.note_lines([note, *ARTICLE]) == {0}
    assert author_notes.note_lines([sentence, *ARTICLE]) == set()


def test_a_list_of_people_is_not_a_list_of_authors():
    people = [
        f"{name} Reed is a professor of law in Northport." for name in ("Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Gil")
    ]

    assert author_notes.note_lines([*ARTICLE, *people]) == set()


def test_a_box_about_the_author_goes_with_its_heading():
    box = ["Über Maud Quill", "Als Redakteurin bildet Maud Quill die Schnittstelle zum Hafen."]

    assert author_notes.note_lines([*ARTICLE, *box]) == {len(ARTICLE), len(ARTICLE) + 1}


def test_the_ledger_says_why_a_note_was_removed():
    note = "Maud Quill is a professor of law at Northport University."
    cleaned = clean("\n".join([*ARTICLE, note]))

    assert cleaned.text == "\n".join(ARTICLE)
    assert (cleaned.lines[-1].verdict, cleaned.lines[-1].reason) == ("chrome", "a note on the author")
