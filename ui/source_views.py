"""The views of the Sources page that count documents by source: who covers what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics import (
    attention,
    entities,
    findings,
    gaps,
    grouping,
    keywords,
    languages,
    source_findings,
    sources,
    topics,
)
from ui import blocks, charts, filters, marks, selections, source_charts, state
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analytics.corpus import Corpus

MAX_SOURCES = 12
MAX_ROWS = 8  # sources of the figure of attention
OFFERED = 500  # names to choose from: every label travels to the browser
KINDS = {"person": "People", "organisation": "Organisations", "place": "Places", "topic": "Topics",
         "keyword": "Keywords"}  # fmt: skip
BY = {"source": "Source", "language": "Language", "selection": "Saved selections"}
PERIODS = ("year", "month", "week", "day")
THINGS = {"entity": "Name", "topic": "Topic", "keyword": "Keyword"}
GAPS = {"only in": "Only in {}", "missing from": "Missing from {}"}
COVERED = ("facet", "kind", "source", "status", "n_docs", "n_source", "n_hits", "first")


def coverage(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw what each source names, the most divided first, what each has alone or lacks, and the sentences."""
    asked = _ask()
    if asked is None:
        return
    table = state.run(sources.coverage, part, **asked)
    labels = _labels(part, asked["by"])
    shown = table.assign(**{column: table[column].replace(labels) for column in ("facet", "source")})
    sentence = findings.coverage(shown)
    blocks.finding(sentence)
    if table.empty:
        return
    columns = _largest(table)
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        st.caption("The most divided first; the larger the square, the more of the source's documents.")
        figure = charts.coverage(table, columns, title="What each source names", colours=colours, labels=labels)
        pick = blocks.set_pick("facet_shown")
        blocks.picture(figure, alt=sentence, key="coverage", on_pick=lambda mark: _clicked(mark, asked["by"]))
        lists = _gaps(part, asked, columns, labels)
        blocks.table(table, "coverage", columns=COVERED, shown=shown, on_pick=pick, picks="facet")
    with aside:
        listed = pd.concat([table, lists])
        _evidence(part, dict(zip(listed["facet"], listed["kind"], strict=True)), labels)


def _clicked(mark: Sequence[str], by: str) -> None:
    """Show the sentences of a facet, and select it in its column: the customdata is facet, column, kind of facet."""
    facet, column, kind = mark[:3]
    blocks.set_pick("facet_shown")(facet)
    what = kind if kind in ("topic", "keyword") else "names"
    marks.choose(**({what: facet} | ({by: column} if by in ("source", "language") else {})))


def _ask() -> dict[str, Any] | None:
    """Draw the choice of what is compared between whom; None when nothing is saved to compare."""
    selections.follow("coverage_by", "coverage_selection")
    left, right = st.columns((3, 1))
    with left:
        facets = st.pills("Compare by", list(KINDS), default=list(KINDS)[:3], selection_mode="multi",
                          format_func=KINDS.get, key="facets", bind="query-params")  # fmt: skip
    with right:
        by = str(
            st.selectbox(
                "Columns", list(BY), format_func=lambda one: BY.get(one, one), key="coverage_by", bind="query-params"
            )
        )
    saved = selections.groups()
    if by == grouping.SELECTION and not saved:
        st.info("No selection is saved yet: set filters at the left and save them as a selection, then two or more.")
        return None
    lines = tuple(saved.values()) if by == grouping.SELECTION else ()
    return {"facets": tuple(facets), "by": by, "selections": lines}


def _labels(part: Corpus, by: str) -> dict[str, str]:
    """Return what topics are called, and languages where they are the columns."""
    codes = set(part.documents["language"]) if by == "language" else set()
    return filters.topic_labels(part) | {code: languages.name(code) for code in codes}


def _largest(table: pd.DataFrame) -> list[str]:
    """Return the sources with the most documents."""
    once = table.drop_duplicates("source").sort_values(["n_source", "source"], ascending=[False, True])
    return list(once["source"].head(MAX_SOURCES))


