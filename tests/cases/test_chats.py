"""Chats, subtitles, web archives, exports of WordPress and news of agencies give each article with its own fields."""

from cases.helpers import built, rows

HARBOUR = "Harbour council votes to close the old ferry terminal"


def test_a_web_archive_gives_its_pages_and_converted_texts():
    found = sorted(rows(built("10"), "documents", "file", "title", "source", "url", "n_words"))

    assert [row[0] for row in found] == [
        *("crawl.warc#1", "crawl.warc#2", "crawl.warc#3"),
        *("crawl2.warc.gz#1", "crawl2.warc.gz#2", "crawl2.warc.gz#3"),
        *("part.warc.wet#1", "part.warc.wet#2", "part.warc.wet#3"),
    ]
    assert found[0][1:] == (HARBOUR, "The Northport Herald", "https://www.example.com/news/0", 92)
    assert found[6][1:] == (HARBOUR, "example.com", "https://www.example.com/news/0", 92)
    assert rows(built("10"), "issues", "problem") == []


def test_only_the_published_post_of_a_blog_is_an_article():
    corpus = built("11")

    assert rows(corpus, "documents", "title", "source", "date", "author", "language", "url") == [
        (HARBOUR, "Northport Blog", "2019-03-04", "mellery", "en", "https://blog.example.com/1")
    ]
    (text,) = corpus.text.values()
    assert text.startswith("The harbour council of Northport voted")
    assert text.endswith("to object.")
    assert not [mark for mark in ("wp:", "caption", "gallery", "pier at dusk") if mark in text]
    assert rows(corpus, "issues", "problem", "detail") == [
        ("3 of 4 items are no published posts", "they were left out: 1 draft, 1 page, 1 attachment")
    ]


def test_each_message_of_a_chat_is_a_document_of_its_sender():
    corpus = built("40")
    found = sorted(rows(corpus, "documents", "file", "source", "author", "date", "n_words"))

    assert found == [
        ("WhatsApp Chat - Northport Desk/_chat.txt#1", "Northport Desk", "Desk Editor", "2021", 60),
        ("WhatsApp Chat - Northport Desk/_chat.txt#2", "Northport Desk", "Field Reporter", "2021", 27),
        ("WhatsApp Chat - Northport Desk/_chat.txt#3", "Northport Desk", "Desk Editor", "2021", 22),
        ("WhatsApp Chat - Northport Desk/_chat.txt#4", "Northport Desk", "Field Reporter", "2021-05-05", 25),
        ("WhatsApp Chat with Northport Desk.txt#1", "Northport Desk", "Desk Editor", "2021", 52),
        ("WhatsApp Chat with Northport Desk.txt#2", "Northport Desk", "Field Reporter", "2021", 27),
        ("WhatsApp Chat with Northport Desk.txt#3", "Northport Desk", "Field Reporter", "2021-05-05", 25),
    ]
    texts = "\n".join(corpus.text.values())
    assert not [notice for notice in ("omitted", "deleted", "encrypted", "created group", "\u200e") if notice in texts]


def test_a_chat_reports_its_notices_and_its_open_dates():
    problems = {problem.partition(" (first")[0] for (problem,) in rows(built("40"), "issues", "problem")}

    assert problems == {
        "3 of 7 entries are no messages: notices, media without words, deleted messages",
        "3 of 6 entries are no messages: notices, media without words, deleted messages",
        "3 of 7 entries have a date that can be day first or month first",
        "2 of 6 entries have a date that can be day first or month first",
    }


def test_subtitles_give_each_spoken_line_once():
    corpus = built("41")
    texts = {file: corpus.text[doc_id] for file, doc_id in rows(corpus, "documents", "file", "doc_id")}

    srt, vtt = texts["2021-05-03 evening news.en.srt"], texts["Northport evening news [abc123XYZ00].en.vtt"]
    assert srt.split("\n") == [
        (
            "Good evening from Northport. The harbour board has voted to close the old ferry dock for two years. Maud"
            " Ellery says the dock is no longer safe."
        ),
        "Will the state pay?",
        "The ministry in Lanternburg will not say. Engineers put the repairs at eleven million crowns.",
    ]
    assert vtt == (
        "good evening from northport the harbour board has voted to close the old ferry dock for two years a decision"
        " that the fishing cooperatives had opposed since spring maud ellery who chairs the board said the dock was no"
        " longer safe"
    )
    assert texts["as-text/evening-news-srt.txt"] == srt
    assert texts["as-text/northport-evening.txt"] == vtt
    assert rows(corpus, "issues", "problem") == []


def test_subtitles_have_the_title_day_and_language_of_their_file():
    assert sorted(rows(built("41"), "documents", "title", "date", "language")) == [
        ("2021-05-03 evening news", "2021-05-03", "en"),
        ("Northport evening news", "", "en"),
        ("evening news srt", "", "en"),
        ("northport evening", "", "en"),
    ]


def test_news_of_an_agency_has_the_fields_of_its_markup():
    corpus = built("43")

    assert sorted(rows(corpus, "documents", "title", "source", "author", "date", "language")) == [
        ("Ministry silent on cost of Northport dock", "Lanternburg Wire", "Maud Quill", "2021-05-04", "en"),
        ("Northport votes to close ferry dock", "Lanternburg Wire", "Maud Quill", "2021-05-03", "en"),
    ]
    assert sorted(text.count("\n") for text in corpus.text.values()) == [2, 3]
    assert "editing by" not in "".join(corpus.text.values())
    assert rows(corpus, "issues", "problem") == []
