"""The views of the Sources page about time: stories, documents by period, attention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.corpus import grouping
from analytics.entities import entities
from analytics.findings import overview as overview_findings
from analytics.findings import sources as source_findings
from analytics.findings import stories as story_findings
from analytics.findings import wording
from analytics.keywords import keywords
from analytics.sources import attention, attention_differences
from analytics.stories import stories
from analytics.text import languages, tokens
from analytics.topics import topics
from ui import state
from ui.charts import basic as charts
from ui.charts import lanes as lane_charts
from ui.charts import sources as source_charts
from ui.components import article_choice, blocks, group_picker, tested_rows
from ui.selection import filters, saved_selections, selected_mark
from ui.sources import reporting_views
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

VIEWS = {"story": "One story", "periods": "Documents over time", "attention": "Attention to a subject"}
MAX_ROWS = 8  # sources of the figure of attention
MOST_PLACED = 60  # documents that are drawn although they are not stories
LABEL = 60
LANES = (
    "Filled: own text. Open: copied, or credits a news agency. Bar: the date is not exact. Click to open the article"
)
THINGS = {"entity": "Name", "topic": "Topic", "keyword": "Keyword", attention.WORDS: "Any words"}
PER = ("source", "language", "topic", "author", "selection", "country")
STORY_COLUMNS = ("rank", "source", "date", "is_first", "lag_low", "lag_high", "second_hand", "agency", "language",
                 "title")  # fmt: skip
DIFFERENCE_COLUMNS = ("a", "b", "n_periods", "n_docs_a", "n_a", "n_docs_b", "n_b", "difference", "low", "high",
                      "n_left_out")  # fmt: skip
STORIES_COLUMNS = ("label", "n_sources", "n_docs", "first", "last", "first_source", "n_undated", "n_second_hand",
                   "languages")  # fmt: skip
EVERY_LABEL = "All documents of these filters"


def draw(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw one of three: a story by source, documents by period, or attention to one subject."""
    view = st.segmented_control("Show", list(VIEWS), default="story", format_func=VIEWS.get, key="timing_view",
                                bind="query-params", required=True)  # fmt: skip
    ways = {"story": _story, "periods": _periods, "attention": _attention}
    ways[str(view)](part, colours)


