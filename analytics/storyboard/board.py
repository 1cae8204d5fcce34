"""The story board of a story: cards with the sentences of all, of some, or of only one of its sources."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice
from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.evidence import evidence
from analytics.statements import statements
from analytics.stories import stories
from analytics.storyboard import card_words, exclusive_names, shared_names, similar_sentences, similar_wording
from analytics.storyboard.similar_sentences import SEPARATOR
from analytics.storyboard.story_sentences import story_sentences

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

FEW = statements.FEW  # documents that are one board together, without a choice of a story
ALL, SOME, ONE = "all", "some", "one"
MOST = {ALL: 3, SOME: 4, ONE: 6}  # cards of a column


def story_board(corpus: Corpus, *, story: str = "") -> pd.DataFrame:
    """One row per card and sentence of the story board; the cards of all sources first, then of some, then of one.

    `story` is a story of the slice, "*" all of its documents; without it all documents if they are twelve or fewer,
    else the story with most sources. `shared_by` is "all", "some" or "one"; the sentences of a card are of `n_sources`
    of the `n_story` sources of the story. `basis` says why they stand together:

    same: sentences that say the same (`statements`). related: sentences near in meaning, of which one can say more or
    something else. contradicts: they differ in a number, a negation or an opposite. names: sentences with the same two
    names, or one if no two are in a sentence of each source, without any comparison of what they say. only: the name is
    in no other source, in no spelling.

    `heading` has the names that all sentences of the card have, and up to two keywords of theirs. `differs` says in
    what two sentences differ that say nearly the same or are related ("number", "opposite", "negation"), "" for other
    cards. Empty if fewer than two sources report the story.
    """
    part = _documents(corpus, story)
    sources = part.documents["source"]
    n_story = sources.nunique()
    if n_story < 2:  # noqa: PLR2004 - nothing to compare
        return schema.empty("story_board")
    story_rows = story_sentences(part)
    cards = [*similar_sentences.cards(part)]
    cards += similar_wording.cards(story_rows, used={row for card in cards for row in card.sentences})
    if not any(card.n_sources == n_story for card in cards):
        named = shared_names.cards(story_rows, used={row for card in cards for row in card.sentences})
        cards += islice(named, MOST[ALL])
    cards += exclusive_names.cards(part)
    chosen: dict[str, list[tuple[str, similar_sentences.Card]]] = {ALL: [], SOME: [], ONE: []}
    for card in cards:
        column = ALL if card.n_sources == n_story else SOME if card.n_sources > 1 else ONE
        if len(chosen[column]) < MOST[column]:
            chosen[column].append((column, card))
    listed = [pair for column in chosen.values() for pair in column]
    return _table(part, listed, n_story)


def compared_sources(table: pd.DataFrame) -> tuple[str, str]:
    """Return the two sources that are on most cards together; `table` is a `story_board` with two sources or more."""
    shared = table[table["n_sources"] > 1]
    on_cards = [combinations(sorted(set(rows["source"])), 2) for _, rows in shared.groupby("card")]
    counts = Counter(pair for pairs in on_cards for pair in pairs)
    pair = min(counts, key=lambda one: (-counts[one], one)) if counts else tuple(dict.fromkeys(table["source"]))[:2]
    return pair[0], pair[1]


def _documents(corpus: Corpus, story: str) -> Corpus:
    """Return the documents of the story, each set of copies once."""
    once = corpus.where(copies="once")
    if not story and len(once) <= FEW:
        return once
    chosen = story or "".join(stories.stories(once, min_sources=2)["story"].head(1))
    if not chosen:
        return once.take([])
    rows = stories.story_documents(once, story=chosen, min_docs=1)
    return once.take(once.positions(rows["doc_id"]))


def _table(part: Corpus, listed: list[tuple[str, similar_sentences.Card]], n_story: int) -> pd.DataFrame:
    """Return one row per sentence of the cards, each with its column (all, some, one)."""
    rows = [
        (number, column, card.heading, card.basis, card.n_sources, n_story, *sentence)
        for number, (column, card) in enumerate(listed, start=1)
        for sentence in card.sentences
    ]
    columns = ["card", "shared_by", "heading", "basis", "n_sources", "n_story", "doc_id", "start", "end"]
    table = pd.DataFrame(rows, columns=columns)
    if table.empty:
        return schema.empty("story_board")
    found = evidence.of_rows(part, table[["doc_id", "start", "end"]])
    names = ("text", "title", "source", "date", "language")
    table = table.assign(**{name: found[name].to_numpy() for name in names})
    cards = table.groupby("card", sort=False)
    keywords = card_words.common_keywords(part, table)
    table["heading"] = [
        SEPARATOR.join((name, *keywords[card])) for name, card in zip(table["heading"], table["card"], strict=True)
    ]
    table["differs"] = table["card"].map({card: card_words.difference(rows) for card, rows in cards})
    return schema.conform(table, "story_board")
