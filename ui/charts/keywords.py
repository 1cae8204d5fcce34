"""Figures of the Keywords page: over time, through the corpus, within a text, side by side. No Streamlit, no counting.

Colours that depend on the theme (light or dark) are left to it.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any

from analytics.findings.wording import date, percent, times
from analytics.text import languages
from ui.charts import palette
from ui.charts.axes import (
    add_title,
    axis_title,
    labelled_columns,
    labelled_rows,
    legend_below,
    opposing_ticks,
    time_axis,
    times_ticks,
)
from ui.charts.basic import MAX_MARKS
from ui.charts.figure import Figure, trace
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

FEW = 5  # documents of a period: with fewer, one document changes the share too much, and it is drawn pale
TALL = 0.8  # of the height of a row
OPPOSING = 12  # terms of each of two groups
NAMED = 14  # points with their names beside them: more overlap
NEAR = (log(1.5), 0.4)  # in share and in log ratio: names of nearer points would overlap
PAGE = 390  # pixels
OUTSIDE = 0.9  # columns of room for the labels beside the first and the last column of ranks


def over_time(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw one row of columns per keyword over the periods of `keyword_timeline`: share of the period's documents."""
    rows = table[table["period"] != ""]
    names = list(dict.fromkeys(rows["keyword"]))
    most = rows.loc[rows["n_period"] >= FEW, "share_docs"].max() if (rows["n_period"] >= FEW).any() else 1.0
    most = most or 1.0
    figure = Figure()
    for few in (False, True):
        part = rows[(rows["n_period"] < FEW) == few]
        figure.add(
            "bar",
            x=part["period"],
            y=[-TALL * min(share / most, 1) for share in part["share_docs"]],
            base=[names.index(name) + TALL / 2 for name in part["keyword"]],
            customdata=part[["keyword", "period"]].to_numpy().tolist(),
            hovertext=[_share_hover(row, row.n_period, date(row.period)) for row in part.itertuples()],
            hoverinfo="text",
            marker={"color": palette.GREY if few else palette.ACCENT, "opacity": 0.5 if few else 1},
        )
    figure = labelled_rows(figure, names, title, height=34)
    figure.scale = f"A full row is {percent(most)}."
    figure.update_xaxes(**time_axis(rows["period"]))
    return figure.update_layout(barmode="overlay", bargap=0.1, showlegend=False)


