"""Speakers, and the sources that quote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

SPEECH = ("all", "direct", "indirect")


def speakers(corpus: Corpus, *, speech: str = "all") -> pd.DataFrame:
    """One row per entity that is quoted by name, the one with the most quotations first; `speech` as in
    `quotation_table`.
    """
    groups = _named_quotations(corpus, speech).groupby("entity")
    table = pd.DataFrame({"n_quotes": groups.size(), "n_docs": groups["doc_id"].nunique()})
    table["n_sources"] = groups["source"].nunique()
    table = table.reset_index().sort_values(["n_quotes", "entity"], ascending=[False, True])
    return schema.conform(table, "speakers")


def speakers_by_source(corpus: Corpus, *, speech: str = "all") -> pd.DataFrame:
    """One row per entity that is quoted by name and source that quotes it, in the order of `speakers`, then by count.

    Of the `n_quotes` quotations `n_direct` are in the words of the speaker; they are in `n_docs` of the `n_source`
    documents of the source. `speech` as in `quotation_table`.
    """
    groups = _named_quotations(corpus, speech).groupby(["entity", "source"])
    table = pd.DataFrame({"n_quotes": groups.size(), "n_direct": groups["direct"].sum()})
    table["n_docs"] = groups["doc_id"].nunique()
    table = table.reset_index()
    table["n_source"] = table["source"].map(corpus.documents["source"].astype("str").value_counts())
    table["all"] = table.groupby("entity")["n_quotes"].transform("sum")
    table = table.sort_values(["all", "entity", "n_quotes", "source"], ascending=[False, True, False, True])
    return schema.conform(table.drop(columns="all"), "speakers_by_source")


def quotation_table(corpus: Corpus, *, speech: str = "all") -> pd.DataFrame:
    """One row per quotation, as in the table `quotes`: all of them, or only the direct or the indirect ones."""
    if speech not in SPEECH:
        raise ValueError(f"speech must be one of {', '.join(SPEECH)}, got {speech!r}")
    quotes = corpus.stored("quotes")
    return quotes if speech == "all" else quotes[quotes["direct"] == (speech == "direct")].reset_index(drop=True)


def shares(table: pd.DataFrame, *, most_speakers: int, most_sources: int) -> pd.DataFrame:
    """Return a table like `square` with the shares of the documents of each source that quote the speaker."""
    shown = square(table, most_speakers=most_speakers, most_sources=most_sources)
    share = table.assign(share=table["n_docs"] / table["n_source"]).astype({"entity": "str", "source": "str"})
    cells = share.pivot_table(index="entity", columns="source", values="share", fill_value=0.0)
    return cells.reindex(index=shown.index, columns=shown.columns)


def square(table: pd.DataFrame, *, most_speakers: int, most_sources: int) -> pd.DataFrame:
    """Return a table of speakers x sources with numbers of quotations, the largest of `speakers_by_source`."""
    speakers_first = list(dict.fromkeys(table["entity"].astype("str")))[:most_speakers]
    chosen = table[table["entity"].isin(speakers_first)].astype({"entity": "str", "source": "str"})
    counts = chosen.pivot_table(index="entity", columns="source", values="n_quotes", aggfunc="sum", fill_value=0)
    order = counts.sum().sort_values(ascending=False, kind="stable").index[:most_sources]
    return counts.loc[speakers_first, order]


def _named_quotations(corpus: Corpus, speech: str) -> pd.DataFrame:
    quotes = quotation_table(corpus, speech=speech)
    named = quotes[quotes["entity"].astype("str") != ""].astype({"entity": "str", "doc_id": "str"})
    source = corpus.documents["source"].astype("str").to_numpy()[corpus.positions(named["doc_id"])]
    return named.assign(source=source)
