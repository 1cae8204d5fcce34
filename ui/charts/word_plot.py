"""The words of two sides on two axes: how many articles of each have a word. No Streamlit, no counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ui.charts import palette
from ui.charts.axes import LETTER, PHONE, add_title
from ui.charts.figure import Figure
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

TALL = 460  # pixels
LINE = 16 / TALL  # of the height: a label
NARROW = PHONE - 110  # pixels between the axes on a phone
LONGEST = 22  # code points of a label
MOST = 40  # labels
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def two_axes(table: pd.DataFrame, names: tuple[str, str], *, title: str, chosen: str = "") -> Figure:
    """Draw each word of `comparison_words` at its rank by the share of articles of A (across) and of B (up).

    Ranks spread the rare words, which shares would draw on top of each other (Kessler 2017, Scattertext). The words
    that differ most have labels, and the `chosen` one; no two labels overlap, even on a phone.
    """
    rows = _shares(table)
    across, up = (_ranks(rows[side]) for side in ("share_a", "share_b"))
    labelled = _labelled(rows, across, up, chosen)
    figure = Figure()
    for side, colour, name in zip("ab", palette.TWO, names, strict=True):
        own = np.flatnonzero(rows["side"] == side)
        figure.add(
            "scatter",
            x=across[own],
            y=up[own],
            mode="markers+text",
            name=f"More in {chart(cut(name))}",
            text=[chart(cut(rows["term"].iloc[at], LONGEST)) if at in labelled else "" for at in own],
            textposition=["middle left" if across[at] > 0.5 else "middle right" for at in own],  # noqa: PLR2004 - half
            textfont={"size": 12},
            customdata=[[rows["term"].iloc[at]] for at in own],
            hovertext=[_hover(rows.iloc[at], names) for at in own],
            hoverinfo="text",
            marker={"size": [11 if rows["term"].iloc[at] == chosen else 6 for at in own], "color": colour},
            cliponaxis=False,
        )
    figure.update_xaxes(**_axis(rows["share_a"], across, names[0]))
    figure.update_yaxes(**_axis(rows["share_b"], up, names[1]))
    figure = add_title(figure, title, TALL)
    return figure.update_layout(legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"})


def _shares(table: pd.DataFrame) -> pd.DataFrame:
    """Return the words with the shares of articles of A and B that have them, those that differ most first."""
    is_a = (table["side"] == "a").to_numpy()
    here, there = table["n_docs"] / table["n_group"], table["n_docs_rest"] / table["n_rest"]
    shares = {"share_a": np.where(is_a, here, there), "share_b": np.where(is_a, there, here)}
    return table.assign(**shares).sort_values(["q", "rank", "side"], kind="stable").reset_index(drop=True)


def _ranks(shares: pd.Series[float]) -> np.ndarray:
    """Return the rank of each share among the different ones, from 0 to 1."""
    ranks = shares.rank(method="dense").to_numpy() - 1
    return np.asarray(ranks / max(float(ranks.max()), 1.0))


def _labelled(rows: pd.DataFrame, across: np.ndarray, up: np.ndarray, chosen: str) -> set[int]:
    """Return the words whose labels do not overlap on the width of a phone: the chosen one, then the first."""
    order = sorted(range(len(rows)), key=lambda at: (rows["term"].iloc[at] != chosen, at))
    boxes: dict[int, tuple[float, float, float]] = {}
    for at in order:
        width = (LETTER * min(len(rows["term"].iloc[at]), LONGEST) + 14) / NARROW
        left = across[at] - width if across[at] > 0.5 else across[at]  # noqa: PLR2004 - half
        box = (left, left + width, up[at])
        if len(boxes) < MOST and not any(_overlap(box, other) for other in boxes.values()):
            boxes[at] = box
    return set(boxes)


def _overlap(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and abs(one[2] - other[2]) < LINE


def _axis(shares: pd.Series[float], places: Sequence[float] | np.ndarray, name: str) -> dict[str, Any]:
    """Return an axis of ranks with the shares that they stand for, each at the place of a word."""
    by_place = pd.Series(shares.to_numpy(), index=np.asarray(places)).sort_index()
    there = by_place.index.to_numpy()
    marked = list(dict.fromkeys(int(np.abs(there - tick).argmin()) for tick in TICKS))
    text = [f"{by_place.iloc[at]:.0%}" for at in marked]
    return {
        "tickvals": [float(there[at]) for at in marked],
        "ticktext": text,
        "range": [-0.04, 1.04],
        "fixedrange": True,
        "automargin": True,
        "zeroline": False,
        "title": {"text": f"Compared articles of {chart(cut(name, LONGEST))}"},
    }


def _hover(row: pd.Series, names: tuple[str, str]) -> str:
    first, second = names if row["side"] == "a" else names[::-1]
    counts = f"{row['n_docs']:,} of {row['n_group']:,} articles of {chart(first)}"
    return f"{chart(row['term'])}: {counts}, {row['n_docs_rest']:,} of {row['n_rest']:,} of {chart(second)}"