def through_corpus(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw one row per keyword over the corpus in order of time; darker where more documents have it."""
    square = table.pivot_table(index="keyword", columns="part", values="share_docs", sort=False)
    square = square.reindex(columns=sorted(square.columns))
    hover_of = {(row.keyword, row.part): _share_hover(row, row.n_part, _dates(row)) for row in table.itertuples()}
    names = list(square.index)
    mark = trace(
        "heatmap",
        z=square.to_numpy(),
        x=list(square.columns),
        y=list(range(len(names))),
        customdata=[[[name, part] for part in square.columns] for name in names],
        hovertext=[[hover_of[name, part] for part in square.columns] for name in names],
        hoverinfo="text",
        showscale=False,
        zmin=0,
        xgap=1,
        ygap=6,
    )
    figure = labelled_rows(Figure(mark), names, title)
    starts = table.drop_duplicates("part")
    shown = starts.iloc[:: max(len(starts) // 4, 1)]
    return figure.update_xaxes(
        tickvals=list(shown["part"]),
        ticktext=[date(first) or "no date" for first in shown["first"]],
        rangemode="normal",
    )


def places(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw one row per keyword of a text, with a stroke at each of its places in the text."""
    names = list(dict.fromkeys(table["keyword"]))[:MAX_MARKS]
    rows = table[table["keyword"].isin(names)]
    mark = trace(
        "scatter",
        x=rows["place"],
        y=[names.index(name) for name in rows["keyword"]],
        mode="markers",
        customdata=[[name] for name in rows["keyword"]],
        hovertext=[chart(f"{row.keyword}: after {row.place:.0%} of the text") for row in rows.itertuples()],
        hoverinfo="text",
        marker={"symbol": "line-ns-open", "size": 12, "line": {"width": 2}, "color": palette.ACCENT},
    )
    figure = labelled_rows(Figure(mark), names, title)
    ends = {"tickvals": [0, 0.5, 1], "ticktext": ["beginning", "middle", "end"]}
    return figure.update_xaxes(range=[-0.02, 1.02], zeroline=False, showgrid=False, **ends)


def ranks(table: pd.DataFrame, *, most: int, title: str) -> Figure:
    """Draw the ranks of each language side by side, the best on top; a line joins a shared keyword."""
    codes = list(dict.fromkeys(table["language"]))
    rows = table[table["rank"] <= most]
    figure = Figure()
    for _, same in rows[rows["n_languages"] > 1].groupby("keyword", sort=False):
        x = [codes.index(code) for code in same["language"]]
        figure.add(
            "scatter", x=x, y=same["rank"], mode="lines", line={"color": palette.ACCENT, "width": 1}, hoverinfo="skip"
        )
    for shared, part in rows.groupby(rows["n_languages"] > 1):
        figure.add(
            "scatter",
            x=[codes.index(code) for code in part["language"]],
            y=part["rank"],
            mode="markers+text",
            name="in several languages" if shared else "in one language",
            text=[chart(cut(name, min(56 // len(codes), 20))) for name in part["keyword"]],
            textposition=[_label_side(codes.index(code), len(codes)) for code in part["language"]],
            customdata=part[["keyword", "language"]].to_numpy().tolist(),
            hovertext=[_share_hover(row, row.n_language, languages.name(row.language)) for row in part.itertuples()],
            hoverinfo="text",
            marker={"size": 8, "color": palette.ACCENT if shared else palette.GREY},
        )
    figure.update_yaxes(
        range=[most + 0.6, 0.2], tickvals=list(range(1, most + 1)), fixedrange=True, showgrid=False, zeroline=False
    )
    figure = labelled_columns(add_title(figure, title, 80 + 28 * most), [languages.name(code) for code in codes], 16)
    return figure.update_layout(showlegend=False).update_xaxes(
        range=[-OUTSIDE, len(codes) - 1 + OUTSIDE], tickangle=0, fixedrange=True
    )


def _label_side(column: int, n_columns: int) -> str:
    """Return where the label of a dot has no line: outside of the first and the last column, above in the middle."""
    return "middle left" if column == 0 else "middle right" if column == n_columns - 1 else "top center"


def opposing_terms(table: pd.DataFrame, pair: Sequence[str], *, labels: Mapping[str, str], title: str) -> Figure:
    """Draw the strongest terms of two groups with their intervals, those of the second to the left of zero."""
    figure, names = Figure(), list[str]()
    for group, sign, colour in zip(pair, (1, -1), palette.TWO, strict=True):
        rows = table[table["group"] == group].head(OPPOSING)
        figure.add(
            "scatter",
            x=sign * rows["log_ratio"],
            y=list(range(len(names), len(names) + len(rows))),
            mode="markers",
            name=chart(cut(labels.get(group, group))),
            customdata=rows[["term", "group"]].to_numpy().tolist(),
            hovertext=[
                _comparison_hover(row, *(labels.get(name, name) for name in pair[::sign])) for row in rows.itertuples()
            ],
            hoverinfo="text",
            marker={"size": 9, "color": colour},
            error_x=_interval(rows, sign),
        )
        names += list(rows["term"])
    figure = axis_title(labelled_rows(figure, names, title), "Times as often as in the other group")
    farthest = table[["log_ratio", "high"]].abs().max(axis=None)  # small groups have no interval
    if len(figure.data) and farthest == farthest:  # noqa: PLR0124 - not missing
        figure.update_xaxes(**opposing_ticks(farthest), rangemode="normal")
    figure.add_vline(x=0, line={"color": palette.GREY, "width": 1})
    return legend_below(figure)


def frequency(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw the documents of a group with each term against its log ratio; the strongest terms are named."""
    shares = table["n_docs"] / table["n_group"]
    named = _readable_rows(table.assign(share=shares).sort_values("z", ascending=False, kind="stable"))
    is_named = table.index.isin(named)
    mark = trace(
        "scatter",
        x=shares,
        y=table["log_ratio"],
        mode="markers+text",
        text=[chart(cut(term, 16)) if one else "" for term, one in zip(table["term"], is_named, strict=True)],
        textposition="top center",
        customdata=[[term] for term in table["term"]],
        hovertext=[_comparison_hover(row, "this group", "the others") for row in table.itertuples()],
        hoverinfo="text",
        marker={"size": 7, "color": [palette.ACCENT if one else palette.GREY for one in is_named]},
        cliponaxis=False,
    )
    figure = add_title(Figure(mark), title, PAGE)
    percent = {"tickformat": ".0%", "type": "log", "title": {"text": "Share of the group's documents that use it"}}
    figure.update_xaxes(fixedrange=True, automargin=True, dtick="D2", **percent)
    return figure.update_yaxes(fixedrange=True, automargin=True, title={"text": "Times as often"}, rangemode="tozero",
                               **(times_ticks(0, table["log_ratio"].max()) if len(table) else {}))  # fmt: skip


def _readable_rows(rows: pd.DataFrame) -> list[Any]:
    """Return the index of the first rows whose names do not overlap."""
    chosen: list[tuple[Any, float, float]] = []
    for row in rows.itertuples():
        x, y = log(row.share), row.log_ratio
        near = (abs(x - at) < NEAR[0] and abs(y - up) < NEAR[1] for _, at, up in chosen)
        if len(chosen) < NAMED and not any(near):
            chosen.append((row.Index, x, y))
    return [index for index, _, _ in chosen]


def _interval(rows: pd.DataFrame, sign: int) -> dict[str, Any]:
    """Return the error bars of log ratios, mirrored if asked."""
    over, under = rows["high"] - rows["log_ratio"], rows["log_ratio"] - rows["low"]
    ends = (over, under) if sign > 0 else (under, over)
    return {"array": ends[0], "arrayminus": ends[1], "thickness": 1, "color": palette.GREY}


def _share_hover(row: Any, whole: int, where: str) -> str:
    """Return "Kabul: 3 of 12 documents, 2021-08"."""
    return f"{chart(row.keyword)}: {row.n_docs:,} of {times(whole, 'document')}, {chart(where)}"


def _comparison_hover(row: Any, here: str, there: str) -> str:
    shares = f"{row.n_docs:,} of {row.n_group:,} in {chart(here)}, {row.n_docs_rest:,} of {row.n_rest:,}"
    return f"{chart(row.term)}: {shares} in {chart(there)}"


def _dates(row: Any) -> str:
    return " to ".join(dict.fromkeys(map(date, filter(None, (row.first, row.last))))) or "no date"
