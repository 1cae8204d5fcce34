"""The blocks of the Compare page: how much, how named, who is quoted, in what words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from analytics.comparison import groups, shares, speakers, words
from analytics.comparison.sides import focus_name, with_focus
from analytics.errors import CorpusError
from analytics.findings import comparison as findings
from analytics.sources import framing
from ui import state
from ui.charts import comparison as charts
from ui.charts import keywords as keyword_charts
from ui.charts import word_plot
from ui.components import blocks, tested_rows
from ui.text import plain, titled

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.compare.choices import Comparison

WORD = "compare_word"  # the choice of the word whose sentences are shown
PICTURES = {"strongest": "Strongest differences", "axes": "Words on two axes"}
WORD_COLUMNS = ("side", "term", "n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "q")


def summary(part: Corpus, chosen: Comparison) -> None:
    """Draw the findings: how often, how named, and which years are compared."""
    table = state.run(shares.comparison_share, part, **chosen.options)
    forms = state.run(shares.comparison_forms, part, **chosen.options)
    if chosen.focus:
        blocks.finding(findings.how_often(table, chosen.names, chosen.focus))
        if findings.has_shares(table):
            st.caption(plain(findings.counts(table, chosen.names)))
    blocks.finding(findings.how_named(forms, chosen.names))
    if not chosen.options["period"]:
        st.caption(plain(findings.years(chosen.sides, chosen.n_every)))


def shares_and_forms(part: Corpus, chosen: Comparison) -> None:
    """Draw the shares by year and the forms of the name, side by side; of few articles the tables alone."""
    table = state.run(shares.comparison_share, part, **chosen.options)
    forms = state.run(shares.comparison_forms, part, **chosen.options)
    if findings.has_shares(table):
        left, right = st.columns(2, gap="large")
        with left:
            _draw_shares(table, chosen)
        if not forms.empty:
            with right:
                _draw_forms(forms, chosen)
    if chosen.more:
        _draw_groups(part, chosen)
    with st.expander("As a table"):
        blocks.table(table, "comparison_share")
        blocks.table(forms, "comparison_forms")


def _draw_shares(table: pd.DataFrame, chosen: Comparison) -> None:
    title = f"How often does each mention {chosen.focus}?"
    figure = charts.two_shares(
        table, chosen.names, labels=[year or "All years" for year in table["period"]], title=title
    )
    blocks.picture(
        figure,
        alt=findings.counts(table, chosen.names),
        key="compare-share",
        measure="Share of the articles of a year that mention it, with 95% intervals (Wilson)",
        n=int(table[["n_a", "n_b"]].iloc[-1].sum()),
    )


def _draw_groups(part: Corpus, chosen: Comparison) -> None:
    """Draw A, B and more groups as small multiples."""
    try:
        table = state.run(groups.comparison_groups, part, more=chosen.more, **chosen.options)
    except CorpusError as error:
        st.info(plain(str(error)))
        return
    title = f"How often does each group mention {chosen.focus}?"
    blocks.picture(
        charts.group_shares(table, title=title),
        alt=title,
        key="compare-groups",
        measure="Share of the articles of a year that mention it, with 95% intervals (Wilson); one scale",
    )
    st.caption("The years that every group has, else all. A year with fewer than 5 articles of a group has no dot.")
    with st.expander("All groups as a table"):
        blocks.table(table, "comparison_groups")


def _draw_forms(forms: pd.DataFrame, chosen: Comparison) -> None:
    title = f"How does each name {chosen.focus}?"
    blocks.picture(
        charts.two_shares(forms, chosen.names, labels=list(forms["form"]), title=title),
        alt=findings.how_named(forms, chosen.names) or title,
        key="compare-forms",
        measure="Share of the articles with the name that use the form at least once, with 95% intervals",
        n=int(forms[["n_a", "n_b"]].iloc[0].sum()),
    )


def quoted_speakers(part: Corpus, chosen: Comparison) -> None:
    """Draw who is quoted by both sides and by one of them."""
    table = state.run(speakers.comparison_speakers, part, **chosen.options)
    if table.empty:
        st.caption("No quotation of a named speaker was found.")
        return
    for heading, names in findings.speakers(table, chosen.names):
        st.html(titled(heading, names))
    blocks.table(table, "comparison_speakers")


def different_words(part: Corpus, chosen: Comparison) -> None:
    """Draw the words that differ most, and the sentences of one of them."""
    table = state.run(words.comparison_words, part, **chosen.options)
    entity = focus_name(part.root, chosen.focus) if chosen.focus else ""
    near = f" near {entity}" if entity else ""
    if table.empty:
        st.caption(findings.words(table))
        return
    finding = findings.words(table)
    blocks.finding(finding)
    table = tested_rows.choose(table, "comparison_words")
    if table.empty:
        return
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        names = dict(zip("ab", chosen.names, strict=True))
        _draw_words(table, chosen, alt=finding, title=f"Which words does each use more{near}?")
        shown = table.assign(side=table["side"].map(names))
        blocks.table(table, "comparison_words", columns=WORD_COLUMNS, shown=shown,
                     on_pick=blocks.set_pick(WORD), picks="term")  # fmt: skip
    with aside:
        term = blocks.pick("Sentences with", list(dict.fromkeys(table["term"])), key=WORD)
        _sentences(chosen, entity, term)


def _draw_words(table: pd.DataFrame, chosen: Comparison, *, alt: str, title: str) -> None:
    """Draw the strongest words with their intervals, or the words on two axes; a click chooses the word."""
    kind = st.segmented_control("Picture", list(PICTURES), default="strongest", format_func=PICTURES.get,
                                key="compare_words_as", bind="query-params", required=True)  # fmt: skip
    if kind == "strongest":
        labels = dict(zip("ab", chosen.names, strict=True))
        rows = table.rename(columns={"side": "group"})
        figure = keyword_charts.opposing_terms(rows, ("a", "b"), labels=labels, title=title)
        measure = "How many times as many articles of one side have the word, with 95% intervals"
    else:
        figure = word_plot.two_axes(table, chosen.names, title=title, chosen=str(state.value(WORD) or ""))
        measure = "Words by rank: further right in more articles of A, further up in more articles of B"
    n = int(table[["n_group", "n_rest"]].iloc[0].sum())
    blocks.picture(figure, alt=alt, key="compare-words", measure=measure, n=n, on_pick=blocks.set_pick(WORD))


def _sentences(chosen: Comparison, entity: str, term: str) -> None:
    """Draw the sentences with a word near the name, or in all documents with the focus."""
    both = chosen.sides.all_documents
    if entity:
        hits = state.run(framing.framing_evidence, both, entity=entity, term=term)
        blocks.sentences(hits, title=f"“{term}” near {entity}", key="compare")
    else:
        within = both.take(np.flatnonzero(with_focus(both, chosen.focus)))
        blocks.evidence(within, title=f"“{term}”", key="compare", words=f'"{term}"')
