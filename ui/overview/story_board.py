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
from ui.components import article_choice, blocks
from ui.components.phone_fold import phone_fold
from ui.text import mark_hits, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

HEADINGS = {"all": "All write about", "some": "Some write about", "one": "Only one mentions"}
READER = "en"  # the language of the screen
FIRST = 3  # cards of a column; the others fold
MOST_SENTENCES = 8  # of a card; the others fold
COMPARE, SOURCES = "ui/pages/compare.py", "ui/pages/sources.py"
NO_COLOUR = "#888888"  # of a source without one
PAIR = 2  # sources: with two there is no "some"


def draw(part: Corpus, colours: Mapping[str, str], *, story: str = "", label: str = "", unfolded: int = FIRST) -> None:
    """Draw the finding and the three columns of a story, each with `unfolded` cards, and the table behind them.

    `label` is the title of the story, under which page Compare has it among its events.
    """
    table = state.run(board.story_board, part, story=story)
    blocks.finding(findings.board(table))
    if table.empty:
        return
    look = _Look(table, state.run(_gloss_table, part), colours, unfolded)
    with st.container(key="story_columns"):
        columns = st.columns(3, gap="large")
    for column, (name, heading) in zip(columns, HEADINGS.items(), strict=True):
        with column:
            _draw_column(look, name, heading)
    st.caption("A name counts as mentioned by one source if no other text of the story has it in any known spelling.")
    with st.expander("As a table"):
        blocks.table(table, "story_board")
    _draw_links(table, label)


def _draw_links(table: pd.DataFrame, label: str) -> None:
    """Draw the links to the other views of the story; page Compare opens with two of its sources."""
    sides = dict(zip(("compare_a", "compare_b"), board.compared_sources(table), strict=True))
    event = {"compare_view": "One event", "compare_event": label} if label else {}
    focus = {"compare_focus": name} if (name := findings.main_name(table)) else {}
    with st.container(horizontal=True):
        st.page_link(COMPARE, label="Compare how two sources tell it", query_params=sides | focus | event)
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
    bases = {findings.BASES.get(card["basis"].iloc[0], "") for card in cards}
    shared = bases.pop() if len(bases) == 1 else ""
    if shared:
        st.html(f'<p class="board-note">{escape(shared)}</p>')
    for number, card in enumerate(cards[: look.unfolded]):
        _draw_card(look, card, _n_on_phone(name, number), known=shared)
    if len(cards) > look.unfolded:
        with st.expander(f"{len(cards) - look.unfolded} more"):
            for card in cards[look.unfolded :]:
                _draw_card(look, card, MOST_SENTENCES, known=shared)


def _n_on_phone(column: str, number: int) -> int:
    """Return how many sentences of a card a phone shows at once; `number` is its place in the column."""
    at_once = {board.ALL: (1,) * FIRST, board.SOME: (PAIR,) * FIRST, board.ONE: (MOST_SENTENCES, MOST_SENTENCES, 1)}
    return at_once[column][number]


def _draw_card(look: _Look, card: pd.DataFrame, at_once: int, *, known: str) -> None:
    """Draw the sentences of a card, and below them why they are on one card if it is not `known` from the column."""
    rows = list(card.sort_values(["date", "source"]).itertuples())
    first = card.iloc[0]
    basis = findings.BASES.get(first["basis"], "")
    notes = [basis if basis != known else ""]
    if first["basis"] in ("same", "related", "contradicts"):
        notes += [findings.difference(card), findings.missing_sources(card, sorted(set(look.table["source"])))]
    shown = rows[:MOST_SENTENCES]
    with st.container(gap=None, key=f"board_card_{first['card']}"):
        st.html(f'<div class="board-card"><p class="heading">{escape(first["heading"])}</p></div>')
        _draw_sentences(look, shown[:at_once])
        if shown[at_once:]:
            with phone_fold(wording.times(len(shown) - at_once, "more sentence"), gap=None):
                _draw_sentences(look, shown[at_once:])
        for note in filter(None, notes):
            st.html(f'<p class="board-note">{escape(note)}</p>')
        if len(rows) > MOST_SENTENCES:
            with st.expander(f"{len(rows) - MOST_SENTENCES} more"):
                _draw_sentences(look, rows[MOST_SENTENCES:])


def _draw_sentences(look: _Look, rows: list[Any]) -> None:
    """Draw sentences, each above the line with its source, which opens it."""
    for row in rows:
        st.html(f'<div class="board-sentence">{_sentence(row, look.glosses.get(row.language, {}))}</div>')
        place = article_choice.query_params(row.doc_id, row.start, row.end)
        st.page_link(article_choice.READ, label=_source_line(row, look.colours), query_params=place)


def _sentence(row: Any, glosses_of: Mapping[str, str]) -> str:
    words = findings.gloss(row.text, glosses_of) if row.language != READER else ""
    note = f'<p class="gloss">In English (automatic): {escape(words)}</p>' if words else ""
    return f'<p class="quoted" lang="{escape(row.language)}" dir="auto">{mark_hits(row.text, [])}</p>{note}'


def _source_line(row: Any, colours: Mapping[str, str]) -> str:
    """Return source, date and language as the label of a link, with the colour of the source."""
    swatch = f':color[■]{{foreground="{colours.get(row.source, NO_COLOUR)}"}}'
    when = wording.date(row.date) or "no date"
    return f"{swatch} **{plain(row.source)}** · {plain(when)} · {languages.name(row.language)}"


def _gloss_table(part: Corpus) -> dict[str, dict[str, str]]:
    """Return the English glosses of keywords by language."""
    found: dict[str, dict[str, str]] = {}
    for row in glosses.glosses(part).itertuples():
        found.setdefault(row.language, {})[row.keyword] = row.gloss
    return found
