"""Corpus: what went in, what was taken out, and how do I open my own?"""

import streamlit as st

from ui import article, blocks, state

st.title("Corpus", anchor=False)
st.caption("What went in, what was taken out, and how do I open my own?")

with st.expander("Open your own articles", expanded=False):
    st.caption(
        "Text, Markdown, HTML, PDF, Word, CSV, Excel, JSON and JSON Lines, also gzipped or in a zip or tar archive. A"
        " metadata.csv (file, source, title, date, url) beside the files fills in what they do not say. Nothing leaves"
        " this computer when Parallax runs on it; on a hosted server the files stay in your session."
    )
    kinds = {"files": True, "folder": "directory"}
    kind = st.segmented_control(
        "Upload", list(kinds), default="files", format_func=str.capitalize, key="upload_kind", required=True
    )
    uploads = st.file_uploader(
        "Articles", accept_multiple_files=kinds[kind], key=f"upload-{kind}", label_visibility="collapsed"
    )
    if st.button("Read these files", disabled=not uploads, type="primary"):
        state.adopt([(upload.name, upload.getvalue()) for upload in uploads])
        st.rerun()
    if state.has_own():
        st.button("Back to the first corpus", on_click=state.put_back)

corpus, part = blocks.chosen()
st.subheader("What was taken out", anchor=False)
chosen = blocks.pick_article(part)
lines = state.table("lines", part.where(doc_id=chosen))
blocks.finding(article.removed_finding(lines))
st.html(article.ledger(lines))
blocks.csv_button(state.table("lines", part), "lines")

st.subheader("Metadata, and where it comes from", anchor=False)
columns = ("file", "source", "title", "date", "date_origin", "language", "author", "url")
blocks.table(state.table("documents", part), "documents", columns=columns)

blocks.problems(state.table("issues", corpus))
