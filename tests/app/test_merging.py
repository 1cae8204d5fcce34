"""Corrections of names: answers to suggested merges, merge, split, kind and hide, and undoing all of them."""

import pytest
from app_helpers import frame, press, run_block

BLOCK = """
import streamlit as st
from analytics.entities import entities
from analytics.curation import merge_suggestions as suggested_merges
from ui.names import merging
from ui import state

corpus = state.current()
merging.draw(corpus, st.text_input("Name", key="shown"))
st.text(" | ".join(f"{row.entity}={row.kind}" for row in entities.entities(corpus).itertuples()))
st.button("Back", key="back", on_click=state.put_back)
"""


@pytest.fixture
def drawn(start_app):
    start_app()  # the corpus is that of the app, the seeds
    app = run_block(BLOCK, names_correct=True)
    yield app
    press(app, "back")


def names(app):
    return set(app.text[0].value.split(" | "))


def test_a_name_is_renamed_retyped_and_hidden_when_applied(drawn):
    drawn.text_input(key="shown").set_value("Qaem").run()
    drawn.text_input(key="names-other").set_value("Javid Ahmad Qaem").run()
    press(drawn, "names-merge-note")
    drawn.text_input(key="shown").set_value("Twitter").run()
    press(drawn, "names-hide")
    drawn.text_input(key="shown").set_value("Sputnik").run()
    drawn.selectbox(key="names-kind").set_value("place").run()
    press(drawn, "names-kind-note")

    assert frame(drawn, "names-noted").to_numpy().tolist() == [
        ["Qaem", "is the same as, or is called", "Javid Ahmad Qaem"],
        ["Twitter", "is hidden", ""],
        ["Sputnik", "is a", "place"],
    ]
    assert {"Qaem=person", "Twitter=organisation", "Sputnik=organisation"} <= names(drawn)
    press(drawn, "names-noted-apply")
    assert {"Javid Ahmad Qaem=person", "Sputnik=place"} <= names(drawn)
    assert not {"Qaem=person", "Twitter=organisation", "Sputnik=organisation"} & names(drawn)


def test_a_spelling_is_split_off_and_restored(drawn):
    drawn.text_input(key="shown").set_value("Beijing").run()
    assert "Peking" in drawn.selectbox(key="names-spelling").options
    drawn.selectbox(key="names-spelling").set_value("Peking").run()
    press(drawn, "names-split-note")
    press(drawn, "names-noted-apply")
    assert {"Beijing=place", "Peking=place"} <= names(drawn)

    (back,) = [one for one in drawn.multiselect if one.label == "Remove corrections"]
    back.set_value([back.options[0]] if isinstance(back.options[0], int) else [0]).run()
    press(drawn, "names-noted-apply")

    assert "Peking=place" not in names(drawn)
