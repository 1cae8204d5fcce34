"""Read: show me the text."""

import streamlit as st

from analytics.evidence import evidence
from ui import state
from ui.components import article, article_choice, blocks
from ui.read import aligned, article_view, meaning_search, related, sentence_coding
from ui.selection import filters
from ui.text import plain

corpus, part = blocks.head("Read", "Search the texts, or choose an article.")
by_words, by_meaning = st.columns(2)
with by_words:
    query = st.text_input(
        "Search in the texts",
        key="find",
        placeholder=filters.SEARCH_EXAMPLE,
        bind="query-params",
        live=True,
    )
with by_meaning:
    asked = meaning_search.field()
if query:
    query = filters.search_words(query)
    hits = state.run(evidence.concordance, part, query=query)
    if also := query != state.value("find") and filters.also_found(str(state.value("find"))):
        st.caption(plain(also))
    if hits.empty:
        st.info("No text contains all of these words. Shorten a word with * (embass*) or remove a word.")
    else:
        st.html(article.keyword_in_context(hits))
        with st.expander("All matches as a table"):
            columns = ("left", "hit", "right", "source", "date", "language")
            blocks.table(
                hits, "concordance", columns=columns, on_pick=blocks.set_pick(article_choice.ARTICLE), picks="doc_id"
            )
if asked:
    meaning_search.results(part, asked)

article_choice.stop_at_unknown_article()
chosen = article_choice.pick_article(part)
marks = {"names": "Names", "keywords": "Keywords", "quotes": "Quotations"}
marked = st.pills(
    "Highlight",
    list(marks),
    default=["names"],
    selection_mode="multi",
    format_func=marks.get,
    key="marks",
    bind="query-params",
)

is_coding = sentence_coding.switch()
main, aside = st.columns(blocks.WIDE, gap="large")
document = part.where(doc_id=chosen)
with main:
    article_view.draw_text(document, frozenset(marked), query, is_coding=is_coding)
with aside:
    article_view.draw_facts(document, is_coding=is_coding)
with main:  # last: the first time it compares every article of the corpus
    related.draw(part, chosen)
aligned.draw(part, chosen)
