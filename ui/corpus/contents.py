"""The head of the Corpus page: what came in, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import loading, wording
from ui import state
from ui.components import blocks, unapplied
from ui.text import plain, titled

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MOST = 5  # problems on screen


def draw(corpus: Corpus, n_open: int) -> None:
    """Draw the files, articles and words that were read; `n_open` is the number of questions without an answer."""
    files = state.table("files", corpus)
    blocks.finding(loading.contents(corpus, files))
    questions = f"{wording.times(n_open, 'question')} {'is' if n_open == 1 else 'are'} open."
    notes = (
        loading.words_read(corpus, files),
        loading.cut_short(corpus.documents),
        f"{questions} You can start now and answer later." if n_open else "",
    )
    if any(notes):
        st.markdown(plain(" ".join(filter(None, notes))))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("ui/pages/overview.py", label="Go to Overview")
        if n := state.n_unapplied():
            st.caption(f"{wording.times(n, 'correction')} not applied to the numbers yet.")
            if st.button("Apply the corrections", type="primary", key="corpus-apply"):
                unapplied.apply_noted()


def problems(corpus: Corpus) -> None:
    """Draw the first problems with what to do, and the table of all."""
    issues = state.table("issues", corpus)
    st.header("Reading problems", anchor=False)
    if issues.empty:
        st.caption("There are none: every file was read completely.")
        return
    for row in issues.head(MOST).itertuples():
        st.html(titled(f"{row.file}: {row.problem}", f"{row.detail[:1].upper()}{row.detail[1:]}"))
    with st.expander("All problems as a table"):
        blocks.table(issues, "issues")


def files_table(corpus: Corpus) -> None:
    """Draw the files with their articles, words and problems."""
    files = state.table("files", corpus)
    stated = ("n_words_export", "n_words_read", "share_read") if files["n_stated"].any() else ()
    cut = ("n_truncated",) if files["n_truncated"].any() else ()
    with st.expander(f"All {len(files):,} files" if len(files) > 1 else "The file"):
        blocks.table(files, "files", columns=("file", "n_docs", "n_words", *stated, *cut, "n_issues"))
