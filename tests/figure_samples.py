"""One small figure of each kind: two marks, whose names can be hostile or long, or none."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.charts import lanes as lane_charts
from ui.charts import network as network_charts
from ui.charts import sources as source_charts


def checked(figure):
    """Return a figure as Plotly's own class, which refuses a name or a value that Plotly does not know."""
    return go.Figure({"data": figure.data, "layout": figure.layout})


def _bars(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame({"entity": [a, b], "n_docs": [3, 1], "aliases": [f"{a}; {b}", b]}).head(n)
    return charts.bars(table, label="entity", value="n_docs", title=a, hover="aliases")


def _dots(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame(
        {
            "term": [a, b],
            "log_ratio": [2.0, 0.5],
            "low": [1.0, -0.5],
            "high": [4.0, 1.0],
            "n_docs": [3, 1],
            "n_group": [4, 4],
            "n_docs_rest": [1, 2],
            "n_rest": [8, 8],
        }
    ).head(n)
    return charts.dots(table, label="term", title=a)


def _heatmap(a="Kabul", b="Beijing", n=2):
    return charts.heatmap(pd.DataFrame([[5, 2], [0, 4]], [a, b], [b, a]).iloc[:n, :n], title=a, unit="documents")


def _coverage(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame(
        {
            "facet": [a, a, b, b],
            "kind": ["place", "place", "person", "person"],
            "source": ["S1", b, "S1", b],
            "status": ["covered", "not found", "partly", "not checkable"],
            "n_docs": [3, 0, 1, 0],
            "n_source": [4, 2, 4, 2],
            "first": ["2021-08", "", "", ""],
            "reason": ["", "", "", f"no names are read in {a}"],
        }
    ).head(2 * n)
    return charts.coverage(table, ["S1", b] if n else [], title=a, colours={"S1": "#111111", b: "#222222"}, labels={})


def _strip(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame({"period": ["2021-08", "2021-09"], "source": [b, a], "n_docs": [2, 4]}).head(n)
    return charts.strip(table, title=a, colours={a: "#111111"})


def _side_by_side(a="Kabul", b="Beijing", n=2):
    rows = [(a, a, "s1", "S1", 3, 4), (a, b, "s2", b, 0, 2), (b, a, "s1", "S1", 1, 4), (b, b, "s2", b, 2, 2)]
    table = pd.DataFrame(rows, columns=["concept", "terms", "side", "group", "n_docs", "n_group"]).head(2 * n)
    table = table.assign(share_docs=table["n_docs"] / table["n_group"], low=0.1, high=0.9)
    sides = {"s1": "S1", "s2": b} if n else {}
    return source_charts.side_by_side(table, sides, title=a, colours={"S1": "#111111"})


def _shared_coverage(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame(
        {"basis": ["names", "topics"], "similarity": [0.4, 0.7], "low": [0.2, 0.5], "high": [0.6, 0.8],
         "n_shared": [3, 2], "n_a": [4, 4], "n_b": [2, 2]}
    ).head(n)  # fmt: skip
    return source_charts.shared_coverage(table, [a, b][:n], title=a)


def _words(a="Kabul", b="Beijing", n=2):
    rows = [(a, "S1", 3, 4, 0.75), (a, b, 0, 2, 0.0), (b, "S1", 1, 4, 0.25), (b, b, 2, 2, 1.0)]
    table = pd.DataFrame(rows, columns=["term", "group", "n_docs", "n_group", "share_docs"]).head(2 * n)
    return source_charts.words(table, ["S1", b] if n else [], title=a, colours={"S1": "#111111"})


def _attention(a="Kabul", b="Beijing", n=2):
    rows = [(a, "2021-08", 3, 10, 0.3, 0.1, 0.6), (b, "2021-09", 1, 2, 0.5, 0.1, 0.9)]
    columns = ["source", "period", "n_docs", "n_source", "share_docs", "low", "high"]
    table = pd.DataFrame(rows, columns=columns).head(n)
    return source_charts.attention(table, list(table["source"]), title=a, colours={a: "#111111"})


def _network(a="Kabul", b="Beijing", n=2):
    nodes = pd.DataFrame(
        {"entity": [a, b], "x": [0.0, 1.0], "y": [0.0, 0.5], "kind": ["place", "organisation"], "n_docs": [4, 3]}
    ).head(n)
    pairs = pd.DataFrame({"a": [a], "b": [b], "n_docs": [2]}).head(n)
    return network_charts.network(pairs, nodes, title=a)


def _pairs(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame({"a": [a, b], "b": [b, "S3"], "n_both": [3, 1], "expected": [1.5, 2.0], "npmi": [0.5, -0.1]})
    return network_charts.pairs(table.assign(q=0.04, unit="sentence").head(n), title=a)


def _network_graph(a="Kabul", b="Beijing", n=2):
    places = {"entity": [a, b], "x": [0.0, 1.0], "y": [0.0, 0.5], "community": [1, 2], "degree": [1, 1]}
    nodes = pd.DataFrame(places | {"strength": [4, 3], "n_docs": [4, 3]}).head(n)
    return network_charts.network_graph(pd.DataFrame({"a": [a], "b": [b], "n_docs": [2]}).head(n), nodes, title=a)


def _matrix(a="Kabul", b="Beijing", n=2):
    square = pd.DataFrame([[0, 0.5], [0.5, 0]], [a, b], [a, b]).iloc[:n, :n]
    return network_charts.matrix(square, {a: 1, b: 2}, title=a)


def _over_time(a="Kabul", b="Beijing", n=2):
    shares = {"n_docs": [3, 1], "n_period": [6, 2], "share_docs": [0.5, 0.5]}
    table = pd.DataFrame({"period": ["2021-08", "2021-09"], "keyword": [a, b]} | shares).head(n)
    return keyword_charts.over_time(table, title=a)


def _through_corpus(a="Kabul", b="Beijing", n=2):
    rows = [(1, a, 2), (1, b, 0), (2, a, 1), (2, b, 4)]
    table = pd.DataFrame(rows, columns=["part", "keyword", "n_docs"]).drop_duplicates(["part", "keyword"]).head(2 * n)
    dates = {"first": table["part"].map({1: "2021-08-16", 2: ""}), "last": table["part"].map({1: "2021-08-24", 2: ""})}
    return keyword_charts.through_corpus(table.assign(n_part=4, share_docs=table["n_docs"] / 4, **dates), title=a)


def _places(a="Kabul", b="Beijing", n=2):
    return keyword_charts.places(pd.DataFrame({"keyword": [a, b], "place": [0.0, 0.5]}).head(n), title=a)


def _ranks(a="Kabul", b="Beijing", n=2):
    table = pd.DataFrame({"language": ["en", "de"], "rank": [1, 2], "keyword": [a, a], "n_docs": [3, 1]})
    table = pd.concat([table, table.iloc[:1].assign(rank=2, keyword=b)]).head(n + (n > 0))
    counts = {"n_language": 4, "n_languages": table["keyword"].map({a: 2, b: 1} if a != b else {a: 2})}
    return keyword_charts.ranks(table.assign(**counts), most=3, title=a)


def _against(a, b, n):
    table = pd.DataFrame({"group": [a, b], "term": [a, b], "log_ratio": [2.0, 0.5], "low": [1.0, -0.5]})
    counts = {"high": [4.0, 1.0], "z": [3.0, 1.0], "n_docs": [3, 1], "n_group": 4, "n_docs_rest": [1, 2], "n_rest": 8}
    return table.assign(**counts).head(n)


def _opposing_terms(a="Kabul", b="Beijing", n=2):
    return keyword_charts.opposing_terms(_against(a, b, n), (a, b), labels={}, title=a)


def _frequency(a="Kabul", b="Beijing", n=2):
    return keyword_charts.frequency(_against(a, b, n), title=a)


def _lanes(a="Kabul", b="Beijing", n=2):
    rows = {"doc_id": ["d1", "d2"], "source": [a, b], "date": ["2021-08-16", "2022-01"], "story": "d1"}
    told = {"date_precision": ["day", "month"], "is_first": [True, False], "lag_low": [0.0, 138.0], "title": [b, a]}
    second = {"lag_high": [0.0, 168.0], "second_hand": [False, True], "agency": ["", a]}
    return lane_charts.lanes(pd.DataFrame(rows | told | second).head(n), title=a, colours={a: "#111111"})


def _copied_words(a="Kabul", b="Beijing", n=2):
    words = {"n_words_a": [40, 0], "n_words_b": [0, 30], "n_words_undecided": [10, 0]}
    table = pd.DataFrame({"a": [a, "S1"], "b": [b, a]} | words).head(n)
    return lane_charts.copied_words(table, title=a, colours={a: "#111111"})


SAMPLES = {
    "lanes": _lanes,
    "copied_words": _copied_words,
    "bars": _bars,
    "dots": _dots,
    "heatmap": _heatmap,
    "coverage": _coverage,
    "strip": _strip,
    "words": _words,
    "side_by_side": _side_by_side,
    "shared_coverage": _shared_coverage,
    "attention": _attention,
    "network": _network,
    "pairs": _pairs,
    "network_graph": _network_graph,
    "matrix": _matrix,
    "over_time": _over_time,
    "through_corpus": _through_corpus,
    "places": _places,
    "ranks": _ranks,
    "opposing_terms": _opposing_terms,
    "frequency": _frequency,
}


def _checked_sample(sample):
    return lambda *args, **options: checked(sample(*args, **options))


FIGURES = {name: _checked_sample(sample) for name, sample in SAMPLES.items()}
