"""Figures of the Sources page: words by source, attention over time. No Streamlit, no counting.

Colours that depend on the theme (light or dark) are left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.findings.wording import date, percent, times
from analytics.sources.attention import FEW_IN_PERIOD
from ui.charts import palette
from ui.charts.axes import axis_title, labelled_columns, labelled_rows, legend_below, time_axis
from ui.charts.figure import Figure, trace
from ui.text import chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

DISC = 18  # pixels across a disc of all documents
SMALLEST = 5
TALL = 0.8  # of the height of a row
SHARES, VOLUME = (0, 0.6), (0.68, 1)  # of the width


def words(table: pd.DataFrame, groups: Sequence[str], *, title: str, colours: Mapping[str, str]) -> Figure:
    """Draw terms x groups, with a disc where a group uses a term; its area is the share of its documents.

    `table` is a `framing_terms`; `groups` are those shown, in order.
    """
    terms = list(dict.fromkeys(table["term"]))
    rows = table[table["group"].isin(groups) & (table["n_docs"] > 0)]
    most = rows["share_docs"].max() if len(rows) else 1.0
    mark = trace(
        "scatter",
        x=[groups.index(group) for group in rows["group"]],
        y=[terms.index(term) for term in rows["term"]],
        mode="markers",
        customdata=rows[["term", "group"]].to_numpy().tolist(),
        hovertext=[
            f"{chart(row.term)}, {chart(row.group)}: {row.n_docs:,} of {times(row.n_group, 'document')}"
            for row in rows.itertuples()
        ],
        hoverinfo="text",
        marker={
            "opacity": 1,
            "size": [max(DISC * (share / most) ** 0.5, SMALLEST) for share in rows["share_docs"]],
            "color": [colours.get(group, palette.ACCENT) for group in rows["group"]],
        },
    )
    return labelled_columns(labelled_rows(Figure(mark), terms, title), list(groups), 18)


def side_by_side(table: pd.DataFrame, sides: Mapping[str, str], *, title: str, colours: Mapping[str, str]) -> Figure:
    """Draw meanings x sides, with a disc where a side uses a meaning; its area is the share of its documents.

    `table` is a `framing_across` with a column `side`; `sides` are their labels.
    """
    meanings, order = list(dict.fromkeys(table["concept"])), list(sides)
    rows = table[table["n_docs"] > 0]
    hover = [
        f"{row.terms}, {sides[row.side]}: {row.n_docs:,} of {times(row.n_group, 'document')},"
        f" 95% interval {row.low:.0%} to {row.high:.0%}"
        for row in rows.itertuples()
    ]
    mark = trace(
        "scatter",
        x=[order.index(side) for side in rows["side"]],
        y=[meanings.index(meaning) for meaning in rows["concept"]],
        mode="markers",
        customdata=rows[["concept", "side"]].to_numpy().tolist(),
        hovertext=[chart(text) for text in hover],
        hoverinfo="text",
        marker={
            "opacity": 1,
            "size": [max(DISC * share**0.5, SMALLEST) for share in rows["share_docs"]],
            "color": [colours.get(group, palette.ACCENT) for group in rows["group"]],
        },
    )
    return labelled_columns(labelled_rows(Figure(mark), meanings, title), list(sides.values()), 18)


def shared_coverage(table: pd.DataFrame, names: Sequence[str], *, title: str) -> Figure:
    """Draw one dot per pair of sources and basis with its interval; `names` are those of the pairs, by row."""
    order = list(dict.fromkeys(names))
    figure = Figure()
    for basis, colour in zip(("names", "topics"), palette.TWO, strict=True):
        own = (table["basis"] == basis).to_numpy()
        rows, labels = table[own], [name for name, one in zip(names, own, strict=True) if one]
        figure.add(
            "scatter",
            x=rows["similarity"],
            y=[order.index(name) for name in labels],
            mode="markers",
            name=basis,
            customdata=[[name, basis] for name in labels],
            hovertext=[
                chart(f"{name}: {row.n_shared:,} {basis} in both, {row.n_a:,} and {times(row.n_b, 'document')}")
                for name, row in zip(labels, rows.itertuples(), strict=True)
            ],
            hoverinfo="text",
            marker={"size": 9, "color": colour, "opacity": 1},
            error_x={"array": rows["high"] - rows["similarity"], "arrayminus": rows["similarity"] - rows["low"],
                     "thickness": 1, "color": colour},
        )  # fmt: skip
    figure = labelled_rows(figure, order, title, 44).update_xaxes(range=[0, 1.04])
    return legend_below(axis_title(figure, "Cosine similarity: 0 nothing in common, 1 the same"))


def attention(table: pd.DataFrame, sources: Sequence[str], *, title: str, colours: Mapping[str, str]) -> Figure:
    """Draw one row per source: the share of its documents by period with its interval, and the number of its documents.

    Shares of fewer than five documents are left out. `table` is an `attention`.
    """
    rows = table[(table["period"] != "") & table["source"].isin(sources)]
    large = rows[rows["n_source"] >= FEW_IN_PERIOD]
    most = large["high"].max() if len(large) else 1.0
    many = max(rows["n_source"].max(), 1) if len(rows) else 1
    figure = Figure()
    _add_shares(figure, large, sources, most, colours)
    _add_volume(figure, rows, sources, many, colours)
    figure = labelled_rows(figure, list(sources), title, 18, height=56)
    figure.update_layout(barmode="overlay", showlegend=False, xaxis2={"anchor": "y"}, margin={"t": 34})
    panels = (
        ("xaxis", SHARES, f"Share of documents, up to {percent(most)}"),
        ("xaxis2", VOLUME, f"Documents, up to {many:,}"),
    )
    for name, (low, high), caption in panels:
        axis = time_axis(rows["period"]) | {"fixedrange": True, "domain": [low, high], "nticks": 4, "dtick": None}
        figure.update_layout(**{name: axis})
        figure.add_annotation(text=chart(caption), x=low, y=1, xref="paper", yref="paper", xanchor="left",
                              yanchor="bottom", showarrow=False)  # fmt: skip
    return figure


def _add_shares(
    figure: Figure, rows: pd.DataFrame, sources: Sequence[str], most: float, colours: Mapping[str, str]
) -> None:
    """Add the share of each source and period with its interval; `most` fills the row."""
    figure.add(
        "scatter",
        y=_in_rows(rows, sources, rows["share_docs"] / most),
        mode="markers",
        error_y={
            "array": TALL * (rows["share_docs"] - rows["low"]) / most,
            "arrayminus": TALL * (rows["high"] - rows["share_docs"]) / most,
            "thickness": 1,
            "width": 0,
            "color": palette.GREY,
        },
        **_marks(rows, colours, size=6, opacity=1),
    )


def _add_volume(
    figure: Figure, rows: pd.DataFrame, sources: Sequence[str], many: int, colours: Mapping[str, str]
) -> None:
    """Add a bar with the documents of each source and period; `many` fill the row."""
    figure.add(
        "bar",
        y=[-TALL * n / many for n in rows["n_source"]],
        base=_in_rows(rows, sources, [0] * len(rows)),
        xaxis="x2",
        **_marks(rows, colours),
    )


def _in_rows(table: pd.DataFrame, sources: Sequence[str], heights: Iterable[float]) -> list[float]:
    """Return the y of marks with a height from 0 to 1 in the row of their source; 0 is below the middle of the row."""
    rows = zip(table["source"], heights, strict=True)
    return [sources.index(source) + TALL / 2 - TALL * height for source, height in rows]


def _marks(table: pd.DataFrame, colours: Mapping[str, str], **style: Any) -> dict[str, Any]:
    """Return the common settings of the shares and the volume: time, colour, hover and click."""
    return {
        "x": table["period"],
        "customdata": table[["source", "period"]].to_numpy().tolist(),
        "hovertext": [_attention_hover(row) for row in table.itertuples()],
        "hoverinfo": "text",
        "marker": {"color": [colours.get(source, palette.GREY) for source in table["source"]], **style},
    }


def _attention_hover(row: Any) -> str:
    share = f"{row.n_docs:,} of {times(row.n_source, 'document')}"
    between = f"95% interval {row.low:.0%} to {row.high:.0%}"
    return chart(f"{row.source}, {date(row.period)}: {share}, {between}")
