"""Proposals to make two labels of an outlet one source: accepted, refused, applied and undone."""

import pytest
from app_helpers import frame, press, run_block

BLOCK = """
import streamlit as st
from ui.corpus import source_proposals
from ui import state

state.refresh()
source_proposals.draw(state.current())
st.text(" | ".join(sorted(state.current().documents["source"].unique())))
st.button("Back", key="back", on_click=state.put_back)
"""
TEXT = "The harbour board voted on Monday to close the old ferry dock for two years, said Maud Ellery of Port {}."
LABELS = ("Lantern News", "Lantern News", "The Lantern", "lantern.example")


@pytest.fixture
def drawn(on_folder):
    on_folder({f"d{at}": {"text": TEXT.format(at), "source": label} for at, label in enumerate(LABELS)})
    app = run_block(BLOCK)
    yield app
    press(app, "back")


def proposed(app):
    return [button.key for button in app.button if (button.key or "").startswith("sources-one")]


def test_a_proposal_is_accepted_and_applied_another_refused_and_the_refusal_taken_back(drawn):
    accepted, refused = "sources-one-Lantern News-The Lantern", "sources-one-Lantern News-lantern.example"
    assert proposed(drawn) == [accepted, refused]
    press(drawn, accepted)
    press(drawn, refused.replace("one", "two", 1))
    assert proposed(drawn) == []
    assert frame(drawn, "sources-noted").to_numpy().tolist() == [
        ["The Lantern", "is the same as, or is called", "Lantern News"],
        ["lantern.example", "is not", "Lantern News"],
    ]

    next(one for one in drawn.multiselect if one.label == "Remove corrections").set_value([1]).run()
    assert proposed(drawn) == [refused]
    press(drawn, "sources-noted-apply")
    assert drawn.text[0].value == "Lantern News | lantern.example"
