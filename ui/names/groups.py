"""The view of the Names page that compares networks: the pairs that one group names together more than another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.entities import pairs_by_group
from analytics.findings import entities as entity_findings
from ui import state
from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.components import blocks, group_picker
from ui.names.views import Choices, pair_names

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("group", "rank", "a", "b", "n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "p",
           "q")  # fmt: skip


def draw(choices: Choices) -> None:
    """Draw the chosen groups and the pairs that each names together more than the rest."""
    groups = _draw_choices(choices)
    if not groups.names:
        st.info("Nothing to compare yet: two sources, or two selections saved at the left, are needed.")
        return
    counted = {name: choices.options[name] for name in ("demonyms", "full_names", "unit")}
    table = state.run(pairs_by_group.pair_keyness, choices.part, **groups.options, **counted)
    shown = table.assign(group=table["group"].map(groups.shown))
    names = [groups.shown(name) for name in groups.names]
    sentence = entity_findings.pair_keyness(shown, names)
    blocks.finding(sentence)
    if table.empty:
        return
    labelled = shown.assign(term=pair_names(table))
    title = "Log ratio at equal length, with its interval"
    if len(names) == group_picker.PAIR:
        figure = keyword_charts.opposing_terms(labelled, names, labels={}, title=title)
    else:
        group = blocks.pick("Of", [name for name in names if name in set(labelled["group"])], key="pair_groups_of")
        figure = charts.dots(labelled[labelled["group"] == group], label="term", value="log_ratio", title=title)
    st.caption("A log ratio of 1 is twice the share of documents that name both elsewhere, 2 is four times.")
    blocks.picture(figure, alt=sentence, key="names-groups", on_pick=lambda mark: _choose(labelled, mark[0]))
    blocks.table(table, "pair_keyness", columns=COLUMNS, shown=shown,
                 on_pick=lambda row: blocks.pick_names([row["a"], row["b"]]))  # fmt: skip


def _draw_choices(choices: Choices) -> group_picker.Groups:
    left, right = st.columns((1, 2))
    with left:
        by = group_picker.pick_grouping(group_picker.COMPARED, key="pair_groups_by", groups_key="pair_groups_selection")
    with right:
        return group_picker.pick_groups(
            choices.part,
            {"by": by},
            key="pair_groups",
            unpicked=lambda every: ("The two largest", every[: group_picker.PAIR]),
        )


def _choose(table: pd.DataFrame, name: str) -> None:
    row = table.iloc[list(table["term"]).index(name)]
    blocks.pick_names([row["a"], row["b"]])
