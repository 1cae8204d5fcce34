"""One event in the articles of both sides: what both say, and what was found in one alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.comparison import events
from analytics.comparison.sides import BOTH
from analytics.findings import storyboard, wording
from analytics.text import languages
from ui import state
from ui.charts import palette
from ui.components import article_choice, blocks
from ui.text import mark_hits, plain

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.compare.choices import Comparison

EVENT = "compare_event"  # the choice of the event
SHOWN = 3  # statements of a column


def draw(part: Corpus, chosen: Comparison) -> None:
    """Draw the choice of the event and its three columns."""
    found = state.run(events.comparison_events, part, **chosen.options)
    if found.empty:
        st.caption("No story was found that articles of both sides report.")
        return
    story = _pick_event(found)
    st.caption(_pair(found[found["story"] == story].iloc[0], chosen.names))
    rows = state.run(events.comparison_statements, part, story=story, **chosen.options)
    columns = st.columns(3, gap="large")
    first, second = chosen.names
    headings = {"a": f"Only {first}", BOTH: "Both", "b": f"Only {second}"}
    for column, (side, heading) in zip(columns, headings.items(), strict=True):
        with column:
            colours = [palette.TWO["ab".index(one)] for one in "ab" if side in (one, BOTH)]
            _column(rows[rows["side"] == side], heading, colours)
    st.caption("“Only” means: no sentence with this or similar content was found in the articles of the other side.")
    with st.expander("All events and statements as tables"):
        blocks.table(found, "comparison_events")
        blocks.table(rows, "comparison_statements")


def _pick_event(found: pd.DataFrame) -> str:
    """Draw the choice of the event, and the buttons of the one before and after it."""
    titles = dict(zip(found["story"], found["label"], strict=True))
    listed = list(titles)
    main, before, after = st.columns((8, 2, 2), vertical_alignment="bottom")
    with main:
        story = blocks.pick("Event", listed, key=EVENT, shown=lambda one: titles.get(one, one))
    at = listed.index(story)
    st.caption(f"Event {at + 1:,} of {len(listed):,}. Events with the most statements of both sides are first.")
    for place, label, other in ((before, "Previous", at - 1), (after, "Next", at + 1)):
        with place:
            st.button(label, disabled=not 0 <= other < len(listed), width="stretch", key=f"{EVENT}_{label.lower()}",
                      on_click=state.set_value, args=(EVENT, listed[other % len(listed)]))  # fmt: skip
    return story


def _pair(row: Any, names: tuple[str, str]) -> str:
    """Return the two articles of an event: outlet, title, date."""
    articles = []
    for side, name in zip("ab", names, strict=True):
        when = wording.date(row[f"date_{side}"]) or "no date"
        articles.append(f"{name}: “{row[f'title_{side}']}”, {when}")
    return plain(" · ".join(articles))


def _column(rows: pd.DataFrame, heading: str, colours: list[str]) -> None:
    """Draw the statements of a side below its heading, which has the colours of the sides."""
    swatches = "".join(f'<span class="swatch" style="background:{colour}"></span>' for colour in colours)
    st.html(f'<h3 class="side">{swatches}{escape(heading)}</h3>')
    listed = list(dict.fromkeys(rows["statement"]))
    if not listed:
        st.caption("Nothing found.")
    for statement in listed[:SHOWN]:
        of_statement = rows[rows["statement"] == statement]
        with st.container(gap=None):
            if (of_statement["grade"] == events.RELATED).any():
                st.html(f'<p class="board-note">{escape(storyboard.BASES[events.RELATED])}</p>')
            for row in of_statement.itertuples():
                st.html(_card(row))
                st.page_link(
                    article_choice.READ,
                    label="Open in Read",
                    query_params=article_choice.query_params(row.doc_id, row.start, row.end),
                )
    if len(listed) > SHOWN:
        st.caption(f"{len(listed) - SHOWN} more in the table below.")


def _card(row: Any) -> str:
    when = wording.date(row.date) or "no date"
    where = escape(" · ".join((row.source, when, languages.name(row.language))))
    sentence = f'<p lang="{escape(row.language)}">{mark_hits(row.text, [])}</p>'
    return f'<div class="evidence">{sentence}<p class="where">{where}</p></div>'
