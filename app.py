"""Parallax in the browser: page config, navigation, sidebar filters, one error boundary."""

# ruff: noqa: E402
import os

# Before numpy is loaded. With two threads, matrices of 500 documents cost 4 to 10 times the CPU: the threads wait for
# each other, and other visitors for them
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from pathlib import Path

import streamlit as st

from analytics.errors import CorpusError
from ui import state
from ui.components import report, sharing
from ui.corpus import recovery
from ui.selection import filters, saved_selections, selected_mark
from ui.text import plain

STYLE = Path(__file__).parent / "ui" / "style.css"
PAGES = (
    ("overview", "Overview", "What do I have, and can I trust it?"),
    ("compare", "Compare", "How do two outlets, languages, topics or periods differ?"),
    ("keywords", "Keywords", "What is it about; what does a source say more than the rest?"),
    ("topics", "Topics", "Which documents belong together?"),
    ("entities", "Names", "Who and what appears; who appears with whom?"),
    ("sources", "Sources", "Who covers what, who leaves it out, when, in what words, and who copied?"),
    ("read", "Read", "Show me the text."),
    ("corpus", "Corpus", "What went in, what was taken out, and how do I mend it?"),
    ("methods", "Methods", "How was this made; can I cite and repeat it?"),
)

st.set_page_config(page_title="Parallax", layout="wide", initial_sidebar_state="auto")
st.html(STYLE)
page = st.navigation(
    [
        st.Page(f"ui/pages/{name}.py", title=title, url_path=name if name != "overview" else None, help=question)
        for name, title, question in PAGES
    ],
    position="top",
)
try:
    if problem := state.refresh():
        recovery.draw(problem)
        st.stop()
    top = st.container(horizontal=True, horizontal_alignment="right", key="top_line")
    if notice := state.notice():
        st.info(plain(notice))
    other = filters.sidebar(state.current())
    selected_mark.restore(other_corpus=other)
    saved_selections.sidebar(other_corpus=other)
    report.sidebar(state.current())
    filters.warn_of_missing()
    page.run()
    with top:  # last: the page has put its own choices into the address
        sharing.draw()
except CorpusError as error:
    st.error(plain(str(error)))
