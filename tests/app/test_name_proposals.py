"""Proposals to merge and to split names: their sentences on demand, answered one by one or all of one reason."""

import pytest
from app_helpers import frame, press, run_block

BLOCK = """
import streamlit as st
from ui.names import merging
from ui import state

state.refresh()
merging.draw(state.current(), "")
st.button("Back", key="back", on_click=state.put_back)
"""
SMITH = "John Smith=person, John A. Smith=person>John Smith, John B. Smith=person>John Smith"
SPELLED = ("Wladimir Putin", "Vladimir Putin", "Sergej Lawrow", "Sergei Lavrov")


@pytest.fixture
def drawn(on_folder):
    texts = ["John Smith spoke."] * 4 + ["John A. Smith sang."] * 3 + ["John B. Smith spoke in Leeds."] * 2
    world = {f"s{n}": {"text": text, "names": SMITH} for n, text in enumerate(texts)}
    on_folder(
        world | {f"p{n}": {"text": f"{name} spoke.", "names": f"{name}=person"} for n, name in enumerate(SPELLED)}
    )
    app = run_block(BLOCK, names_correct=True)
    yield app
    press(app, "back")


def shown(app):
    return " ".join(one.value for one in app.markdown).replace("\\", "")


def test_a_name_is_split_after_its_sentences_were_read_and_alike_merges_are_decided_together(drawn):
    key = "splits-{}-John Smith-John B. Smith"
    assert "John B. Smith (2) and John Smith (7 documents): another middle name" in shown(drawn)
    assert "John B. Smith spoke in Leeds" not in shown(drawn)

    drawn.session_state[key.format("sentences")] = True
    drawn.run()
    assert "John B. Smith spoke in Leeds. (unknown source)" in shown(drawn)
    press(drawn, key.format("split"))
    assert "John B. Smith (2)" not in shown(drawn)
    press(drawn, "names-all-two")

    assert frame(drawn, "names-noted").to_numpy().tolist() == [
        ["John Smith", "is not the one written as", "John B. Smith"],
        ["Sergej Lawrow", "is not", "Sergei Lavrov"],
        ["Wladimir Putin", "is not", "Vladimir Putin"],
    ]
    assert "spelled otherwise" not in shown(drawn)
