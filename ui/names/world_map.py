"""The map view of the Names page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.entities import place_map
from analytics.findings import place_map as findings
from ui import state
from ui.charts import palette
from ui.charts import world_map as charts
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.names.views import Choices

EVERY = ""
COLUMNS = ("entity", "n_docs", "share_docs", "n_sources", "position")


def is_offered(part: Corpus) -> bool:
    """Return whether enough places have a position for a map."""
    table = state.run(place_map.place_map, part)
    return bool((table["position"] == place_map.PLACED).sum() >= place_map.LEAST)


def draw(choices: Choices) -> None:
    """Draw the places of all documents, or of one source against all, and the places that have no position."""
    part = choices.part
    table: pd.DataFrame = state.run(place_map.place_map, part)
    left, right = st.columns(2)
    with left:
        source = _pick_source(part)
    with right:
        shown = blocks.pick("Part of the world", list(charts.PARTS), key="map_part")
    own = state.run(place_map.place_map, part.where(source=[source])) if source else None
    colours = palette.by_source(state.current().documents["source"], [source])
    sentence = findings.places(table, len(part)) if own is None else findings.places_of(own, source)
    st.markdown(plain(sentence))
    title = f"Which places does {source} name?" if source else "Which places are named?"
    figure = charts.place_circles(table, place_map.world(), title=title, own=own,
                           part=shown, colour=colours.get(source, palette.ACCENT))  # fmt: skip
    rings = f". Filled: {source}. Rings: all documents" if source else ""
    blocks.picture(figure, alt=sentence, key="names-map", measure=f"Share of the documents that name the place{rings}",
                   on_pick=blocks.pick_names, says=("names",))  # fmt: skip
    st.caption(plain(findings.not_placed(table)))
    blocks.table(table, "place_map", columns=COLUMNS, on_pick=blocks.set_pick("name_shown"), picks="entity")


def _pick_source(part: Corpus) -> str:
    """Draw the choice of all documents or one source, the largest first."""
    sources = list(part.documents["source"].value_counts().index)
    if len(sources) < 2:  # noqa: PLR2004 - one source is all documents
        return EVERY
    return blocks.pick("Places in", [EVERY, *sources], key="map_source", shown=lambda one: one or "All documents")
