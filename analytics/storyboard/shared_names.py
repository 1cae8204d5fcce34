"""Cards of names that are in a sentence of each source: two in one sentence, else one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from analytics.storyboard.similar_sentences import Card, heading, names_by_sentence, rarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from analytics.corpus.store import Corpus
    from analytics.storyboard.similar_sentences import Place, Sentence

MOST_NAMES = 12  # of a sentence: a list of names is not a report


def cards(part: Corpus, used: Collection[Sentence]) -> list[Card]:
    """Return the names that every source has in one sentence, the rarest first; one sentence of each source.

    They are pairs of names, or single names if no pair is in a sentence of each source. Sentences on other cards
    (`used`) are taken only if a source has no other sentence with these names.
    """
    return next((found for size in (2, 1) if (found := [*_cards(part, used, size)])), [])


def _cards(part: Corpus, used: Collection[Sentence], size: int) -> Iterator[Card]:
    """Yield the cards of the sets of `size` names, each with sentences that no card before has."""
    rare, ends = rarity(part), _ends(part)
    taken = {sentence[:2] for sentence in used}
    own: set[Place] = set()
    found = _complete(part, size)
    n_taken = {names: sum(taken.issuperset(places) for places in found[names]) for names in found}
    for names in sorted(found, key=lambda one: (n_taken[one], -sum(rare[name] for name in one), one)):
        places = [min(each, key=lambda place: (place in taken or place in own, place)) for each in found[names]]
        if own.isdisjoint(places):
            own.update(places)
            yield Card(heading(names, rare), "names", len(places), [(*place, ends[place]) for place in places])


def _complete(part: Corpus, size: int) -> dict[tuple[str, ...], list[list[Place]]]:
    """Return the sets of `size` names that every source has in one sentence, with these sentences by source."""
    source = dict(zip(part.doc_ids, part.documents["source"], strict=True))
    found: dict[tuple[str, ...], dict[str, list[Place]]] = {}
    for place, in_sentence in sorted(names_by_sentence(part).items()):
        for names in combinations(sorted(in_sentence), size) if len(in_sentence) <= MOST_NAMES else ():
            found.setdefault(names, {}).setdefault(source[place[0]], []).append(place)
    n_sources = len(set(source.values()))
    return {names: [*places.values()] for names, places in found.items() if len(places) == n_sources}


def _ends(part: Corpus) -> dict[Place, int]:
    table = part.stored("sentences")
    return {
        (str(doc_id), start): end
        for doc_id, start, end in zip(table["doc_id"], table["start"].tolist(), table["end"].tolist(), strict=True)
    }
