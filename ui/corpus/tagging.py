"""The choice of the tagger: the included model, or a tagger on this machine."""

from __future__ import annotations

import streamlit as st

from analytics.reading.ner import backends
from ui import state
from ui.components.attempts import attempt
from ui.text import plain


def draw() -> str:
    """Draw the taggers, those not on this machine grey with the reason; return the chosen one, "" until it is named.

    An open corpus can be read again with it; the next corpus is read with it.
    """
    with st.expander("How names are found"):
        tagger = _pick_tagger(backends.offers())
        if not state.is_open():
            return tagger
        now = state.tagger()
        st.caption(plain(f"The names of the open corpus were found by: {now}."))
        if st.button("Find the names of the open corpus again", disabled=tagger in ("", now), key="tagger-apply"):
            attempt(lambda: state.retag(tagger), "The names could not be found again")
    return tagger


def _pick_tagger(offers: list[backends.Offer]) -> str:
    usable = {offer.name: offer for offer in offers if not offer.missing}
    missing = {offer.label: offer.missing for offer in offers if offer.missing}
    kind = st.radio("Names are found by", list(usable), format_func=lambda name: usable[name].label, key="tagger")
    if missing:
        st.radio("Not on this machine", list(missing), index=None, captions=list(missing.values()), disabled=True)
    if not usable[kind].takes:
        return kind
    which = _draw_model_choice(usable[kind])
    return f"{kind}:{which}" if which else ""


def _draw_model_choice(offer: backends.Offer) -> str:
    """Draw the choice of the pipeline or model."""
    label, key = offer.takes.capitalize(), f"tagger-{offer.name}"
    installed = backends.pipelines() if offer.name == "spacy" else []
    if not installed:
        return str(st.text_input(label, key=key) or "").strip()
    return str(st.selectbox(label, installed, key=key, accept_new_options=True) or "").strip()
