"""The visitor's own tags of an article, to choose from those given before or to write anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.corpus.tags import ADD, TAG
from analytics.curation import curation
from ui import state
from ui.components import sentence_tagger

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def field(document: Corpus) -> None:
    """Draw the tags of an article; they are noted as corrections, and filters have them once these are applied."""
    article = curation.key_of(document.documents.iloc[0])
    noted = state.corrections()
    given = noted[noted["what"] == TAG]
    own = given.loc[given["key"] == article, "value"].tolist()
    key = f"tags-{article}-{state.n_noted()}"

    def note_tags() -> None:
        chosen = [tag.strip() for tag in state.value(key) if tag.strip()]
        state.take_back((TAG, article, ADD, tag) for tag in own if tag not in chosen)
        state.note((TAG, article, ADD, tag) for tag in chosen if tag not in own)

    st.multiselect(
        "Your tags",
        sorted({*sentence_tagger.given_tags(), *own}),
        default=own,
        key=key,
        accept_new_options=True,
        on_change=note_tags,
        placeholder="Choose a tag or write a new one",
        help="Your own codes for this article. “Tag sentences” is for its sentences. Page Corpus has the file.",
    )
