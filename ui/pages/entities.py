"""Names: who and what appears; who appears with whom?"""

import streamlit as st

from analytics import entities, findings, network, network_pictures
from ui import blocks, charts, filters, palette, state

corpus, part = blocks.head("Names", "Who and what appears; who appears with whom?")
kinds = {"": "All", "person": "People", "organisation": "Organisations", "place": "Places"}
kind = st.segmented_control(
    "Kind", list(kinds), default="", format_func=kinds.get, key="kind", bind="query-params", required=True
)
table = state.run(entities.entities, part)
pairs = state.run(network.entity_pairs, part)
sentence = findings.entities(table, pairs, len(part))
blocks.finding(sentence)
if table.empty:
    st.stop()

shown = table[table["kind"] == kind] if kind else table
main, aside = st.columns(blocks.WIDE, gap="large")
with aside:
    chosen = blocks.pick("Name", list(shown["entity"].head(500)), key="name_shown")
    circle = network_pictures.ego(pairs, chosen)
    partners = [b if a == chosen else a for a, b in zip(circle["a"], circle["b"], strict=True) if chosen in (a, b)]
    other = blocks.pick("Together with", ["", *partners], key="name_with", shown=lambda name: name or "anyone")
    together = [name for name in (chosen, other) if name]
    st.button("Keep only documents with this name", on_click=filters.choose, args=("entity", chosen))
    if together:
        blocks.evidence(
            part, title=f"Sentences with {findings.listed(together)}", key="names", entities=tuple(together)
        )
with main:
    ranked, ties, matrix, both = st.tabs(["Ranked", "Around one name", "Matrix", "Pairs"])
    with ranked:
        colours = dict(zip(shown["entity"], shown["kind"].map(palette.KINDS), strict=True))
        figure = charts.bars(
            shown, label="entity", value="n_docs", title="Documents that name it", colours=colours, hover="aliases"
        )
        blocks.picture(figure, alt=sentence, key="names-ranked", on_pick=blocks.set_pick("name_shown"))
        blocks.table(shown, "entities", on_pick=blocks.set_pick("name_shown"), picks="entity")
    with ties:
        if circle.empty:
            st.caption("This name shares no document with another one that is listed.")
        else:
            nodes = network_pictures.layout(circle, centre=chosen).merge(
                table[["entity", "kind", "n_docs"]], on="entity"
            )
            figure = charts.network(circle, nodes, title="Names in the same documents")
            blocks.picture(figure, alt=f"Names around {chosen}", key="names-ego", on_pick=blocks.pick_names)
            blocks.table(circle, "entity_pairs", key="ego", on_pick=lambda row: blocks.pick_names([row["a"], row["b"]]))
    with matrix:
        order = network_pictures.matrix_order(pairs, list(shown["entity"].head(20)))
        figure = charts.heatmap(
            network_pictures.adjacency(pairs, order), title="Documents that name both", unit="documents"
        )
        blocks.picture(figure, alt="Names by names", key="names-matrix", on_pick=blocks.pick_names)
        blocks.csv_button(pairs, "entity_pairs", key="matrix")
    with both:
        blocks.table(pairs, "entity_pairs", on_pick=lambda row: blocks.pick_names([row["a"], row["b"]]))
