"""JSON of scrapers, news services and platforms, and tables as Excel leaves them, are read without options."""

import pytest
from cases.helpers import built, case, rows

from analytics.build import build
from analytics.errors import CorpusError
from analytics.reading.formats.files import load

HEADLINES = {
    "Harbour council votes to close the old ferry terminal": "2019-03-04",
    "Farmers count the losses after the February floods": "2019-03-11",
    "Museum returns bronze bell to monastery in Georgia": "2019-04-02",
}


def problems(number, file):
    return [issue.problem for issue in load([case(number)]).issues if issue.file == file]


def documents(number, file):
    return [each for each in load([case(number)]).documents if each.file.startswith(file)]


def test_a_table_of_headlines_is_read_as_headlines_and_told():
    corpus = built("08")

    assert dict(rows(corpus, "documents", "title", "date")) == HEADLINES
    assert {source for (source,) in rows(corpus, "documents", "source")} == {
        "northportherald.example", "inlandcourier.example", "dailylantern.example"
    }  # fmt: skip
    assert [
        problem for (problem,) in rows(corpus, "issues", "problem") if "headline" in problem or "text" in problem
    ] == ["3 addresses without text: load the pages"]
    assert sorted(corpus.text.values()) == sorted(HEADLINES)


def test_cut_texts_of_a_news_service_are_marked_and_the_outlet_is_no_part_of_the_title():
    found = documents("09", "newsapi.json")

    assert {each.title: each.date for each in found} == HEADLINES
    assert {each.truncated for each in found} == {"excerpt"}
    assert not [each for each in found if "chars" in each.text or "[" in each.text]
    assert problems("09", "newsapi.json") == ["3 of 3 records have a text that is cut short (first: record 1: excerpt)"]


@pytest.mark.parametrize(
    ("file", "n", "source"),
    [
        ("trafilatura.jsonl", 3, "The Northport Herald"),
        ("newsplease.json", 1, "northportherald.example"),
        ("newspaper4k.json", 3, "The Northport Herald"),
        ("fundus.json", 3, ""),
    ],
)
def test_the_output_of_each_scraper_is_read(file, n, source):
    found = documents("13", file)

    assert [(each.title, each.date) for each in found] == [*HEADLINES.items()][:n]
    assert (found[0].source, found[0].author) == (source, "Maud Ellery")
    assert all(len(each.text) > 400 and "\n" in each.text for each in found)
    assert problems("13", file) == []


def test_entities_and_written_line_ends_in_cells_are_read():
    marks, escapes, *_ = documents("18", "kaggle.csv")

    assert marks.title == "AT&T – tax"
    assert marks.text.startswith('AT&T and Marks & Spencer said they won’t pay. "We\'ll fight the tax," said Anna')
    assert escapes.text.split("\n")[:4] == ["The council met on Monday.", "", "It closed the ferry terminal.",
                                           "Fishermen protested."]  # fmt: skip
    assert "The council's plan is final." in escapes.text


@pytest.mark.parametrize("file", ["sep.csv", "unicode_text.txt"])
def test_tables_that_excel_saved_are_read_row_by_row(file):
    found = documents("27", file)

    assert [(each.title, each.source, each.date) for each in found] == [
        (f"Title {number}", "Rheinbote", f"2021-08-{16 + number}") for number in range(3)
    ]
    assert problems("27", file) == []


def test_the_lines_above_a_header_are_no_rows():
    assert [(each.title, each.date) for each in documents("27", "preamble.csv")] == [
        ("T0", "2021-08-10"), ("T1", "2021-08-11"), ("T2", "2021-08-12")
    ]  # fmt: skip
    assert problems("27", "preamble.csv") == ["2 lines above the header"]


def test_what_excel_does_to_texts_and_days_is_undone_or_told():
    cut, ends = documents("27", "book.xlsx")

    assert (cut.date, cut.truncated) == ("2021-08-16", "cut at Excel's limit of 32,767 characters in a cell")
    assert "x000D" not in ends.text
    assert ends.text.startswith("First paragraph of the story.\nSecond paragraph")
    assert [problem[:34] for problem in problems("27", "book.xlsx")] == ["1 of 2 rows have a text that is cu"]


