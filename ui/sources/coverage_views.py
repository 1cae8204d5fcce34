"""The view of the Sources page on coverage and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics.corpus import grouping
from analytics.findings import overview as overview_findings
from analytics.findings import sources as source_findings
from analytics.findings import wording
from analytics.sources import coverage as source_coverage
from analytics.sources import gaps
from analytics.statements import statements
from analytics.text import languages
from ui import state
from ui.charts import basic as charts
from ui.components import blocks, group_picker, tested_rows
from ui.selection import filters, saved_selections, selected_mark
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.corpus.store import Corpus

MAX_SOURCES = 12
KINDS = {"person": "People", "organisation": "Organisations", "place": "Places", "topic": "Topics",
         "keyword": "Keywords", "statement": "Statements"}  # fmt: skip
COLUMNS = ("source", "country", "language", "selection")
GAPS = {"only in": "Only in {}", "missing from": "Not found in {}"}
MEASURE = "Share of the documents of each source, by the area of the square. The largest differences are first"
COVERED = ("facet", "kind", "source", "status", "n_docs", "n_source", "n_hits", "first", "reason")
NO_COUNTRY = "No web address of these articles shows a country: it must end with its code, such as .de or .co.uk."
FACET = "facet_shown"  # the choice of the evidence, which follows the selection
WIDTH = 150  # code points of a statement in a sentence or a list


def coverage(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the coverage of each source, the facets that differ most first, the gaps, and the sentences."""
    options = _draw_choices()
    if options is None:
        return
    options = group_picker.limit_years(part, options)
    table = state.run(source_coverage.coverage, part, **options)
    columns = _largest(table)
    lists = _lists(part, options, columns)
    labels = _labels(part, options["by"]) | _texts(part, pd.concat([table, lists]))
    short = {facet: cut(label, WIDTH) for facet, label in labels.items()}
    sentence = _finding(table, lists, short)
    blocks.finding(sentence)
    if table.empty:
        if options["by"] == "country":
            st.caption(NO_COUNTRY)
        return
    table = tested_rows.choose(table, "coverage", of=("facet", "kind"))
    if table.empty:
        return
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        figure = charts.coverage(table, columns, title="Which source mentions what?", colours=colours, labels=labels)
        blocks.picture(
            figure,
            alt=sentence,
            key="coverage",
            measure=MEASURE,
            n=overview_findings.n_of_sources(table, columns),
            on_pick=lambda mark: _select(mark[0], mark[2], {options["by"]: mark[1]}),
        )
        _gaps(lists, columns, labels, short)
        _coverage_table(table, labels, options["by"])
    with aside:
        listed = pd.concat([table, lists]).drop_duplicates(["facet", "kind"])
        _evidence(part, dict(zip(listed["facet"], listed["kind"], strict=True)), short)


def _coverage_table(table: pd.DataFrame, labels: Mapping[str, str], by: str) -> None:
    """Draw the table of the coverage; a click on a row selects its facet and its group of `by`."""
    blocks.table(
        table,
        "coverage",
        columns=COVERED,
        shown=_with_labels(table.head(blocks.SHOWN_ROWS), labels),
        on_pick=lambda row: _select(row["facet"], row["kind"], {by: row["source"]}),
    )


