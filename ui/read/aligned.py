"""Two articles side by side on the Read page, sentence by sentence."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.export.markup import language_attributes
from analytics.findings import aligned_sentences as findings
from analytics.stories import related
from ui import state
from ui.components import article_choice, blocks
from ui.text import mark_hits, number_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

KEY = "compare_with"
SHOWN_ROWS = 200
ALL, PAIRED = "all", "pairs"
SHOW = {PAIRED: "Sentences with a counterpart", ALL: "All sentences"}
LEGEND = (
    'Marked: <mark class="asked">a passage that both articles share</mark> and '
    '<mark class="number">a number that the other sentence does not have</mark>.'
)
COLUMNS = ("grade", "text_a", "text_b", "numbers_a", "numbers_b", "similarity", "basis")


def draw(part: Corpus, doc_id: str) -> None:
    """Draw the choice of a second article, and the sentences of both side by side."""
    titles = _offered(part, doc_id)
    if not titles:
        return
    st.header("Compare with", anchor=False)
    offered = {"": "Choose an article", **titles}
    other = blocks.pick("Compare this article with", list(offered), key=KEY, shown=offered.__getitem__, of=doc_id)
    if not other:
        return
    with st.spinner("Comparing the sentences"):
        table = state.table("aligned_sentences", part, a=doc_id, b=other)
    blocks.finding(findings.counterparts(table))
    rows = _chosen_rows(table)
    st.html(_side_by_side(part, (doc_id, other), rows.head(SHOWN_ROWS)))
    if len(rows) > SHOWN_ROWS:
        st.caption(f"The first {SHOWN_ROWS} lines; the table has all {len(rows):,}.")
    st.caption(findings.limits(part, (doc_id, other)))
    with st.expander("All sentences as a table"):
        blocks.table(table, "aligned_sentences", columns=COLUMNS)


def _chosen_rows(table: pd.DataFrame) -> pd.DataFrame:
    """Draw the choice of rows and return them; all of them if no sentence has a counterpart."""
    pairs = table[table["grade"] != ""]
    if pairs.empty:
        return table
    show = st.segmented_control(
        "Show", list(SHOW), default=PAIRED, format_func=SHOW.get, key="aligned_rows", bind="query-params", required=True
    )
    return pairs if show == PAIRED else table


def _offered(part: Corpus, doc_id: str) -> dict[str, str]:
    """Return the labels of the articles of the same story."""
    ids = state.run(related.related_documents, part, doc_id=doc_id)["doc_id"].tolist()
    rows = part.documents.set_index("doc_id", drop=False).loc[ids]
    return {row.doc_id: article_choice.document_label(row) for row in rows.itertuples()}


def _side_by_side(part: Corpus, doc_ids: tuple[str, str], rows: pd.DataFrame) -> str:
    """Return the HTML of the sentences of two articles; every text is escaped."""
    documents = part.documents.set_index("doc_id", drop=False).loc[list(doc_ids)]
    heads = "".join(
        f'<p class="where {side}">{side.upper()}: {escape(article_choice.document_label(row))}</p>'
        for side, row in zip("ab", documents.itertuples(), strict=True)
    )
    attributes = dict(zip("ab", map(language_attributes, documents["language"]), strict=True))
    lines = "".join("".join(_line(row, attributes)) for row in rows.itertuples())
    legend = f'<p class="told">{LEGEND}</p>' if "<mark" in lines else ""
    return f'{legend}<div class="aligned">{heads}{lines}</div>'


def _line(row: Any, attributes: dict[str, str]) -> Iterator[str]:
    """Yield the HTML of the grade of two sentences, and of both; or of one sentence alone."""
    if row.grade:
        yield f'<p class="told">{findings.GRADES[row.grade]}</p>'
    alone = "" if row.grade else " alone"
    for side in "ab":
        if text := getattr(row, f"text_{side}"):
            marks = _marks(text, getattr(row, f"passage_{side}"), getattr(row, f"numbers_{side}"))
            yield f'<p class="{side}{alone}"{attributes[side]}>{mark_hits(text, marks)}</p>'


def _marks(text: str, passage: str, numbers: str) -> list[tuple[int, int, str]]:
    """Return the spans of a shared passage and of the other numbers of a sentence."""
    found = (
        [(match.start(), match.end(), "asked") for match in re.finditer(re.escape(passage), text)] if passage else []
    )
    return found + number_spans(text, numbers)
