"""Cards of two names that stand together in a sentence of each source."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from analytics.storyboard.similar_sentences import Card, heading, names_by_sentence, rarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from analytics.corpus.store import Corpus
    from analytics.storyboard.similar_sentences import Place, Sentence

MOST_NAMES = 12  # of a sentence: a list of names is no report


def cards(part: Corpus, used: Collection[Sentence]) -> Iterator[Card]:
    """Yield the pairs of names that every source has in one sentence, the rarest pair first; one sentence of each.

    Sentences on other cards (`used`) are taken only where a source has no other with the pair.
    """
    names = names_by_sentence(part)
    source = dict(zip(part.doc_ids, part.documents["source"], strict=True))
    found: dict[tuple[str, str], dict[str, list[tuple[str, int]]]] = {}
    for place, in_sentence in sorted(names.items()):
        for pair in combinations(sorted(in_sentence), 2) if len(in_sentence) <= MOST_NAMES else ():
            found.setdefault(pair, {}).setdefault(source[place[0]], []).append(place)
    n_sources = len(set(source.values()))
    rare = rarity(part)
    complete = [pair for pair, places in found.items() if len(places) == n_sources]
    taken = {sentence[:2] for sentence in used}
    own: set[Place] = set()
    ends = _ends(part)
    n_taken = {pair: sum(taken.issuperset(places) for places in found[pair].values()) for pair in complete}
    for pair in sorted(complete, key=lambda one: (n_taken[one], -rare[one[0]] - rare[one[1]], one)):
        places = [min(each, key=lambda place: (place in taken or place in own, place)) for each in found[pair].values()]
        if own.isdisjoint(places):
            own.update(places)
            sentences = [(*place, ends[place]) for place in places]
            yield Card(heading(pair, rare), "names", n_sources, sentences)


def _ends(part: Corpus) -> dict[tuple[str, int], int]:
    table = part.stored("sentences")
    return {
        (str(doc_id), start): end
        for doc_id, start, end in zip(table["doc_id"], table["start"].tolist(), table["end"].tolist(), strict=True)
    }
