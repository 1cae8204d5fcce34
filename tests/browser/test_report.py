"""The report in a real browser: downloaded from a page, opened as a file, followed from a name to its sentence."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from app_helpers import ARABIYA
from browser_helpers import NO_PLAYWRIGHT, downloaded, harm

from ui.components import report

pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)


@pytest.mark.parametrize("path", ["", "/methods"])
def test_a_page_gives_the_report_of_its_filters(opened, on_seeds, seeds, path):
    page = opened(f"{on_seeds}{path}?source=Al+Arabiya+English")

    got = downloaded(page, "Report of this view (HTML)")

    wanted = {"source": [ARABIYA]}
    assert got == report.page(seeds, wanted, name="Three seed articles", compared=())


def test_a_name_links_to_its_marked_sentence_and_the_file_requests_nothing(chromium, seeds, tmp_path):
    file = tmp_path / "report.html"
    file.write_bytes(report.page(seeds, {}, name="Three seed articles", compared=()))
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())

    page.locator("#coverage").get_by_role("link", name="Zamir Kabulov", exact=True).click()

    heading = page.locator("h4:target")
    assert heading.inner_text() == "Zamir Kabulov"
    assert page.locator(".thing:has(h4:target) mark").first.inner_text() == "Zamir Kabulov"
    assert asked == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_hostile_articles_do_nothing_in_the_report(chromium, hostile, tmp_path):
    file = tmp_path / "report.html"
    file.write_bytes(report.page(hostile, {}, name="<b>", compared=("<img src=x onerror=alert(1)>: words=Kabul",)))
    page = chromium.new_page()
    troubles = []
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(file.as_uri())

    assert harm(page) == []
    assert troubles == []
    page.close()


def test_scrolling_parts_have_keyboard_focus_and_heading_levels_are_not_skipped(chromium, seeds, tmp_path):
    file = tmp_path / "report.html"
    file.write_bytes(report.page(seeds, {}, name="Three seed articles", compared=()))
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())

    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert max(later - earlier for earlier, later in pairwise(levels)) == 1
    unreachable = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => one.scrollWidth > one.clientWidth + 1"
        " && getComputedStyle(one).overflowX === 'auto' && one.tabIndex < 0).length"
    )
    assert unreachable == 0
    page.close()


@pytest.mark.parametrize(("button", "begins"), [("Save as SVG", b"<svg"), ("Save as PNG", b"\x89PNG")])
def test_one_click_saves_a_chart_with_its_title_number_and_filters_inside(opened, on_seeds, button, begins):
    page = opened(f"{on_seeds}/keywords?source=Al+Arabiya+English")

    got = downloaded(page, button)

    assert got.startswith(begins)
    if begins == b"<svg":
        text = re.sub(r"<[^>]+>", " ", got.decode())
        assert page.locator(".chart-title").first.inner_text() in text
        assert "n = 1 document" in text
        assert "source: Al Arabiya English" in text
