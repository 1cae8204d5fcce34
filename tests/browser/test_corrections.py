"""The cleaning ledger and the metadata in a real browser: correct, apply, undo, download the curation file."""

from __future__ import annotations

import pytest
from browser_helpers import NO_PLAYWRIGHT, downloaded, ready

from analytics.curation import file as curation_file

playwright = pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
FOLLOW = "For the latest headlines, follow our Google News channel online or via the app."
FILE = "002_f79eb35aea1698d8.txt"


def ledger(opened, on_seeds, seeds):
    document = seeds.documents.set_index("file").loc[FILE]
    return opened(f"{on_seeds}/corpus?article={document['doc_id']}")


def act(page, text, action):
    """Press a button of a line, as a person does: point at it, press."""
    line = page.locator("li").filter(has_text=text).first
    line.hover()
    line.get_by_role("button", name=action).click()
    page.wait_for_timeout(100)  # the run starts a moment after the click
    ready(page)


def told(page):
    return page.locator(".finding").all_inner_texts()


def test_a_line_is_restored_applied_downloaded_and_undone(opened, on_seeds, seeds):
    page = ledger(opened, on_seeds, seeds)
    line = page.locator("li").filter(has_text=FOLLOW)
    assert line.inner_text().startswith(FOLLOW + "link to other content: ")
    assert "line-through" in line.locator(".text").evaluate("part => getComputedStyle(part).textDecoration")
    before = told(page)[1]

    act(page, FOLLOW, "Restore this line")

    assert "kept by you (was link to other content: " in line.inner_text()
    assert line.locator(".text").evaluate("part => getComputedStyle(part).textDecorationLine") == "none"
    assert told(page)[-1] == "1 correction, 1 not applied to the numbers yet."
    noted = curation_file.parse(downloaded(page, "Download curation.csv"), "curation.csv").corrections
    assert noted.values.tolist() == [["line", FILE, "restore", FOLLOW]]
    page.get_by_role("button", name="Apply to all numbers").click()
    page.get_by_text("1 correction, all applied.", exact=True).wait_for()
    ready(page)
    assert told(page)[1] != before
    assert b"Google News channel" in downloaded(page, "Download lines.csv")

    act(page, FOLLOW, "Undo")

    assert told(page)[1] == before
    page.get_by_role("button", name="Apply to all numbers").click()
    page.get_by_text("There are no corrections yet", exact=False).wait_for()
    ready(page)
    assert told(page)[1] == before


def test_a_removed_line_is_removed_in_all_articles(opened, on_seeds, seeds):
    page = ledger(opened, on_seeds, seeds)
    text = "The contact began when the Taliban deployed guards to the Russian embassy"

    act(page, text, "Remove it everywhere")

    assert "cut by you (was article text: " in page.locator("li").filter(has_text=text).inner_text()


def test_a_cell_of_the_metadata_is_changed_by_typing(opened, on_seeds, seeds):
    page = ledger(opened, on_seeds, seeds)
    grid = page.get_by_test_id("stDataFrame").filter(has=page.locator("canvas")).first
    grid.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # the grid measures its columns
    box = grid.bounding_box()

    page.mouse.dblclick(box["x"] + 450, box["y"] + 35 * 1.5)  # the source of the first article
    page.locator("textarea.gdg-input").fill("Der Bote")
    page.keyboard.press("Enter")
    page.get_by_text("1 correction, 1 not applied to the numbers yet.", exact=True).wait_for()
    ready(page)
    page.get_by_role("button", name="Apply to all numbers").click()
    page.get_by_text("1 correction, all applied.", exact=True).wait_for()
    ready(page)

    assert "Der Bote" in downloaded(page, "Download documents.csv").decode()
    assert "curation" in downloaded(page, "Download documents.csv").decode()
