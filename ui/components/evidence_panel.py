"""The sentences behind a number, the same on every page: hits, context, document, citation, CSV."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.entities import roles
from analytics.evidence import citation
from analytics.evidence import evidence as evidence_module
from analytics.findings import entities as entity_findings
from analytics.findings import wording
from analytics.text import languages
from ui import state
from ui.components import sentence_tagger, unapplied
from ui.components.article_choice import READ, query_params
from ui.components.downloads import csv_button
from ui.selection import selected_mark
from ui.text import mark_hits, original_link, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

FIRST_SENTENCES, FIRST_BESIDE = 4, 2  # before "Show all"; the second for each of several groups side by side
MOST_SENTENCES = 100


def evidence(part: Corpus, *, title: str, key: str, **wanted: Any) -> None:
    """Draw the sentences behind a number, with the wanted names, words or topic, in the documents of the mark."""
    within = selected_mark.narrow_to_mark(part, **wanted)
    if len(within) < len(part):
        title = f"{title}, in the {len(within):,} selected of {len(part):,} documents"
    hits = state.run(evidence_module.evidence, within, limit=MOST_SENTENCES, **wanted)
    sentences(hits, title=title, key=key, about=_roles(part, wanted.get("entities", ())))


def _roles(part: Corpus, names: Iterable[str]) -> list[str]:
    """Return what the texts say the persons among the names are."""
    counts = (state.run(roles.role_counts, part, entity=name) for name in names)
    return list(filter(None, map(entity_findings.roles, counts)))


def side_by_side(sides: Mapping[str, tuple[Corpus, dict[str, Any]]], *, key: str) -> None:
    """Draw the sentences of several groups beside each other: for each label the documents and what to look for."""
    st.caption("A group has only one document, so its sentences are shown instead of a chart of frequencies.")
    for column, (label, (documents, wanted)) in zip(st.columns(len(sides), gap="medium"), sides.items(), strict=True):
        with column:
            hits = state.run(evidence_module.evidence, documents, limit=MOST_SENTENCES, **wanted)
            sentences(hits, title=label, key=f"{key}-{label}", header="", first=FIRST_BESIDE)


def of_mark(part: Corpus, *, key: str) -> None:
    """Draw the sentences of the mark on a page without evidence; for a source or period the beginnings of texts."""
    mark = selected_mark.current()
    if not mark:
        return
    names = mark.get("together", []) or mark.get("entity", [])
    options = {"entities": tuple(names), "words": mark.get("words", ""), "topic": "".join(mark.get("topic", [])[:1])}
    used = {name: value for name, value in options.items() if value}
    within = part.where(**mark)
    if used:
        hits = state.run(evidence_module.evidence, within, limit=MOST_SENTENCES, **used)
    else:
        hits = state.run(evidence_module.openings, within, limit=MOST_SENTENCES)
    sentences(hits, title="Sentences of what is selected" if used else "First sentences of its documents", key=key)


def sentences(
    hits: pd.DataFrame,
    *,
    title: str,
    key: str,
    header: str = "Evidence",
    about: Iterable[str] = (),
    first: int = FIRST_SENTENCES,
) -> None:
    """Draw sentences with marked hits, each with source, date, language, citation and a link to its place.

    `about` are lines on what the sentences are about; `first` is the number of sentences before "Show all".
    """
    if header:
        st.header(header, anchor=False)
    for line in (*about, title):
        st.caption(plain(line))
    if hits.empty:
        st.caption("There is no sentence to show. Choose something else or remove a filter.")
        return
    found = _by_sentence(hits)
    n_sentences = len(found)
    n_shown = min(n_sentences, MOST_SENTENCES if state.value(f"{key}-more") else first)
    shown = list(islice(found.values(), n_shown))
    heads = hits.loc[[rows[0].Index for rows in shown]]
    corpus = state.current()
    around = [("", "")] * len(shown)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.toggle("Show the sentences before and after", key=f"{key}-around"):
            around = evidence_module.neighbours(corpus, heads)
        is_coding = st.toggle("Tag sentences", key=f"{key}-tagging")
    tag = _tag_to_give(key) if is_coding else None
    cited = citation.citations(corpus, heads)
    tagged = sentence_tagger.noted_tags(corpus, [_span(rows) for rows in shown])
    for number, one in enumerate(zip(shown, around, cited, tagged, strict=True)):
        _draw_sentence(corpus, *one, tag=tag, key=f"{key}-{number}")
    if n_sentences > first:
        size = f"{n_sentences}" if n_sentences < MOST_SENTENCES else f"the first {MOST_SENTENCES}"
        st.toggle(f"Show {size} sentences", key=f"{key}-more")
    csv_button(hits, "evidence", key=f"{key}-evidence")


def _draw_sentence(
    corpus: Corpus,
    rows: list[Any],
    beside: tuple[str, str],
    quoted: str,
    tags: tuple[str, ...],
    *,
    tag: str | None,
    key: str,
) -> None:
    """Draw a sentence with its links; `tag` is the one to give it, "" for none yet, None where none are given."""
    with st.container(gap=None):
        st.html(_sentence(rows, beside, tags))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if tag is not None:
                sentence_tagger.toggle_button(corpus, _span(rows), tag, has_tag=tag in tags, key=f"{key}-tag")
            st.page_link(READ, label="Open in Read", query_params=_place(rows))
            with st.popover("Cite", type="tertiary", key=f"{key}-cite"):
                st.caption("Copy as citation")
                st.code(quoted, language=None, wrap_lines=True)


def _tag_to_give(key: str) -> str:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        tag = sentence_tagger.tag_field(f"{key}-tag")
        sentence_tagger.undo_button(key)
    if not tag:
        st.caption("Choose a tag or write a new one. Then the button below a sentence gives it this tag.")
    unapplied.note(key)
    return tag


def _by_sentence(hits: pd.DataFrame) -> dict[tuple[str, int], list[Any]]:
    """Return the hits of each sentence as named tuples: a table for each sentence takes ten times as long."""
    found: dict[tuple[str, int], list[Any]] = {}
    for hit in hits.itertuples():
        found.setdefault((hit.doc_id, hit.start), []).append(hit)
    return found


def _span(rows: list[Any]) -> tuple[str, int, int]:
    return str(rows[0].doc_id), int(rows[0].start), int(rows[0].end)


def _place(rows: list[Any]) -> dict[str, str]:
    first = rows[0]
    return query_params(first.doc_id, first.start, first.end)


def _sentence(rows: list[Any], beside: tuple[str, str], tags: Iterable[str]) -> str:
    first = rows[0]
    hits = [(hit.hit_start - hit.start, hit.hit_end - hit.start, "hit") for hit in rows]
    before, after = (f'<p class="beside">{escape(text)}</p>' if text else "" for text in beside)
    where = [first.source, wording.date(first.date) or "no date", languages.name(first.language), first.title]
    line = escape(" · ".join(filter(None, where))) + original_link(first.url)
    links = filter(None, dict.fromkeys(row.link for row in rows))
    line += "".join(f" · {escape(entity_findings.surname_link(link))}" for link in links)
    text = mark_hits(first.text, hits)
    text += sentence_tagger.tag_labels(tags)
    return f'<div class="evidence">{before}<p>{text}</p>{after}<p class="where">{line}</p></div>'
