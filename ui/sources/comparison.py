"""The views of the Sources page that compare texts: words in common, copied passages, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.copies import copies as copies_module
from analytics.entities import roles
from analytics.evidence import evidence
from analytics.findings import entities as entity_findings
from analytics.findings import overview as overview_findings
from analytics.findings import stories as story_findings
from analytics.findings import wording
from analytics.sources import quotations, similarity
from analytics.text import languages
from ui import state
from ui.charts import basic as charts
from ui.charts import lanes as lane_charts
from ui.components import article_choice, blocks, evidence_panel
from ui.selection import filters
from ui.sources import shared_coverage_views
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

EVERY = "every source"
MAX_SPEAKERS, MAX_QUOTING = 20, 10  # rows and columns of the heatmap; the table has all
SPEECH = {"all": "All quotations", "direct": "Direct speech", "indirect": "Indirect speech"}
MEASURES = {"words": "Words, within a language", "names": "Names and topics, across languages"}
WIDE_NAME = 18
MAX_SQUARE, FEW_IN_SQUARE = 15, 3  # sources of a heatmap of distance; the table has all
MAX_PAIRS = 500  # pairs offered; the table has all
PAIR_COLUMNS = (
    "n_words",
    "share_a",
    "share_b",
    "earlier",
    "agency",
    "source_a",
    "source_b",
)  # labels last: they are long


def distance(part: Corpus) -> None:
    """Draw the similarity of sources: of their words within a language, or of their names and topics."""
    table = state.run(similarity.source_similarity, part)
    measure = "words"
    if shared_coverage_views.has_pairs(part):
        measure = str(
            st.segmented_control("Compare by", list(MEASURES), default="words" if len(table) else "names",
                                 format_func=MEASURES.get, key="similarity_by", bind="query-params", required=True)
        )  # fmt: skip
    if measure == "names":
        shared_coverage_views.draw(part)
        return
    blocks.finding(overview_findings.similarity(table))
    if len(table):
        _alike_in_words(part, table)
    shared_coverage_views.download(part)


def _alike_in_words(part: Corpus, table: pd.DataFrame) -> None:
    """Draw the similarity of the sources of each language, and the shared words of a pair."""
    names = [_pair_name(row) for row in table.head(MAX_PAIRS).itertuples()]
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        st.caption(
            "Similarity of words: cosine of the mean TF-IDF vectors within one language. An interval needs 20 documents"
            " of each source. The similarity of names and topics is another measure."
        )
        for language in dict.fromkeys(table["language"]):
            _square(table, language)
        blocks.table(table, "source_similarity", on_pick=lambda row: blocks.set_pick("pair_shown")(_pair_name(row)))
        pair = blocks.pick("Words of both sources", names, key="pair_shown")
        row = table.iloc[names.index(pair)]
        shared = state.run(similarity.shared_words, part, a=row["a"], b=row["b"], language=row["language"])
        blocks.table(shared, "shared_words", on_pick=blocks.set_pick("pair_word"), picks="term")
    with aside:
        word = blocks.pick("Sentences with", list(shared["term"]), key="pair_word", of=pair)
        both = part.where(source=[row["a"], row["b"]], language=[row["language"]])
        if word:
            blocks.evidence(both, title=f"“{word}” in {pair}", key="words", words=f'"{word}"')


def _square(table: pd.DataFrame, language: str) -> None:
    """Draw the largest sources of a language as a heatmap, similar ones next to each other."""
    square = similarity.similarity_square(table, language=language, most=MAX_SQUARE)
    if len(square) < FEW_IN_SQUARE:
        return
    title = f"Which sources use similar words in {languages.name(language)}?"
    measure = f"Cosine similarity of words, the {len(square)} sources with the most documents"
    figure = charts.heatmap(square, title=title, unit="cosine", wide=WIDE_NAME, style=".2f", pick=True)
    n = overview_findings.n_of_compared(table[table["language"] == language], square.columns)
    pick = lambda mark: _pick_pair(mark, language)  # noqa: E731 - it is handed on
    blocks.picture(figure, alt=title, key=f"square-{language}", measure=measure, on_pick=pick, n=n)


def _pick_pair(mark: Any, language: str) -> None:
    first, second = sorted(mark)
    state.set_value("pair_shown", f"{first} and {second}, {languages.name(language)}")


def copies(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the documents that share text, their shares and credited agencies, and one pair side by side."""
    table = state.table("shared_text", part)
    blocks.finding(overview_findings.copied_text(table, part.documents))
    if not table.empty:
        _draw_copied_sources(part, colours)
        _draw_copied_pairs(part, table)
    credits_given = state.table("agency_credits", part)
    if not credits_given.empty:
        st.header("News agencies credited", anchor=False)
        columns = ("agency", "place", "text")
        blocks.table(
            credits_given, "agency_credits", columns=columns, on_pick=article_choice.read_article, picks="doc_id"
        )


