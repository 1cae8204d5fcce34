"""The choice of one article, which pages share, and the way to it from other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics.findings import wording
from ui import state
from ui.text import cut, plain

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

READ = "ui/pages/read.py"
ARTICLE, AT = "article", "at"  # in the address: the article that is open, and the place in it
MAX_ARTICLES = 2_000  # offered in one list: every label travels to the browser
OPENED = "article_opened"  # the key that a link or a button of this page asked for an article


def pick_article(part: Corpus) -> str:
    """Draw the choice of an article, which pages share; its id is in the URL as `article`.

    A bound widget would store the label there, and two articles may have the same; so the URL is read and written here.
    """
    known = set(part.doc_ids)
    wanted = st.query_params.get(ARTICLE, "")
    if wanted in known and wanted != state.value("article_asked"):
        state.set_value(ARTICLE, wanted)
    if state.value(ARTICLE) not in known:
        state.pop_value(ARTICLE)
    if wanted and wanted not in known:
        st.warning(plain(_not_listed(wanted)))
    titles = _titles(part, state.value(ARTICLE, ""))
    chosen: str = st.selectbox("Article", list(titles), key=ARTICLE, format_func=titles.get, persist_state="session")
    if len(part) > MAX_ARTICLES:
        st.caption(f"The first {MAX_ARTICLES:,} of {len(part):,} are listed; filters narrow them down.")
    if wanted or chosen != next(iter(titles)):
        st.query_params[ARTICLE] = chosen  # not for the first article: each write is one more step back
    state.set_value("article_asked", chosen)
    return chosen


def is_article_opened() -> bool:
    """Return whether a link or a button of this page asked for an article; call it before `pick_article`."""
    wanted = st.query_params.get(ARTICLE, "")
    if wanted and wanted != state.value("article_asked"):
        state.set_value(OPENED, given=True)
    return bool(state.value(OPENED))


def stop_at_unknown_article() -> None:
    """Stop a page whose address names an article that the corpus does not have, instead of opening another one."""
    wanted = st.query_params.get(ARTICLE, "")
    if not wanted or wanted in state.current().doc_ids:
        return
    st.warning(plain(_not_listed(wanted)))
    st.button("Show the first article", on_click=lambda: st.query_params.pop(ARTICLE, None))
    st.stop()


def _not_listed(doc_id: str) -> str:
    """Return why an article that was asked for is not in the list."""
    named = cut(doc_id, 40)
    if doc_id not in state.current().doc_ids:
        return f"This corpus has no article “{named}”. The link may be old, or belong to another corpus."
    row = state.current().where(doc_id=doc_id).documents.iloc[0]
    return f"Your filters leave out “{cut(row['title'] or row['file'], 80)}”, so another article is shown."


def _titles(part: Corpus, chosen: str) -> dict[str, str]:
    """Return the labels of the offered articles, and always of the chosen one."""
    documents = part.documents
    rows = documents.head(MAX_ARTICLES)
    if chosen and chosen not in set(rows["doc_id"]):
        rows = pd.concat([rows, documents[documents["doc_id"] == chosen]])
    return {row.doc_id: document_label(row) for row in rows.itertuples()}


def query_params(doc_id: str, start: int, end: int) -> dict[str, str]:
    """Return the query of an address that opens an article at a place, for a link to the page `READ`."""
    return {ARTICLE: doc_id, AT: f"{doc_id}:{start}-{end}"}


def place_of(address: str, doc_id: str) -> tuple[int, int] | None:
    """Return the span that the address of the Read page gives for an article, None for another article or none."""
    named, _, span = address.rpartition(":")
    start, _, end = span.partition("-")
    if named != doc_id or not (start.isdecimal() and end.isdecimal()):
        return None
    return int(start), int(end)


def read_article(doc_id: str) -> None:
    """Open an article on the Read page, as a click on a document does."""
    state.set_value(ARTICLE, doc_id)
    st.switch_page(READ)


def document_label(row: Any) -> str:
    """Return the label of a document in a list: source, date, title or file, and whether its text is incomplete."""
    cut_short = "incomplete" if row.truncated else ""
    return " · ".join(filter(None, [row.source, wording.date(row.date), row.title or row.file, cut_short]))
