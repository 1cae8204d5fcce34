"""Tags on sentences, wherever a page shows some: the tag to give, giving it, and the last one undone."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analytics.corpus import sentence_tags
from analytics.corpus.tags import TAG
from analytics.curation import curation
from ui import state
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

    Span = tuple[str, int, int]  # doc_id, start, end
    Rows = list[tuple[str, ...]]

_LAST, _STEPS = "last_tag", "tag_steps"
MOST_STEPS = 100  # that can be undone


def given_tags() -> list[str]:
    """Return the tags of articles and sentences that the visitor has noted, the most frequent first."""
    noted = state.corrections()
    of_articles = [" ".join(value.split()) for value in noted.loc[noted["what"] == TAG, "value"]]
    values = noted.loc[noted["what"] == sentence_tags.SENTENCE, "value"]
    of_sentences = (sentence_tags.parse(value).tag for value in values)
    return [tag for tag, _ in Counter([*of_articles, *of_sentences]).most_common()]


def tag_field(key: str) -> str:
    """Draw the choice of the tag to give, which stays chosen for the next sentences; return it, "" for none."""
    if not state.value(key):
        state.set_value(key, state.value(_LAST))
    own = filter(None, [state.value(key)])
    chosen = st.selectbox(
        "Tag to give",
        list(dict.fromkeys([*given_tags(), *own])),
        key=key,
        accept_new_options=True,
        placeholder="Choose a tag or write a new one",
        on_change=lambda: state.set_value(_LAST, state.value(key)),
        width=200,
    )
    return " ".join(str(chosen or "").split())


def choose(tag: str, key: str) -> None:
    """Set the tag to give; call it in a callback."""
    for one in (key, _LAST):
        state.set_value(one, tag)


def noted_tags(corpus: Corpus, spans: Sequence[Span]) -> list[tuple[str, ...]]:
    """Return the tags that the visitor has noted for each span, applied or not."""
    if not (state.corrections()["what"] == sentence_tags.SENTENCE).any():
        return [()] * len(spans)
    return sentence_tags.tags_of_spans(_found(corpus, spans), spans)


def toggle(corpus: Corpus, spans: Sequence[Span], tag: str) -> None:
    """Note a tag for the sentences of the spans, or remove it where all of them have it."""
    without = [span for span, own in zip(spans, noted_tags(corpus, spans), strict=True) if tag not in own]
    added = [_row(corpus, one, tag) for span in without for one in _sentences(corpus, span)]
    removed = [] if without else _rows_with(corpus, spans, tag)
    state.take_back(removed)
    state.note(added)
    state.set_value(_steps_key(), [*_steps(), (added, removed)][-MOST_STEPS:])


def undo_button(key: str) -> None:
    """Draw the button that takes the last change of tags of sentences back."""
    st.button("Undo the last tag", key=f"{key}-undo", on_click=_undo, disabled=not _steps())


def toggle_button(corpus: Corpus, span: Span, tag: str, *, has_tag: bool, key: str) -> None:
    """Draw the button that gives a sentence the chosen tag, or removes it."""
    shown = plain(f"“{cut(tag)}”") if tag else "it"
    label = f"Remove {shown}" if has_tag else f"Tag as {shown}" if tag else "Tag"
    st.button(label, key=key, type="tertiary", on_click=toggle, args=(corpus, [span], tag), disabled=not tag)


def tag_labels(tags: Iterable[str]) -> str:
    """Return the HTML of the tags of a sentence, to be put behind it."""
    return "".join(f' <span class="own-tag">{escape(tag)}</span>' for tag in tags)


def _undo() -> None:
    if not (steps := _steps()):  # a second click before the page is drawn again
        return
    *before, (added, removed) = steps
    state.set_value(_steps_key(), before)
    if state.has_noted(added):
        state.take_back(added)
        state.note(removed)


def _steps() -> list[tuple[Rows, Rows]]:
    """Return the changes of tags of sentences in these articles, as the rows that were added and removed."""
    return list(state.value(_steps_key(), []))


def _steps_key() -> str:
    return f"{_STEPS}-{hash(tuple(state.current().doc_ids))}"


def _found(corpus: Corpus, spans: Iterable[Span]) -> pd.DataFrame:
    doc_ids = sorted({doc_id for doc_id, _, _ in spans})
    return sentence_tags.find_tagged(corpus.where(doc_id=doc_ids), state.corrections())


def _rows_with(corpus: Corpus, spans: Sequence[Span], tag: str) -> Rows:
    """Return the corrections that give the sentences of the spans a tag."""
    found = _found(corpus, spans)
    found = found[found["tag"] == tag]
    overlaps = [
        any(row.doc_id == doc_id and row.start < end and start < row.end for doc_id, start, end in spans)
        for row in found.itertuples()
    ]
    rows = state.corrections().loc[found.loc[overlaps, "row"].unique()]
    return list(rows.itertuples(index=False, name=None))


def _sentences(corpus: Corpus, span: Span) -> list[Span]:
    """Return the sentences that overlap a span."""
    doc_id, first, last = span
    sentences = corpus.where(doc_id=doc_id).stored("sentences")
    overlaps = sentences[(sentences["start"] < last) & (sentences["end"] > first)]
    return [(doc_id, start, end) for start, end in zip(overlaps["start"], overlaps["end"], strict=True)]


def _row(corpus: Corpus, sentence: Span, tag: str) -> tuple[str, ...]:
    doc_id, start, end = sentence
    article = curation.key_of(corpus.where(doc_id=doc_id).documents.iloc[0])
    value = sentence_tags.value(tag, corpus.text[doc_id][start:end])
    return sentence_tags.SENTENCE, article, sentence_tags.CHANGE, value
