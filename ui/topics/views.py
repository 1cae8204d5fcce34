"""The views of the Topics page: ranked list, by source, over time, tree, map; and the texts of one topic."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics import schema
from analytics.findings import overview as overview_findings
from analytics.findings import wording
from analytics.text import languages
from analytics.topics import tables as topic_tables
from analytics.topics import topics
from ui import state
from ui.charts import basic as charts
from ui.charts import palette
from ui.charts import topics as topic_charts
from ui.components import article_choice, blocks, group_picker
from ui.text import mark_hits, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

LISTED = 3  # topics with their sentences before "show all"
MOST_SOURCES = 12
MOST_LINES = 12
LONGEST = 280  # code points of an example
TABLE = ("label", "n_members", "n_docs", "share_docs", "stability", "stability_by_chance", "terms", "n_weak")
MEMBERS = {  # what is shown of a topic's documents, or of its passages, whose titles would be the same again and again
    "document": ("title", "source", "date", "language", "strength", "weak"),
    "passage": ("text", "source", "date", "language", "strength", "weak"),
}


class Choices(NamedTuple):
    """The choices of the page: the slice, its topics (with hidden ones), their labels, and the unit."""

    part: Corpus
    table: pd.DataFrame
    labels: Mapping[str, str]
    unit: str

    def listed(self) -> pd.DataFrame:
        """Return the topics that are not hidden."""
        return self.table[~self.table["hidden"]].reset_index(drop=True)


def draw_list(choices: Choices) -> None:
    """Draw the topics, the largest first: size, words, stability and three example sentences."""
    examples = state.table("topic_examples", choices.part)
    _draw_sizes(choices)
    _draw_entries(choices, examples)
    hidden = int(choices.table["hidden"].sum())
    if hidden:
        st.caption(f"{wording.times(hidden, 'topic')} hidden by you. The table lists all topics.")
    named = choices.table.assign(label=choices.table["topic"].map(choices.labels))
    blocks.table(
        choices.table,
        "topics",
        columns=TABLE,
        shown=named,
        on_pick=blocks.set_pick("topic_shown"),
        picks="topic",
        says={"topic": "topic"},
    )
    with st.container(horizontal=True):
        blocks.csv_button(examples, "topic_examples")
        blocks.csv_button(state.table("topic_members", choices.part), "topic_members")


def _draw_sizes(choices: Choices) -> None:
    """Draw the number of documents or passages of each topic."""
    table = choices.listed()
    title = "How large is each topic?"
    figure = charts.bars(
        table.assign(label=table["topic"].map(choices.labels)),
        label="label",
        value="n_members",
        title=title,
        unit=f"{choices.unit.capitalize()}s",
        width=44,
        hover="terms",
        key="topic",
    )
    blocks.picture(
        figure,
        alt=title,
        key="topics-sizes",
        measure=f"Number of {choices.unit}s in each topic",
        on_pick=blocks.set_pick("topic_shown"),
        says=("topic",),
    )


def _draw_entries(choices: Choices, examples: pd.DataFrame) -> None:
    """Draw the words, the stability and the example sentences of the first topics, or of all of them."""
    table = choices.listed()
    quoted: dict[str, list[Any]] = {}
    for one in examples.itertuples():
        quoted.setdefault(one.topic, []).append(one)
    every = len(table) <= LISTED or state.value("topics-all")
    for row in table.itertuples() if every else table.head(LISTED).itertuples():
        st.html(_entry(row, quoted.get(row.topic, []), choices))
        st.button("Show its documents and sentences", key=f"topic-open-{row.topic}", type="tertiary",
                  on_click=blocks.set_pick("topic_shown"), args=(row.topic,))  # fmt: skip
    if len(table) > LISTED:
        st.toggle(f"Show all {len(table)} topics with sentences", key="topics-all")


def by_source(choices: Choices) -> None:
    """Draw the share of each topic by source."""
    table = state.table("topic_sources", choices.part)
    sources = list(dict.fromkeys(table["source"]))
    square = table.pivot_table(index="topic", columns="source", values="share_members", sort=False)
    square = square.reindex(index=choices.listed()["topic"], columns=sources[:MOST_SOURCES])
    title = "Which source writes about which topic?"
    labelled = square.rename(index=choices.labels)
    figure = charts.heatmap(labelled, title=title, unit=f"of its {choices.unit}s", style=".0%", pick=True)
    blocks.picture(
        figure,
        alt=title,
        key="topics-sources",
        measure=f"Share of the {choices.unit}s of each source",
        n=overview_findings.n_of_sources(table, square.columns) if choices.unit == "document" else None,
        says=("", "source"),
    )
    if len(sources) > MOST_SOURCES:
        st.caption(f"The {MOST_SOURCES} largest of {len(sources):,} sources. The table has all sources.")
    shown = table.assign(topic=table["topic"].map(choices.labels))
    blocks.table(table, "topic_sources", shown=shown, on_pick=blocks.set_pick("topic_shown"), picks="topic",
                 says={"topic": "topic", "source": "source"})  # fmt: skip


def over_time(choices: Choices) -> None:
    """Draw the share of the documents of each period in a topic."""
    period = group_picker.pick_period()
    table = state.table("topic_timeline", choices.part, period=period)
    listed = list(choices.listed()["topic"].head(MOST_LINES))
    if table["period"].eq("").all():
        st.caption(f"No document has a date that names the {period}.")
        return
    title = "When does each topic appear?"
    few = f"Grey points: a {period} with fewer than {topic_charts.FEW} documents"
    figure = topic_charts.lines(table, listed, labels=choices.labels, title=title)
    blocks.picture(
        figure,
        alt=title,
        key="topics-time",
        measure=f"Share of the documents of each {period}. {few}",
        n=overview_findings.n_in_periods(table),
        on_pick=blocks.set_pick("topic_shown"),
        says=("topic",),
    )
    shown = table.assign(topic=table["topic"].map(choices.labels))
    blocks.table(table, "topic_timeline", shown=shown, on_pick=blocks.set_pick("topic_shown"), picks="topic",
                 says={"topic": "topic", "period": "period"})  # fmt: skip


def tree(choices: Choices) -> None:
    """Draw which topics are similar, and the groups they form."""
    table = state.table("topic_tree", choices.part)
    if table.empty:
        st.caption("There is only one topic, so there are no groups.")
        return
    title = "Which topics are similar?"
    measure = "Topics that join further left are more similar. Click a joint to keep only its topics"
    figure = topic_charts.tree(table, labels=choices.labels, title=title)
    blocks.picture(figure, alt=title, key="topics-tree", measure=measure, on_pick=lambda mark: _keep(mark[0]))
    groups = {node: f"Group {number}" for number, node in enumerate(table["node"], start=1)}
    words = groups | {name: choices.labels.get(name, name) for name in {*table["a"], *table["b"]} - {*groups}}
    shown = table.assign(**{column: table[column].map(words) for column in ("node", "a", "b")})
    blocks.table(table, "topic_tree", shown=shown)


def index(choices: Choices) -> None:
    """Draw the map, searchable, as an index: places and distances measure nothing."""
    words = str(st.text_input("Search on the map", key="map_words", placeholder="embassy talib*") or "")
    found = set(choices.part.where(words=words).doc_ids) if words.strip() else set()
    table = state.run(topic_tables.topic_documents, choices.part)
    shown = table[table["topic"] != schema.NO_TEXT]
    if words.strip():
        st.caption(plain(f"{wording.times(len(found), 'document')} with {words}"))
    title = "Which texts belong to the same topic?"
    measure = (
        "One dot per text. Texts of the same topic are close together; other distances have no meaning. Each"
        " number is a topic, whose name is below"
    )
    figure = topic_charts.topic_map(shown, labels=choices.labels, found=found, unit=choices.unit, title=title)
    blocks.picture(
        figure, alt=title, key="topics-map", measure=measure, on_pick=blocks.set_pick("topic_shown"), says=("topic",)
    )
    st.caption(plain(" · ".join(choices.labels.get(topic, topic) for topic in choices.listed()["topic"])))
    hits = table[table["doc_id"].isin(found)] if found else table
    _members(hits.reset_index(drop=True), "topic_map", choices.unit)


def draw_similarity(choices: Choices) -> None:
    """Draw the similarity of a few documents."""
    st.caption("Cosine similarity of words within one language, and of shared names between languages. 1: the same.")
    columns = ("source_a", "source_b", "similarity", "basis")
    blocks.table(state.run(topics.document_similarity, choices.part), "document_similarity", columns=columns)


def texts(choices: Choices, topic: str) -> None:
    """Draw the sentences and the documents of one topic; weak members are grey."""
    blocks.evidence(choices.part, title=f"Sentences of {choices.labels.get(topic, topic)}", key="topics", topic=topic)
    table = state.run(topic_tables.topic_documents, choices.part, topic=topic)
    st.header(f"{choices.unit.capitalize()}s of the topic", anchor=False)
    weak = int(table["weak"].sum())
    st.caption(
        "The most typical are first. Click one to open the article."
        + (f" Grey: {wording.times(weak, 'weak member')}." if weak else "")
    )
    _members(table, "topic_documents", choices.unit)


def _members(table: pd.DataFrame, name: str, unit: str) -> None:
    def open_article() -> None:
        row = state.clicked_row(f"table-{name}")
        if row is not None:
            for key in (article_choice.ARTICLE, "topic-article"):
                state.set_value(key, table["doc_id"].iloc[row])

    blocks.grey_table(table, name, columns=MEMBERS[unit], grey="weak", colour=palette.GREY, on_select=open_article)
    if state.pop_value("topic-article"):
        st.switch_page(article_choice.READ)


def _keep(names: str) -> None:
    state.set_value("topic", names.split(schema.LIST_SEPARATOR))


def _entry(row: Any, examples: Sequence[Any], choices: Choices) -> str:
    """Return a topic as HTML: label, size, stability, words, and its sentences, each with its document."""
    facts = [wording.times(row.n_docs, "document"), f"{row.share_docs:.0%}"]
    if choices.unit == "passage":
        facts.append(wording.times(row.n_members, "passage"))
    if row.stability > row.stability_by_chance:
        facts.append(f"stability {row.stability:.2f}, by chance at most {row.stability_by_chance:.2f}")
    pinned = " · listed first" if row.pinned else ""
    head = f"<h2>{escape(choices.labels.get(row.topic, row.label))}</h2>"
    words = f'<p class="told">{escape(row.terms)}</p>' if row.terms else ""
    first, *others = [*(_quote_row(one) for one in examples if one.text), ""]
    more = f"<details><summary>More sentences</summary>{''.join(others)}</details>" if any(others) else ""
    return f'<div class="topic">{head}<p class="told">{escape(" · ".join(facts))}{pinned}</p>{words}{first}{more}</div>'


def _quote_row(row: Any) -> str:
    text = row.text if len(row.text) <= LONGEST else f"{row.text[:LONGEST].rpartition(' ')[0]} …"
    where = [row.source, wording.date(row.date) or "no date", languages.name(row.language), row.title]
    line = escape(" · ".join(filter(None, where)))
    return f'<div class="evidence"><p>{mark_hits(text, [])}</p><p class="where">{line}</p></div>'
