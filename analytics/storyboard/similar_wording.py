"""Cards of sentences of several sources that have mostly the same names and several of the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def cards(story: StorySentences, used: Collection[Sentence]) -> Iterator[Card]:
    """Yield cards of two sources or more, those of most sources first; no sentence is on two cards or `used`.

    Each has a central sentence and, of each other source, the sentence most like it.
    """
    near = _near(story)
    is_free = np.asarray([sentence not in used for sentence in story.sentences], dtype=bool)
    while True:
        stars = [_star(story, near, centre, is_free) for centre in np.flatnonzero(is_free & near.any(axis=1)).tolist()]
        rows = max(stars, key=lambda star: (len(star), _mean_likeness(story, star), -star[0]), default=[])
        if len(rows) < 2:  # noqa: PLR2004 - two sources
            return
        is_free[rows] = False
        common = set.intersection(*(story.names[row] for row in rows))
        yield Card(heading(common, story.rare), "related", len(rows), [story.sentences[row] for row in rows])


def _near(story: StorySentences) -> np.ndarray:
    """Return sentences x sentences: which are of other sources, alike in their words, and mostly of the same names."""
    _, source = np.unique(np.asarray(story.sources, dtype=object), return_inverse=True)
    near = (story.likeness >= LIKENESS) & (story.plain >= PLAIN) & (source[:, None] != source[None, :])
    for a, b in zip(*np.nonzero(near), strict=True):
        near[a, b] = _has_same_names(story, story.names[a], story.names[b])
    return near


def _has_same_names(story: StorySentences, a: set[str], b: set[str]) -> bool:
    common = story.weight(a & b)
    return common >= RARITY and common >= NAMES * story.weight(a | b)


def _star(story: StorySentences, near: np.ndarray, centre: int, is_free: np.ndarray) -> list[int]:
    """Return a sentence and the free one most like it of each other source; all have a name in common."""
    rows, common, sources = [centre], set(story.names[centre]), {story.sources[centre]}
    others = np.flatnonzero(near[centre] & is_free)
    for row in others[np.argsort(-story.likeness[centre, others], kind="stable")].tolist():
        if story.sources[row] not in sources and common & story.names[row]:
            rows.append(row)
            common &= story.names[row]
            sources.add(story.sources[row])
    return rows


def _mean_likeness(story: StorySentences, star: list[int]) -> float:
    """Return the mean likeness of the sentences of a star to its centre, the first of them."""
    return float(story.likeness[star[0], star[1:]].mean()) if star[1:] else 0.0
