"""The app on the seeds in a real browser, as a person uses it: links, downloads, uploads."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from app_helpers import ARABIYA
from browser_helpers import NO_PLAYWRIGHT, choose, downloaded, go_to, harm, ready

from analytics import schema, tables
from analytics.export import bundle
from analytics.export.csv import to_csv

pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)


def test_a_filter_leaves_fewer_documents_and_its_address_opens_the_same_view(opened, on_seeds):
    page = opened(on_seeds)
    finding = page.locator(".finding").first
    assert finding.inner_text().startswith("3 documents from 3 sources in English and German")
    choose(page, "Source", ARABIYA)
    page.get_by_text("1 of 3 documents", exact=True).wait_for()
    ready(page)
    assert finding.inner_text() == "1 document from 1 source in English, 16 August 2021."
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
    word = page.locator(".ytick text").nth(0).text_content()

    click_on(page, page.locator(".bars .point path").nth(0))

    page.get_by_text(f"Sentences with “{word}”", exact=True).wait_for()
    ready(page)
    items = page.locator("[data-testid=stVerticalBlock]:has(> [data-testid=stElementContainer] .evidence)")
    item = items.filter(has=page.get_by_role("link", name="Open in Read")).last
    sentence, where = item.locator(".evidence p").all_inner_texts()
    assert word in sentence
    item.get_by_role("link", name="Open in Read").last.click()
    ready(page, "Read")
    assert where.split(" · ")[0] in page.locator(".article .where").inner_text()
    assert sentence[:40] in page.locator(".article").inner_text()


def test_the_arrows_walk_through_the_sentences_and_enter_opens_one(opened, on_seeds):
    page = opened(f"{on_seeds}/keywords")
    links = page.get_by_role("link", name="Open in Read").all()
    focused = page.locator("a:focus")

    for key, number in (("ArrowRight", 0), ("ArrowDown", 1), ("ArrowLeft", 0), ("ArrowRight", 1)):
        page.keyboard.press(key)
        assert focused.get_attribute("href") == links[number].get_attribute("href")
    page.keyboard.press("Enter")
    ready(page, "Read")
    page.keyboard.press("/")
    assert page.locator("input:focus").get_attribute("aria-label") == "Search in the texts"


def test_a_clicked_mark_is_in_the_link_and_can_become_a_filter(opened, on_seeds):
    page = opened(f"{on_seeds}/?language=English")
    click_on(page, page.locator(".js-plotly-plot").nth(1).locator(".scatterlayer .point").first)
    selected = page.locator(".st-key-mark_line")
    selected.get_by_role("button", name="Keep only these").wait_for()
    ready(page)
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text()

    other = opened(link)

    told = other.locator(".st-key-mark_line")
    assert told.locator("p").first.inner_text() == selected.locator("p").first.inner_text()
    told.get_by_role("button", name="Keep only these").click()
    other.get_by_text("1 of 3 documents", exact=True).wait_for()
    ready(other)
    chips = other.locator(".st-key-chips").inner_text()
    assert "language: English" in chips
    assert "source: " in chips


def test_a_click_on_a_document_opens_it(opened, on_seeds):
    page = opened(on_seeds)
    grid = page.get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()

    page.mouse.click(box["x"] + 60, box["y"] + 35 * 3.5)  # the third row under the header

    ready(page, "Read")
    assert ARABIYA in page.locator(".article .where").inner_text()


def test_a_table_is_downloaded_as_the_csv_of_the_library(opened, on_seeds, seeds):
    page = opened(f"{on_seeds}/?language=English&words=embassy&once=true&dates=2021-08-16&dates=2021-08-20")
    chips = page.locator(".st-key-chips").inner_text()

    content = downloaded(page, "Download documents.csv")

    for chip in ("language: English", "words: embassy", "copies: once", "date: 16 to 20 August 2021"):
        assert chip in chips
    part = seeds.where(language=["en"], words="embassy", date="2021-08-16..2021-08-20")
    assert part.doc_ids == seeds.doc_ids[2:]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content[:3] == b"\xef\xbb\xbf"
    assert rows[0] == list(schema.PUBLIC["documents"].columns)
    assert content == to_csv(tables.table(part, "documents"))


def test_everything_is_downloaded_in_one_zip(opened, on_seeds, seeds):
    page = opened(f"{on_seeds}/methods?source=Al+Arabiya+English")

    content = downloaded(page, "Download everything")

    wanted = {"source": [ARABIYA]}
    expected = dict(bundle.files(seeds.where(**wanted), wanted, name="Three seed articles"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        got = {name: archive.read(name) for name in archive.namelist()}
    assert list(got) == list(expected)
    differing = [name for name in expected if got[name] != expected[name] and name != bundle.MANIFEST]
    assert differing == []
    assert json.loads(got[bundle.MANIFEST])["files"] == json.loads(expected[bundle.MANIFEST])["files"]


def test_twelve_uploaded_files_become_the_story_board_of_this_visitor_in_two_clicks(opened, on_seeds):
    page = opened(on_seeds)
    page.get_by_role("link", name="Open other articles").click()
    ready(page, "What do all sources say")
    names = ["<img src=x onerror=alert(1)>.txt", *(f"{number}.txt" for number in range(11))]
    text = "Kabul and Beijing spoke about trade on Monday, officials of the city of {} said."
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.format(name[:2]).encode()} for name in names]
    )
    page.get_by_role("button", name="Read these files").click()

    page.get_by_role("heading", name="Your upload").wait_for()
    ready(page, "Overview")
    assert page.locator("h2.board, .finding").count() > 1
    assert harm(page) == []
    page.reload()
    page.get_by_role("heading", name="Your upload").wait_for()
    other = opened(f"{on_seeds}/corpus")
    assert other.get_by_role("heading", name="Three seed articles").count() == 1


def click_on(page, mark):
    """Click on a mark of a chart, whose own layer for the mouse lies above it."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
