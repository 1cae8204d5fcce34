"""A page with several <article> elements loses no article without a row of issues."""

import pytest
from reading_helpers import problems

from analytics.reading.formats.files import load_uploads

TEXT = (
    "The harbour council of Northport voted on Monday to close the old ferry terminal. "
    "Councillor Ralf Oduya said that the building could not be repaired at a price that the town can pay. "
)
HEAD = (
    '<html><head><title>Blog</title><meta property="og:site_name" content="Northport Blog">'
    '<link rel="canonical" href="https://blog.example/"></head><body><main>'
)


def post(number, heading='<h2><a href="/2019/{n}/">Story number {n}</a></h2>', n_paragraphs=3, more="", names="post"):
    paragraphs = "".join(f"<p>{TEXT}It was vote {number} of part {part}.</p>" for part in range(n_paragraphs))
    about = (
        f'<p>By <a rel="author" href="/maud">Maud Quill</a> <time datetime="2019-03-0{number}T10:00">long ago</time>'
    )
    return f'<article class="{names}">{heading.format(n=number)}{about}</p>{paragraphs}{more}</article>'


def teaser(number):
    heading = f'<h3><a href="/2019/{number}/">Story number {number} of the town</a></h3>'
    return f"<article>{heading}<p>The council …</p></article>"


def load(*parts, outside=""):
    return load_uploads([("page.html", f"{HEAD}{''.join(parts)}</main>{outside}</body></html>".encode())])


def test_each_whole_post_of_a_blog_page_is_a_document():
    loaded = load(post(1), post(2, more='<a href="/2019/2/">Read more</a>'))

    assert [(raw.file, raw.title, raw.date, raw.url, raw.truncated) for raw in loaded.documents] == [
        ("page.html#1", "Story number 1", "2019-03-01", "https://blog.example/2019/1/", ""),
        ("page.html#2", "Story number 2", "2019-03-02", "https://blog.example/2019/2/", "excerpt"),
    ]
    assert {(raw.author, raw.source) for raw in loaded.documents} == {("Maud Quill", "Northport Blog")}
    first, second = loaded.documents
    assert "vote 1 of part 2" in first.text
    assert "vote 2" not in first.text
    assert "vote 2 of part 2" in second.text
    assert loaded.issues == []


def test_articles_with_a_headline_each_are_documents_as_on_pages_that_load_the_next_one():
    loaded = load(*(post(number, "<h1>Story {n}</h1>") for number in (1, 2, 3)))

    assert [raw.title for raw in loaded.documents] == ["Story 1", "Story 2", "Story 3"]


def test_short_posts_between_whole_ones_are_told():
    loaded = load(post(1), post(2), teaser(3))

    assert len(loaded.documents) == 2
    assert problems(loaded) == {"page.html": "1 of 3 <article> elements have fewer than 60 words"}


def test_a_page_of_teasers_is_told():
    menu = "".join(f"<li><a href='/{number}'>All the news of region {number}</a></li>" for number in range(60))
    loaded = load(*map(teaser, range(1, 8)), outside=f"<ul>{menu}</ul>")

    assert problems(loaded) == {"page.html": "a list of 7 teasers and no article"}


@pytest.mark.parametrize(
    "page",
    [
        (post(1, "<h1>Story</h1>"), *map(teaser, range(2, 8))),
        (post(1, "<h1>Story</h1>", 9), post(2, n_paragraphs=2)),
        (f"<div><h1>Story</h1><p>{TEXT * 5}</p></div>", *map(teaser, range(2, 8))),
        (post(1, "<h1>Story</h1>"), post(2, "", names="comment-body"), post(3, "", names="comment even")),
        (post(1, "<h2>10:00</h2>", names="live-post"), post(2, "<h2>10:30</h2>", names="live-post")),
    ],
    ids=["teasers below", "a long preview below", "teasers below a text in another element", "comments", "live blog"],
)
def test_one_article_with_teasers_comments_or_posts_of_a_live_blog_stays_one(page):
    loaded = load(*page)

    assert [raw.file for raw in loaded.documents] == ["page.html"]
    assert loaded.issues == []


@pytest.mark.parametrize(
    ("parts", "outside"),
    [
        ((post(1, "<h2>Part</h2>"), post(2, "<h2>Part</h2>")), ""),
        ((post(1), post(2)), f"<div>{TEXT * 20}</div>"),
        ((post(1, "<h1>Story</h1>"), post(2), post(3)), ""),
    ],
    ids=["no own headings", "text elsewhere", "an article and previews"],
)
def test_several_texts_that_cannot_be_told_apart_are_one_document_with_an_issue(parts, outside):
    loaded = load(*parts, outside=outside)

    assert len(loaded.documents) == 1
    assert problems(loaded)["page.html"].endswith("<article> elements with a text in one page")
