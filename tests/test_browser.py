"""The app in a real browser, as a person uses it: links, downloads, narrow screens, hostile texts, no other host."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import zipfile
from urllib.parse import urlsplit

import pytest
from app_helpers import HOSTILE, ROOT, served

from analytics import build, schema, tables
from analytics.export import bundle
from analytics.export.csv import to_csv

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")

ARABIYA = "Al Arabiya English"
PAGES = {
    "Overview": "",
    "Keywords": "keywords",
    "Topics": "topics",
    "Names": "entities",
    "Sources": "sources",
    "Read": "read",
    "Corpus": "corpus",
    "Methods": "methods",
}
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGS += ["--disable-sync", "--no-first-run"]
WAIT = 30_000  # milliseconds that a state may take on a busy machine
# Streamlit looks for its server beside a deep link first and then at the root
RELATIVE_TRIES = re.compile(r"/[a-z]+/_stcore/(health|host-config)")


# The browser and the two servers


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or "/usr/bin/chromium"
    if not os.access(path, os.X_OK):
        told = "no chromium on this machine: apt-get install chromium"
        pytest.fail(told) if os.environ.get("PARALLAX_BROWSER") == "required" else pytest.skip(told)
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def watched(chromium):
    """Return the one context of the browser, so that the app's own files are fetched once."""
    context = chromium.new_context(color_scheme="light")
    yield Watched(context)
    context.close()


@pytest.fixture(scope="module")
def on_seeds(tmp_path_factory):
    """Return the address of the app on the seeds."""
    with served(ROOT / "seeds", tmp_path_factory.mktemp("seeds") / "log.txt") as address:
        yield address


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Return the corpus of twelve articles whose every text, names and keywords included, tries to do something."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = (json.dumps(_article(i)) for i in range(12))
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return _with_hostile_names(build.build_paths([folder], workers=0))


@pytest.fixture(scope="module")
def on_hostile(hostile, tmp_path_factory):
    """Return the address of the app on the hostile corpus."""
    folder = tmp_path_factory.mktemp("saved")
    hostile.save(folder / "corpus")
    with served(folder / "corpus", folder / "log.txt") as address:
        yield address


def _article(i):
    text, other = HOSTILE[i], HOSTILE[(i + 1) % 12]
    return {
        "title": f"{text} title {i}",
        "source": HOSTILE[i % 3],
        "author": other,
        "date": f"2021-08-{i + 1:02d}",
        "language": "en",
        "url": "javascript:alert(1)",
        "text": (
            f"{text} was written in Kabul on Monday, said Wang Yi of China.\n\n"
            f"Russia and China spoke in Beijing about {text} and trade with Afghanistan.\n\n"
            f"“We will see what {other} does in Kabul next week,” said Vladimir Putin.\n\n"
            f"The embassy of {'China' if i % 2 else 'Russia'} stays open, item {i} of {other} says."
        ),
    }


def _with_hostile_names(corpus):
    """Let names and keywords be hostile too; no tagger finds such names, a curation file can write them."""
    renamed = {"mentions": "entity", "keywords": "keyword"}
    for name, column in renamed.items():
        corpus = corpus.with_table(name, _renamed(corpus.tables[name].astype({column: "str"}), column))
    return corpus


def _renamed(table, column):
    commonest = table[column].value_counts().index
    return table.assign(**{column: table[column].replace(dict(zip(commonest, HOSTILE, strict=False)))})


# What is asserted over everything


class Watched:
    """A context of the browser that notes what no page may do."""

    def __init__(self, context):
        self.context = context
        self.troubles = []
        context.set_default_timeout(WAIT)
        context.on("request", lambda request: self._address(request.url))
        context.on("page", self._page)

    def _page(self, page):
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))

    def _address(self, url):
        address = urlsplit(url)
        if address.scheme not in ("data", "blob") and address.hostname != "localhost":
            self.troubles.append(f"request: {url}")

    def _dialog(self, dialog):
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message):
        if message.type == "error" and not RELATIVE_TRIES.fullmatch(urlsplit(message.location["url"]).path):
            self.troubles.append(f"console: {message.text} {message.location['url']}")


@pytest.fixture
def opened(watched):
    """Return a function: address -> a page that shows it; in the end no page may have done what `Watched` notes."""

    def page(address, *, width=1440):
        page = watched.context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        ready(page)
        return page

    yield page
    for open_page in watched.context.pages:
        open_page.close()
    troubles, watched.troubles = watched.troubles, []
    assert troubles == []


