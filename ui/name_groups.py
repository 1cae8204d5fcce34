"""The view of the Names page that compares networks: which pairs one group joins more than another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import grouping, network_findings, pair_groups
from ui import blocks, charts, filters, keyword_charts, selections, state
from ui.name_views import Asked, pair_names

if TYPE_CHECKING:
    import pandas as pd

OFFERED = 500  # groups to choose from: every label travels to the browser
TWO = 2
COLUMNS = ("group", "rank", "a", "b", "n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "p",
           "q")  # fmt: skip


def draw(asked: Asked) -> None:
    """Draw the groups asked for and the pairs that each joins more than the rest."""
    options, chosen, labels = _ask(asked)
    if not chosen:
        st.info("Nothing to compare yet: two sources, or two selections saved at the left, are needed.")
        return
    counted = {name: asked.options[name] for name in ("demonyms", "unit")}
    table = state.run(pair_groups.pair_keyness, asked.part, **options, **counted)
    shown = table.assign(group=[labels.get(group, group) for group in table["group"]])
    names = [labels.get(name, name) for name in chosen]
    sentence = network_findings.pair_keyness(shown, names)
    blocks.finding(sentence)
    if table.empty:
        return
    said = shown.assign(term=pair_names(table))
    title = "Log ratio with its 95 % interval"
    if len(names) == TWO:
        figure = keyword_charts.opposed(said, names, labels={}, title=title)
    else:
        one = blocks.pick("Of", [name for name in names if name in set(said["group"])], key="pair_groups_of")
        figure = charts.dots(said[said["group"] == one], label="term", value="log_ratio", title=title)
    st.caption("A log ratio of 1 is twice the share of documents that name both elsewhere, 2 is four times.")
    blocks.picture(figure, alt=sentence, key="names-groups", on_pick=lambda mark: _choose(said, mark[0]))
    blocks.table(table, "pair_keyness", columns=COLUMNS, shown=shown,
                 on_pick=lambda row: blocks.pick_names([row["a"], row["b"]]))  # fmt: skip


def _ask(asked: Asked) -> tuple[dict[str, Any], list[str], dict[str, str]]:
    """Draw the choice of groups; return the options of `pair_keyness`, the groups, and what they are called."""
    selections.follow("pair_groups_by", "pair_groups_selection")
    left, right = st.columns((1, 2))
    with left:
        by = str(
            st.selectbox(
                "Groups by",
                list(selections.BY),
                format_func=selections.BY.get,
                key="pair_groups_by",
                bind="query-params",
            )
        )
    saved = selections.groups()
    chosen_ones = by == grouping.SELECTION
    every = list(saved) if chosen_ones else state.run(grouping.names, asked.part, by=by)
    labels = filters.topic_labels(asked.part) if by == "topic" else {}
    with right:
        picked = st.multiselect("Groups: two or more stand against each other", every[:OFFERED],
                                key=f"pair_groups_{by}", format_func=lambda name: labels.get(name, name),
                                placeholder="The two largest", bind="query-params")  # fmt: skip
    chosen = list(picked) or every[:TWO]
    if chosen_ones:
        return {"by": by, "selections": tuple(saved[name] for name in chosen)}, chosen, labels
    return {"by": by, "groups": tuple(chosen)}, chosen, labels


def _choose(said: pd.DataFrame, name: str) -> None:
    row = said.iloc[list(said["term"]).index(name)]
    blocks.pick_names([row["a"], row["b"]])
