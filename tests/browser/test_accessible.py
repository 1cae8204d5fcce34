"""Every page of the seeds in light and dark, on a desktop and a phone: nothing is wider, and axe-core finds nothing."""

from __future__ import annotations

from importlib import resources

import pytest
from browser_helpers import NO_PLAYWRIGHT, PAGES, every_view, go_to, ready

playwright = pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
pytest.importorskip("axe_playwright_python", reason="the package axe-playwright-python is not installed")

RUN = """async place => (await axe.run({include: [place], exclude: OTHERS}, {resultTypes: ['violations']}))
    .violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.flat().join(' '), node.html]))"""
OTHERS = ".main-svg", "[data-testid=stDataFrame]"  # drawings have their text beside them; Streamlit's own grids
DESKTOP, PHONE = 1440, 390  # pixels
VIEWS = "Sources", "light"  # the page with all that views are made of; every view of every page takes three minutes
# Rule and part of the selector or the markup: Streamlit's own widgets, which an app cannot reach
THEIRS = (("presentation-role-conflict", "stFileUploaderDropzone"),)  # the region itself can take the focus


@pytest.fixture(scope="module")
def axe():
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def amiss(page, axe, place="[data-testid=stMain]"):
    """Return what axe finds amiss in a place of the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found = {tuple(map(str, one)) for one in page.evaluate(RUN.replace("OTHERS", str(list(OTHERS))), place)}
    return {one for one in found if not any(one[0] == rule and part in one[1] + one[2] for rule, part in THEIRS)}


def test_every_page_fits_and_axe_finds_nothing_in_our_markup(opened, on_seeds, axe):
    page = opened(on_seeds)
    grounds, wide, found = set(), {}, {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.reload()  # a change of theme runs through half-way colours
        for title in PAGES:
            page.set_viewport_size({"width": DESKTOP, "height": 900})
            go_to(page, title)
            found[title, scheme, ""] = amiss(page, axe, "html")
            wide[title, scheme, DESKTOP] = too_wide(page)
            grounds.add(ground(page))
            if (title, scheme) == VIEWS:
                found |= {(title, scheme, view): amiss(page, axe) for view in every_view(page, within=False)}
            page.set_viewport_size({"width": PHONE, "height": 900})
            page.wait_for_timeout(400)
            wide[title, scheme, PHONE] = too_wide(page)
            if scheme == "light":
                found[title, scheme, "phone"] = amiss(page, axe, "html")

    page.goto(on_seeds)
    ready(page)
    box = page.locator(".finding").first.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE
    assert {state: rules for state, rules in found.items() if rules} == {}
    assert {state: parts for state, parts in wide.items() if parts} == {}
    assert len(grounds) == 2


def ground(page):
    return page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")


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
