import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from analytics import __main__ as cli
from analytics.corpus import filters
from analytics.corpus.folder import open_corpus
from analytics.export import palette
from analytics.export.parts import MAX_ROWS
from analytics.export.report import FILTERS, report
from analytics.export.sections import SECTIONS
from analytics.findings import supported
from ui.components import report as page_report

ROOT = Path(__file__).parents[2]
GERMAN, ARABIYA = "Unnamed German outlet (000)", "Al Arabiya English"
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "div", "figure", "bdi"),
    *("figcaption", "h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "dl", "dt", "dd", "a", "mark", "code", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td", "svg", "desc", "text", "rect", "circle", "line", "path"),
}
VOID = {"meta"}
HOSTILE = {
    "d1": {
        "text": "China </pre><script>alert(3)</script> spoke to Kabul. China said <img src=x onerror=alert(5)> there.",
        "title": "<img src=x onerror=alert(1)>",
        "source": '"><script>alert(2)</script>',
        "language": '"><script>alert(6)</script>',
        "url": "javascript:alert(4)",
        "names": "China, Kabul",
        "keywords": "China </pre><script>alert(3)</script>",
        "date": "2021-08-16",
        "topic": '"><b>t1</b>',
        "file": "![x](http://127.0.0.1:9/)",
    },
    "d2": {
        "text": "{braces} {0} %s $x$ China\x00\x1b\ufffe", "title": "{body}", "keywords": "{braces}", "names": "China",
        "url": 'https://a.b/"onclick="alert(1)', "source": "' onload='alert(1)",
    },
}  # fmt: skip
TOLD = {
    "d1": {
        "text": "Qaem left Kabul in August. The embassy in Kabul is empty.",
        "source": "Blatt", "date": "2022-01", "names": "Qaem=person, Kabul", "url": "https://blatt.example/1",
    },
    "d2": {
        "text": "Kabul is quiet. The market of Kabul is open.",
        "source": "Paper", "date": "2021-08-24", "names": "Kabul", "title": "Quiet",
    },
}  # fmt: skip


class Page(HTMLParser):
    """A page as a browser reads it: its elements with what encloses each, and the texts of each."""

    def __init__(self, text):
        super().__init__()
        self.open, self.found, self.text = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        node = {"tag": tag, "attrs": dict(attrs), "within": list(self.open), "text": ""}
        self.found.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.found.append({"tag": tag, "attrs": dict(attrs), "within": list(self.open), "text": ""})

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag  # every element is closed, in order

    def handle_data(self, data):
        self.text.append(data)
        for node in self.open:
            node["text"] += data

    def all(self, tag, **attrs):
        wanted = {name.rstrip("_"): value for name, value in attrs.items()}
        return [node for node in self.found if node["tag"] == tag and wanted.items() <= node["attrs"].items()]

    def inside(self, tag, **attrs):
        """Return what stands inside of the one element that fits."""
        (one,) = self.all(tag, **attrs)
        return [node for node in self.found if any(outer is one for outer in node["within"])]

    def at(self, address):
        """Return the element that a link leads to."""
        (one,) = [node for node in self.found if node["attrs"].get("id") == address.removeprefix("#")]
        return one


@pytest.fixture(scope="module")
def read(make_corpus):
    wanted = {"source": '"><script>alert(2)</script>'}
    lines = ["<b>One</b>: words=China", "Two: source=' onload='alert(1)"]
    return Page(report(make_corpus(HOSTILE), wanted, name="<b>Case</b> {0}", compared=lines))


@pytest.fixture(scope="module")
def on_seeds(seeds):
    return Page(report(seeds, {}, name="Three seed articles"))


@pytest.fixture(scope="module")
def on_two(make_corpus):
    return Page(report(make_corpus(TOLD), {}))


def test_the_page_has_no_element_that_runs_or_fetches_anything(read):
    assert {node["tag"] for node in read.found} <= TAGS
    names = {name for node in read.found for name in node["attrs"]}
    assert [name for name in names if name.startswith("on") or name in {"src", "srcset", "xlink:href", "data"}] == []
    out = {value for node in read.found if (value := node["attrs"].get("href", "#")) and value[0] != "#"}
    assert out == {HOSTILE["d2"]["url"]}


