"""Every page and view of the seeds by axe-core, in light and dark, on a desk and a phone: nothing of ours is amiss."""

from __future__ import annotations

from importlib import resources

import pytest
from browser_helpers import NO_PLAYWRIGHT, PAGES, every_view, go_to

pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
pytest.importorskip("axe_playwright_python", reason="the package axe-playwright-python is not installed")

RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(rule =>
    rule.nodes.map(node => [rule.id, node.target.flat().join(' '), node.html.slice(0, 160)]))"""
# Rule and part of the selector or the markup: Streamlit's own widgets, which an app cannot reach
THEIRS = (("presentation-role-conflict", "stFileUploaderDropzone"),)  # the region itself can take the focus


@pytest.fixture(scope="module")
def axe():
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def amiss(page, axe, width=1440, scheme="light"):
    """Return what axe finds amiss in a view."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(400)  # the theme is changed by a script, its colours run into each other
    page.evaluate(axe)
    found = {tuple(map(str, one)) for one in page.evaluate(RUN)}
    return {one for one in found if not any(one[0] == rule and part in one[1] + one[2] for rule, part in THEIRS)}


@pytest.mark.parametrize("title", PAGES)
def test_axe_finds_nothing_of_ours(opened, on_seeds, axe, title):
    page = opened(on_seeds)
    go_to(page, title)

    found = {looked: amiss(page, axe, *looked) for looked in ((390, "light"), (390, "dark"), (1440, "dark"))}
    found |= {"": amiss(page, axe)} | {view: amiss(page, axe) for view in every_view(page, within=False)}

    assert {view: rules for view, rules in found.items() if rules} == {}
