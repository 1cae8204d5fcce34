"""The app in a real browser on a corpus whose every text tries to do something: none of them does anything."""

from __future__ import annotations

import csv
import io

from app_helpers import HOSTILE
from browser_helpers import PAGES, choose, downloaded, every_view, go_to, harm, ready

from analytics import tables
from analytics.export.csv import to_csv


def test_no_hostile_text_does_anything_on_any_page(opened, on_hostile):
    page = opened(on_hostile)

    found = {}
    for title in PAGES:
        go_to(page, title)
        found[title, ""] = harm(page)
        for view in every_view(page):
            found[title, view] = harm(page)
        for tab in page.get_by_role("tab").all():
            tab.click()
            found[title, tab.inner_text()] = harm(page)
    assert {place: harmed for place, harmed in found.items() if harmed} == {}
    assert {view for title, view in found if title == "Names"} >= {"Matrix", "Network", "Compare groups"}
    assert len(found) > 45


def test_hostile_texts_are_shown_unchanged(opened, on_hostile, hostile):
    page = opened(on_hostile)
    number = int(hostile.documents["title"].iloc[0].rsplit(" ", 1)[1])  # of the article that page Read opens with
    text, author = HOSTILE[number], HOSTILE[(number + 1) % 12]

    def read(selector):
        return " ".join(" ".join(page.locator(selector).all_inner_texts()).split())

    drawn = " ".join("".join(page.locator(".js-plotly-plot text").all_text_contents()).split())
    assert [source for source in HOSTILE[:3] if source[:12] not in drawn] == []
    go_to(page, "Read")
    assert text in read(".article h2")
    assert text in read(".article")
    assert author in read(".article .where")
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
