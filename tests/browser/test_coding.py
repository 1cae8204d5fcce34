"""Sentences of an article are tagged in a real browser: by mouse, by keyboard, several at once, and undone."""

from __future__ import annotations

import pytest
from browser_helpers import NO_PLAYWRIGHT, ready

playwright = pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)


def tags(page):
    return page.locator(".coded .own-tag").all_inner_texts()


def wait_for_tags(page, *expected):
    page.wait_for_function(
        "tags => JSON.stringify([...document.querySelectorAll('.coded .own-tag')].map(one => one.textContent))"
        " === JSON.stringify(tags)",
        arg=list(expected),
    )


def choose(page, tag):
    field = page.get_by_label("Tag to give")
    field.fill(tag)
    page.keyboard.press("Enter")
    ready(page)


def test_sentences_are_tagged_by_mouse_and_keyboard_and_undone(opened, on_seeds):
    page = opened(f"{on_seeds}/read?tag_sentences=true")
    sentences = page.locator(".coded .sentence")
    sentences.nth(1).click()  # without a tag, a click changes nothing
    assert page.locator(".coded .sent").count() == 0
    choose(page, "war")

    sentences.nth(1).click()
    wait_for_tags(page, "war")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Enter")
    wait_for_tags(page, "war", "war", "war")
    assert sentences.nth(3).get_attribute("aria-pressed") == "true"
    choose(page, "aid")
    sentences.nth(0).click()
    wait_for_tags(page, "aid", "war", "war", "war")
    page.keyboard.press("1")  # the most frequent tag
    wait_for_tags(page, "aid", "war", "war", "war", "war")
    sentences.nth(4).click()
    wait_for_tags(page, "aid", *["war"] * 5)
    sentences.nth(1).click(modifiers=["Shift"])  # all four have it, so that it is removed
    wait_for_tags(page, "aid", "war")

    page.get_by_role("button", name="Undo the last tag").click()

    wait_for_tags(page, "aid", *["war"] * 5)
    page.get_by_text("6 corrections not applied yet: filters and groups do not have them.").wait_for()