def _draw_copied_sources(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the sources that share words, and which had them first as far as the dates show."""
    table = state.run(copies_module.copied_sources, part)
    if table.empty:
        st.caption("Only articles of the same source share text.")
        return
    sentence = story_findings.copied_sources(table)
    st.caption(plain(sentence))
    figure = lane_charts.copied_words(table, title="Which sources share text, and who published it first?",
                                      colours=colours)  # fmt: skip
    measure = "Shared words. Left: published earlier by the first source. Right: by the second. Hollow: order unknown"
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        pick = lambda mark: filters.choose_all("source", mark[:2])  # noqa: E731 - it is handed on
        n = f"n = {min(len(table), lane_charts.MAX_PAIRS)} of {wording.times(len(table), 'pair')} of sources"
        blocks.picture(figure, alt=sentence, key="copying", measure=measure, on_pick=pick, n=n)
    with aside:
        blocks.table(table, "copied_sources", on_pick=lambda row: filters.choose_all("source", [row["a"], row["b"]]))
        st.caption("Click a bar or a row to keep only the articles of both sources.")


def _draw_copied_pairs(part: Corpus, table: pd.DataFrame) -> None:
    """Draw the pairs of documents that share text, and one of them side by side."""
    between = not st.toggle("Also between articles of one source", key="copies_within", bind="query-params")
    pairs = state.run(copies_module.copied_pairs, part, between=between)
    if not pairs.empty:
        _side_by_side(part, pairs, table)
    with st.expander("All shared passages as a table"):
        titles = dict(
            zip(part.documents["doc_id"], map(article_choice.document_label, part.documents.itertuples()), strict=True)
        )
        shown = table.assign(a=table["a"].map(titles), b=table["b"].map(titles))
        blocks.table(table, "shared_text", columns=("n_words", "text", "a", "b"), shown=shown)


def _side_by_side(part: Corpus, pairs: pd.DataFrame, table: pd.DataFrame) -> None:
    titles = {row.doc_id: article_choice.document_label(row) for row in part.documents.itertuples()}
    shown = pairs.assign(**{f"source_{side}": [titles[doc_id] for doc_id in pairs[side]] for side in "ab"})
    shown["earlier"] = shown["earlier"].map({"a": "First", "b": "Second", "": "unknown"})
    st.caption(
        "Each share is the copied part of the words of an article. The news agency is credited by one of the two"
        " articles. Published earlier: the dates show that this article is at least one day older."
    )
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
            blocks.sentences(evidence.of_rows(part, _side(spans, side)), title=titles[pair[side]], key=f"copies-{side}",
                             header="", first=evidence_panel.FIRST_BESIDE)  # fmt: skip


def quotes(part: Corpus) -> None:
    """Draw the speakers that each source quotes, and the quotations of one speaker."""
    speech = st.segmented_control(
        "Speech", list(SPEECH), default="all", format_func=SPEECH.get, key="speech", bind="query-params", required=True
    )
    table = state.run(quotations.quotation_table, part, speech=speech)
    sentence = overview_findings.most_quoted(table)
    blocks.finding(sentence)
    counts = state.run(quotations.speakers_by_source, part, speech=speech)
    if counts.empty:
        blocks.table(table, "quotes")
        return
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        _quoted_by_whom(counts, sentence)
        pick = blocks.set_pick("speaker_shown")
        blocks.table(counts, "speakers_by_source", on_pick=_pick_speaker)
        shown = ("entity", "text", "direct", "verb", "speaker", "called", "via")
        blocks.table(table, "quotes", columns=shown, on_pick=pick, picks="entity")
    with aside:
        _quotations_of_one(part, counts, speech)


def _quotations_of_one(part: Corpus, counts: pd.DataFrame, speech: str) -> None:
    """Draw the choice of a speaker and of a source, and the quotations."""
    names = list(dict.fromkeys(counts["entity"]))[:MAX_PAIRS]
    speaker = blocks.pick("Quotations of", names, key="speaker_shown")
    by = [EVERY, *counts.loc[counts["entity"] == speaker, "source"]]
    source = blocks.pick("Quoted by", by, key="quoted_by")
    quoting = part if source == EVERY else part.where(source=[source])
    said = state.run(quotations.quotation_table, quoting, speech=speech)
    said = said[said["entity"] == speaker].head(blocks.MOST_SENTENCES)
    title = f"Quotations of {speaker} in {source}"
    about = entity_findings.roles(state.run(roles.role_counts, part, entity=speaker))
    blocks.sentences(evidence.of_rows(part, said), title=title, key="quotes", about=filter(None, [about]))


def _quoted_by_whom(counts: pd.DataFrame, sentence: str) -> None:
    """Draw the speakers and sources with the most quotations as a heatmap."""
    square = quotations.shares(counts, most_speakers=MAX_SPEAKERS, most_sources=MAX_QUOTING)
    n_all = wording.times(int(counts["n_quotes"].sum()), "quotation")
    st.caption(f"{n_all} with a named speaker. Click a cell to read them.")
    figure = charts.heatmap(
        square,
        title="Which source quotes whom?",
        unit="of the documents of the source",
        style=".0%",
        wide=WIDE_NAME,
        pick=True,
    )
    blocks.picture(
        figure,
        alt=sentence,
        key="quotes",
        measure="Share of the documents of each source that quote the speaker",
        n=overview_findings.n_of_sources(counts, square.columns),
        on_pick=_pick_cell,
        says=("names", "source"),
    )


def _pick_cell(mark: Any) -> None:
    blocks.set_pick("speaker_shown")(mark[0])
    blocks.set_pick("quoted_by")(mark[1])


def _pick_speaker(row: pd.Series) -> None:
    _pick_cell((row["entity"], row["source"]))


def _pair_name(row: Any) -> str:
    return f"{row.a} and {row.b}, {languages.name(row.language)}"


def _copied_name(row: Any) -> str:
    return f"{row.source_a} | {row.source_b} ({wording.times(row.n_words, 'word')})"


def _side(spans: pd.DataFrame, side: str) -> pd.DataFrame:
    return spans[[side, f"start_{side}", f"end_{side}"]].set_axis(["doc_id", "start", "end"], axis="columns")
