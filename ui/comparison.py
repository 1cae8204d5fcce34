"""The views of the Sources page that compare texts: words in common, copied passages, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import copies as copies_module
from analytics import evidence, findings, languages, sources
from ui import blocks, charts, state

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus import Corpus

MAX_PAIRS = 500  # pairs offered; the table has all
PAIR_COLUMNS = ("n_words", "share_a", "share_b", "agency", "source_a", "source_b")  # labels last: they are long


def distance(part: Corpus) -> None:
    """Draw how near sources are in words, and the words behind one pair."""
    table = state.run(sources.source_similarity, part)
    blocks.finding(findings.similarity(table))
    if table.empty:
        return
    names = [_pair_name(row) for row in table.head(MAX_PAIRS).itertuples()]
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        st.caption("Cosine of mean TF-IDF vectors within one language; the interval needs two documents on both sides.")
        blocks.table(table, "source_similarity", on_pick=lambda row: blocks.set_pick("pair_shown")(_pair_name(row)))
        pair = blocks.pick("Words that both use", names, key="pair_shown")
        row = table.iloc[names.index(pair)]
        shared = state.run(sources.shared_words, part, a=row["a"], b=row["b"], language=row["language"])
        blocks.table(shared, "shared_words", on_pick=blocks.set_pick("pair_word"), picks="term")
    with aside:
        word = blocks.pick("Sentences with", list(shared["term"]), key="pair_word")
        both = part.where(source=[row["a"], row["b"]], language=[row["language"]])
        if word:
            blocks.evidence(both, title=f"“{word}” in {pair}", key="words", words=f'"{word}"')


def copies(part: Corpus) -> None:
    """Draw which documents share text, how much of each and what agency they credit, and one pair side by side."""
    table = state.table("shared_text", part)
    blocks.finding(findings.copied(table, part.documents))
    if not table.empty:
        _copied(part, table)
    credits_given = state.table("agency_credits", part)
    if not credits_given.empty:
        st.subheader("News agencies credited", anchor=False)
        columns = ("agency", "place", "text")
        blocks.table(credits_given, "agency_credits", columns=columns, on_pick=blocks.read_article, picks="doc_id")


def _copied(part: Corpus, table: pd.DataFrame) -> None:
    """Draw the pairs of documents that share text, and one of them side by side."""
    titles = {row.doc_id: blocks.document_label(row) for row in part.documents.itertuples()}
    pairs = state.run(copies_module.copied_pairs, part)
    shown = pairs.assign(**{f"source_{side}": [titles[doc_id] for doc_id in pairs[side]] for side in "ab"})
    st.caption("Shares are of the words of each article; the news agency is one that either of the two credits.")
    names = [_copied_name(row) for row in shown.head(MAX_PAIRS).itertuples()]
    blocks.table(
        pairs,
        "copied_pairs",
        columns=PAIR_COLUMNS,
        shown=shown,
        on_pick=lambda row: blocks.set_pick("copy_shown")(_copied_name(shown.loc[row.name])),
    )
    pair = pairs.iloc[names.index(blocks.pick("Side by side", names, key="copy_shown"))]
    spans = table[(table["a"] == pair["a"]) & (table["b"] == pair["b"])]
    for column, side in zip(st.columns(2, gap="large"), "ab", strict=True):
        with column:
            blocks.sentences(evidence.of_rows(part, _side(spans, side)), title=titles[pair[side]], key=f"copies-{side}")
    blocks.table(table, "shared_text")


def quotes(part: Corpus) -> None:
    """Draw who is quoted, and what one speaker is quoted with."""
    table = state.table("quotes", part)
    sentence = findings.quoted(table)
    blocks.finding(sentence)
    counts = state.run(sources.speakers, part)
    if counts.empty:
        blocks.table(table, "quotes")
        return
    main, aside = st.columns(blocks.WIDE, gap="large")
    pick = blocks.set_pick("speaker_shown")
    with main:
        figure = charts.bars(counts, label="entity", value="n_quotes", title="Quotations by the speaker's name")
        blocks.picture(figure, alt=sentence, key="quotes", on_pick=pick)
        shown = ("entity", "speaker", "verb", "direct", "text")
        blocks.csv_button(counts, "speakers")
        blocks.table(table, "quotes", columns=shown, on_pick=pick, picks="entity")
    with aside:
        speaker = blocks.pick("Quotations of", list(counts["entity"].head(MAX_PAIRS)), key="speaker_shown")
        said = table[table["entity"] == speaker].head(blocks.MOST_SENTENCES)
        blocks.sentences(evidence.of_rows(part, said), title=f"What {speaker} is quoted with", key="quotes")


def _pair_name(row: Any) -> str:
    return f"{row.a} and {row.b}, {languages.name(row.language)}"


def _copied_name(row: Any) -> str:
    return f"{row.source_a} | {row.source_b} ({findings.times(row.n_words, 'word')})"


def _side(spans: pd.DataFrame, side: str) -> pd.DataFrame:
    return spans[[side, f"start_{side}", f"end_{side}"]].set_axis(["doc_id", "start", "end"], axis="columns")
