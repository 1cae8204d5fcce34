"""The marks of programs that save pages: the address of the page, and the day on which it was saved."""

import pytest
from reading_helpers import clean_document

from analytics.reading.cleaning import saved_pages
from analytics.reading.raw import RawDocument

PAGE = "https://www.lantern.example/news/12"
TEXT = (
    "The harbour board of Northport voted on Monday to close the old ferry dock for two years, a decision that the"
    " fishing cooperatives had opposed since spring."
)


def page(head="", body="", before="", html="<html>"):
    article = f"<article><h1>Ferry dock to close</h1><p>{TEXT}</p><p>{TEXT} It said so.</p></article>"
    return f"{before}{html}<head><title>Ferry dock to close</title>{head}</head><body>{body}{article}</body></html>"


def toolbar(link, days=""):
    return (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div><a href='"
        + link
        + f"'>12 captures</a><div>{days}</div></div><!-- END WAYBACK TOOLBAR INSERT -->"
    )


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        (page(before=f"<!-- saved from url=(0035){PAGE} -->"), ""),
        (
            page(
                before=f"<!--\n Page saved with SingleFile \n url: {PAGE} \n"
                " saved date: Thu May 06 2021 10:11:12 GMT+0200 (Mitteleuropäische Sommerzeit)\n-->"
            ),
            "2021-05-06",
        ),
        (page(before=f"<!-- Saved from {PAGE} at 2021-05-06T08:11:12Z using monolith v2.4.0 -->"), "2021-05-06"),
        (
            page(
                body="<!-- Mirrored from www.lantern.example/news/12 by HTTrack Website Copier/3.x [XR&CO'2014],"
                " Thu, 06 May 2021 08:11:12 GMT -->"
            ),
            "2021-05-06",
        ),
        (
            page(
                head=f'<meta name="savepage-url" content="{PAGE}"><meta name="savepage-date" content="Thu May 06 2021'
                ' 10:11:12 GMT+0200">'
            ),
            "2021-05-06",
        ),
        (page(html=f'<html data-scrapbook-source="{PAGE}" data-scrapbook-create="20210506101112345">'), "2021-05-06"),
        (
            page(
                body=f'<div>This is Google\'s cache of <a href="{PAGE}">x</a>. It is a snapshot of the page'
                " as it appeared on 6 May 2021 10:11:12 GMT.</div>"
            ),
            "2021-05-06",
        ),
        (page(head=f'<link rel="canonical" href="https://archive.ph/2021.05.06-101112/{PAGE}">'), "2021-05-06"),
        (page(body=toolbar(f"/web/20210506101112*/{PAGE}", "04 Jul 2019 - 06 Sep 2023")), "2021-05-06"),
        (
            page(head=f'<script>__wm.wombat("{PAGE}","20210506101112","https://web.archive.org/");</script>'),
            "2021-05-06",
        ),
    ],
)
def test_a_saved_page_tells_its_address_and_the_day_of_its_saving(markup, day):
    saved = saved_pages.saved_page(markup)
    article = clean_document(RawDocument("page.html", markup, html=True))

    assert saved == (PAGE, day)
    assert (article.url, article.source, article.date) == (PAGE, "lantern.example", "")


def test_the_toolbar_of_an_archive_is_no_part_of_the_page():
    markup = page(body=toolbar(f"/web/20210506101112*/{PAGE}", "04 Jul 2019 - 06 Sep 2023"))

    article = clean_document(RawDocument("page.html", markup, html=True))

    assert not [line.text for line in article.lines if "captures" in line.text or "2019" in line.text]
    assert TEXT in article.text


def test_the_day_above_a_page_of_archive_today_is_that_of_its_saving():
    head = (
        f'<div id="HEADER"><form><input type="text" name="q" value="{PAGE}"/></form><time itemprop="pubdate"'
        ' datetime="2021-05-06T08:11:12Z">6 May 2021 08:11:12 UTC</time></div><div id="CONTENT">'
    )
    markup = page(head='<link rel="canonical" href="https://archive.ph/AbCdE"/>', body=head)

    article = clean_document(RawDocument("page.html", markup, html=True))

    assert saved_pages.saved_page(markup) == (PAGE, "2021-05-06")
    assert (article.source, article.date) == ("lantern.example", "")


@pytest.mark.parametrize(
    "markup",
    [
        page(before="<!-- saved from url=(0014)about:internet -->"),
        page(body='<p><a href="https://web.archive.org/web/20200101000000/https://other.example/y">old</a></p>'),
        page(body="<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>cut"),
        page(head='<link rel="canonical" href="https://t.co/abc">'),
    ],
)
def test_a_page_without_a_mark_of_its_own_has_none(markup):
    assert saved_pages.saved_page(markup) == ("", "")
    assert clean_document(RawDocument("page.html", markup, html=True)).source == "unknown source"


def test_the_address_that_the_page_gives_itself_has_priority():
    markup = page(
        head=f'<link rel="canonical" href="{PAGE}">', before="<!-- saved from url=(0035)https://a.example/b -->"
    )

    assert clean_document(RawDocument("page.html", markup, html=True)).url == PAGE
