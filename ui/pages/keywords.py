"""Keywords: what is it about; what does a group say more than the rest?"""

import streamlit as st

from analytics import findings, keyness, keywords, languages
from ui import blocks, charts, state

corpus, part = blocks.head("Keywords", "What is it about; what does a group say more than the rest?")
views = {"all": "All documents", "compare": "Compare groups", "each": "Each document"}
view = st.segmented_control(
    "View", list(views), default="all", format_func=views.get, key="keywords_view", bind="query-params", required=True
)

if view == "compare":
    columns = st.columns(3)
    kinds = {"source": "Source", "topic": "Topic", "period": "Month"}
    with columns[0]:
        by = st.selectbox("Groups by", list(kinds), format_func=kinds.get, key="keyness_by", bind="query-params")
    table = state.run(keyness.keyness, part, by=by)
    with columns[1]:
        group = blocks.pick("Group", list(dict.fromkeys(table["group"])), key=f"keyness_{by}")
    table = table[table["group"] == group]
    with columns[2]:
        language = blocks.pick(
            "Within", list(dict.fromkeys(table["language"])), key="keyness_language", shown=languages.name
        )
    table, word = table[table["language"] == language], "term"
    sentence = findings.keyness(table, group) if group else "No group has another to be compared with in its language."
    figure = charts.dots(
        table, label="term", value="log_ratio", title="Times as often as in the rest, log2, with 95 % interval"
    )
    name = "keyness"
elif view == "each":
    titles = {row.doc_id: blocks.document_label(row) for row in part.documents.itertuples()}
    chosen = blocks.pick(
        "Document", list(titles), key="keywords_document", shown=lambda doc_id: titles.get(doc_id, doc_id)
    )
    table, word, name = state.run(keywords.keywords, part), "keyword", "keywords"
    table = table[table["doc_id"] == chosen]
    sentence = (
        f"{titles[chosen]}: {findings.listed(table['keyword'].head(4))}."
        if len(table)
        else "This text has no keywords."
    )
    figure = charts.bars(
        table, label="keyword", value="n", title="Keywords in the order of their score, times in the text"
    )
else:
    table, word, name = state.run(keywords.corpus_keywords, part), "keyword", "corpus_keywords"
    sentence = findings.keywords(table, len(part))
    figure = charts.bars(table, label="keyword", value="n_docs", title="Documents that have it among their keywords")

blocks.finding(sentence)
if table.empty:
    st.stop()
main, aside = st.columns(blocks.WIDE, gap="large")
with main:
    blocks.picture(figure, alt=sentence, key=f"keywords-{view}", on_pick=blocks.set_pick(f"{view}_word"))
    blocks.table(table, name)
with aside:
    chosen_word = blocks.pick("Show the sentences with", list(table[word].head(500)), key=f"{view}_word")
    blocks.evidence(part, title=f"Sentences with “{chosen_word}”", key="keywords", words=f'"{chosen_word}"')
