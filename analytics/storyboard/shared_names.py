"""Cards of names that are in a sentence of each source: two in one sentence, else one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.storyboard.similar_sentences import Card, heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from analytics.storyboard.similar_sentences import Sentence
    from analytics.storyboard.story_sentences import StorySentences

MOST_NAMES = 12  # of a sentence: a list of names is not a report
MOST_SETS = 40  # of names that are compared, the rarest
MOST_OF_SOURCE = 12  # sentences of a source that are compared, the first
SHOWN_BEFORE = 0.3  # what a sentence on another card is less alike: another one with the names comes first
PAIR = 2


class _Star(NamedTuple):
    """One sentence of each source, and how much they resemble each other."""

    alikeness: float
    rows: list[int]


def cards(story: StorySentences, used: Collection[Sentence]) -> Iterator[Card]:
    """Yield cards of names that every source has in one sentence, those with the most similar sentences first.

    They are pairs of names; where no pair is in a sentence of each source, the rarest single name. Of the sentences
    with these names those are chosen that are most alike in words and names; sentences on other cards (`used`) count
    as less so. No sentence is on two of the cards.
    """
    pairs = _complete(story, PAIR)
    if pairs:
        yield from _cards(story, used, pairs)
        return
    single = sorted(_complete(story, 1).items(), key=lambda one: (story.weight(one[0]), one[0]))
    yield from _cards(story, used, dict(single[-1:]))


def _cards(
    story: StorySentences, used: Collection[Sentence], left: dict[tuple[str, ...], list[list[int]]]
) -> Iterator[Card]:
    """Yield the cards of some sets of names, from their sentences by source."""
    resemblance = story.resemblance()
    is_taken = np.asarray([sentence in used for sentence in story.sentences], dtype=bool)
    stars = {names: _most_alike(resemblance, of_sources, is_taken) for names, of_sources in left.items()}
    while stars:
        names = max(stars, key=lambda one: (stars[one].alikeness, story.weight(one), one))
        rows = stars.pop(names).rows
        yield Card(heading(names, story.rare), "names", len(rows), [story.sentences[row] for row in rows])
        for one in [*stars]:
            free = _without(left[one], rows)
            if not all(free):
                del stars[one]
            elif free != left[one]:
                stars[one] = _most_alike(resemblance, free, is_taken)
            left[one] = free


def _complete(story: StorySentences, size: int) -> dict[tuple[str, ...], list[list[int]]]:
    """Return the sets of `size` names that every source has in one sentence, with these sentences by source."""
    found: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for row, in_sentence in enumerate(story.names):
        for names in combinations(sorted(in_sentence), size) if len(in_sentence) <= MOST_NAMES else ():
            found.setdefault(names, {}).setdefault(story.sources[row], []).append(row)
    n_sources = len(set(story.sources))
    complete = [names for names, rows in found.items() if len(rows) == n_sources]
    rarest = sorted(complete, key=lambda names: (-story.weight(names), names))[:MOST_SETS]
    return {names: [rows[:MOST_OF_SOURCE] for rows in found[names].values()] for names in rarest}


def _without(of_sources: Sequence[list[int]], shown: Collection[int]) -> list[list[int]]:
    return [[row for row in rows if row not in shown] for rows in of_sources]


def _most_alike(resemblance: np.ndarray, of_sources: Sequence[list[int]], is_taken: np.ndarray) -> _Star:
    """Return one sentence of each source: of each the one most like a central sentence, for the best centre."""
    centres = np.concatenate(of_sources)
    preferred = resemblance - SHOWN_BEFORE * is_taken
    nearest = [np.asarray(rows)[preferred[np.ix_(centres, np.asarray(rows))].argmax(axis=1)] for rows in of_sources]
    found = [np.where(np.isin(centres, rows), centres, one) for rows, one in zip(of_sources, nearest, strict=True)]
    stars = (_Star(_alikeness(resemblance, star, is_taken), star.tolist()) for star in np.column_stack(found))
    return max(stars, key=lambda star: star.alikeness)


def _alikeness(resemblance: np.ndarray, star: np.ndarray, is_taken: np.ndarray) -> float:
    """Return the mean resemblance of the pairs of some sentences, less the share of those on other cards."""
    pairs = resemblance[np.ix_(star, star)][np.triu_indices(len(star), 1)]
    return float(pairs.sum()) / max(len(pairs), 1) - SHOWN_BEFORE * int(is_taken[star].sum()) / len(star)
