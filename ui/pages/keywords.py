"""Keywords: what is it about; what does a group say more than the rest?"""

import streamlit as st

from analytics import findings, grouping, keyness, keywords, languages
from ui import blocks, charts, filters, state

corpus, part = blocks.head("Keywords", "What is it about; what does a group say more than the rest?")
views = {"all": "All documents", "compare": "Compare groups", "each": "Each document"}
view = st.segmented_control(
    "View", list(views), default="all", format_func=views.get, key="keywords_view", bind="query-params", required=True
)

columns: tuple[str, ...] = ()
if view == "compare":
    places = st.columns(3)
    kinds = {"source": "Source", "topic": "Topic", "period": "Month"}
    with places[0]:
        by = st.selectbox("Groups by", list(kinds), format_func=kinds.get, key="keyness_by", bind="query-params")
    shown = filters.topic_labels(corpus) if by == "topic" else {}
    with places[1]:
        groups = state.run(grouping.names, part, by=by)
        group = blocks.pick("Group", groups, key=f"keyness_{by}", shown=lambda name: shown.get(name, name))
    table = state.run(keyness.keyness, part, by=by, group=group)
    with places[2]:
        spoken = list(dict.fromkeys(table["language"]))
        language = blocks.pick("Within", spoken, key="keyness_language", shown=languages.name)
    table, name, word = table[table["language"] == language], "keyness", "term"
    sentence = findings.keyness(table, shown.get(group, group))
    title = "Log ratio with its 95 % interval"
    st.caption("A log ratio of 1 is twice the share of documents that use the term elsewhere, 2 is four times.")
    figure = charts.dots(table, label="term", value="log_ratio", title=title)
elif view == "each":
    document = part.where(doc_id=blocks.pick_article(part))
    table, name, word = state.run(keywords.keywords, document), "keywords", "keyword"
    sentence = findings.document_keywords(table, blocks.document_label(document.documents.iloc[0]))
    figure = charts.bars(table, label="keyword", value="score", title="Score, the best keyword of the text at 100")
    columns = ("rank", "keyword", "score", "n", *(("yake",) if table["yake"].notna().any() else ()))
else:
    table, name, word = state.run(keywords.corpus_keywords, part), "corpus_keywords", "keyword"
    sentence = findings.keywords(table, len(part))
    figure = charts.bars(table, label="keyword", value="n_docs", title="Documents with it among their keywords")

blocks.finding(sentence)
if table.empty:
    st.stop()
main, aside = st.columns(blocks.WIDE, gap="large")
with main:
    blocks.picture(figure, alt=sentence, key=f"keywords-{view}", on_pick=blocks.set_pick(f"{view}_word"))
    blocks.table(table, name, columns=columns, on_pick=blocks.set_pick(f"{view}_word"), picks=word)
with aside:
    chosen_word = blocks.pick("Show the sentences with", list(table[word].head(500)), key=f"{view}_word")
    blocks.evidence(part, title=f"Sentences with “{chosen_word}”", key="keywords", words=f'"{chosen_word}"')
