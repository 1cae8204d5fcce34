"""Corrections of topics on screen: rename, merge, split, pin, hide, seed words; and the number of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import schema
from analytics.curation import curation
from analytics.topics import clusters as topic_clusters
from analytics.topics import edits as topic_edits
from analytics.topics import tables as topic_tables
from ui import state
from ui.charts import topics as topic_charts
from ui.components import blocks, correction_editor
from ui.components.attempts import attempt
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from ui.topics.views import Choices

SAID = {
    "rename": "is called",
    "merge": "becomes part of",
    "split": "is split into",
    "pin": "is listed first",
    "hide": "is hidden",
    "seed": "takes documents with",
}
SIZES = {"coarse": "Coarse", "medium": "Medium", "fine": "Fine", "auto": "Proposed number", "exact": "Exact number"}
_FAILED = "The texts could not be grouped"
UNITS = {"auto": "Automatic", "document": "Documents", "passage": "Passages"}


def draw(corpus: Corpus, choices: Choices, topic: str) -> None:
    """Draw the possible changes of one topic, and the corrections noted so far."""
    with st.expander("Correct this topic"):
        if problem := state.problem():
            st.error(plain(problem))
        keys = dict(zip(choices.table["topic"], choices.table["key"], strict=True))
        if topic != schema.NO_TEXT:
            _change(choices, topic, keys)
        words = str(st.text_input("New topic of documents with these words", key="topic-new-words") or "").strip()
        _press("Create the topic", "new", (topic_edits.NEW, "seed", words), f"A new topic of {words}." if words else "")
        correction_editor.draw_noted("topic", lambda row: _row(corpus, row), key="topics-noted")


def number(corpus: Corpus, part: Corpus) -> None:
    """Draw the number of topics, with the proposal of the stability sweep, and the button that fits them again."""
    with st.expander("How many topics? Group again"):
        size = st.segmented_control("Size of topics", list(SIZES), default="medium", format_func=SIZES.get,
                                    key="topics_size", required=True)  # fmt: skip
        exact = st.number_input("Number of topics", 1, 200, 10, key="topics_number", disabled=size != "exact")
        unit = st.segmented_control("Group", list(UNITS), default="auto", format_func=UNITS.get, key="topics_unit",
                                    required=True)  # fmt: skip
        if st.toggle("Compare numbers of topics: which is the most stable?", key="topics_try"):
            _draw_topic_numbers(part)
        n_topics = int(exact) if size == "exact" else topic_clusters.AUTO if size == "auto" else str(size)
        if st.button("Group all documents again", type="primary", key="topics-regroup"):
            attempt(lambda: state.regroup(corpus, n_topics, str(unit)), _FAILED)
        if len(part) < len(corpus) and st.button(f"Group only these {len(part):,} documents", key="topics-alone"):
            attempt(lambda: state.regroup(part, n_topics, str(unit)), _FAILED)
        st.caption("Your corrections are applied to the new topics. You can go back on the page Corpus.")


def _draw_topic_numbers(part: Corpus) -> None:
    table = state.run(topic_tables.topic_numbers, part)
    if table.empty:
        st.caption("There are too few texts to compare numbers of topics.")
        return
    best = table[table["proposed"]].iloc[0]
    title = f"The most stable number of topics is {best['n_topics']}"
    measure = "Stability: mean Jaccard overlap of the topics of samples"
    blocks.picture(topic_charts.proposals(table, title=title), alt=title, key="topics-tried", measure=measure)
    st.caption("This is only a proposal: a few large groups are often more stable than useful smaller ones.")
    blocks.csv_button(table, "topic_numbers")


def _change(choices: Choices, topic: str, keys: dict[str, str]) -> None:
    """Draw the changes of one topic."""
    key, called = keys[topic], choices.labels.get(topic, topic)
    st.caption(plain(f"Change {called}"))
    new = " ".join(str(st.text_input("New name", key="topic-name") or "").split())
    _press("Rename", "rename", (key, "rename", new), f"{called} is renamed to {new}." if new else "")
    others = [one for one in choices.table["topic"] if one not in (topic, schema.NO_TEXT)]
    other = st.selectbox("Merge with", ["", *others], key="topic-other",
                         format_func=lambda one: choices.labels.get(one, one) or "no other topic")  # fmt: skip
    joined = f"{called} becomes part of {choices.labels.get(other, other)}." if other else ""
    _press("Merge", "merge", (key, "merge", keys.get(other, "")), joined)
    words = str(
        st.text_input("Add documents with these words", key="topic-words", placeholder="visa, consular") or ""
    ).strip()
    effect = (
        f"Documents with {words} move here if they are more similar to this topic than to their own." if words else ""
    )
    _press("Add them", "seed", (key, "seed", words), effect)
    parts = str(int(st.number_input("Number of parts", 2, curation.MOST_PARTS, 2, key="topic-parts")))
    with st.container(horizontal=True):
        for label, change, value in (("Split", "split", parts), ("List it first", "pin", ""), ("Hide it", "hide", "")):
            st.button(label, key=f"topic-{change}-note", on_click=_note, args=(key, change, value))


def _press(label: str, key: str, row: tuple[str, str, str], description: str) -> None:
    """Draw the button that notes a correction and a description of it; without a description it is disabled."""
    st.button(label, key=f"topic-{key}-note", disabled=not description, on_click=_note, args=row)
    if description:
        st.caption(plain(description))


def _note(key: str, change: str, value: str) -> None:
    state.note([("topic", key, change, value)])


def _row(corpus: Corpus, row: Any) -> dict[str, str]:
    name = "A new topic" if row.key == topic_edits.NEW else topic_edits.find_topic(corpus, row.key)
    other = topic_edits.find_topic(corpus, row.value) if row.change == "merge" else row.value
    return {"name": name, "change": SAID[row.change], "other": other}