def ready(page, title=""):
    """Wait until the page stands: its title is there, the script is done, and no part of the page before it is left."""
    page.locator("h1", has_text=title).first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")
    page.wait_for_function("!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
    assert page.get_by_test_id("stException").count() == 0


def go_to(page, title):
    """Follow the link of the navigation to a page."""
    page.get_by_test_id("stTopNavLink").get_by_text(title, exact=True).click()
    ready(page, title)


def choose_view(page, name):
    """Press one of the buttons of a segmented control."""
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name=name, exact=True).click()
    page.wait_for_timeout(100)  # the run starts a moment after the click
    ready(page)


def choose(page, label, option):
    """Choose an option of a list, as a person does: open it, type, Enter."""
    box = page.get_by_role("combobox", name=re.compile(f"{re.escape(label)}$"))
    box.click()
    box.fill(option)
    page.get_by_role("option").filter(has_text=option).first.click()
    page.keyboard.press("Escape")


def downloaded(page, button):
    """Press a download button and return the content of the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    return download.value.path().read_bytes()


# On the seeds


def test_a_filter_leaves_fewer_documents_and_its_address_opens_the_same_view(opened, on_seeds):
    page = opened(on_seeds)
    finding = page.locator(".finding").first
    assert finding.inner_text().startswith("3 documents from 3 sources in English and German")
    choose(page, "Source", ARABIYA)
    page.get_by_text("1 of 3 documents", exact=True).wait_for()
    ready(page)
    assert finding.inner_text() == "1 document from 1 source in English, 2021-08-16."
    page.wait_for_url("**/?source=Al+Arabiya+English")

    other = opened(page.url)

    assert other.get_by_text("1 of 3 documents", exact=True).count() == 1
    assert other.locator(".finding").first.inner_text() == finding.inner_text()
    go_to(other, "Names")
    assert other.get_by_text("1 of 3 documents", exact=True).count() == 1
    other.get_by_role("button", name="Reset filters").click()
    other.get_by_text("1 of 3 documents", exact=True).wait_for(state="detached")
    other.wait_for_url(lambda url: "source" not in url)


def test_a_click_on_a_bar_leads_to_its_sentences_and_from_there_to_the_article(opened, on_seeds):
    page = opened(f"{on_seeds}/keywords")
    word = page.locator(".ytick text").nth(3).text_content()

    click_on(page, page.locator(".bars .point path").nth(3))

    page.get_by_text(f"Sentences with “{word}”", exact=True).wait_for()
    ready(page)
    items = page.locator("[data-testid=stVerticalBlock]:has(> [data-testid=stElementContainer] .evidence)")
    item = items.filter(has=page.get_by_role("link", name="Open the article")).last
    sentence, where = item.locator(".evidence p").all_inner_texts()
    assert word in sentence
    item.get_by_role("link", name="Open the article").last.click()
    ready(page, "Read")
    assert where.split(" · ")[0] in page.locator(".article .where").inner_text()
    assert sentence[:40] in page.locator(".article").inner_text()


def test_a_click_on_a_document_opens_it(opened, on_seeds):
    page = opened(on_seeds)
    grid = page.get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).nth(1)
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()

    page.mouse.click(box["x"] + 60, box["y"] + 35 * 3.5)  # the third row under the header

    ready(page, "Read")
    assert ARABIYA in page.locator(".article .where").inner_text()


def test_a_table_comes_home_as_the_csv_of_the_library(opened, on_seeds, seeds):
    page = opened(f"{on_seeds}/?language=English&words=embassy&once=true&dates=2021-08-16&dates=2021-08-20")
    chips = page.locator(".st-key-chips").inner_text()

    content = downloaded(page, "Download documents.csv")

    for chip in ("language: English", "words: embassy", "copies: once", "date: 2021-08-16 to 2021-08-20"):
        assert chip in chips
    part = seeds.where(language=["en"], words="embassy", date="2021-08-16..2021-08-20")
    assert part.doc_ids == seeds.doc_ids[2:]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content[:3] == b"\xef\xbb\xbf"
    assert rows[0] == list(schema.PUBLIC["documents"].columns)
    assert content == to_csv(tables.table(part, "documents"))


def test_everything_comes_home_in_one_zip(opened, on_seeds, seeds):
    page = opened(f"{on_seeds}/methods?source=Al+Arabiya+English")

    content = downloaded(page, "Download everything")

    wanted = {"source": [ARABIYA]}
    expected = dict(bundle.files(seeds.where(**wanted), wanted))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        got = {name: archive.read(name) for name in archive.namelist()}
    assert list(got) == list(expected)
    differing = [name for name in expected if got[name] != expected[name] and name != bundle.MANIFEST]
    assert differing == []
    assert json.loads(got[bundle.MANIFEST])["files"] == json.loads(expected[bundle.MANIFEST])["files"]


def test_an_uploaded_file_becomes_the_corpus_of_this_visitor_alone(opened, on_seeds):
    page = opened(f"{on_seeds}/corpus")
    page.get_by_text("Open your own articles").click()
    text = b"Kabul and Beijing spoke about trade on Monday, officials said."
    page.locator("input[type=file]").set_input_files(
        [{"name": "<img src=x onerror=alert(1)>.txt", "mimeType": "text/plain", "buffer": text}]
    )
    page.get_by_role("button", name="Read these files").click()

    page.get_by_role("heading", name="Your upload").wait_for()
    ready(page)
    assert harm(page) == []
    other = opened(f"{on_seeds}/corpus")
    assert other.get_by_role("heading", name="Three seed articles").count() == 1


def test_every_page_fits_a_desk_and_a_phone_in_light_and_dark(opened, on_seeds):
    page = opened(on_seeds, width=390)
    box = page.locator(".finding").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390

    grounds, wide = set(), []
    for title in PAGES:
        page.set_viewport_size({"width": 1440, "height": 900})
        go_to(page, title)
        for width, scheme in [(1440, "light"), (1440, "dark"), (390, "dark"), (390, "light")]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            grounds.add(
                page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
            )
            wide += [(title, width, scheme, found) for found in too_wide(page)]
    assert wide == []
    assert len(grounds) == 2


def click_on(page, mark):
    """Click on a mark of a chart, whose own layer for the mouse lies above it."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)


