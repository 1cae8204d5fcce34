"""The story board: what all sources of a story write about, what some do, and what only one has."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics.crosslingual import glosses
from analytics.findings import storyboard as findings
from analytics.findings import wording
from analytics.storyboard import board
from analytics.text import languages
from ui import state
from ui.components import blocks
from ui.components.evidence_panel import AT
from ui.text import mark_hits

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

HEADINGS = {"all": "All write about", "some": "Some write about", "one": "Only one mentions"}
READER = "en"  # the language of the screen
FIRST = 3  # cards of a column; the others fold
MOST_SENTENCES = 6  # of a card; the others fold
COMPARE, SOURCES = "ui/pages/compare.py", "ui/pages/sources.py"
PAIR = 2  # sources: with two there is no "some"


def draw(part: Corpus, colours: Mapping[str, str], *, story: str = "", unfolded: int = FIRST) -> None:
    """Draw the finding and the three columns of a story, each with `unfolded` cards, and the table behind them."""
    table = state.run(board.story_board, part, story=story)
    blocks.finding(findings.board(table))
    if table.empty:
        return
    look = _Look(table, state.run(_gloss_table, part), colours, unfolded)
    columns = st.columns(3, gap="large")
    for column, (name, heading) in zip(columns, HEADINGS.items(), strict=True):
        with column:
            _draw_column(look, name, heading)
    st.caption("A name counts as mentioned by one source if no other text of the story has it in any known spelling.")
    with st.expander("As a table"):
        blocks.table(table, "story_board")
    _draw_links()


def _draw_links() -> None:
    """Draw the links to the other views of the story."""
    with st.container(horizontal=True):
        st.page_link(COMPARE, label="Compare how two sources tell it")
        st.page_link(SOURCES, label="See when each source reported it", query_params={"sources_view": "Timing"})
        st.page_link(SOURCES, label="See what was copied", query_params={"sources_view": "Copies"})


class _Look(NamedTuple):
    """What all cards need: the board, the English glosses by language, the colours of the sources, cards unfolded."""

    table: pd.DataFrame
    glosses: Mapping[str, Mapping[str, str]]
    colours: Mapping[str, str]
    unfolded: int


def _draw_column(look: _Look, name: str, heading: str) -> None:
    n_story = int(look.table["n_story"].iloc[0])
    if name == "some" and n_story == PAIR:
        return
    counts = {"all": str(n_story), "some": str(PAIR) if n_story == PAIR + 1 else f"{PAIR} to {n_story - 1}", "one": "1"}
    st.html(f'<h2 class="board">{heading}<span>{counts[name]} of {n_story} sources</span></h2>')
    cards = [card for _, card in look.table[look.table["shared_by"] == name].groupby("card", sort=True)]
    if not cards:
        st.caption("Nothing found.")
    for card in cards[: look.unfolded]:
        _draw_card(look, card)
    if len(cards) > look.unfolded:
        with st.expander(f"{len(cards) - look.unfolded} more"):
            for card in cards[look.unfolded :]:
                _draw_card(look, card)


def _draw_card(look: _Look, card: pd.DataFrame) -> None:
    rows = list(card.sort_values(["date", "source"]).itertuples())
    first = card.iloc[0]
    notes = [findings.BASES.get(first["basis"], "")]
    if first["basis"] in ("same", "related", "contradicts"):
        notes.append(findings.missing_sources(card, sorted(set(look.table["source"]))))
    heading = f'<p class="heading">{escape(first["heading"])}</p>'
    below = "".join(f'<p class="where">{escape(note)}</p>' for note in notes if note)
    with st.container(gap=None):
        _draw_sentences(look, rows[:MOST_SENTENCES], heading, below)
        if len(rows) > MOST_SENTENCES:
            with st.expander(f"{len(rows) - MOST_SENTENCES} more"):
                _draw_sentences(look, rows[MOST_SENTENCES:])


def _draw_sentences(look: _Look, rows: list[Any], above: str = "", below: str = "") -> None:
    """Draw sentences with their sources, each with the link that opens it."""
    pieces = "".join(_sentence(row, look.glosses.get(row.language, {}), look.colours) for row in rows)
    st.html(f'<div class="board-card">{above}{pieces}{below}</div>')
    with st.container(horizontal=True):
        for number, row in enumerate(rows, start=1):
            label = "Open in Read" if len(rows) == 1 else f"Open {number} in Read"
            place = {blocks.ARTICLE: row.doc_id, AT: f"{row.doc_id}:{row.start}-{row.end}"}
            st.page_link(blocks.READ, label=label, query_params=place)


def _sentence(row: Any, glosses_of: Mapping[str, str], colours: Mapping[str, str]) -> str:
    when = wording.date(row.date) or "no date"
    swatch = f'<span class="swatch" style="background:{colours.get(row.source, "#888888")}"></span>'
    where = f"{swatch}<b>{escape(row.source)}</b> · {escape(when)} · {escape(languages.name(row.language))}"
    words = findings.gloss(row.text, glosses_of) if row.language != READER else ""
    note = f'<p class="gloss">In English (automatic): {escape(words)}</p>' if words else ""
    sentence = f'<p class="quoted" lang="{escape(row.language)}" dir="auto">{mark_hits(row.text, [])}</p>'
    return f'{sentence}{note}<p class="where">{where}</p>'


def _gloss_table(part: Corpus) -> dict[str, dict[str, str]]:
    """Return the English glosses of keywords by language."""
    found: dict[str, dict[str, str]] = {}
    for row in glosses.glosses(part).itertuples():
        found.setdefault(row.language, {})[row.keyword] = row.gloss
    return found
