"""The part of view Distance on page Sources that compares sources of different languages, by names and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.findings import sources as source_findings
from analytics.sources import shared_coverage
from ui import state
from ui.charts import basic as charts
from ui.charts import sources as source_charts
from ui.components import blocks
from ui.selection import filters

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MEASURE = "Cosine similarity of names and of topics, weighted by IDF, with the 95% interval"
SHARED = ("facet", "n_docs_a", "n_a", "n_docs_b", "n_b")
MAX_PAIRS = 500  # pairs offered; the table has all


def has_pairs(part: Corpus) -> bool:
    """Return whether two sources have no common language."""
    return bool(state.run(shared_coverage.source_links, part)["across"].any())


def download(part: Corpus) -> None:
    """Draw the CSV of the names and topics of all pairs of sources, those of one language too."""
    table = state.run(shared_coverage.source_links, part)
    if len(table):
        blocks.csv_button(table, "source_links")


def draw(part: Corpus) -> None:
    """Draw the similarity of sources without a common language, and what a pair shares, with its sentences."""
    table = state.run(shared_coverage.source_links, part)
    across = table[table["across"]].reset_index(drop=True)
    sentence = source_findings.links(across)
    blocks.finding(sentence)
    names = [_name(row) for row in across.itertuples()]
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        first = across.head(charts.MAX_MARKS)
        figure = source_charts.shared_coverage(
            first, names[: len(first)], title="Which sources cover similar names and topics?"
        )
        blocks.picture(figure, alt=sentence, key="links", measure=MEASURE, on_pick=_pick)
        blocks.table(table, "source_links", on_pick=lambda row: _pick((_name(row), row["basis"])))
        pair = blocks.pick("Pair of sources", list(dict.fromkeys(names))[:MAX_PAIRS], key="link_pair")
        basis = blocks.pick("Compared by", list(shared_coverage.BASES), key="link_basis")
        row = across.iloc[names.index(pair)]
        shared = state.run(shared_coverage.shared_links, part, a=row["a"], b=row["b"], basis=basis)
        labels = filters.topic_labels(part) if basis == "topics" else {}
        labelled = shared.assign(facet=[labels.get(one, one) for one in shared["facet"]])
        blocks.table(
            shared, "shared_links", columns=SHARED, shown=labelled, on_pick=blocks.set_pick("link_shown"), picks="facet"
        )
    with aside:
        link = blocks.pick("Sentences with", list(shared["facet"]), key="link_shown", shown=lambda x: labels.get(x, x))
        both = part.where(source=[row["a"], row["b"]])
        if link:
            options: dict[str, Any] = {"entities": (link,)} if basis == "names" else {"topic": link}
            blocks.evidence(both, title=f"{labels.get(link, link)} in {pair}", key="links", **options)


def _pick(mark: Any) -> None:
    blocks.set_pick("link_pair")(mark[0])
    blocks.set_pick("link_basis")(mark[1])


def _name(row: Any) -> str:
    return f"{row.a} and {row.b}"