def test_the_page_forbids_the_browser_to_fetch_anything(read):
    (policy,) = read.all("meta", **{"http-equiv": "Content-Security-Policy"})

    assert policy["attrs"]["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    (style,) = read.all("style")
    assert re.findall(r"url\(|@import|http", style["text"]) == []


@pytest.mark.parametrize(
    "text",
    [*(HOSTILE["d1"][name] for name in ("title", "source", "language", "file")), "{body}", "{braces}",
     "<b>Case</b> {0}", "<b>One</b>", '"><b>t1</b>'],
)  # fmt: skip
def test_hostile_texts_are_shown_as_text(read, text):
    assert any(text in shown for shown in read.text)


def test_no_text_has_a_character_that_html_does_not_allow(make_corpus):
    assert re.findall("[\x00\x1b\ufffe]", report(make_corpus(HOSTILE), {})) == []


def test_every_link_of_the_page_has_exactly_one_target(read, on_seeds):
    for page in (read, on_seeds):
        ids = Counter(node["attrs"]["id"] for node in page.found if "id" in node["attrs"])
        asked = [node["attrs"]["href"][1:] for node in page.all("a") if node["attrs"]["href"].startswith("#")]
        texts = [name for node in page.found for name in node["attrs"].get("aria-labelledby", "").split()]
        assert set(asked + texts) <= set(ids)
        assert ids.most_common(1)[0][1] == 1
        assert page.open == []


def test_the_sections_are_in_order_and_in_the_contents(on_seeds):
    shown = [section for section in SECTIONS if not section.name.startswith("comparison")]

    assert [node["text"] for node in on_seeds.inside("nav") if node["tag"] == "a"] == [
        *(section.title for section in shown), "Methods", "Fingerprints",
    ]  # fmt: skip
    assert [node["attrs"]["id"] for node in on_seeds.all("section")] == [
        *(section.name for section in shown), "methods", "fingerprints",
    ]  # fmt: skip


def test_a_section_is_finding_picture_table_evidence(on_seeds):
    order = {"finding": 0, "figure": 1, "table": 2, "proofs": 3}
    for name in ("coverage", "keywords", "names", "pairs", "topics", "quotations"):
        parts = [node["attrs"].get("class", node["tag"]) for node in on_seeds.inside("section", id=name)]
        seen = [order[part] for part in parts if part in order]
        assert seen == sorted(seen)
        assert set(seen) == ({0, 1, 2} if name == "names" else {0, 1, 2, 3})  # those are proved in the coverage
    elsewhere = [node["text"] for node in on_seeds.inside("section", id="names") if node["tag"] == "p"]
    assert "All of it stands in the sections above; the links lead there." in elsewhere


def test_a_name_links_to_its_sentence_with_source_date_language_and_id_and_back(on_two):
    in_coverage = on_two.inside("section", id="coverage")
    link = next(node for node in in_coverage if node["tag"] == "a" and node["text"] == "Qaem")

    head = on_two.at(link["attrs"]["href"])
    assert (head["tag"], head["text"]) == ("h4", "Qaem")
    items = [node for node in on_two.found if head["within"][-1] in node["within"]]
    (said,) = [node for node in items if node["attrs"].get("class") == "said"]
    (where,) = [node for node in items if node["attrs"].get("class") == "where"]
    assert (said["text"], said["attrs"]["lang"]) == ("Qaem left Kabul in August.", "en")
    assert [node["text"] for node in items if node["tag"] == "mark"] == ["Qaem"]
    assert where["text"] == "Blatt · 2022-01 · English · d1 · original"
    back = next(node for node in items if node["tag"] == "a")
    row = on_two.at(back["attrs"]["href"])
    assert (back["text"], row["tag"]) == ("Coverage", "tr")
    assert row["text"].startswith("Qaem")


def test_a_cell_of_the_coverage_links_to_a_sentence_of_that_source(on_two):
    cells = [node for node in on_two.inside("section", id="coverage") if node["tag"] == "a"]
    row = [node["text"] for node in on_two.inside("section", id="coverage") if node["tag"] == "tr"]

    of_kabul = [node for node in cells if node["text"].startswith(("1 of 1", "mentioned briefly"))][-2:]
    assert [on_two.at(node["attrs"]["href"])["text"] for node in of_kabul] == [
        "Qaem left Kabul in August.Blatt · 2022-01 · English · d1 · original",
        "Kabul is quiet.Paper · 2021-08-24 · English · Quiet · d2",
    ]
    assert row[1] == "Qaempersonmentioned briefly, 1 of 1, since 2022-01not found"


def test_only_a_web_address_becomes_a_link_and_it_sends_no_referrer(make_corpus):
    addresses = ("https://a.b/c?d=e&f=g", "http://a.b")
    others = (
        *("javascript:alert(1)", "data:text/html,x", "//a.b", "https://", "http://[", "https://a.b/\u202e", ""),
        *("https://a.b/ c", "java\nscript:alert(1)"),
    )
    world = {
        f"d{i}": {"text": "Kabul fell.", "names": "Kabul", "url": url} for i, url in enumerate([*others, *addresses])
    }
    page = Page(report(make_corpus(world), {}))

    out = [node["attrs"] for node in page.all("a") if not node["attrs"]["href"].startswith("#")]
    assert {attrs["href"] for attrs in out} == set(addresses)
    assert {attrs["rel"] for attrs in out} == {"noopener noreferrer"}


def test_outlets_have_the_colours_of_the_screen(on_seeds, seeds):
    colours = palette.by_source(seeds.documents["source"])
    nodes = [node for node in on_seeds.inside("section", id="coverage") if node["tag"] == "svg"]
    texts = {node["text"]: node for node in nodes if "overflow" in node["attrs"]}
    seen = {}
    for hint, node in texts.items():
        for source in colours:
            if f", {source}: covered" in hint:
                inner = next(one for one in on_seeds.found if one["tag"] == "rect" and one["within"][-1] is node)
                seen.setdefault(source, set()).add(inner["attrs"]["fill"])

    assert seen == {source: {colour} for source, colour in colours.items()}


def test_a_figure_has_its_finding_for_screen_readers(on_seeds):
    figures = on_seeds.all("svg", role="img")
    texts = [on_seeds.at(node["attrs"]["aria-labelledby"])["text"] for node in figures]

    assert len(figures) == 9  # the legend is one
    assert f"Only {GERMAN} mentions Qaem (1 of 3 sources). {supported.DESCRIPTION}" in texts
    assert all(texts)


def test_the_german_sentence_about_the_departure_is_in_german_and_marked(on_seeds):
    said = [node for node in on_seeds.all("p", class_="said", lang="de") if "verlassen habe" in node["text"]]

    marks = {node["text"] for node in on_seeds.all("mark") for outer in node["within"] if outer in said}
    assert {"Qaem", "Wang Wenbin"} <= marks


def test_a_long_table_is_cut_and_names_the_file_with_the_rest(make_corpus):
    world = {f"d{i:02}": {"text": "x", "title": f"title {i:02}"} for i in range(MAX_ROWS + 2)}
    page = Page(report(make_corpus(world), {}))

    shown = " ".join(node["text"] for node in page.inside("section", id="overview"))
    assert "title 24" in shown
    assert "title 25" not in shown
    assert "The first 25 of 27 rows; all are in documents.csv." in shown


def test_the_page_of_an_empty_corpus_explains_what_is_missing(make_corpus):
    page = Page(report(make_corpus({}), {}))

    assert page.all("table") + page.all("figure") == []
    missing = [node["text"] for node in page.all("p", class_="missing")]
    assert missing[0] == "Not enough data: no document matches the filters."
    assert {text.partition(":")[0] for text in missing} == {"Not enough data"}


def test_few_documents_are_described_and_not_tested(on_seeds):
    texts = " ".join(node["text"] for node in on_seeds.all("p", class_="finding"))

    assert "Not enough data for a picture: a test needs 5 documents on each side." in texts
    assert "Not enough data for a test: 10 documents are needed for a test against chance." in texts


def test_the_head_has_name_documents_filters_and_selections_in_words(seeds):
    lines = ["Embassy: words=embassy", "German: language=de"]
    page = Page(report(seeds.where(language=["en"]), {"language": ["en"]}, name="Case 12", compared=lines))
    texts = [node["text"] for node in page.inside("header") if node["tag"] in {"h1", "dd"}]

    assert texts == [
        "Case 12", "2 of 3 documents", f"2: {ARABIYA} and Unnamed blog (001)", "English", "2021-08-16 to 2021-08-24",
        "Language: English", "Embassy (Words, all of them: embassy); German (Language: German)",
    ]  # fmt: skip
    (command, *_) = page.all("pre")
    assert command["text"].endswith(
        "export CORPUS --out DIR --where language=en --name 'Case 12'"
        " --selection 'Embassy: words=embassy' --selection 'German: language=de'"
    )


def test_selections_are_compared_side_by_side(seeds):
    lines = ["Arabiya: source=Al Arabiya English", "German: language=de"]
    page = Page(report(seeds, {}, compared=lines))
    heads = [node["text"] for node in page.inside("section", id="comparison") if node["attrs"].get("scope") == "col"]

    assert heads == ["Name, topic or statement", "Kind", "Arabiya", "German"]
    rows = [node["text"] for node in page.inside("section", id="comparison") if node["tag"] == "tr"]
    assert "Qaempersonnot found1 of 1, since 2022-01" in rows


def test_two_sides_are_compared_first_and_the_command_repeats_it(seeds):
    options = {"a": "A: source=Al Arabiya English", "b": "B: source=Unnamed blog (001)", "focus": "Taliban"}

    page = report(seeds, {}, comparison=options)

    assert re.findall(r'<section id="([^"]+)"', page)[:2] == ["comparison-shares", "comparison-events"]
    assert "Too few articles to compare how often Taliban is mentioned. A: 1 of 1 article" in page
    assert "--compare &#x27;A: source=Al Arabiya English&#x27;" in page
    assert "comparison-" not in report(seeds, {})


def test_the_fingerprints_are_those_of_corpus_slice_and_texts(seeds):
    part = seeds.where(language=["de"])
    page = Page(report(part, {"language": ["de"]}))
    codes = [node["text"] for node in page.inside("section", id="fingerprints") if node["tag"] == "code"]

    assert codes[:2] == [seeds.key, part.key]
    assert re.fullmatch("[0-9a-f]{64}", codes[2])
    assert codes[3:] == list(part.documents["doc_id"])


def test_app_and_export_give_the_same_bytes_for_the_same_filters(seeds, tmp_path):
    folder = tmp_path / "three"
    seeds.save(folder)
    given = ["--where", "date=2021..2022", "--where", "source=Unnamed blog (001)", "--where", f"source={ARABIYA}"]
    assert (
        cli.main(["export", str(folder), "--out", str(tmp_path / "out"), *given, "--selection", "A: words=embassy"])
        == 0
    )
    wanted = {"source": [ARABIYA, "Unnamed blog (001)"], "date": "2021..2022"}

    got = page_report.page(open_corpus(folder), wanted, name="three", compared=("A: words=embassy",))

    assert (tmp_path / "out" / "report.html").read_bytes() == got
    assert b"Source: Al Arabiya English or Unnamed blog (001); Date: 2021 to 2022" in got


def test_two_processes_give_the_same_bytes(articles, tmp_path):
    articles.save(tmp_path / "corpus")
    code = (
        "import sys\nfrom analytics.corpus.folder import open_corpus\nfrom analytics.export.report import report\n"
        "page = report(open_corpus(sys.argv[1]), {}, name='x', compared=['A: language=en', 'B: words=embassy'])\n"
        "sys.stdout.buffer.write(page.encode())"
    )
    pages = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "corpus")],
            capture_output=True, check=True, cwd=ROOT, timeout=120, env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip

    assert pages[0] == pages[1]
    assert pages[0].decode() == report(
        open_corpus(tmp_path / "corpus"), {}, name="x", compared=["A: language=en", "B: words=embassy"]
    )


