"""The text of an article in which each sentence can be tagged where it is, by mouse, finger or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui import state
from ui.components import article, browser_component, sentence_tagger, unapplied
from ui.text import cut, plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

SWITCH, TAG = "tag_sentences", "read_tag"
KEYS = 9  # tags that a digit gives
HOW = (
    "Click a sentence to give it the tag, and again to remove it. Shift-click tags all sentences since the last click."
    " Keyboard: the arrows move, Shift and an arrow select several, Enter tags them."
)
_component = browser_component.declare(__file__, '<div class="coded"></div>', isolate_styles=False)


def switch() -> bool:
    """Draw the switch between reading and tagging sentences; return whether sentences are tagged."""
    return st.toggle("Tag sentences", key=SWITCH, bind="query-params", persist_state="session")


@st.fragment
def draw(document: Corpus, marks: frozenset[str], query: str, place: tuple[int, int] | None) -> None:
    """Draw the article with its sentences as buttons; only this part of the page is drawn again after a tag."""
    tags = sentence_tagger.given_tags()[:KEYS]
    with st.container(key="coding_bar", gap="small"):  # stays in sight above a long text
        with st.container(horizontal=True, vertical_alignment="bottom"):
            tag = sentence_tagger.tag_field(TAG)
            sentence_tagger.undo_button("read")
        if tags:
            st.caption("Keys: " + " · ".join(f"{key} {plain(cut(one))}" for key, one in enumerate(tags, start=1)))
    st.caption(HOW if tag else "Choose a tag or write a new one. Then click sentences to give them this tag.")
    sentences = article.sentences_of(document)
    doc_id = document.doc_ids[0]
    key = f"coded-{doc_id}"

    def note_tags() -> None:
        event = state.value(key)["coded"]
        sentence_tagger.choose(event["tag"], TAG)
        chosen = [sentences[number] for number in event["sentences"]]
        sentence_tagger.toggle(document, [(doc_id, start, end) for start, end in chosen], event["tag"])

    html = article.article(document, marks, query, place, can_be_tagged=True)
    _component(key=key, data={"html": html, "tags": tags, "tag": tag}, on_coded_change=note_tags)
    unapplied.note("coding")
