"""Corpus: what was read, what was removed, and how can I correct it?"""

import streamlit as st

from ui import state
from ui.components import article_choice, blocks, correction_editor, language_table
from ui.corpus import (
    coder_agreement,
    contents,
    decision_rows,
    left_out,
    line_editor,
    opening,
    own_tags,
    reading_facts,
    source_proposals,
)
from ui.text import plain

st.title("Corpus", anchor=False)
st.caption("What was read, what was removed, and how do I correct it?")
whole = state.current()
contents.draw(whole, len(decision_rows.open_questions(whole)))
with st.expander("Open your own articles", expanded=False):
    opening.draw()
if notice := state.missing_checksums():
    st.caption(plain(notice))

_, part = blocks.chosen_documents()
decision_rows.draw(whole)
source_proposals.draw(whole)
contents.problems(whole)
left_out.draw(whole)
reading_facts.draw(part)
with st.expander("What works in each language"):
    language_table.draw(part)
st.header("Articles and the origin of their metadata", anchor=False)
st.caption("Click a cell to change it. Write only the part of a date that is certain: 2021-08-16, 2021-08 or 2021.")
correction_editor.metadata(part)
blocks.csv_button(state.table("documents", part), "documents")

with st.expander("The lines of one article", expanded=article_choice.is_article_opened()):
    chosen = article_choice.pick_article(part)
    heading = st.container()
    document = part.where(doc_id=chosen)
    lines = line_editor.draw(document)
    with heading:
        blocks.finding(line_editor.finding(lines))
        st.button(
            "Restore the whole article",
            on_click=line_editor.restore_article,
            args=(document.documents.iloc[0],),
            disabled=not line_editor.cut(lines),
        )
    blocks.csv_button(state.table("lines", part), "lines")

own_tags.draw(part)
st.header("Your corrections", anchor=False)
correction_editor.corrections()
with st.expander("Do two people tag alike?"):
    coder_agreement.draw()

contents.files_table(whole)
