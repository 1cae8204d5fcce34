"""The stories of a large corpus, one of which opens its board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import storyboard as findings
from analytics.stories import stories
from ui import state
from ui.components import blocks
from ui.overview import story_board

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus

COLUMNS = ("label", "n_docs", "n_sources", "first", "last", "first_source")
OFFERED = 200  # stories in the list


def draw(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the stories of two sources or more, and the board of the chosen one."""
    table = state.run(stories.stories, part, min_sources=2)
    blocks.finding(findings.largest_stories(table, len(part)))
    if table.empty:
        return
    shown = table.head(OFFERED)
    titles = dict(zip(shown["story"], shown["label"], strict=True))
    st.header("Stories", anchor=False)
    blocks.table(table, "stories", columns=COLUMNS, on_pick=blocks.set_pick("story_shown"), picks="story")
    story = blocks.pick("Story", list(titles), key="story_shown", shown=lambda one: titles.get(one, one))
    story_board.draw(part, colours, story=story)
