"""Every page of the seeds by axe-core, in light and dark, on a desktop and a phone: no finding in our markup."""

from __future__ import annotations

from importlib import resources

import pytest
from browser_helpers import NO_PLAYWRIGHT, PAGES, every_view, go_to, ready

pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
pytest.importorskip("axe_playwright_python", reason="the package axe-playwright-python is not installed")

RUN = """async place => (await axe.run({include: [place], exclude: OTHERS}, {resultTypes: ['violations']}))
    .violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.flat().join(' '), node.html]))"""
OTHERS = ".main-svg", "[data-testid=stDataFrame]"  # drawings have their text beside them; Streamlit's own grids
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


@pytest.mark.parametrize("title", PAGES)
def test_axe_finds_nothing_in_our_markup(opened, on_seeds, axe, title):
    page = opened(on_seeds)
    go_to(page, title)

    found = {"light": amiss(page, axe, "html")}
    if title == "Sources":  # the page with all that views are made of; every view of every page takes three minutes
        found |= {view: amiss(page, axe) for view in every_view(page, within=False)}
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_timeout(400)
    found["phone"] = amiss(page, axe, "html")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.reload()  # a change of theme runs through half-way colours
    ready(page, title)
    found["dark"] = amiss(page, axe, "html")

    assert {view: rules for view, rules in found.items() if rules} == {}
