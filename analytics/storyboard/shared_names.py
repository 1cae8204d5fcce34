"""Cards of names that are in a sentence of each source: two in one sentence, else one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from analytics.storyboard.similar_sentences import Card, heading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from analytics.storyboard.similar_sentences import Sentence
    from analytics.storyboard.story_sentences import StorySentences

MOST_NAMES = 12  # of a sentence: a list of names is not a report
MOST_SETS = 40  # of names that are compared, the rarest
MOST_OF_SOURCE = 12  # sentences of a source that are compared, the first
SHOWN_BEFORE = 0.3  # what a sentence on another card is less alike: another one with the names comes first


def cards(story: StorySentences, used: Collection[Sentence]) -> list[Card]:
    """Return cards of names that every source has in one sentence, those with the most similar sentences first.

    They are pairs of names; where no pair is in a sentence of each source, the rarest single name. Of the sentences
    with these names those are chosen that are most alike in words and names; sentences on other cards (`used`) count
    as less so. No sentence is on two of the cards.
    """
    return [*_cards(story, used, 2)] or [*_cards(story, used, 1)][:1]


def _cards(story: StorySentences, used: Collection[Sentence], size: int) -> Iterator[Card]:
    """Yield the cards of the sets of `size` names."""
    taken = {row for row, sentence in enumerate(story.sentences) if sentence in used}
    left = _complete(story, size)
    while left:
        stars = {names: _most_alike(story, rows, taken) for names, rows in left.items()}
        names = max(stars, key=lambda one: (size > 1 and _alikeness(story, stars[one], taken), story.weight(one), one))
        rows = stars[names]
        yield Card(heading(names, story.rare), "names", len(rows), [story.sentences[row] for row in rows])
        left = {one: free for one in left if one != names and all(free := _without(left[one], rows))}


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


def _most_alike(story: StorySentences, of_sources: Sequence[list[int]], taken: set[int]) -> list[int]:
    """Return one sentence of each source: of each the one most like a central sentence, for the best centre."""

    def nearest(centre: int, rows: list[int]) -> int:
        if centre in rows:
            return centre
        return max(rows, key=lambda row: (story.resemblance(centre, row) - SHOWN_BEFORE * (row in taken), -row))

    centres = [row for rows in of_sources for row in rows]
    stars = [[nearest(centre, rows) for rows in of_sources] for centre in centres]
    return max(stars, key=lambda star: _alikeness(story, star, taken))


def _alikeness(story: StorySentences, star: list[int], taken: set[int]) -> float:
    """Return the mean resemblance of the pairs of some sentences."""
    pairs = [story.resemblance(a, b) for a, b in combinations(star, 2)]
    return sum(pairs) / max(len(pairs), 1) - SHOWN_BEFORE * len(taken.intersection(star)) / len(star)
