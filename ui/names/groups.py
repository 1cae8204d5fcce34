"""The view of the Names page that compares networks: the pairs that one group names together more than another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.entities import pairs_by_group
from analytics.findings import entities as entity_findings
from analytics.findings import keywords as keyword_findings
from analytics.findings import wording
from analytics.keywords import terms_by_group
from ui import state
from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.components import blocks, group_picker, tested_rows
from ui.names.views import Choices, pair_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

COLUMNS = ("group", "rank", "a", "b", "n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "p",
           "q")  # fmt: skip


def draw(choices: Choices) -> None:
    """Draw the chosen groups and the pairs that each names together more than the rest."""
    groups = _draw_choices(choices)
    if not groups.names:
        st.info("There is nothing to compare yet. Two sources or two saved selections are needed.")
        return
    options = group_picker.limit_years(choices.part, groups.options)
    counted = {name: choices.options[name] for name in ("demonyms", "full_names", "unit")}
    table = state.run(pairs_by_group.pair_keyness, choices.part, **options, **counted)
    names = [groups.shown(name) for name in groups.names]
    sentence = entity_findings.pair_keyness(table.assign(group=table["group"].map(groups.shown)), names)
    blocks.finding(sentence)
    table = tested_rows.choose(table, "pair_keyness")
    if table.empty:
        return
    shown = table.assign(group=table["group"].map(groups.shown))
    names = group_picker.present(names, shown)
    if keyword_findings.has_one_document(table):
        _side_by_side(choices.part, table, groups._replace(options=options))
    else:
        _draw_picture(shown.assign(term=pair_names(table)), names, sentence)
    blocks.table(table, "pair_keyness", columns=COLUMNS, shown=shown,
                 on_pick=lambda row: blocks.pick_names([row["a"], row["b"]]))  # fmt: skip


def _side_by_side(part: Corpus, table: pd.DataFrame, groups: group_picker.Groups) -> None:
    """Draw the sentences with the first pair of each of two groups."""
    sides = {}
    for name in groups.names[: group_picker.PAIR]:
        documents = state.run(terms_by_group.documents_of, part, **groups.options, name=name)
        pair = table[table["group"] == name].head(1)[["a", "b"]].to_numpy().ravel()
        if len(pair):
            label = f"{groups.shown(name)}: {wording.list_names(pair)}"
            sides[label] = (part.where(doc_id=documents), {"entities": tuple(pair)})
    blocks.side_by_side(sides, key="pair-sides")


def _draw_picture(labelled: pd.DataFrame, names: Sequence[str], sentence: str) -> None:
    """Draw the pairs of two groups, or of one of several."""
    title = "Which names does each group mention together more often?"
    if len(names) == group_picker.PAIR:
        figure = keyword_charts.opposing_terms(labelled, names, labels={}, title=title)
    else:
        group = blocks.pick("Pairs of", group_picker.present(names, labelled), key="pair_groups_of")
        figure = charts.dots(labelled[labelled["group"] == group], label="term", title=title)
    blocks.picture(
        figure,
        alt=sentence,
        key="names-groups",
        measure=group_picker.MEASURE,
        n=keyword_findings.sizes(labelled),
        on_pick=lambda mark: _choose(labelled, mark[0]),
    )


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
