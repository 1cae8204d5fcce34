"""Figures of the Topics page: lines over time, the map, topic groups. No Streamlit, no counting.

Colours that depend on the theme (light or dark) are left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.findings.wording import date, percent, times
from ui.charts import palette
from ui.charts.axes import PHONE, add_title, labelled_rows, labels_beside_dots, readable_labels, time_axis
from ui.charts.figure import Figure, trace
from ui.text import chart, cut

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

FEW = 5  # documents of a period: with fewer, one document changes the share too much, and it is drawn pale
TALL = 0.8  # of the height of a row
TALL_MAP = 560  # pixels
MAX_POINTS = 4_000
ROOM = 0.2  # of the width of the map
NAMED = 30  # topics with their names on the map: more overlap
WIDE_LABEL = 40


def lines(table: pd.DataFrame, topics: Sequence[str], *, labels: Mapping[str, str], title: str) -> Figure:
    """Draw one line per topic over the periods of `topic_timeline`, each in its own row, all on one scale."""
    rows = table[(table["period"] != "") & table["topic"].isin(topics)]
    enough = rows[rows["n_period"] >= FEW]
    most = float((enough if len(enough) else rows)["share_docs"].max()) or 1.0
    figure = Figure()
    for place, topic in enumerate(topics):
        part = rows[rows["topic"] == topic]
        few = part["n_period"] < FEW
        figure.add(
            "scatter",
            x=part["period"],
            y=[place + TALL / 2 - TALL * min(share / most, 1) for share in part["share_docs"]],
            mode="lines+markers",
            customdata=[[topic] for _ in range(len(part))],
            hovertext=[_share(row, labels) for row in part.itertuples()],
            hoverinfo="text",
            line={"color": palette.ACCENT, "width": 1.5},
            marker={"color": [palette.GREY if one else palette.ACCENT for one in few], "size": 5},
        )
    names = [labels.get(topic, topic) for topic in topics]
    figure = labelled_rows(figure, names, title, height=40)
    figure.scale = f"A full row is {percent(most)}."
    figure.update_xaxes(**time_axis(rows["period"]))
    return figure.update_layout(showlegend=False)


def topic_map(
    table: pd.DataFrame, *, labels: Mapping[str, str], found: Collection[str], unit: str, title: str
) -> Figure:
    """Draw each document (or passage) as a dot near others of its topic; those `found` by a search are highlighted.

    Weak members are grey. The map helps to find texts; places and distances on it measure nothing.
    """
    colours = palette.by_source(table["topic"])
    hit = table["doc_id"].isin(list(found))
    rest = table[~hit]
    shown = rest.iloc[:: max(-(-len(rest) // MAX_POINTS), 1)]
    figure = Figure()
    _add_dots(figure, shown, labels, colours, opacity=0.3 if found else 0.75)
    _add_found_dots(figure, table[hit].head(MAX_POINTS), labels, colours)
    _add_topic_names(figure, table, labels)
    left, right = table["x"].min(), table["x"].max()
    room = ROOM * max(right - left, 1e-9)  # for the names of topics at the edges
    figure.update_xaxes(visible=False, fixedrange=True, range=[left - room, right + room])
    figure.update_yaxes(visible=False, fixedrange=True)
    figure = add_title(figure, title, TALL_MAP)
    drawn = len(shown) + int(hit.sum())
    figure.scale = f"{times(drawn, unit)} shown." if drawn < len(table) else ""
    return figure.update_layout(showlegend=False)


def _add_dots(
    figure: Figure, rows: pd.DataFrame, labels: Mapping[str, str], colours: Mapping[str, str], *, opacity: float
) -> None:
    """Add a small dot for each row, in the colour of its topic; weak members are grey."""
    topics = zip(rows["weak"], rows["topic"].tolist(), strict=True)
    colour = [palette.GREY if weak else colours[topic] for weak, topic in topics]
    line = {"width": 0, "color": palette.TWO[1]}
    figure.add(
        "scattergl", **_dots(rows, labels), marker={"size": 5, "opacity": opacity, "color": colour, "line": line}
    )


def _add_found_dots(figure: Figure, rows: pd.DataFrame, labels: Mapping[str, str], colours: Mapping[str, str]) -> None:
    """Add a large dot with an outline for each row that a search found."""
    colour = [colours[topic] for topic in rows["topic"].tolist()]
    line = {"width": 1.5, "color": palette.TWO[1]}
    figure.add("scattergl", **_dots(rows, labels), marker={"size": 10, "opacity": 1, "color": colour, "line": line})


def _dots(rows: pd.DataFrame, labels: Mapping[str, str]) -> dict[str, Any]:
    """Return the options of a trace with a dot for each row."""
    return {
        "x": rows["x"],
        "y": rows["y"],
        "mode": "markers",
        "customdata": rows[["topic", "doc_id"]].to_numpy().tolist(),
        "hovertext": _place_hovers(rows, labels),
        "hoverinfo": "text",
    }


def _add_topic_names(figure: Figure, table: pd.DataFrame, labels: Mapping[str, str]) -> None:
    """Add the names of the first topics; a name without room is cut to its first word."""
    order = list(dict.fromkeys(table.sort_values("topic", kind="stable")["topic"]))
    middles = table.groupby("topic").agg({"x": "median", "y": "max"})  # the name above its dots, not among them
    named = [topic for topic in order if topic in middles.index][:NAMED]
    names = [cut(labels.get(topic, topic), 22) for topic in named]
    across, up = (middles.loc[named, axis].tolist() for axis in "xy")
    width, dots = PHONE / (1 + 2 * ROOM), table[["x", "y"]].to_numpy()
    readable = readable_labels(across, up, names, height=TALL_MAP, width=width)
    free = labels_beside_dots(across, up, names, dots=dots, height=TALL_MAP, width=width)
    figure.add(
        "scatter",
        x=across,
        y=up,
        mode="text",
        text=[chart(name if all(one) else name.split()[0]) for name, *one in zip(names, readable, free, strict=True)],
        customdata=[[topic] for topic in named],
        hoverinfo="skip",
        textposition="top center",
        textfont={"size": 13, "shadow": "auto"},
        cliponaxis=False,
    )


def tree(table: pd.DataFrame, *, labels: Mapping[str, str], title: str) -> Figure:
    """Draw the joints of `topic_tree`; the less similar the topics, the farther to the right."""
    under = {row.node: (row.a, row.b) for row in table.itertuples()}
    leaves = _leaves(table["node"].iloc[-1], under)
    place: dict[str, tuple[float, float]] = {leaf: (0.0, float(i)) for i, leaf in enumerate(leaves)}
    figure = Figure()
    for row in table.itertuples():
        (xa, ya), (xb, yb) = place[row.a], place[row.b]
        x = max(1 - row.similarity, xa, xb)
        place[row.node] = (x, (ya + yb) / 2)
        figure.add(
            "scatter",
            x=[xa, x, x, xb], y=[ya, ya, yb, yb], mode="lines", line={"color": palette.GREY, "width": 1.5},
            hoverinfo="skip",
        )  # fmt: skip
    figure.add(
        "scatter",
        x=[place[row.node][0] for row in table.itertuples()],
        y=[place[row.node][1] for row in table.itertuples()],
        mode="markers",
        customdata=[[row.topics] for row in table.itertuples()],
        hovertext=[_join_hover(row) for row in table.itertuples()],
        hoverinfo="text",
        marker={"size": 9, "color": palette.ACCENT},
    )
    figure = labelled_rows(figure, [labels.get(leaf, leaf) for leaf in leaves], title, 34)
    axis = {"title": {"text": "Distance (1 - cosine similarity)"}, "range": [-0.02, 1.05]}
    return figure.update_xaxes(**axis).update_layout(showlegend=False, margin={"b": 50})


def proposals(table: pd.DataFrame, *, title: str) -> Figure:
    """Draw the stability of each number of topics in the sweep; the best is in colour."""
    mark = trace(
        "bar",
        x=table["n_topics"],
        y=table["stability"],
        hovertext=[f"{row.n_topics} topics: {row.stability:.2f}" for row in table.itertuples()],
        hoverinfo="text",
        marker={"color": [palette.ACCENT if best else palette.GREY for best in table["proposed"]]},
    )
    figure = add_title(Figure(mark), title, 220)
    figure.update_xaxes(dtick=1, fixedrange=True, title={"text": "Number of topics"})
    return figure.update_yaxes(range=[0, 1], fixedrange=True, title={"text": "Stability"}).update_layout(
        margin={"b": 50}
    )


def _leaves(node: str, under: Mapping[str, tuple[str, str]]) -> list[str]:
    """Return the topics under a node from top to bottom."""
    if node not in under:
        return [node]
    a, b = under[node]
    return _leaves(a, under) + _leaves(b, under)


def _share(row: Any, labels: Mapping[str, str]) -> str:
    name = chart(labels.get(row.topic, row.topic))
    return f"{name}: {row.n_docs:,} of {times(row.n_period, 'document')}, {date(row.period)}"


def _place_hovers(rows: pd.DataFrame, labels: Mapping[str, str]) -> list[str]:
    """Return the hover text of each dot of the map: title, source and date of its text, and its topic."""
    named = {topic: chart(cut(labels.get(topic, topic), WIDE_LABEL)) for topic in rows["topic"].unique()}
    texts = zip(*(rows[column].tolist() for column in ("title", "source", "date", "topic", "weak")), strict=True)
    return [
        f"{chart(cut(' · '.join(filter(None, about)), 70))}<br>{named[topic]}{'<br>weak member' if weak else ''}"
        for *about, topic, weak in texts
    ]


def _join_hover(row: Any) -> str:
    return f"{times(row.n_topics, 'topic')}, {times(row.n_docs, 'document')}, cosine similarity {row.similarity:.2f}"