def _finding(table: pd.DataFrame, lists: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Return the facet that differs most between sources, or for statements what only one source says."""
    others = table[table["kind"] != "statement"]
    parts = [overview_findings.coverage(_with_labels(others, labels))] if len(others) or table.empty else []
    if len(table) > len(others):
        parts.append(source_findings.statements(table, lists, shown=labels))
    return " ".join(parts)


def _with_labels(table: pd.DataFrame, labels: Mapping[str, str]) -> pd.DataFrame:
    """Return the table with the labels of facets and groups that have one; `Series.replace` reads it once per label."""
    named = {column: [labels.get(name, name) for name in table[column].tolist()] for column in ("facet", "source")}
    return table.assign(**{column: pd.Series(names, table.index, dtype="str") for column, names in named.items()})


def _texts(part: Corpus, table: pd.DataFrame) -> dict[str, str]:
    """Return the texts of the statements of a table."""
    chosen = tuple(sorted(set(table.loc[table["kind"] == "statement", "facet"])))
    made = state.run(statements.statements, part, chosen=chosen) if chosen else pd.DataFrame()
    return dict(zip(made["statement"], made["text"], strict=True)) if len(made) else {}


def _select(facet: str, kind: str, where: Mapping[str, str]) -> None:
    """Select a clicked facet in its column; the choice of the evidence follows what is selected.

    No filter asks for a statement, so a statement is the choice of the evidence itself.
    """
    about = _mark_of(facet, kind)
    if about:
        about |= {by: column for by, column in where.items() if by in ("source", "language")}
    else:
        blocks.set_pick(FACET)(facet)
    selected_mark.choose(**about)


def _mark_of(facet: str, kind: str) -> dict[str, str]:
    """Return the selection of a facet, none for a statement."""
    if kind == "statement":
        return {}
    return {kind if kind in ("topic", "keyword") else "names": facet}


def _draw_choices() -> dict[str, Any] | None:
    """Draw the choice of facets and groups; None if no selection is saved to compare."""
    left, right = st.columns((3, 1))
    with left:
        facets = st.pills("Compare by", list(KINDS), default=list(KINDS)[:3], selection_mode="multi",
                          format_func=KINDS.get, key="facets", bind="query-params")  # fmt: skip
    with right:
        by = group_picker.pick_grouping(COLUMNS, key="coverage_by", groups_key="coverage_selection", label="Columns")
    saved = saved_selections.groups()
    if by == grouping.SELECTION and not saved:
        saved_selections.ask_for_some()
        return None
    lines = tuple(saved.values()) if by == grouping.SELECTION else ()
    return {"facets": tuple(facets), "by": by, "selections": lines} | _draw_check_options()


def _draw_check_options() -> dict[str, Any]:
    """Draw the options of what counts as checkable."""
    with st.expander("When does a source count as checked?"):
        few, near = st.columns(2)
        with few:
            n = st.number_input("Minimum number of documents", 1, 1_000, 1, key="checked_docs", bind="query-params")
        with near:
            days = st.number_input(
                "Maximum distance in days to the reports of the others (empty: any date)",
                0, 3_650, None, key="checked_days", bind="query-params",
            )  # fmt: skip
    return {"min_docs": int(n), "days": None if days is None else int(days)}


def _labels(part: Corpus, by: str) -> dict[str, str]:
    """Return the labels of topics, and of languages if they are the columns."""
    codes = set(part.documents["language"]) if by == "language" else set()
    return filters.topic_labels(part) | {code: languages.name(code) for code in codes}


def _largest(table: pd.DataFrame) -> list[str]:
    """Return the sources with the most documents."""
    once = table.drop_duplicates("source").sort_values(["n_source", "source"], ascending=[False, True])
    return list(once["source"].head(MAX_SOURCES))


def _lists(part: Corpus, options: Mapping[str, Any], columns: Sequence[str]) -> pd.DataFrame:
    """Return the facets that only one of the shown sources has, and those it lacks."""
    facets = tuple(facet for facet in options["facets"] if facet != "keyword")
    groups = {} if options["selections"] else {"groups": tuple(columns)}
    compared = {name: options[name] for name in ("by", "selections", "common_years") if name in options}
    lists: pd.DataFrame = state.run(gaps.gaps, part, **(compared | {"facets": facets} | groups))
    return lists


def _gaps(table: pd.DataFrame, columns: Sequence[str], labels: Mapping[str, str], short: Mapping[str, str]) -> None:
    """Draw the facets that only one of the shown sources has, and those it lacks."""
    if table.empty:
        return
    names = dict(labels)
    source = blocks.pick("Exclusives and gaps of", columns, key="gaps_of",
                         shown=lambda name: names.get(name, name))  # fmt: skip
    st.caption(plain(source_findings.gaps(table, source, shown=short)))
    for place, (gap, title) in zip(st.columns(2), GAPS.items(), strict=True):
        rows = table[(table["source"] == source) & (table["gap"] == gap)].reset_index(drop=True)
        with place:
            st.markdown(f"**{plain(title.format(names.get(source, source)))}** ({len(rows)})")
            counted = ("facet", "n_docs" if gap == gaps.ONLY else "n_covering")
            if rows.empty:
                st.caption("None.")
                continue
            blocks.table(rows, "gaps", key=f"gaps-{gap}", columns=counted, shown=_with_labels(rows, labels),
                         on_pick=lambda row: _select(row["facet"], row["kind"], {}))  # fmt: skip


def _evidence(part: Corpus, kind_of: Mapping[str, str], labels: Mapping[str, str]) -> None:
    chosen = blocks.pick("Sentences with", list(kind_of), key=FACET, shown=lambda name: labels.get(name, name),
                         mark_of=lambda name: _mark_of(name, kind_of.get(name, "")))  # fmt: skip
    if chosen and kind_of[chosen] == "statement":
        _draw_statement(part, chosen, labels)
    elif chosen:
        ways: dict[str, dict[str, Any]] = {"topic": {"topic": chosen}, "keyword": {"words": f'"{chosen}"'}}
        options = ways.get(kind_of[chosen], {"entities": (chosen,)})
        blocks.evidence(part, title=f"Sentences with {labels.get(chosen, chosen)}", key="coverage", **options)


def _draw_statement(part: Corpus, statement: str, labels: Mapping[str, str]) -> None:
    """Draw the sentences of a statement: those that say it, one of each source before a second, then those near it."""
    whole, differing, partly = (
        state.run(statements.statement_sentences_of, part, statement=statement, grade=grade)
        for grade in ("same", "contradicts", "related")
    )
    caption = f"{wording.times(len(whole), 'sentence')} from {wording.times(whole['source'].nunique(), 'source')}"
    caption += f", then {wording.times(len(differing), 'sentence')} with another number or the opposite" * (
        len(differing) > 0
    )
    verb = "say" if len(partly) > 1 else "says"
    caption += f", then {wording.times(len(partly), 'sentence')} that {verb} part of it" * (len(partly) > 0)
    title = f"“{labels.get(statement, statement)}”: {caption}"
    blocks.sentences(pd.concat([whole, differing, partly], ignore_index=True), title=title, key="coverage")
