"""The tour opens at its first step, at a click only, and can be left; its steps lead to pages that exist."""

from __future__ import annotations

from app_helpers import ROOT, go_to

from ui.components import tour


def steps(app):
    """Return the lines on screen that count the steps."""
    return [caption.value for caption in app.caption if caption.value.startswith("Step ")]


def test_the_tour_comes_only_when_asked_for(app):
    go_to(app, "ask")
    assert steps(app) == []

    app.button(key="tour").click().run()

    assert not app.exception
    assert steps(app) == ["Step 1 of 5"]
    assert tour.STEPS[0].title in [header.value for header in app.subheader]
    app.button(key="tour-leave").click().run()
    assert steps(app) == []


def test_each_step_leads_to_a_page():
    assert all((ROOT / "ui" / "pages" / f"{step.page}.py").exists() for step in tour.STEPS if step.page)
