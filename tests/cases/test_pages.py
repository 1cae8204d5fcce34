"""Columns of a PDF, wrapped lines, corrections, bylines, error pages and front matter are read right."""

import pytest
from cases.helpers import built, rows


def by_file(number, *columns):
    return {file: tuple(rest) for file, *rest in rows(built(number), "documents", "file", *columns)}


def text_of(number, file):
    corpus = built(number)
    (doc_id,) = (doc_id for doc_id, name in rows(corpus, "documents", "doc_id", "file") if name == file)
    return corpus.text[doc_id]


def reasons(number):
    return {
        text: (verdict, reason) for text, verdict, reason in rows(built(number), "lines", "text", "verdict", "reason")
    }


def test_the_columns_of_a_pdf_are_read_one_after_the_other():
    text = "\n".join(text_of("50", f"two-columns-by-row.pdf#{number}") for number in (1, 2))

    assert "The harbour board of Northport voted on Monday to close the old ferry dock for two years" in text
    assert "were built before autumn." in text
    assert "Opposition members of the regional assembly called the vote rushed and asked for the engineers'" in text
    assert "would take the matter to court if no berths were built before autumn." in text
    assert not [quote for (quote,) in rows(built("50"), "quotes", "text") if "they The report" in quote]
    assert "HERALD" not in text_of("50", "three-columns.pdf#1")


def test_the_articles_of_a_newspaper_page_are_apart_with_the_paper_and_the_day_of_its_head():
    herald, lantern = ("The Northport Herald", "2021-05-03"), ("Daily Lantern", "2021-05-04")
    assert by_file("50", "title", "source", "date", "author") == {
        "three-columns.pdf#1": ("Ferry dock to close for two years", *herald, "Maud Quill"),
        "three-columns.pdf#2": ("Trawlers moved by coast guard", *herald, "Ned Inkwell"),
        "three-columns.pdf#3": ("Salt prices rise again", *herald, ""),
        "two-columns-by-row.pdf#1": ("Dock to close", *lantern, ""),
        "two-columns-by-row.pdf#2": ("Assembly wants report", *lantern, ""),
    }


def test_words_divided_at_the_end_of_a_line_are_whole():
    texts = " ".join(built("51").text.values())

    for word in (
        "beschlossen,",
        "Entscheidung,",
        "Fischereigenossenschaften",
        "co-operatives",
        "engineers",
        "Küstenwache",
    ):
        assert word in texts
    assert texts.count("Vor- und Nachteile") == 2
    assert texts.count("Maud Ellery") == 3
    assert "Continued" not in texts
    assert "HERALD" not in texts


def test_the_headline_of_recognised_text_is_its_title():
    assert by_file("51", "title", "date")["herald-1921-05-03-p4.txt"] == ("FERRY DOCK TO CLOSE.", "1921-05-03")
    assert by_file("51", "title")["nordhafener-bote-double-spaced.txt"] == ("",)


def test_notes_of_correction_are_no_text_and_do_not_date_the_article():
    assert set(by_file("57", "title", "date").values()) == {("Ferry dock to close", "2021-05-03")}
    texts = " ".join(built("57").text.values())
    for taken_back in ("Maude", "Fishing Council", "seventeen million", "siebzehn Millionen", "UPDATE", "background"):
        assert taken_back not in texts
    assert sum("correction" in reason for _, reason in reasons("57").values()) == 5


@pytest.mark.parametrize(
    ("file", "title", "author"),
    [
        ("by-en.txt", "Ferry dock to close", "Maud Quill; Ned Inkwell"),
        ("de-kuerzel.txt", "Fährdock wird geschlossen", ""),
        ("fr-envoye.txt", "Le quai ferme", "Maud Quill"),
        ("hy-handle.txt", "Ferry dock to close", "Maud Quill"),
        ("par-fr.txt", "Le quai ferme", "Maud Quill; Ned Inkwell"),
        ("staff.txt", "Ferry dock to close", ""),
        ("von-de.txt", "Fährdock wird geschlossen", "Maud Quill"),
    ],
)
def test_the_line_of_the_author_is_not_the_title(file, title, author):
    assert by_file("59", "title", "author")[f"bylines/{file}"] == (title, author)


def test_marks_of_the_desk_are_no_text_and_xinhua_is_credited():
    texts = " ".join(built("59").text.values())

    for mark in ("mq/ni", "(mq)", "Pewarta", "Editor:", "（完）"):
        assert mark not in texts
    assert by_file("59", "agency")["xinhua.txt"] == ("Xinhua",)


def test_pages_that_are_no_article_are_left_out_and_reported_in_one_row():
    left_out = set(built("62").stored("left_out")["file"])

    assert left_out - {"links.txt"} == {f"scraped.csv#{number}" for number in range(1, 11)}
    assert left_out.isdisjoint(by_file("62", "file"))
    assert [
        problem
        for file, problem in rows(built("62"), "issues", "file", "problem")
        if "no article" in problem and "csv" in file
    ] == ["10 texts hold no article: error or wall page"]
    assert not {"Subscribe", "https", "northportherald"} & {
        k for (k,) in rows(built("62"), "corpus_keywords", "keyword")
    }


def test_a_headline_with_a_date_is_title_and_dates_the_article():
    assert by_file("62", "title", "date")["markets.txt"] == ("Northport fish market, 3 May 2021", "2021-05-03")


def test_the_cells_of_a_table_stand_once():
    assert (
        built("62").documents.set_index("file")["share_removed"]["results.html"] < 0.1
    )  # title and menu; 0.32 with each cell once more


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("header-block.txt", ("Ministry silent on cost", "Daily Lantern", "2021-05-05", "Maud Quill")),
        ("hugo/index.md", ("Trawlers moved", "northportherald.example", "2021-05-04", "Maud Quill; Ned Inkwell")),
        (
            "obsidian/Ferry dock to close.md",
            ("Ferry dock to close", "northportherald.example", "2021-05-03", "Maud Quill"),
        ),
        ("reader-mode.txt", ("Ministry silent on cost", "lantern.example", "", "Maud Quill")),
        ("toml.md", ("Ministry silent", "unknown source", "2021-05-05", "")),
    ],
)
def test_front_matter_gives_the_fields_and_no_text(file, expected):
    assert by_file("65", "title", "source", "date", "author")[file] == expected
    text = text_of("65", file)
    assert not [sign for sign in ("](", "**", "##", "[^", "title", "tags", "minutes", "TEXT", "---") if sign in text]
