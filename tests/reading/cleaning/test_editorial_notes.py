"""Notes of correction, agency slugs, marks of the desk and lines of authors are told from text and headline."""

import pytest

from analytics.reading.cleaning import author_lines, editorial_notes
from analytics.reading.cleaning.clean import clean

BODY = "The harbour board of Northport voted on Monday to close the old ferry dock for two years, she said."


@pytest.mark.parametrize(
    "line",
    [
        "• This article was amended on 6 May 2021 because an earlier version named another board.",
        "--This report was updated at 11:48 a.m.",
        "Correction (Oct. 8, 2019, 5:15 p.m.): A previous version misstated the cost.",
        "[Editor's note: This story was updated to add the reaction of the board.]",
        "(Refiles to add dropped word in paragraph 9)",
        "Korrektur: In einer früheren Fassung dieses Artikels stand eine andere Zahl.",
        "Dieser Artikel wurde am 6. Mai 2021 aktualisiert.",
        "Cet article a été modifié le 6 mai 2021.",
        "Fe de errores: el nombre correcto es Maud Ellery.",
        "Questo articolo è stato corretto il 6 maggio.",
        "Dit artikel is op 6 mei aangepast.",
        "W poprzedniej wersji artykułu podano inną kwotę.",
        "В предыдущей версии этой статьи была указана другая сумма.",
    ],
)
def test_a_note_of_correction_is_no_text(line):
    page = clean(f"Ferry dock to close\n\n{BODY}\n\n{line}")

    assert page.text == BODY
    assert page.title == "Ferry dock to close"


@pytest.mark.parametrize(
    "line",
    [
        "The newspaper said that an earlier version of the story was wrong.",
        "Correction facilities in the north are full, the ministry said on Monday.",
        "Editor's note: Maud Quill writes about harbours for this paper, and lives in Northport.",
        "UPDATE - The board is back to repeating this line, and its friends are still pressing forward.",
    ],
)
def test_a_sentence_about_a_correction_stays(line):
    assert line in clean(f"{BODY}\n\n{line}").text


def test_a_slug_is_the_title_only_without_another_headline():
    slug = "UPDATE 2-Harbour board closes dock (Adds quotes, background)"

    assert clean(f"{slug}\n\n{BODY}").title == "Harbour board closes dock"
    assert clean(f"Ferry dock to close\n\n{slug}\n\n{BODY}").title == "Ferry dock to close"


@pytest.mark.parametrize("line", ["(mq)", "mq/ni/abc", "EFE mq/ni", "Northport. (mq)", "Editor: Siti Aminah", "（完）"])
def test_a_mark_of_the_desk_is_no_text(line):
    assert editorial_notes.is_desk_mark(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By MAUD QUILL and NED INKWELL in Northport", "MAUD QUILL and NED INKWELL"),
        ("By Maud Quill for The Herald", "Maud Quill"),
        ("By Maud Quill and agencies", "Maud Quill"),
        ("Von unserem Korrespondenten Maud Quill", "Maud Quill"),
        ("Di Mario Rossi, inviato a Roma", "Mario Rossi"),
        ("Maud Quill, Political Correspondent", "Maud Quill"),
        ("De nuestro corresponsal en Madrid", ""),
        ("Eine Analyse von Maud Quill", "Maud Quill"),
    ],
)
def test_a_line_of_authors_gives_their_names(line, names):
    assert author_lines.authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By land and by sea",
        "Von der Leyen besucht Kiew",
        "Editor-in-chief resigns",
        "Par ici la sortie",
        "By " + "A.A" * 60_000,
    ],
)
def test_a_headline_is_no_line_of_authors(line):
    assert author_lines.authors(line) is None


@pytest.mark.parametrize("name", ["The Northport Herald", "NORDHAFENER BOTE", "EL PAÍS"])
def test_the_name_of_the_newspaper_is_not_the_title(name):
    assert clean(f"{name}\n\nFerry dock to close\n\n{BODY}").title == "Ferry dock to close"
