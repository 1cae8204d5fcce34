"""The view of the Keywords page that compares groups: the terms that each uses more than the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.corpus import grouping
from analytics.findings import keywords as keyword_findings
from analytics.keywords import keyness, terms_by_group
from ui import state
from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.components import blocks, group_picker, tested_rows
from ui.selection import filters, saved_selections

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.charts.figure import Figure
    from ui.components.group_picker import Groups

COMPARED = ("source", "topic", "period", "author", "agency", "selection")
WORDS = group_picker.GROUPINGS | {"period": "Period"}  # its length is chosen beside it
PICTURES = {"terms": "Strongest terms", "frequency": "Frequency and difference"}
COLUMNS = ("group", "rank", "term", "n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "z", "q",
           "dispersion")  # fmt: skip
FIRST_TERMS = 8  # of a group, whose sentences are shown
MAX_GROUPS = 10  # columns of the heatmap when nobody chose


def draw(part: Corpus) -> str:
    """Draw the chosen groups, their distinctive terms, and the sentences of a term, which is returned."""
    groups = _draw_choices(part)
    if groups is None:
        return ""
    groups = groups._replace(options=group_picker.limit_years(part, groups.options))
    table = state.run(keyness.keyness, part, **groups.options)
    language = group_picker.pick_language(part, table, key="keyness_language")
    table = table[table["language"] == language].reset_index(drop=True)
    sentence = keyword_findings.keyness(table, *groups.chosen, shown=groups.labels)
    blocks.finding(sentence)
    table = tested_rows.choose(table, "keyness")
    if table.empty:
        return ""
    names = group_picker.present(groups.names, table)
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        if keyword_findings.has_one_document(table):
            _side_by_side(part, table, names[: group_picker.PAIR], groups)
        else:
            figure = _figure(part, table, names[:MAX_GROUPS], groups, language)
            blocks.picture(figure, alt=sentence, key="keyness", measure=_measure(names),
                           n=keyword_findings.sizes(table), on_pick=_pick, says=("keyword",))  # fmt: skip
        shown = table.assign(group=table["group"].map(groups.shown))
        blocks.table(table, "keyness", columns=COLUMNS, shown=shown, on_pick=_pick_row)
    with aside:
        return _evidence(part, table, names, groups)


def _draw_choices(part: Corpus) -> Groups | None:
    """Draw the choice of groups; None if there is nothing to compare yet."""
    left, middle, right = st.columns((1, 1, 3))
    with left:
        by = group_picker.pick_grouping(COMPARED, key="keyness_by", groups_key="groups_selection", words=WORDS)
    if by == grouping.SELECTION:
        return _pick_selections(part)
    with middle:
        grouped = {"by": by} | (_period() if by == "period" else {})
    with right:
        return group_picker.pick_groups(
            part, grouped, key="groups", unpicked=lambda _: ("All: each is compared with the others", [])
        )


def _period() -> dict[str, str]:
    key = "keyness_period"
    return {
        "period": str(st.selectbox("Length of the period", group_picker.PERIODS, index=1, key=key, bind="query-params"))
    }


def _pick_selections(part: Corpus) -> Groups | None:
    if not saved_selections.groups():
        saved_selections.ask_for_some()
        return None
    return group_picker.pick_groups(
        part,
        {"by": grouping.SELECTION},
        key="groups",
        unpicked=lambda every: ("All saved selections", every),
        label="Selections (choose two or more to compare them)",
    )


def _figure(part: Corpus, table: pd.DataFrame, names: Sequence[str], groups: Groups, language: str) -> Figure:
    picture = st.segmented_control(
        "Picture", list(PICTURES), default="terms", format_func=PICTURES.get, key="keyness_picture", required=True,
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    if picture == "frequency":
        group = blocks.pick("Terms of", names, key="keyness_of", shown=groups.shown)
        title = f"Which terms does {groups.shown(group)} use more often than the others?"
        return keyword_charts.frequency(table[table["group"] == group], title=title)
    title = "Which terms does each group use more often?"
    if len(names) == 1:
        return charts.dots(table, label="term", title=f"Which terms does {groups.shown(names[0])} use more often?")
    if len(names) == group_picker.PAIR:
        return keyword_charts.opposing_terms(table, names, labels=groups.labels, title=title)
    shares = state.run(terms_by_group.group_terms, part, **groups.options, language=language, shown=tuple(names))
    square = terms_by_group.square(shares).rename(columns=groups.labels)
    title = "Which terms does each group use?"
    return charts.heatmap(square, title=title, unit="of the documents", style=".0%", pick=True)


def _side_by_side(part: Corpus, table: pd.DataFrame, names: Sequence[str], groups: Groups) -> None:
    """Draw the sentences with the strongest terms of each of two groups."""
    sides: dict[str, tuple[Corpus, dict[str, str]]] = {}
    for name in names:
        terms = table.loc[table["group"] == name, "term"].head(FIRST_TERMS)
        documents = state.run(terms_by_group.documents_of, part, **groups.options, name=name)
        sides[groups.shown(name)] = (part.where(doc_id=documents), {"words": " ".join(f'"{term}"' for term in terms)})
    blocks.side_by_side(sides, key="keyness-sides")


def _measure(names: Sequence[str]) -> str:
    """Return what the picture of these groups measures."""
    if state.value("keyness_picture") == "frequency" or len(names) <= group_picker.PAIR:
        return group_picker.MEASURE
    return "Share of the documents of each group with the term"


def _evidence(part: Corpus, table: pd.DataFrame, names: list[str], groups: Groups) -> str:
    """Draw the sentences with a term in the documents of a group: the one it is distinctive for, or the clicked one."""
    order = table.assign(place=table["group"].map(names.index)).sort_values(["rank", "place"], kind="stable")
    term = blocks.pick("Show the sentences with", list(order["term"].unique())[: filters.MAX_OPTIONS], key="term_shown")
    if state.value("term_before") != term:
        state.pop_value("term_group")
    state.set_value("term_before", term)
    first = list(order.loc[order["term"] == term, "group"])
    others = [name for name in names if name not in first]
    group = blocks.pick("In the documents of", [*first, *others], key="term_group", shown=groups.shown)
    documents = state.run(terms_by_group.documents_of, part, **groups.options, name=group)
    title = f"Sentences with “{term}” in {groups.shown(group)}"
    blocks.evidence(part.where(doc_id=documents), title=title, key="keyness", words=f'"{term}"')
    return term


def _pick(mark: Sequence[str]) -> None:
    """Store a clicked term, and its group if the mark has one, in the choices of the evidence."""
    for key, value in zip(("term_shown", "term_group"), mark, strict=False):
        state.set_value(key, value)
    state.set_value("term_before", mark[0])


def _pick_row(row: pd.Series) -> None:
    _pick((row["term"], row["group"]))
