"""Files with many articles of people: exports of blogs, mail boxes, lists of references, items in JSON."""

import json

import pytest
from reading_helpers import problems, texts

from analytics.reading.formats import wordpress
from analytics.reading.formats.files import load_uploads

BLOG = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Hafenblog</title><language>de-DE</language>
<wp:wxr_version>1.2</wp:wxr_version>ITEMS</channel></rss>"""
BOX = """From MAILER-DAEMON Mon May 03 09:12:05 2021
From: Maud Quill <maud@herald.example>
Subject: Dock closes
Date: Mon, 03 May 2021 09:12:05 +0200

The board voted.
>From the quay we saw it.

From - Tue May 04 09:12:05 2021
From: Ned <ned@courier.example>
Subject: Ferry
Date: Tue, 04 May 2021 09:12:05 +0200

The ferry stops.
From the first of June there is none.

From x@y Wed May 05 09:12:05 2021
From: Ned <ned@courier.example>
Subject: nothing

"""
RIS = """TY  - NEWS
TI  - Dock closes
T2  - Northport Herald
AU  - Quill, Maud
AU  - Ink, Ned
DA  - 2021/05/03/
AB  - The board voted.
SP  - 12
UR  - https://herald.example/1
ER  -

TY  - NEWS
TI  - Without abstract
ER  -
"""
BIBTEX = r"""@article{a, title={The {Dock} closes in M{\"u}nchen}, author={Quill, Maud and Ned Ink},
 journal="Northport Herald", year=2021, month=may, abstract={The board voted \& left.}}
@article{a, title={Same key}, abstract={Another text.}, date={2021-05-04}}
@misc{broken, title={x} """


def item(kind="post", status="publish", content="Text.", title="Titel"):
    return (
        f"<item><title>{title}</title><link>https://blog.example/1</link><dc:creator>maud</dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_date>2021-05-03 09:00:00</wp:post_date>"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
    )


def test_the_author_of_a_post_is_the_name_that_the_blog_shows():
    author = "<wp:author><wp:author_login>maud</wp:author_login><wp:author_display_name>Maud Quill"
    blog = BLOG.replace("ITEMS", f"{author}</wp:author_display_name></wp:author>{item()}")

    assert [each.author for each in load_uploads([("blog.xml", blog.encode())]).documents] == ["Maud Quill"]


def test_published_posts_of_all_types_are_articles():
    items = [
        item(),
        item("meldung", content="Neu."),
        item("page"),
        item(status="private"),
        item("wp_template"),
        item("revision"),
    ]
    loaded = load_uploads([("blog.xml", BLOG.replace("ITEMS", "".join(items)).encode())])

    assert texts(loaded) == {"blog.xml#1": "Text.", "blog.xml#2": "Neu."}
    first = loaded.documents[0]
    assert (first.title, first.source, first.author, first.date, first.language) == (
        "Titel", "Hafenblog", "maud", "2021-05-03", "de-DE"
    )  # fmt: skip
    assert [issue.detail for issue in loaded.issues] == [
        "they were left out: 1 page, 1 private, 1 wp_template, 1 revision"
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<!-- wp:paragraph --><p>One.</p><!-- /wp:paragraph -->\n\n<!-- wp:more --> Two.", "One.\nTwo."),
        ("One.\n\nTwo\nstill two.", "One.\nTwo still two."),
        ('[caption id="a_7" width="3"]<img src="x.jpg"/> The pier[/caption]One.[gallery ids="1,2"]', "One."),
        ('[vc_row][vc_column width="1/2"]One.[/vc_column][/vc_row]', "One."),
        ("He said [sic] it [...] was [so].", "He said [sic] it [...] was [so]."),
        ("One &amp; two.\n\nhttps://www.youtube.com/watch?v=x\n\n[embed]https://x.example[/embed]", "One & two."),
    ],
)  # fmt: skip
def test_the_marks_of_the_editor_are_no_text(content, text):
    assert wordpress.post_text(content) == text


def test_an_export_that_is_cut_gives_the_posts_before():
    blog = BLOG.replace("ITEMS", item() * 3)
    loaded = load_uploads([("blog.xml", blog[: blog.rindex("<wp:status>")].encode())])

    assert len(loaded.documents) >= 2
    assert problems(loaded)["blog.xml"].startswith("a damaged export")


def test_each_mail_of_a_box_is_a_document():
    loaded = load_uploads([("desk.mbox", BOX.encode())])

    assert [(each.file, each.title, each.source, each.author, each.date) for each in loaded.documents] == [
        ("desk.mbox#1", "Dock closes", "herald.example", "Maud Quill", "2021-05-03"),
        ("desk.mbox#2", "Ferry", "courier.example", "Ned", "2021-05-04"),
    ]
    assert "From the quay we saw it." in loaded.documents[0].text
    assert "From the first of June" in loaded.documents[1].text
    assert problems(loaded) == {"desk.mbox": "1 of 3 mails could not be read as articles (first: mail 3: empty file)"}


@pytest.mark.parametrize("name", ["a.ris", "a.txt"])
def test_references_are_read_by_their_abstract(name):
    loaded = load_uploads([(name, RIS.encode())])

    (one,) = loaded.documents
    assert (one.title, one.source, one.author, one.date, one.page, one.url, one.text, one.truncated) == (
        "Dock closes", "Northport Herald", "Maud Quill; Ned Ink", "2021-05-03", "12", "https://herald.example/1",
        "The board voted.", "an abstract",
    )  # fmt: skip
    assert [issue.problem for issue in loaded.issues] == [
        "1 of 2 references were read by their abstract",
        "1 of 2 references have no abstract (first: Without abstract)",
    ]


def test_bibtex_is_read_without_its_marks():
    loaded = load_uploads([("a.bib", BIBTEX.encode())])

    assert [(each.title, each.author, each.date, each.text) for each in loaded.documents] == [
        ("The Dock closes in München", "Maud Quill; Ned Ink", "2021-05", "The board voted & left."),
        ("Same key", "", "2021-05-04", "Another text."),
    ]
    assert loaded.issues[-1].problem.startswith("1 entries are not valid BibTeX")


@pytest.mark.parametrize(
    "record",
    [
        {"uri": "urn:1", "type": "text", "versioncreated": "2021-05-03T09:12:00Z", "headline": "Dock closes",
         "byline": "By Maud Quill", "body_text": "The board voted.", "copyrightholder": "Lantern Wire"},
        {"uri": "urn:1", "contentcreated": "2021-05-03T09:12:00Z", "headlines": [{"value": "Dock closes"}],
         "byline": "Maud Quill", "bodies": [{"value": "The board voted."}], "infosources": [{"name": "Lantern Wire"}]},
        {"type": "article-newspaper", "title": "Dock closes", "container-title": "Lantern Wire",
         "abstract": "The board voted.", "author": [{"family": "Quill", "given": "Maud"}],
         "issued": {"date-parts": [["2021", 5, 3]]}},
    ],
)  # fmt: skip
def test_items_of_agencies_and_references_in_json_have_their_fields(record):
    (one,) = load_uploads([("a.json", json.dumps([record]).encode())]).documents

    assert (one.title, one.source, one.author, one.date, one.text, one.url) == (
        "Dock closes", "Lantern Wire", "Maud Quill", "2021-05-03", "The board voted.", ""
    )  # fmt: skip


@pytest.mark.parametrize("dates", [[], [[]], "x", None, [None]])
def test_a_reference_with_a_broken_date_stays(dates):
    record = {
        "title": "T",
        "abstract": "Text.",
        "issued": {"date-parts": dates},
        "author": "Maud",
        "container-title": "H",
    }

    assert [each.date for each in load_uploads([("a.json", json.dumps([record]).encode())]).documents] == [""]
