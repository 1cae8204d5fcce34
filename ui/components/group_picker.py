"""The choice of the groups that a view compares, and the list of all groupings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics.corpus import compared_groups, document_tags, grouping
from analytics.findings import comparison as comparison_findings
from analytics.text import languages
from ui import state
from ui.charts import keywords as keyword_charts
from ui.components import blocks
from ui.selection import filters, saved_selections, selected_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

GROUPINGS = {"source": "Source", "country": "Country", "language": "Language", "topic": "Topic", "period": "Month",
             "author": "Author", "agency": "News agency", "tag": "Own tag",
             "selection": "Saved selections"}  # fmt: skip
COMPARED = ("source", "topic", "period", "author", "selection")  # groupings for names and for the words near them
PERIODS = ("year", "month", "week", "day")
MEASURE = "How many times as often a document has it, with the 95% interval"
PAIR = 2  # groups that are drawn against each other


class Groups(NamedTuple):
    """The groups that a view compares: the options of its analysis, the chosen groups, all groups and their labels."""

    options: dict[str, Any]
    chosen: list[str]  # none: each against all others
    names: list[str]
    labels: dict[str, str]

    def shown(self, name: str) -> str:
        """Return the label of a group on screen."""
        return self.labels.get(name, name)


def pick_grouping(
    offered: Sequence[str], *, key: str, groups_key: str, label: str = "Compare by", words: dict[str, str] = GROUPINGS
) -> str:
    """Draw the choice of the grouping of documents; `groups_key` is the key of the widget of the groups."""
    _follow_comparison(key, groups_key)
    own = [grouping.TAG] if len(state.current().once(document_tags.names)) else []
    shown = lambda by: words.get(by, by)  # noqa: E731 - a test hands in the words themselves
    return str(st.selectbox(label, [*offered, *own], format_func=shown, key=key, bind="query-params"))


def pick_groups(
    part: Corpus,
    grouped: dict[str, str],
    *,
    key: str,
    unpicked: Callable[[list[str]], tuple[str, list[str]]],
    label: str = "Groups (choose two or more to compare them)",
) -> Groups:
    """Draw the choice of groups, the largest first; `grouped` has the options that make them: `by`, `period`.

    Given all groups, `unpicked` returns the text of the widget while no group is picked, and the groups chosen then.
    """
    by, lines = grouped["by"], saved_selections.groups()
    every = list(lines) if by == grouping.SELECTION else state.run(grouping.names, part, **grouped)
    labels = filters.topic_labels(part) if by == "topic" else {}
    placeholder, default = unpicked(every)
    picked = st.multiselect(label, every[: filters.MAX_OPTIONS], key=f"{key}_{by}", placeholder=placeholder,
                            format_func=lambda name: labels.get(name, name), bind="query-params")  # fmt: skip
    chosen = list(picked) or default
    if by == grouping.SELECTION:
        options = grouped | {"selections": tuple(lines[name] for name in chosen or lines)}
    else:
        options = grouped | {"groups": tuple(chosen)}
    return Groups(options, chosen, chosen or every, labels)


def limit_years(part: Corpus, options: dict[str, Any]) -> dict[str, Any]:
    """Draw the choice to compare two groups in common years only, if that leaves documents out; return the options."""
    grouped = {name: options[name] for name in ("by", "groups", "selections") if name in options}
    found = state.run(compared_groups.two_groups, part, **grouped)
    if not found.n_left_out:
        return options
    limited = st.toggle("Only the years that both have", value=True, key="common_years", bind="query-params")
    st.caption(comparison_findings.common_years(found, limited=limited))
    return options | {"common_years": limited}


def pick_period() -> str:
    """Draw the choice of the period of a view over time."""
    return str(
        st.segmented_control("Period", PERIODS, default="month", key="period", bind="query-params", required=True)
    )


def present(names: Sequence[str], table: pd.DataFrame) -> list[str]:
    """Return the groups that a table has, in their order."""
    there = set(table["group"].unique())
    return [name for name in names if name in there]


def share_measure(period: str) -> str:
    """Return what a picture of shares over time measures."""
    few = f"Pale: a {period} with fewer than {keyword_charts.FEW} documents"
    return f"Share of the documents of each {period}. {few}"


def pick_language(part: Corpus, table: pd.DataFrame, *, key: str) -> str:
    """Draw the choice of one of several languages of a table, and return it; "" for an empty table."""
    codes = set(table["language"].unique())
    ordered = [code for code in part.documents["language"].value_counts().index if code in codes]
    if len(ordered) > 1:
        return blocks.pick("Language", ordered, key=key, shown=languages.name)
    return "".join(ordered)


def _follow_comparison(key: str, groups_key: str) -> None:
    """Set the choices of grouping and groups to a new comparison of two marks, once."""
    compared = selected_mark.compared_lines()
    lines = tuple(compared.values())
    before = state.value(f"{key}-compared", ())
    state.set_value(f"{key}-compared", lines)
    if lines and lines != before:
        state.set_value(key, grouping.SELECTION)
        state.set_value(groups_key, list(compared))
