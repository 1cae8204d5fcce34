"""Parallax in the browser: page config, navigation, sidebar filters, one error boundary."""

# ruff: noqa: E402
import os

# Before numpy is loaded. With two threads, matrices of 500 documents cost 4 to 10 times the CPU: the threads wait for
# each other, and other visitors for them
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from html import escape
from pathlib import Path

import streamlit as st

from analytics.errors import CorpusError
from ui import state
from ui.components import page_workbook, report, sharing, tour
from ui.corpus import recovery
from ui.selection import filters, saved_selections, selected_mark
from ui.text import plain

STYLE = Path(__file__).parent / "ui" / "style.css"
KEYS = Path(__file__).parent / "ui" / "keys.html"
PAGES = (
    ("overview", "Overview", "What happened, who says what, and can I trust it?"),
    ("ask", "Ask", "Which view answers my question?"),
    ("compare", "Compare", "How do two outlets, languages, topics or periods differ?"),
    ("keywords", "Keywords", "What are the texts about, and which words does a source use more than the others?"),
    ("topics", "Topics", "Which documents are about the same subject?"),
    ("entities", "Names", "Which people, organisations and places appear, and which appear together?"),
    ("sources", "Sources", "Which source covers what, when, in which words, and who copied?"),
    ("read", "Read", "Search the texts and read an article."),
    ("corpus", "Corpus", "What was read, what was removed, and how do I correct it?"),
    ("methods", "Methods", "How was this made, and how can I cite and repeat it?"),
)

OPENING = "Read an example, or open your own articles."

st.set_page_config(page_title="Parallax", layout="wide", initial_sidebar_state="auto")
st.html(STYLE)
st.html(KEYS, unsafe_allow_javascript=True)
pages = [
    st.Page(f"ui/pages/{name}.py", title=title, url_path=name if name != "overview" else None, help=question)
    for name, title, question in PAGES
]
pages.append(st.Page("ui/pages/welcome.py", title="Open articles", visibility="hidden", help=OPENING))
page = st.navigation(pages, position="top")
try:
    if problem := state.refresh():
        recovery.draw(problem)
        st.stop()
    top = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="top_line")
    top.html(f'<p class="frame"><b>Parallax</b> · Corpus: {escape(state.corpus_name())}</p>')
    with st.container(horizontal=True, key="phone_pages"):
        for one in pages:
            st.page_link(one)
    if notice := state.notice():
        st.info(plain(notice))
    other = filters.sidebar(state.current())
    selected_mark.restore(other_corpus=other)
    saved_selections.sidebar(other_corpus=other)
    report.sidebar(state.current())
    filters.warn_of_missing()
    page.run()
    page_workbook.sidebar(page.title)
    with top:  # last: the page has put its own choices into the address
        tour.draw()
        sharing.draw()
except CorpusError as error:
    st.error(plain(str(error)))
