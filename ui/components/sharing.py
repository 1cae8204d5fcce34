"""The address of the current view, to be copied; nothing is sent anywhere."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from analytics.corpus import kept_uploads
from ui import state
from ui.selection import filters


def draw() -> None:
    """Draw the address of the current view, and the list of what is not in it."""
    with st.popover("Copy link", type="tertiary", key="copy_link"):
        st.code(address(), language=None, wrap_lines=True)
        for note in missing_from_address():
            st.caption(note)


def address() -> str:
    """Return the address of the page with its filters, selections and comparison."""
    parameters = {name: st.query_params.get_all(name) for name in st.query_params} | filters.address()
    pairs = [(name, value) for name, values in sorted(parameters.items()) for value in values]
    base = str(st.context.url or "").partition("?")[0].partition("#")[0]
    return f"{base}?{urlencode(pairs)}" if pairs else base


def missing_from_address() -> list[str]:
    """Return what is not in the address."""
    notes = ["The link opens this page with its filters, saved selections and comparison on this server."]
    if state.is_kept():
        hours = kept_uploads.HOURS
        notes.append(f"Everyone with this link can open your upload. It is deleted {hours} hours after the last visit.")
    elif state.has_upload():
        notes.append("It opens the same filters, but not your uploaded articles.")
    if state.has_corrections():
        notes.append("It does not include your corrections. Send the curation file from the page Corpus too.")
    return notes
