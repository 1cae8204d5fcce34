"""The stories of a large corpus, the largest and the most divided, one of which opens its board."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import storyboard as findings
from analytics.stories import stories
from analytics.storyboard import divided
from ui import state
from ui.components import blocks
from ui.overview import disagreements, story_board
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

LARGEST = ("n_sources", "n_docs", "label", "first")
DIVIDED = ("share_alone", "n_sources", "label", "first", "n_names")
CARDS = 2  # of a column before the others fold: pictures follow below
OFFERED = 200  # stories in the list
NOTE = (
    "Divided: the share of the people and organisations of a story that only one of its sources names; stories of"
    " three sources and 20 names or more. Click a row to open its board."
)


def draw(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the stories of two sources or more, and the board of the chosen one."""
    table = state.run(stories.stories, part, min_sources=2)
    blocks.finding(findings.largest_stories(table, len(part)))
    if table.empty:
        return
    _lists(table, state.run(divided.divided_stories, part))
    chosen = table[table["story"] == state.value("story_shown")]
    offered = chain(table.head(OFFERED).itertuples(), chosen.itertuples())
    titles = {row.story: findings.story_title(row) for row in offered}
    story = blocks.pick("Story", list(titles), key="story_shown", shown=lambda one: titles.get(one, one))
    label = str(table.loc[table["story"] == story, "label"].iloc[0])
    story_board.draw(part, colours, story=story, label=label, unfolded=CARDS)
    disagreements.draw(part, story)


def _lists(largest: pd.DataFrame, most_divided: pd.DataFrame) -> None:
    """Draw both lists side by side; without a divided story, the largest alone."""
    choose = blocks.set_pick("story_shown")
    left, right = st.columns(2, gap="large") if len(most_divided) else (st.container(), None)
    with left:
        st.header("Largest stories", anchor=False)
        blocks.table(largest, "stories", columns=LARGEST, on_pick=choose, picks="story")
    if right is not None:
        with right:
            st.header("Most divided stories", anchor=False)
            blocks.table(most_divided, "divided_stories", columns=DIVIDED, on_pick=choose, picks="story")
        st.caption(plain(NOTE))
