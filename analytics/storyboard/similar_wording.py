"""Cards of sentences of several sources that have mostly the same names and several of the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.storyboard.similar_sentences import Card, heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from analytics.storyboard.similar_sentences import Sentence
    from analytics.storyboard.story_sentences import StorySentences

# Read by eye in 8 stories of 4,000 articles: from .22 on, the two sentences tell of the same event or subject
LIKENESS, PLAIN = 0.22, 0.1
NAMES = 0.5  # the least share of the rarity of all their names that two sentences have in common
RARITY = 2.5  # of the common names, added up: a name in every tenth article alone says little


class _Star(NamedTuple):
    """A central sentence, the first of `rows`, and the one most like it of each other source; the best is the greatest.

    A star changes only if one of its own sentences is used: the others were no better before.
    """

    n_sources: int
    likeness: float
    earliest: int
    rows: list[int]


_NO_STAR = _Star(0, 0.0, 0, [])


def cards(story: StorySentences, used: Collection[Sentence]) -> Iterator[Card]:
    """Yield cards of two sources or more, those of most sources first; no sentence is on two cards or `used`.

    Each has a central sentence and, of each other source, the sentence most like it.
    """
    near = _near(story)
    is_free = np.asarray([sentence not in used for sentence in story.sentences], dtype=bool)
    stars = [_star(story, near, centre, is_free) for centre in np.flatnonzero(is_free & near.any(axis=1)).tolist()]
    while True:
        rows = max(stars, default=_NO_STAR).rows
        if len(rows) < 2:  # noqa: PLR2004 - two sources
            return
        is_free[rows] = False
        stars = [
            star if is_free[star.rows].all() else _star(story, near, star.rows[0], is_free)
            for star in stars
            if is_free[star.rows[0]]
        ]
        common = set.intersection(*(story.names[row] for row in rows))
        yield Card(heading(common, story.rare), "related", len(rows), [story.sentences[row] for row in rows])


def _near(story: StorySentences) -> np.ndarray:
    """Return sentences x sentences: which are of other sources, alike in their words, and mostly of the same names."""
    _, source = np.unique(np.asarray(story.sources, dtype=object), return_inverse=True)
    near = np.triu((story.likeness >= LIKENESS) & (story.plain >= PLAIN) & (source[:, None] != source[None, :]))
    for a, b in zip(*np.nonzero(near), strict=True):
        near[a, b] = _has_same_names(story, story.names[a], story.names[b])
    return near | near.T


def _has_same_names(story: StorySentences, a: set[str], b: set[str]) -> bool:
    common = story.weight(a & b)
    return common >= RARITY and common >= NAMES * story.weight(a | b)


def _star(story: StorySentences, near: np.ndarray, centre: int, is_free: np.ndarray) -> _Star:
    """Return a sentence and the free one most like it of each other source; all have a name in common."""
    rows, common, sources = [centre], set(story.names[centre]), {story.sources[centre]}
    others = np.flatnonzero(near[centre] & is_free)
    for row in others[np.argsort(-story.likeness[centre, others], kind="stable")].tolist():
        if story.sources[row] not in sources and common & story.names[row]:
            rows.append(row)
            common &= story.names[row]
            sources.add(story.sources[row])
    return _Star(len(rows), _mean_likeness(story, rows), -centre, rows)


def _mean_likeness(story: StorySentences, rows: list[int]) -> float:
    """Return the mean likeness of the sentences of a star to its centre, the first of them."""
    return float(story.likeness[rows[0], rows[1:]].mean()) if rows[1:] else 0.0
