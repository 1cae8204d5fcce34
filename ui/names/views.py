"""The views of the Names page: ranked pairs, one name and its partners, matrix, whole network, pairs over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics import schema
from analytics.entities import (
    communities,
    cooccurrence,
    entities,
    layouts,
    leading_document,
    pair_counts,
    pairs_by_group,
)
from analytics.export import graph
from analytics.findings import entities as entity_findings
from analytics.findings import overview as overview_findings
from ui import state
from ui.charts import axes, palette
from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.charts import network as network_charts
from ui.components import blocks, group_picker, tested_rows
from ui.selection import filters

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

KINDS = {"": "All", "person": "People", "organisation": "Organisations", "place": "Places"}
UNITS = {"auto": "Auto", "document": "Document", "paragraph": "Paragraph", "sentence": "Sentence"}
ORDERS = {"often": "Most often together", "close": "More often than expected"}
PAIR = ("a", "b", "n_both", "expected", "npmi", "q", "n_docs", "n_sources", "n_sentences", "n_a", "n_b", "n_all", "p",
        "alpha")  # fmt: skip

NAME = ("label", "kind", "n_docs", "n_mentions", "n_sources", "aliases", "n_surname")
NODE = ("entity", "kind", "n_docs", "community", "degree", "strength", "betweenness", "eigenvector")


class Choices(NamedTuple):
    """The choices of the page: slice, options of `cooccurrence.entity_pairs`, both tables, and the chosen name."""

    part: Corpus
    options: dict[str, Any]
    names: pd.DataFrame
    pairs: pd.DataFrame
    chosen: str = ""


def draw_choices(part: Corpus) -> Choices:
    """Draw the choice of kind, unit and demonyms, and compute the tables."""
    left, middle, right = st.columns((6, 7, 4), vertical_alignment="bottom")
    with left:
        kind = st.segmented_control("Kind", list(KINDS), default="", format_func=KINDS.get, key="kind",
                                    bind="query-params", required=True)  # fmt: skip
    with middle:
        unit = st.segmented_control("Together in the same", list(UNITS), default="auto", format_func=UNITS.get,
                                    key="pair_unit", bind="query-params", required=True,
                                    help="Auto: the same document; in a document of more than"
                                    f" {pair_counts.LONG_WORDS:,} words the same sentence.")  # fmt: skip
    with right:
        demonyms = st.toggle("Count “Chinese” as China", value=True, key="demonyms", bind="query-params")
        full_names = st.toggle("Full names only", key="full_names", bind="query-params",
                               help="Do not count surnames that were linked to a full name.",
                               disabled=not entities.has_linked_surnames(part))  # fmt: skip
    if unit == "auto" and (note := entity_findings.long_documents(pair_counts.n_long_documents(part))):
        st.caption(note)
    options = {"kinds": (kind,) if kind else schema.KINDS, "demonyms": demonyms, "full_names": full_names}
    names = state.run(entities.entities, part, **options)
    pairs = state.run(cooccurrence.entity_pairs, part, unit=unit, **options)
    return Choices(part, options | {"unit": unit}, names, pairs)


def pick(choices: Choices) -> tuple[str, str]:
    """Draw the choice of one name, or of two named together, for the sentences; first it is the pair of the finding."""
    if not state.has_value("name_shown") and "name_shown" not in st.query_params and len(choices.pairs):
        for key, name in zip(
            ("name_shown", "name_with"), overview_findings.first_pair(choices.pairs)[["a", "b"]], strict=True
        ):
            state.set_value(key, name)
    offered = _offered_names(choices.names["entity"].tolist(), "name_shown")
    chosen = blocks.pick("Name", offered, key="name_shown", mark_of=lambda name: {"names": name})
    partners = _offered_names(layouts.partners(choices.pairs, chosen), "name_with")
    return chosen, blocks.pick("Together with", ["", *partners], key="name_with", shown=lambda name: name or "anyone",
                               mark_of=lambda name: {"names": [one for one in (chosen, name) if one]})  # fmt: skip


def draw_names(choices: Choices) -> None:
    """Draw the names of the most documents."""
    names, choose = choices.names, blocks.set_pick("name_shown")
    drawn = names.head(charts.MAX_MARKS)
    colours = dict(zip(drawn["entity"], drawn["kind"].map(palette.KINDS), strict=True))
    figure = charts.bars(
        drawn,
        label="entity",
        value="n_docs",
        title="Which names appear in the most documents?",
        colours=colours,
        hover="aliases",
    )
    figure = axes.add_colour_legend(figure, {word: palette.KINDS[kind] for kind, word in KINDS.items() if kind})
    blocks.picture(
        figure,
        alt="Documents that mention each name",
        key="names-ranked",
        measure="Documents that mention the name",
        on_pick=choose,
        says=("names",),
    )
    blocks.table(names, "entities", columns=NAME, on_pick=choose, picks="entity", says={"entity": "entity"})


def draw_pairs(choices: Choices) -> None:
    """Draw the pairs, ordered by how often they are named together or by how far beyond chance."""
    order = st.segmented_control("Order", list(ORDERS), default="often", format_func=ORDERS.get, key="pairs_order",
                                 bind="query-params", required=True, label_visibility="collapsed")  # fmt: skip
    table = choices.pairs if order == "often" else layouts.closest(choices.pairs)
    if table.empty:
        unit = choices.options["unit"].replace("auto", "document")
        st.caption(f"No two names appear often enough in the same {unit}. Choose a larger unit or remove a filter.")
        return
    table = tested_rows.choose(table, "entity_pairs")
    if table.empty:
        return
    if note := entity_findings.leading_document(_leading_document(choices)):
        st.caption(note)
    title = "Which names appear together?"
    blocks.picture(
        network_charts.pairs(table, title=title),
        alt=title,
        key="names-pairs",
        measure=f"{table['unit'].iloc[0].capitalize()}s that mention both names, and the number expected by chance",
        on_pick=blocks.pick_names,
        says=("names",),
    )
    _pairs(table, key="pairs")


def draw_circle(choices: Choices) -> None:
    """Draw the chosen name, its closest partners and the links between them."""
    chosen = choices.chosen
    circle = layouts.ego(choices.pairs, chosen)
    if circle.empty:
        st.caption("This name does not appear together with another listed name.")
        return
    about = choices.names[["entity", "kind", "n_docs"]]
    nodes = layouts.layout(circle, centre=chosen).merge(about, on="entity")
    figure = network_charts.network(circle, nodes, title=f"Which names appear together with {chosen}?")
    blocks.picture(
        figure,
        alt=f"Names around {chosen}",
        key="names-ego",
        measure="A line joins two names of the same text. The wider it is, the more documents have both",
        on_pick=blocks.pick_names,
        says=("names",),
    )
    _pairs(circle, key="ego")


def matrix(choices: Choices) -> None:
    """Draw the strongest names as a matrix, in the order of communities."""
    table = state.run(communities.entity_network, choices.part, **choices.options)
    if table.empty:
        st.caption(entity_findings.communities(table))
        return
    shown = layouts.strongest(table, layouts.MATRIX_NODES)
    square = layouts.adjacency(choices.pairs, list(shown["entity"]), value="npmi")
    community = dict(zip(shown["entity"], shown["community"], strict=True))
    measure = (
        "NPMI: a darker cell means more often together than expected. A frame is a community. The number of a column is"
        " the number of its row"
    )
    figure = network_charts.matrix(square, community, title="Which names are linked to each other?")
    blocks.picture(
        figure, alt="Names by names", key="names-matrix", measure=measure, on_pick=blocks.pick_names, says=("names",)
    )
    blocks.csv_button(choices.pairs, "entity_pairs", key="matrix")


def draw_network(choices: Choices) -> None:
    """Draw the backbone of the network, its communities in colours, and the files for Gephi."""
    table = state.run(communities.entity_network, choices.part, **choices.options)
    blocks.finding(entity_findings.communities(table, _leading_document(choices, backbone=True)))
    if table.empty:
        return
    nodes, ties = state.run(layouts.network_layout, choices.part, **choices.options)
    drawn = f"{len(nodes)} of {len(table):,} names" if len(table) > len(nodes) else "All names"
    measure = f"{drawn}, each with its {layouts.DRAWN} closest links. Click the middle of a line to read its sentences"
    figure = network_charts.network_graph(ties, nodes, title="Which groups of names appear together?")
    blocks.picture(
        figure, alt="Network of names", key="names-whole", measure=measure, on_pick=blocks.pick_names, says=("names",)
    )
    blocks.table(table, "entity_network", columns=NODE, on_pick=blocks.set_pick("name_shown"), picks="entity",
                 says={"entity": "entity"})  # fmt: skip
    linked = choices.names[choices.names["entity"].isin(table["entity"])]
    backbone = communities.backbone(choices.pairs)
    with st.container(horizontal=True):
        for write in (graph.gexf, graph.graphml):
            st.download_button(
                f"Download the network for Gephi ({write.__name__.upper()})",
                data=lambda write=write: write(linked, backbone),
                file_name=f"entity_network.{write.__name__}",
                mime="application/xml",
                key=f"network-{write.__name__}",
                on_click="ignore",
            )


def over_time(choices: Choices) -> None:
    """Draw when the leading pairs are named together, all pairs or those of the chosen name."""
    period = group_picker.pick_period()
    alone = st.toggle("Only pairs of the chosen name", key="pairs_of_name", bind="query-params")
    only = {"entity": choices.chosen} if alone else {}
    table = state.run(pairs_by_group.pair_timeline, choices.part, period=period, **only, **choices.options)
    sentence = entity_findings.pair_times(table, period)
    blocks.finding(sentence)
    if table["period"].ne("").any():
        named = table.assign(keyword=pair_names(table))
        figure = keyword_charts.over_time(named, title="When do these names appear together?")
        blocks.picture(
            figure,
            alt=sentence,
            key="names-time",
            measure=group_picker.share_measure(period),
            on_pick=lambda mark: _choose(table, mark[0]),
        )
    table = tested_rows.choose(table, "pair_timeline")
    blocks.table(table, "pair_timeline", on_pick=lambda row: blocks.pick_names([row["a"], row["b"]]))


def pair_names(table: pd.DataFrame) -> list[str]:
    """Return the label of each pair: "Beijing and Kabul"."""
    return [f"{a} and {b}" for a, b in zip(table["a"], table["b"], strict=True)]


def _leading_document(choices: Choices, **options: Any) -> leading_document.LeadingDocument | None:
    """Return the document that alone has most of the pairs."""
    found: leading_document.LeadingDocument | None = state.run(
        leading_document.leading_document, choices.part, **options, **choices.options
    )
    return found


def _pairs(table: pd.DataFrame, *, key: str) -> None:
    choose = lambda row: blocks.pick_names([row["a"], row["b"]])  # noqa: E731 - it is handed on
    blocks.table(table, "entity_pairs", key=key, columns=PAIR, on_pick=choose)


def _choose(table: pd.DataFrame, name: str) -> None:
    """Store the pair with this label in the choices."""
    row = table.iloc[pair_names(table).index(name)]
    blocks.pick_names([row["a"], row["b"]])


def _offered_names(names: list[str], key: str) -> list[str]:
    """Return the first names, and always the chosen one."""
    current = state.value(key) or st.query_params.get(key, "")
    first = names[: filters.MAX_OPTIONS]
    return [*first, current] if current in names and current not in first else first