SAID = "The ambassador of China left the embassy in Kabul with eleven members of his staff and a locked case."
TWICE = {
    "d1": {"text": SAID, "source": "Herald", "date": "2021-08-16", "names": "China=place, Kabul=place"},
    "d2": {"text": f"Rain fell. {SAID}", "source": "Ledger", "date": "2021-08-18", "names": "China=place, Kabul=place"},
    "d3": {"text": "Farmers lost hundreds of hectares of ripe wheat to the flood of the northern river this week.",
           "source": "Post", "date": "2021-08-17"},
}  # fmt: skip


@pytest.fixture(scope="module")
def on_story(make_corpus):
    return Page(report(make_corpus(TWICE), {}))


def test_a_statement_of_two_sources_links_to_the_sentence_of_each(on_story):
    links = [node for node in on_story.inside("section", id="statements") if node["tag"] == "a"]
    saying = {node["text"]: on_story.at(node["attrs"]["href"])["text"] for node in links}
    assert SAID in saying["Herald"]
    assert SAID in saying["Ledger"]
    assert any("Farmers lost hundreds" in text for text in saying)  # the third says something alone


def test_a_story_has_the_first_source_and_those_that_followed(on_story):
    texts = [node["text"] for node in on_story.inside("section", id="stories") if node["tag"] == "td"]
    assert "First in this corpus: Herald, 16 August 2021. Ledger followed 2 days later." in texts


def test_the_report_has_a_statement_of_one_source_of_the_seeds_only(on_seeds):
    only = [node["text"] for node in on_seeds.inside("section", id="statements") if node["tag"] == "a"]

    for texts in ("dass Qaem China verlassen habe", "keine Gehälter mehr geschickt habe", "noch 100.000 Dollar"):
        assert any(texts in text for text in only)


def test_names_that_must_all_occur_are_joined_by_and(seeds):
    wanted = {"together": ["China", "Taliban"]}

    page = Page(report(seeds.where(**wanted), wanted))

    assert any("Names together: China and Taliban" in node["text"] for node in page.all("dd"))


def test_every_filter_has_its_words_in_the_report():
    assert set(FILTERS) == set(filters.FILTERS)