def _story(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw when each source had one story, a lane per source, with the sentences that link its documents."""
    table = state.run(stories.stories, part, min_sources=2)
    names = _names(table) | ({stories.EVERY: EVERY_LABEL} if len(part) <= MOST_PLACED else {})
    if not names:
        blocks.finding(story_findings.no_story(len(part)))
        return
    chosen = blocks.pick("Story", list(names), key="story_shown", shown=lambda story: names.get(story, story))
    rows = state.run(stories.story_documents, part, story=chosen, min_docs=1)
    sentence = story_findings.timing(rows)
    blocks.finding(sentence if len(table) else f"{story_findings.no_story(len(part))} {sentence}")
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        _lanes(rows, sentence, colours)
        reporting_views.draw(part.where(doc_id=list(rows["doc_id"])), key="story", title="When was it reported?")
        blocks.table(
            rows, "story_documents", columns=STORY_COLUMNS, on_pick=article_choice.read_article, picks="doc_id"
        )
    with aside:
        hits = state.run(stories.linking, part, story=chosen)
        blocks.sentences(hits, title="The sentence of each document with the most shared names", key="story")
    if len(table):
        st.header("Stories covered by several sources", anchor=False)
        blocks.table(table, "stories", columns=STORIES_COLUMNS, on_pick=blocks.set_pick("story_shown"), picks="story")


def _names(table: pd.DataFrame) -> dict[str, str]:
    """Return the labels of stories in the list, each a different one."""
    rows = table.head(filters.MAX_OPTIONS)
    labels = [
        f"{cut(row.label, LABEL)} ({row.n_sources} sources, {wording.date(row.first) or 'no date'})"
        for row in rows.itertuples()
    ]
    repeated = {label for label in labels if labels.count(label) > 1}
    pairs = zip(rows["story"], labels, strict=True)
    return {story: f"{label} {story[:6]}" if label in repeated else label for story, label in pairs}


def _lanes(rows: pd.DataFrame, sentence: str, colours: Mapping[str, str]) -> None:
    n_sources = rows["source"].nunique()
    first = (
        f"The {lane_charts.MAX_LANES} earliest of {n_sources} sources. " if n_sources > lane_charts.MAX_LANES else ""
    )
    if rows["date"].ne("").any():
        figure = lane_charts.lanes(rows, title="When did each source report it?", colours=colours)
        blocks.picture(
            figure,
            alt=sentence,
            key="lanes",
            measure=f"{first}{LANES}",
            on_pick=lambda mark: article_choice.read_article(mark[0]),
            n=len(rows),
        )
    if len(undated := rows.loc[rows["date"] == "", "source"]):
        st.caption(plain(f"Not drawn, because they have no date: {wording.list_names(undated, most=8)}."))


def _periods(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the number of documents of each source by period."""
    period = group_picker.pick_period()
    table = state.run(attention.timeline, part, period=period)
    blocks.finding(overview_findings.timing(table))
    figure = charts.strip(table, title="When did each source publish?", colours=colours)
    measure = f"Number of documents by {period}"
    blocks.picture(figure, alt=overview_findings.timing(table), key="timing", measure=measure,
                   n=overview_findings.n_dated(table), says=("source", "period"))  # fmt: skip
    blocks.table(table, "timeline", says={"source": "source", "period": "period"})
    st.caption("Click a disc or a row to select the documents of that source and period.")
    blocks.of_mark(part, key="timing")


def _attention(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the share of documents of each source, or another group, about one subject over time."""
    options = _draw_attention_options(part)
    if options is None:
        return
    labels = filters.topic_labels(part)
    subject = labels.get(options["name"], options["name"])
    table = state.run(attention.attention, part, **options)
    codes = set(table["source"]) if options["per"] == "language" else ()
    spoken = labels | {code: languages.name(code) for code in codes}
    shown = table.assign(source=table["source"].replace(spoken))
    sentence = source_findings.attention(shown, subject, options["period"])
    blocks.finding(sentence)
    if source_findings.has_enough_documents(table):
        _draw_shares(shown, subject, options, sentence, colours)
    columns = ("source", "period", "n_docs", "n_source", "share_docs", "low", "high", "p", "n_unchecked")
    table = tested_rows.choose(table, "attention")
    blocks.table(table, "attention", columns=columns, shown=table.assign(source=table["source"].replace(spoken)))
    title = f"When were the documents about {subject} published?"
    reporting_views.draw(part.where(**_subject_filter(options)), key="attention", title=title)
    _attention_differences(part, options, spoken, subject)
    _subject_sentences(part, options, subject)


def _draw_shares(
    table: pd.DataFrame, subject: str, options: Mapping[str, Any], sentence: str, colours: Mapping[str, str]
) -> None:
    """Draw the share of the documents of each source or group about the subject over time."""
    by_source = options["per"] == "source"
    title = f"How much attention does {subject} get over time?"
    each = "source" if by_source else "group"
    blocks.picture(
        source_charts.attention(table, source_findings.leading_sources(table, MAX_ROWS), title=title, colours=colours),
        alt=sentence,
        key="attention",
        measure=f"Share of the documents of each {each} by {options['period']}, with 95% intervals",
        says=("source", "period") if by_source else (),
    )
    st.caption("A share is not drawn if the source has fewer than 5 documents in the period.")


def _subject_filter(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filter for the documents about a subject."""
    name, by = options["name"], options["by"]
    return {"words": f'"{name}"' if by == "keyword" else name} if by in ("keyword", attention.WORDS) else {by: name}


def _subject_sentences(part: Corpus, options: Mapping[str, Any], label: str) -> None:
    """Draw the sentences about the subject, in the source and period that were clicked if there are any."""
    mark = {name: value for name, value in selected_mark.current().items() if name in ("source", "date")}
    ways: dict[str, dict[str, Any]] = {
        "entity": {"entities": (options["name"],)},
        "topic": {"topic": options["name"]},
        "keyword": {"words": f'"{options["name"]}"'},
        attention.WORDS: {"words": options["name"]},
    }
    where = f", {' · '.join(filters.filter_words(*one) for one in mark.items())}" if mark else ""
    blocks.evidence(part.where(**mark), title=f"Sentences about {label}{where}", key="attention", **ways[options["by"]])


def _attention_differences(part: Corpus, options: Mapping[str, Any], spoken: Mapping[str, str], name: str) -> None:
    """Compare the largest sources, or other groups, two by two in the periods that both have."""
    table = state.run(attention_differences.attention_differences, part, **options)
    if table.empty:
        return
    shown = table.assign(**{side: table[side].replace(spoken) for side in "ab"})
    st.subheader("Two by two, in the periods that both have", anchor=False)
    st.caption(plain(source_findings.attention_difference(shown, name, options["period"])))
    blocks.table(table, "attention_differences", columns=DIFFERENCE_COLUMNS, shown=shown)


def _draw_attention_options(part: Corpus) -> dict[str, Any] | None:
    """Draw the choice of subject, groups and periods; None if there is no subject."""
    period = group_picker.pick_period()
    left, middle, right = st.columns((2, 3, 2), vertical_alignment="bottom")
    with left:
        by = str(st.segmented_control("Subject", list(THINGS), default="entity", format_func=THINGS.get,
                                      key="attention_by", bind="query-params", required=True))  # fmt: skip
    with middle:
        name = _searched_words() if by == attention.WORDS else _pick_subject(part, by)
    with right:
        per = blocks.pick("Compare by", PER, key="attention_per", shown=group_picker.GROUPINGS.__getitem__)
    lines = tuple(saved_selections.groups().values()) if per == grouping.SELECTION else ()
    if not name:
        st.caption("Write a word." if by == attention.WORDS else "These documents have no such subject.")
    elif per == grouping.SELECTION and not lines:
        saved_selections.ask_for_some()
    else:
        return {"by": by, "name": name, "period": period, "per": per, "selections": lines}
    return None


def _searched_words() -> str:
    """Draw the field of a search; return it with its translations, "" without a word."""
    written = st.text_input("Words", key="attention_words", placeholder=filters.SEARCH_EXAMPLE,
                            bind="query-params").strip()  # fmt: skip
    if not tokens.tokens(written):
        return ""
    searched = filters.search_words(written)
    if searched != written and (also := filters.also_found(written)):
        st.caption(plain(also))
    return searched


def _pick_subject(part: Corpus, by: str) -> str:
    labels = filters.topic_labels(part)
    return blocks.pick(
        "Attention to", _subjects(part, by), key=f"attention_{by}", shown=lambda one: labels.get(one, one)
    )


def _subjects(part: Corpus, by: str) -> list[str]:
    """Return the possible subjects, the most frequent first."""
    ways: dict[str, tuple[Callable[..., Any], str]] = {
        "entity": (entities.entities, "entity"),
        "topic": (topics.topics, "topic"),
        "keyword": (keywords.corpus_keywords, "keyword"),
    }
    analysis, column = ways[by]
    return list(state.run(analysis, part)[column].head(filters.MAX_OPTIONS))