def _gaps(part: Corpus, asked: Mapping[str, Any], columns: Sequence[str], labels: Mapping[str, str]) -> pd.DataFrame:
    """Draw what one of the sources shown has alone, and what it lacks; return both lists."""
    facets = tuple(facet for facet in asked["facets"] if facet != "keyword")
    groups = {} if asked["selections"] else {"groups": tuple(columns)}
    table = state.run(gaps.gaps, part, **(dict(asked) | {"facets": facets} | groups))
    if table.empty:
        return table
    called = dict(labels)
    source = blocks.pick("What it has alone, and what it lacks", columns, key="gaps_of",
                         shown=lambda name: called.get(name, name))  # fmt: skip
    st.caption(plain(source_findings.gaps(table, source, shown=labels)))
    for place, (gap, title) in zip(st.columns(2), GAPS.items(), strict=True):
        rows = table[(table["source"] == source) & (table["gap"] == gap)].reset_index(drop=True)
        with place:
            st.markdown(f"**{plain(title.format(called.get(source, source)))}** ({len(rows)})")
            counted = ("facet", "n_docs", "first") if gap == gaps.ONLY else ("facet", "n_covering", "first")
            named = rows.assign(facet=rows["facet"].replace(called))
            blocks.table(rows, "gaps", key=f"gaps-{gap}", columns=counted, shown=named,
                         on_pick=blocks.set_pick("facet_shown"), picks="facet")  # fmt: skip
    return table


def _evidence(part: Corpus, kind_of: Mapping[str, str], labels: Mapping[str, str]) -> None:
    chosen = blocks.pick("Sentences with", list(kind_of), key="facet_shown", shown=lambda name: labels.get(name, name))
    if chosen:
        ways: dict[str, dict[str, Any]] = {"topic": {"topic": chosen}, "keyword": {"words": f'"{chosen}"'}}
        asked = ways.get(kind_of[chosen], {"entities": (chosen,)})
        blocks.evidence(part, title=f"Sentences with {labels.get(chosen, chosen)}", key="coverage", **asked)


def timing(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw how many documents each source has by period."""
    period = str(st.segmented_control("By", PERIODS, default="month", key="period", bind="query-params", required=True))
    table = state.run(sources.timeline, part, period=period)
    blocks.finding(findings.timing(table))
    figure = charts.strip(table, title=f"Documents by {period} and source", colours=colours)
    blocks.picture(figure, alt=findings.timing(table), key="timing", says=("source", "period"))
    blocks.table(table, "timeline", says={"source": "source", "period": "period"})
    st.caption("A click on a disc or a row selects the documents of that source and period.")
    blocks.of_mark(part, key="timing")
    _attention(part, period, colours)


def _attention(part: Corpus, period: str, colours: Mapping[str, str]) -> None:
    """Draw how much of its documents each source gives to one thing over time."""
    st.subheader("Attention over time", anchor=False)
    left, right = st.columns((1, 2), vertical_alignment="bottom")
    with left:
        by = str(st.segmented_control("Of", list(THINGS), default="entity", format_func=THINGS.get, key="attention_by",
                                      bind="query-params", required=True))  # fmt: skip
    labels = filters.topic_labels(part)
    with right:
        name = blocks.pick(
            "Attention to", _things(part, by), key=f"attention_{by}", shown=lambda one: labels.get(one, one)
        )
    if not name:
        st.caption("Nothing to follow in these documents.")
        return
    table = state.run(attention.attention, part, by=by, name=name, period=period)
    sentence = source_findings.attention(table, labels.get(name, name), period)
    blocks.finding(sentence)
    if source_findings.enough(table):
        title = f"Share of each source's documents by {period}"
        figure = source_charts.attention(table, source_findings.followed(table, MAX_ROWS), title=title, colours=colours)
        blocks.picture(figure, alt=sentence, key="attention", says=("source",))
        st.caption(
            "Shares of fewer than 5 documents are not drawn. Lines are 95 % intervals; n: the source's documents."
        )
    blocks.table(table, "attention", columns=("source", "period", "n_docs", "n_source", "share_docs", "low", "high"))


def _things(part: Corpus, by: str) -> list[str]:
    """Return what can be followed, the most frequent first."""
    ways: dict[str, tuple[Callable[..., Any], str]] = {
        "entity": (entities.entities, "entity"),
        "topic": (topics.topics, "topic"),
        "keyword": (keywords.corpus_keywords, "keyword"),
    }
    analysis, column = ways[by]
    return list(state.run(analysis, part)[column].head(OFFERED))
