"""The article on page Read, and beside it its tags, topics, names and keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.topics import topics
from ui import state
from ui.components import article, article_choice, blocks, glosses, unapplied
from ui.read import sentence_coding, tagging

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def draw_text(document: Corpus, marks: frozenset[str], query: str, *, is_coding: bool) -> None:
    """Draw the text of an article, to read or to tag its sentences; scroll to the place that the address gives."""
    place = article_choice.place_of(st.query_params.get(article_choice.AT, ""), document.doc_ids[0])
    if is_coding:
        sentence_coding.draw(document, marks, query, place)
        return
    st.html(article.article(document, marks, query, place))
    if place:
        st.html(article.SCROLL, unsafe_allow_javascript=True)


def draw_facts(document: Corpus, *, is_coding: bool) -> None:
    """Draw the legend of the marks, and the tags, topics, names and keywords of an article."""
    st.html(article.legend())
    tagging.field(document)
    if not is_coding:  # there it is below the text, and follows each tag
        unapplied.note("tags")
    st.caption("Topics of this article")
    blocks.table(state.run(topics.topics, document), "topics", key="article-topics", columns=("label", "terms"))
    st.caption("Names in this article")
    blocks.table(
        state.table("entities", document), "entities", key="article-names", columns=("label", "kind", "n_mentions")
    )
    st.caption("Keywords of this article")
    keywords = state.table("keywords", document)
    blocks.table(
        keywords,
        "keywords",
        key="article-keywords",
        columns=("keyword", "gloss", "n"),
        shown=glosses.add_glosses(document, keywords),
    )
