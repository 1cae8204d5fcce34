"""The view of the Sources page that says who covers what, and who leaves it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics import findings, gaps, grouping, languages, source_findings, sources
from ui import blocks, charts, filters, selections, state
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.corpus import Corpus

MAX_SOURCES = 12
KINDS = {"person": "People", "organisation": "Organisations", "place": "Places", "topic": "Topics",
         "keyword": "Keywords"}  # fmt: skip
BY = {"source": "Source", "language": "Language", "selection": "Saved selections"}
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
        blocks.picture(figure, alt=sentence, key="coverage", on_pick=pick)
        lists = _gaps(part, asked, columns, labels)
        blocks.table(table, "coverage", columns=COVERED, shown=shown, on_pick=pick, picks="facet")
    with aside:
        listed = pd.concat([table, lists])
        _evidence(part, dict(zip(listed["facet"], listed["kind"], strict=True)), labels)


def _ask() -> dict[str, Any] | None:
    """Draw the choice of what is compared between whom; None when nothing is saved to compare."""
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
    saved = selections.saved()
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
