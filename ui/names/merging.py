"""Corrections of names on screen: accept or refuse suggested merges, merge, split, retype and hide a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import schema
from analytics.curation import authority, document_splits, merge_suggestions
from analytics.findings import wording
from ui import state
from ui.components import blocks, correction_editor, merge_proposals
from ui.names import splitting, surnames
from ui.text import plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

OPENED = "names_correct"
SAID = {
    "merge": "is the same as, or is called",
    "apart": "is not",
    "split": "is not the one written as",
    "means": "means",
    "kind": "is a",
    "hide": "is hidden",
    "wikidata": "is in Wikidata",
}


def draw(part: Corpus, shown: str) -> None:
    """Draw the suggestions, the changes to the name `shown`, and the corrections noted so far, once it is opened.

    At 4,000 articles they cost more than the rest of the page.
    """
    opened = st.expander("Correct names: suggestions, spellings, kinds", key=OPENED, on_change="rerun")
    if not opened.open:
        return
    with opened:
        table = state.run(merge_suggestions.suggested_merges, part, what="entity")
        st.caption(f"{wording.times(len(table), 'suggestion')} to merge two names.")
        if problem := state.problem():
            st.error(plain(problem))
        merge_proposals.draw(table, "entity", "names", part)
        splitting.draw(part)
        surnames.draw_open(part)
        if shown:
            surnames.draw(part, shown)
            _change(part, shown)
        _draw_authority_file(part)
        correction_editor.draw_noted("entity", _row, key="names-noted")


def _draw_authority_file(part: Corpus) -> None:
    """Draw the names as an authority file to download, and the upload of one from another corpus."""
    st.caption("Authority file: names with kind, spellings and Wikidata id, to keep and to use for another corpus")
    blocks.csv_button(state.table("authority", part), "authority")
    correction_editor.draw_upload("Take names from an authority file", authority.parse, key="authority_file")


def _change(part: Corpus, shown: str) -> None:
    """Draw the possible changes of one name."""
    st.caption(plain(f"Change {shown}"))
    named = part.root.mentions
    written = named.loc[named["entity"] == shown, "surface"].value_counts()
    spellings = [surface for surface in written[written > 0].index if surface != shown]
    left, middle, right = st.columns(3)
    with left:
        other = " ".join(str(st.text_input("Same as, or new name", key="names-other") or "").split())
        _press("Merge or rename", (shown, "merge", other), f"{shown} becomes {other}." if other else "")
    with middle:
        kind = st.selectbox("Kind", schema.KINDS, index=None, key="names-kind", placeholder="Choose a kind")
        _press("Change its kind", (shown, "kind", kind or ""), f"{shown} becomes a {kind}." if kind else "")
    with right:
        spelling = st.selectbox("This spelling is another name", spellings, index=None, key="names-spelling")
        split = f"{spelling} becomes a separate name." if spelling else ""
        _press("Split off", (shown, "split", spelling or ""), split)
    with left:
        given = str(st.text_input("Its id in Wikidata", key="names-wikidata", placeholder="Q312") or "").strip()
        _press("Note the id", (shown, "wikidata", given), f"{shown} is {given} in Wikidata." if given else "")
    st.button("Hide this name", key="names-hide", on_click=_note, args=(shown, "hide", ""))


def _press(label: str, row: tuple[str, str, str], description: str) -> None:
    """Draw the button that notes a correction and a description of it; without a description it is disabled."""
    st.button(label, key=f"names-{row[1]}-note", disabled=not description, on_click=_note, args=row)
    if description:
        st.caption(plain(description))


def _note(name: str, change: str, value: str) -> None:
    state.note([("entity", name, change, value)])


def _row(row: Any) -> dict[str, str]:
    if row.change == "split" and document_splits.has_filters(row.value):
        return {"name": row.key, "change": "is in some documents", "other": document_splits.new_name(row.value)}
    return {"name": row.key, "change": SAID[row.change], "other": row.value}
