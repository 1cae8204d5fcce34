"""The view of the Keywords page that compares groups: what each says more than the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics import group_terms, grouping, keyness, keyword_findings, languages
from ui import blocks, charts, filters, keyword_charts, selections, state

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from analytics.corpus import Corpus

BY = {"source": "Source", "topic": "Topic", "period": "Period", "author": "Author", "agency": "News agency",
      "selection": "Saved selections"}  # fmt: skip
PERIODS = ("year", "month", "week", "day")
PICTURES = {"terms": "Strongest terms", "frequency": "Frequency against keyness"}
COLUMNS = ("group", "rank", "term", "n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "z", "q",
           "dispersion")  # fmt: skip
MAX_GROUPS = 10  # columns of the heatmap when nobody chose
OFFERED = 500  # groups and terms to choose from: every label travels to the browser
TWO = 2


class _Asked(NamedTuple):
    """What is compared: the options of `keyness.keyness`, the groups chosen, all groups, and what topics are called."""

    options: dict[str, Any]
    chosen: list[str]
    names: list[str]
    labels: dict[str, str]

    def shown(self, name: str) -> str:
        return self.labels.get(name, name)


def draw(part: Corpus) -> str:
    """Draw the groups asked for, what sets them apart, and the sentences behind a term, which is returned."""
    asked = _ask(part)
    if asked is None:
        return ""
    table = state.run(keyness.keyness, part, **asked.options)
    told = set(table["language"].unique())
    spoken = [code for code in part.documents["language"].value_counts().index if code in told]
    language = blocks.pick("Within", spoken, key="keyness_language", shown=languages.name) if len(spoken) > 1 else ""
    table = table[table["language"] == language].reset_index(drop=True) if language else table
    held = set(table["group"].unique())
    names = [name for name in asked.names if name in held]
    sentence = keyword_findings.keyness(table, *asked.chosen, shown=asked.labels)
    blocks.finding(sentence)
    if table.empty:
        return ""
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        figure = _figure(part, table, names[:MAX_GROUPS], asked, language or spoken[0])
        blocks.picture(figure, alt=sentence, key="keyness", on_pick=_pick, says=("keyword",))
        shown = table.assign(group=table["group"].map(asked.shown))
        blocks.table(table, "keyness", columns=COLUMNS, shown=shown, on_pick=_pick_row)
    with aside:
        return _evidence(part, table, names, asked)


def _ask(part: Corpus) -> _Asked | None:
    """Draw the choice of groups; None when there is nothing to compare yet."""
    selections.follow("keyness_by", "groups_selection")
    places = st.columns((1, 1, 3))
    with places[0]:
        by = str(st.selectbox("Groups by", list(BY), format_func=BY.get, key="keyness_by", bind="query-params"))
    with places[1]:
        options = {"by": by} | (_period() if by == "period" else {})
    if by == grouping.SELECTION:
        return _selections()
    labels = filters.topic_labels(part) if by == "topic" else {}
    every = state.run(grouping.names, part, **options)
    with places[2]:
        chosen = st.multiselect(
            "Groups: two or more are compared with each other",
            every[:OFFERED],
            key=f"groups_{by}",
            format_func=lambda name: labels.get(name, name),
            placeholder="All, each against the others",
            bind="query-params",
        )
    return _Asked(options | {"groups": tuple(chosen)}, chosen, chosen or every, labels)


def _period() -> dict[str, str]:
    return {"period": str(st.selectbox("Each", PERIODS, index=1, key="keyness_period", bind="query-params"))}


def _selections() -> _Asked | None:
    saved = selections.groups()
    if not saved:
        selections.ask_for_some()
        return None
    names = st.multiselect("Selections: two or more are compared with each other", list(saved), key="groups_selection",
                           placeholder="All saved ones", bind="query-params") or list(saved)  # fmt: skip
    lines = tuple(saved[name] for name in names)
    return _Asked({"by": grouping.SELECTION, "selections": lines}, names, names, {})


def _figure(part: Corpus, table: pd.DataFrame, names: Sequence[str], asked: _Asked, language: str) -> go.Figure:
    picture = st.segmented_control(
        "Picture", list(PICTURES), default="terms", format_func=PICTURES.get, key="keyness_picture", required=True,
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip
    if picture == "frequency":
        group = blocks.pick("Of", names, key="keyness_of", shown=asked.shown)
        title = f"{asked.shown(group)}: how many of its documents use a term, and how much more than the others"
        return keyword_charts.frequency(table[table["group"] == group], title=title)
    title = "Log ratio with its 95 % interval"
    if len(names) <= TWO:
        st.caption("A log ratio of 1 is twice the share of documents that use the term elsewhere, 2 is four times.")
    if len(names) == 1:
        return charts.dots(table, label="term", value="log_ratio", title=title)
    if len(names) == TWO:
        return keyword_charts.opposed(table, names, labels=asked.labels, title=title)
    shares = state.run(group_terms.group_terms, part, **asked.options, language=language, shown=tuple(names))
    square = group_terms.square(shares).rename(columns=asked.labels)
    title = "Share of each group's documents that use the term"
    return charts.heatmap(square, title=title, unit="of the documents", style=".0%", pick=True)


def _evidence(part: Corpus, table: pd.DataFrame, names: list[str], asked: _Asked) -> str:
    """Draw the sentences with a term in the documents of a group: the one that it sets apart, or the one clicked."""
    order = table.assign(place=table["group"].map(names.index)).sort_values(["rank", "place"], kind="stable")
    term = blocks.pick("Show the sentences with", list(order["term"].unique())[:OFFERED], key="term_shown")
    if st.session_state.get("term_before") != term:
        st.session_state.pop("term_group", None)
    st.session_state["term_before"] = term
    first = list(order.loc[order["term"] == term, "group"])
    others = [name for name in names if name not in first]
    group = blocks.pick("In the documents of", [*first, *others], key="term_group", shown=asked.shown)
    documents = state.run(group_terms.documents_of, part, **asked.options, name=group)
    title = f"Sentences with “{term}” in {asked.shown(group)}"
    blocks.evidence(part.where(doc_id=documents), title=title, key="keyness", words=f'"{term}"')
    return term


def _pick(mark: Sequence[str]) -> None:
    """Put a clicked term, and its group where the mark tells it, into the choices of the evidence."""
    for key, value in zip(("term_shown", "term_group"), mark, strict=False):
        st.session_state[key] = value
    st.session_state["term_before"] = mark[0]


def _pick_row(row: pd.Series) -> None:
    _pick((row["term"], row["group"]))
