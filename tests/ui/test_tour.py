"""The tour opens at its first step, at a click only, and its steps lead to pages that exist."""

from __future__ import annotations

from app_helpers import ROOT
from streamlit.testing.v1 import AppTest

from ui.components import tour


def page():
    from ui.components import tour  # noqa: PLC0415 - the app runs this function alone

    tour.draw()


def test_the_tour_comes_only_when_asked_for():
    app = AppTest.from_function(page, default_timeout=60).run()
    assert [button.label for button in app.button] == ["Tour"]

    app.button(key="tour").click().run()

    assert [caption.value for caption in app.caption] == ["Step 1 of 5"]
    assert [header.value for header in app.subheader] == [tour.STEPS[0].title]
    assert [button.label for button in app.button] == ["Tour", "Back", "Next", "Leave the tour"]
    app.run()
    assert [button.label for button in app.button] == ["Tour"]


def test_the_five_steps_lead_to_pages():
    assert len(tour.STEPS) == 5  # as it says
    assert all((ROOT / "ui" / "pages" / f"{step.page}.py").exists() for step in tour.STEPS if step.page)
