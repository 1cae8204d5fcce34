"""What five users come for, each from the first page to the proof in their hands, in a real browser."""

from __future__ import annotations

import csv
import io
import re
import time

import newsroom
import pytest
from app_helpers import ARABIYA
from browser_helpers import NO_PLAYWRIGHT, choose, choose_view, downloaded, go_to, ready, served

from analytics.build import build

playwright = pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
GERMAN = "Unnamed German outlet (000)"


@pytest.fixture(scope="session")
def on_newsroom(tmp_path_factory):
    """Return the address of the app on the six outlets."""
    folder = tmp_path_factory.mktemp("newsroom")
    newsroom.write(folder)
    build.build_paths([folder], workers=0).save(folder / "corpus")
    with served(folder / "corpus", folder / "log.txt") as address:
        yield address


def rows(content):
    """Return the rows of a CSV file as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_journalist_proves_who_reported_that_the_ambassador_left(opened, on_seeds):
    page = opened(on_seeds)
    go_to(page, "Sources")
    for facet in ("People", "Organisations", "Places", "Statements"):
        page.get_by_test_id("stButtonGroup").get_by_role("button", name=facet, exact=True).click()
        ready(page)
    choose(page, "Sentences with", "Qaem China verlassen")
    ready(page)

    table = rows(downloaded(page, "Download coverage.csv"))
    proof = rows(downloaded(page, "Download evidence.csv"))

    (left,) = [row for row in proof if "Qaem China verlassen" in row["text"]]
    assert (left["source"], left["date"]) == (GERMAN, "2022-01")
    statement = {row["facet"] for row in table if row["source"] == GERMAN and row["status"] == "covered"}
    assert len(statement) >= 10
    page.get_by_role("link", name="Open in Read").first.click()
    ready(page, "Read")
    assert "Qaem China verlassen habe" in page.locator(".article").inner_text()


def test_an_analyst_finds_who_carried_it_first_and_who_only_rewrote_the_agency(opened, on_newsroom):
    page = opened(on_newsroom)
    go_to(page, "Sources")
    choose_view(page, "Timing")
    choose(page, "Story", "Ambassador leaves Kabul")
    page.get_by_text("(crediting Reuters)").wait_for()
    ready(page)
    finding = page.locator(".finding").first.inner_text()

    lags = rows(downloaded(page, "Download story_documents.csv"))
    choose_view(page, "Copies")
    copied = rows(downloaded(page, "Download copied_pairs.csv"))

    assert finding.startswith(f"First in this corpus: {newsroom.HERALD}, 16 August 2021 (crediting Reuters).")
    assert [(row["source"], row["lag_low"], row["agency"]) for row in lags] == [
        (newsroom.HERALD, "0.0", "Reuters"),
        (newsroom.TIMES, "1.0", ""),
        (newsroom.LEDGER, "2.0", "Reuters"),
    ]
    assert copied[0]["agency"] == "Reuters"
    assert copied[0]["share_a"] == copied[0]["share_b"] == "1.0"
    shown = page.locator(".evidence").all_inner_texts()[:2]
    assert [newsroom.LEDGER in shown[0], newsroom.HERALD in shown[1]] == [True, True]


def test_a_media_monitor_takes_home_the_weekly_share_of_coverage_by_outlet(opened, on_newsroom):
    page = opened(on_newsroom)
    go_to(page, "Sources")
    choose_view(page, "Timing")
    choose_view(page, "Attention to a subject")
    choose_view(page, "week")
    choose_view(page, "Topic")

    table = rows(downloaded(page, "Download attention.csv"))

    weeks = [row for row in table if row["period"]]
    assert {row["source"] for row in weeks} == set(newsroom.OUTLETS)
    assert {row["period"] for row in weeks} <= {"2021-W30", "2021-W31", "2021-W32", "2021-W33"}
    assert sum(int(row["n_docs"]) for row in weeks) == 12  # the floods, the largest topic: two articles of each outlet
    for row in weeks:
        assert float(row["share_docs"]) == pytest.approx(int(row["n_docs"]) / int(row["n_source"]))
        assert float(row["low"]) <= float(row["share_docs"]) <= float(row["high"])


def test_a_scholar_finds_the_frame_words_of_six_outlets_with_the_method_to_cite(opened, on_newsroom):
    page = opened(on_newsroom)
    go_to(page, "Sources")
    choose_view(page, "Words")
    choose(page, "Words used near", "Taliban")
    ready(page)
    for outlet in newsroom.OUTLETS:
        choose(page, "Groups (choose two or more to compare them)", outlet)
        ready(page)

    table = rows(downloaded(page, "Download framing.csv"))

    counted = {(row["group"], row["term"]): (row["n_docs"], row["n_group"]) for row in table}
    for outlet in newsroom.OUTLETS:
        word, other = ("militants", "fighters") if outlet in newsroom.MILITANTS else ("fighters", "militants")
        assert counted[outlet, word] == ("2", "2")
        assert (outlet, other) not in counted
    go_to(page, "Methods")
    method = page.get_by_test_id("stCode").first.inner_text()
    assert "log ratio" in method
    assert "27 documents of 6 sources" in method


def test_an_investigator_proves_that_two_names_appear_together(opened, on_seeds):
    page = opened(on_seeds)
    page.get_by_role("link", name="See which names appear together").click()
    ready(page, "Names")
    main = page.get_by_test_id("stMainBlockContainer")
    for label, name in (("Name", "Vladimir Putin"), ("Together with", "Zamir Kabulov")):
        box = main.get_by_role("combobox", name=label, exact=True)
        box.click()
        box.fill(name)
        page.get_by_role("option").filter(has_text=name).first.click()
        page.get_by_text(f"Sentences with {name}" if label == "Name" else f"and {name}").first.wait_for()
        ready(page)

    pairs = rows(downloaded(page, "Download entity_pairs.csv"))
    proof = rows(downloaded(page, "Download evidence.csv"))

    assert {"Vladimir Putin", "Zamir Kabulov"} in [{pair["a"], pair["b"]} for pair in pairs]
    assert {row["source"] for row in proof} == {ARABIYA}
    assert "special representative on Afghanistan said on Monday" in proof[0]["text"]
    page.get_by_role("link", name="Open in Read").first.click()
    ready(page, "Read")
    assert page.locator(".article mark").filter(has_text="Putin").count() > 0


class Clicks:
    """Count the clicks of a person on a page, and the seconds."""

    def __init__(self, page):
        self.page, self.n, self.began = page, 0, time.monotonic()

    def on(self, target, title=""):
        """Click once, and wait until the page stands."""
        target.click()
        self.n += 1
        self.page.wait_for_timeout(100)  # the run starts a moment after the click
        ready(self.page, title)

    def choose(self, label, option):
        """Click into a list, then type and press Enter."""
        box = self.page.get_by_role("combobox", name=re.compile(f"{re.escape(label)}"))
        self.on(box)
        box.fill(option)
        self.page.get_by_role("option").filter(has_text=option).first.wait_for()
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(100)
        ready(self.page)

    def report(self, task):
        """Print what the task took, and return the number of clicks."""
        print(f"{task}: {self.n} clicks, {time.monotonic() - self.began:.1f} s")  # noqa: T201 - pytest -s shows it
        return self.n


def test_what_only_the_german_text_says_takes_no_click(opened, on_seeds):
    steps = Clicks(opened(on_seeds))

    of_card = "[class*=st-key-board_card]"
    cards = steps.page.locator(of_card).filter(has_text=GERMAN).filter(has_text="Qaem").first.inner_text()

    for fact in ("Qaem China verlassen habe", "keine Gehälter mehr", "100.000 Dollar", "fünf Autos"):
        assert fact in cards
    assert steps.report("what only the German text says") == 0


def test_from_a_story_to_its_copies_takes_one_click(opened, on_newsroom):
    steps = Clicks(opened(on_newsroom))

    steps.on(steps.page.get_by_role("link", name="See what was copied").first, "Sources")

    assert steps.page.get_by_role("button", name="Download copied_pairs.csv").count() == 1
    assert steps.report("from a story to copies") == 1


def test_two_outlets_on_one_name_take_five_clicks_at_most(opened, on_newsroom):
    steps = Clicks(opened(on_newsroom))

    steps.on(steps.page.get_by_role("link", name="Compare how two sources tell it").first, "Compare")
    steps.choose("Focus", "Taliban")

    steps.page.locator(".finding, .chart-title").filter(has_text="Taliban").first.wait_for()
    assert steps.report("two outlets on one name") <= 5


def test_a_chart_is_saved_as_svg_with_one_click(opened, on_newsroom):
    steps = Clicks(opened(on_newsroom))

    with steps.page.expect_download() as download:
        steps.on(steps.page.get_by_text("Save as SVG", exact=True).first)

    assert b"<svg" in download.value.path().read_bytes()[:300]
    assert steps.report("a chart as SVG") == 1