def test_each_message_of_a_telegram_channel_is_a_document():
    found = documents("38", "result.json")

    assert [(each.date, each.source) for each in found] == [
        (f"2021-05-0{day}", "Northport Now") for day in (3, 4, 5, 6)
    ]
    assert found[0].text.startswith("Ferry dock to close\n\nThe harbour board")
    assert found[0].title == "Ferry dock to close"
    assert found[3].text.startswith("#ferry Opposition members")
    assert found[2].author == "Lanternburg Wire (forwarded by Northport Now)"
    assert len(problems("38", "result.json")) == 1
    assert [each.source for each in documents("38", "account/result.json")] == ["Northport Now"] * 3 + [
        "Saltmarsh Daily"
    ]


def test_lists_of_addresses_and_a_table_without_a_header_are_told():
    found = documents("45", "gdelt-with-text.csv")

    assert [(each.source, each.date) for each in found] == [
        ("northportherald.example", "2021-05-03"),
        ("lantern.example", "2021-05-03"),
        ("saltmarsh.example", "2021-05-03"),
    ]  # fmt: skip
    assert problems("45", "gdelt-doc-artlist.csv") == ["3 addresses without text: load the pages"]
    assert problems("45", "gdelt-doc-artlist.json") == ["2 addresses without text: load the pages"]
    assert problems("45", "20210503091500.gkg.csv") == ["no header: the first line holds no names of columns"]


def test_posts_of_mastodon_and_bluesky_have_their_account_as_author():
    timeline = documents("46", "mastodon-timeline.json")
    (note,) = documents("46", "outbox.json")
    posts = documents("46", "getAuthorFeed.json")

    assert [(each.author, each.date) for each in timeline] == [
        ("Northport Herald", "2021-05-03"), ("Northport Herald", "2021-05-04"), ("Northport Herald", "2021-05-05")
    ]  # fmt: skip
    assert "ministry in Lanternburg" in timeline[2].text
    assert (note.date, note.author) == ("2021-05-03", "northportherald@social.example")
    assert [(each.author, each.date) for each in posts] == [
        ("Northport Herald", "2024-05-03"), ("Northport Herald", "2024-05-04"), ("Northport Herald", "2024-05-05")
    ]  # fmt: skip


@pytest.mark.parametrize("file", ["guardian-content-api.json", "guardian-results.jsonl"])
def test_nested_fields_of_a_news_service_are_columns(file):
    first, second = documents("66", file)

    assert (first.title, first.date, first.author) == (
        "Ferry dock to close for two years", "2021-05-03", "Maud Quill"
    )  # fmt: skip
    assert first.url == "https://www.coastguardian.example/world/2021/may/03/ferry-dock"
    assert "Related" not in first.text
    assert second.text.startswith("The ministry in Lanternburg declined")
    assert problems("66", file) == []


@pytest.mark.parametrize("file", ["nyt-article-search.json", "nyt-docs-only.json"])
def test_lead_paragraphs_are_read_and_told_as_excerpts(file):
    first, second = documents("66", file)

    assert (first.title, first.author, first.source, first.date) == (
        "Ferry Dock to Close for Two Years", "Maud Quill", "The Lantern Times", "2021-05-03"
    )  # fmt: skip
    assert first.text.endswith("berths on the eastern quay.")
    assert {first.truncated, second.truncated} == {"an excerpt: column lead_paragraph"}
    assert len(problems("66", file)) == 1


def test_a_nested_field_can_be_chosen_by_its_dotted_name():
    found = load([case("66") / "guardian-content-api.json"], {"text": "fields.bodyText", "title": "fields.byline"})

    assert [each.title for each in found.documents] == ["Maud Quill in Northport", "Ned Inkwell"]
    assert found.issues == []


def test_the_remedy_is_shown_where_nothing_could_be_read():
    with pytest.raises(CorpusError, match="columns were numbered"):
        build.build_paths([case("45") / "20210503091500.gkg.csv"], workers=0)
