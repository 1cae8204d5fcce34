"""Stories as lanes by source, and copied words by pair of sources. No Streamlit, no counting.

Colours that depend on the theme (light or dark) are left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics.corpus import dates as corpus_dates
from analytics.findings.wording import date
from analytics.stories.stories import EVERY
from ui.charts import palette
from ui.charts.axes import axis_title, labelled_rows
from ui.charts.figure import Figure, trace
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_LANES = 12
LANE = 34  # pixels
DOT = 13
APART = 0.22  # of a lane, between marks of one day
DAY = 86_400_000  # milliseconds
MAX_PAIRS = 15
UNDECIDED = "rgba(0,0,0,0)"


def lanes(table: pd.DataFrame, *, title: str, colours: Mapping[str, str]) -> Figure:
    """Draw the dated documents of a story: a dot for a day, a bar for a month or a year.

    Filled: the text of the source itself; open: copied, or an agency is credited. `table` is `story_documents`. The
    sources with the earliest marks are on top; a click passes on the document.
    """
    dated = table[table["date"] != ""]
    sources = list(dict.fromkeys(dated["source"]))[:MAX_LANES]
    rows = dated[dated["source"].isin(sources)]
    rows = rows.assign(nth=rows.groupby(["source", "date"]).cumcount())
    rows["lane"] = [sources.index(row.source) + APART * row.nth for row in rows.itertuples()]
    exact = rows["date_precision"] == "day"
    figure = Figure(_dots(rows[exact], colours), _bars(rows[~exact], colours))
    figure = labelled_rows(figure, sources, title, height=LANE)
    figure.update_xaxes(**_axis(rows["date"]))
    return figure.update_layout(showlegend=False, barmode="overlay")


def copied_words(table: pd.DataFrame, *, title: str, colours: Mapping[str, str]) -> Figure:
    """Draw one row per pair of sources: words that the first published earlier to the left, the second to the right.

    Words of unknown order are hollow, on both sides of the middle. `table` is `copied_sources`.
    """
    rows = table.head(MAX_PAIRS)
    names = [f"{cut(row.a, 15)} | {cut(row.b, 15)}" for row in rows.itertuples()]
    figure = Figure()
    half = rows["n_words_undecided"] / 2
    for start, words, side in ((-half, -rows["n_words_a"], "a"), (half, rows["n_words_b"], "b")):
        figure.add(
            "bar",
            x=words,
            base=start.tolist(),  # Plotly reads no typed array here
            marker={"color": [colours.get(source, palette.GREY) for source in rows[side]]},
            **_of_pairs(
                rows,
                [
                    f"{abs(n):,} words, published earlier by {source}"
                    for n, source in zip(words, rows[side], strict=True)
                ],
            ),
        )
    undecided = [f"{n:,} words, order unknown" for n in rows["n_words_undecided"]]
    figure.add(
        "bar",
        x=2 * half,
        base=(-half).tolist(),
        marker={"color": UNDECIDED, "line": {"color": palette.GREY, "width": 1}},
        **_of_pairs(rows, undecided),
    )
    figure = labelled_rows(figure, names, title, 36)
    figure.update_layout(showlegend=False, barmode="overlay")
    figure.update_xaxes(rangemode="normal", **_word_ticks(rows))
    axis_title(figure, "Shared words")
    return figure.add_vline(x=0, line={"color": palette.GREY, "width": 1})


def _word_ticks(rows: pd.DataFrame) -> dict[str, Any]:
    """Return the ticks of an axis of words that grow to the left and to the right."""
    sides = rows[["n_words_a", "n_words_b"]].max(axis="columns") + rows["n_words_undecided"] / 2
    most = int(sides.max()) if len(rows) else 0
    ticks = [-most, -most // 2, 0, most // 2, most] if most > 1 else [0]
    return {"tickvals": ticks, "ticktext": [f"{abs(tick):,}" for tick in ticks]}


def _of_pairs(rows: pd.DataFrame, hover: list[str]) -> dict[str, Any]:
    pairs = [f"{row.a} and {row.b}" for row in rows.itertuples()]
    return {
        "y": list(range(len(rows))),
        "orientation": "h",
        "customdata": rows[["a", "b"]].to_numpy().tolist(),
        "hovertext": [f"{chart(pair)}: {chart(text)}" for pair, text in zip(pairs, hover, strict=True)],
        "hoverinfo": "text",
    }


def _dots(rows: pd.DataFrame, colours: Mapping[str, str]) -> dict[str, Any]:
    return trace(
        "scatter",
        x=rows["date"],
        y=rows["lane"],
        mode="markers+text",
        text=[_first_label(row) for row in rows.itertuples()],
        textposition="middle right",
        **_hover_data(rows),
        marker={
            "size": DOT,
            "opacity": 1,
            **_paint(rows, colours, "symbol", ("circle", "circle-open", "circle-open-dot")),
        },
    )


def _bars(rows: pd.DataFrame, colours: Mapping[str, str]) -> dict[str, Any]:
    bounds = [corpus_dates.date_bounds(date) for date in rows["date"]]
    spans = [(pd.Timestamp(high) - pd.Timestamp(low)).days + 1 for low, high in bounds]
    paint = _paint(rows, colours, "pattern", ("", "/", "."))
    return trace(
        "bar",
        x=[days * DAY for days in spans],
        base=[low for low, _ in bounds],
        y=rows["lane"],
        width=[0.3] * len(rows),
        orientation="h",
        **_hover_data(rows),
        marker={"color": paint["color"], "opacity": 0.7, "pattern": {"shape": paint["pattern"], "fillmode": "replace"}},
    )


def _paint(rows: pd.DataFrame, colours: Mapping[str, str], name: str, ways: tuple[str, str, str]) -> dict[str, Any]:
    """Return the colours of the sources, with marks for their own texts, for texts of others, and for unknown ones."""
    return {
        "color": [colours.get(source, palette.GREY) for source in rows["source"]],
        name: [ways[number] for number in rows["second_hand"].astype("Int64").fillna(2)],
    }


def _hover_data(rows: pd.DataFrame) -> dict[str, Any]:
    return {
        "customdata": [[doc_id] for doc_id in rows["doc_id"]],
        "hovertext": [_hover(row) for row in rows.itertuples()],
        "hoverinfo": "text",
    }


def _hover(row: Any) -> str:
    low, high = int(row.lag_low), int(row.lag_high)
    lag = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    late = _first_label(row) if row.is_first else f"{lag} days after the earliest date"
    agency = f"<br>credits {chart(row.agency)}" if row.agency else ""
    return f"{chart(row.source)}, {date(row.date)}: {late}<br>{chart(cut(row.title, 70))}{agency}"


def _first_label(row: Any) -> str:
    """Return the label of the first mark; documents that are not one story have none."""
    label = "earliest" if row.story == EVERY else "first in this corpus"
    return label if row.is_first else ""


def _axis(dates: pd.Series) -> dict[str, Any]:
    """Return a time axis of at least whole days with some room at both ends."""
    if dates.empty:
        return {"type": "date"}
    bounds = [corpus_dates.date_bounds(date) for date in dates]
    first, last = (pd.Timestamp(end) for end in (min(low for low, _ in bounds), max(high for _, high in bounds)))
    room = max((last - first) * 0.08, pd.Timedelta(hours=18))
    few = last - first < pd.Timedelta(days=8)
    ticks = {"dtick": DAY} if few else {"nticks": 6}
    return {"type": "date", "range": [first - room, last + room], "tickformat": "%-d %b<br>%Y", "rangemode": "normal",
            **ticks}  # fmt: skip
