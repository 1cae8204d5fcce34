import re
from html.parser import HTMLParser

import pytest

from analytics import tables
from analytics.export.report import MAX_ROWS, SHOWN, report

HOSTILE = {
    "d1": {
        "text": "China </pre><script>alert(3)</script> spoke to Kabul.",
        "title": "<img src=x onerror=alert(1)>",
        "source": '"><script>alert(2)</script>',
        "url": "http://127.0.0.1:9/",
        "names": "China, Kabul",
        "keywords": "China </pre><script>alert(3)</script>",
        "file": "![x](http://127.0.0.1:9/)",
    },
    "d2": {"text": "{braces} {0} %s $x$", "title": "{body}", "keywords": "{braces}"},
}


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def page(corpus, wanted=()):
    made = {name: tables.table(corpus, name) for name in tables.ANALYSES}
    return report(corpus, made, dict(wanted))


@pytest.fixture
def read(make_corpus):
    parser = Tags()
    parser.feed(page(make_corpus(HOSTILE), {"source": '"><script>alert(2)</script>'}.items()))
    return parser


def test_the_page_has_no_element_that_runs_or_fetches_anything(read):
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td", "pre"}

    assert {tag for tag, _ in read.tags} <= allowed
    attributes = {name for _, attrs in read.tags for name in attrs}
    assert attributes == {"lang", "charset", "http-equiv", "content"}


def test_the_page_forbids_the_browser_to_fetch_anything(read):
    (policy,) = [attrs["content"] for tag, attrs in read.tags if attrs.get("http-equiv") == "Content-Security-Policy"]

    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_style_names_no_address(make_corpus):
    (style,) = re.findall(r"<style>(.*?)</style>", page(make_corpus({})), re.DOTALL)

    assert re.findall(r"url|@import|http", style) == []


@pytest.mark.parametrize(
    "text", [HOSTILE["d1"]["title"], HOSTILE["d1"]["source"], HOSTILE["d1"]["file"], "{body}", "{braces}"]
)
def test_hostile_titles_and_braces_stand_as_text(read, text):
    assert any(text in shown for shown in read.text)


def test_a_long_table_is_cut_and_says_where_the_rest_is(make_corpus):
    world = {f"d{i:02}": {"text": "x", "title": f"title {i:02}"} for i in range(MAX_ROWS + 2)}
    got = page(make_corpus(world))

    assert "title 24" in got
    assert "title 25" not in got
    assert "The first 25 of 27 rows; all in documents.csv." in got


def test_an_empty_corpus_has_a_page_without_tables(make_corpus):
    got = page(make_corpus({}))

    assert "0 documents from 0 sources" in got
    assert "<table>" not in got


def test_the_seeds_have_their_main_tables_on_the_page(seeds):
    got = page(seeds)

    titles = [name.replace("_", " ").capitalize() for name in SHOWN if name != "issues"]
    assert re.findall(r"<h2>(.*?)</h2>", got) == [*titles, "Methods"]