def too_wide(page):
    """Return the parts that make a page scroll sideways, after its charts have been drawn anew."""
    page.wait_for_function("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
    script = """() => [document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain]')]
        .filter(part => part.scrollWidth > Math.min(part.clientWidth, innerWidth) + 1)
        .map(part => `${part.tagName} ${part.dataset.testid} ${part.scrollWidth} > ${part.clientWidth}`)"""
    try:
        page.wait_for_function(f"({script})().length === 0", timeout=3000)
    except playwright.TimeoutError:
        return page.evaluate(script)
    return []


# On the hostile corpus


def harm(page):
    """Return what a hostile text made of itself in a page: images, scripts, links, formulas, formatting."""
    return page.evaluate(
        """() => [
            ...document.querySelectorAll('img[src="x"], img[src*="127.0.0.1"], image[href*="127.0.0.1"], [onerror]'),
            ...document.querySelectorAll('a[href^="javascript:" i], a[href*="127.0.0.1"], .katex'),
            ...[...document.querySelectorAll('script')].filter(part => part.textContent.includes('alert(1)')),
            ...[...document.querySelectorAll('strong, b, em')].filter(part => part.textContent.trim() === 'bold'),
        ].map(part => part.outerHTML.slice(0, 200))"""
    )


def test_no_hostile_text_does_anything_on_any_page(opened, on_hostile):
    page = opened(on_hostile)

    found = {}
    for title in PAGES:
        go_to(page, title)
        for view in [name.inner_text() for name in page.locator("[data-testid=stMain] [role=radio]").all()] or [""]:
            if view:
                choose_view(page, view)
            found[title, view] = harm(page)
        for tab in page.get_by_role("tab").all():
            tab.click()
            found[title, tab.inner_text()] = harm(page)
    assert {place: harmed for place, harmed in found.items() if harmed} == {}
    assert len(found) > 15


def test_hostile_texts_are_read_as_they_are_written(opened, on_hostile):
    page = opened(on_hostile)

    def read(selector):
        return " ".join(" ".join(page.locator(selector).all_inner_texts()).split())

    drawn = " ".join("".join(page.locator(".js-plotly-plot text").all_text_contents()).split())
    assert [source for source in HOSTILE[:3] if source[:12] not in drawn] == []
    go_to(page, "Read")
    assert HOSTILE[0] in read(".article h3")
    assert HOSTILE[0] in read(".article")
    assert HOSTILE[1] in read(".article .where")
    go_to(page, "Names")
    drawn = " ".join(page.locator(".js-plotly-plot .ytick text").all_text_contents())
    assert [name for name in HOSTILE[:3] if name[:12] not in drawn] == []
    assert HOSTILE[0] in read(".finding")


def test_a_hostile_source_is_a_filter_and_no_cell_of_a_csv_is_a_formula(opened, on_hostile, hostile):
    page = opened(on_hostile)
    choose(page, "Source", HOSTILE[0])
    page.get_by_text("4 of 12 documents", exact=True).wait_for()
    ready(page)
    assert HOSTILE[0] in page.locator(".st-key-chips").inner_text()
    assert harm(page) == []

    content = downloaded(opened(page.url), "Download documents.csv")

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert content == to_csv(tables.table(hostile.where(source=[HOSTILE[0]]), "documents"))
    assert [row["title"] for row in rows if "HYPERLINK" in row["title"]] == ["'=HYPERLINK(1) title 3"]
    assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
