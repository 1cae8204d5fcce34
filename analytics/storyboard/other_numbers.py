"""Sentences of one story that count the same noun in the same words, and give another number."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analytics.corpus import independent_texts
from analytics.statements import counted_nouns, quantities, sentence_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analytics.corpus.store import Corpus
    from analytics.statements.counted_nouns import CountedNoun

MOST_COMPARED = 200  # sentences of a story that count one noun, the first by date: the time grows with the square
_DIGIT = re.compile(r"\d")


class Claim(NamedTuple):
    """A sentence with a number or statement of its own, and the independent origins that say the same."""

    doc_id: str
    start: int
    end: int
    number: str
    made_by: frozenset[str]


class Disagreement(NamedTuple):
    """Two claims that differ, what shows it, the words that both count, and the similarity of the sentences."""

    basis: str
    counted: str
    similarity: float
    a: Claim
    b: Claim


class _Count(NamedTuple):
    """A counted noun of a sentence, with its document."""

    date: str
    doc_id: str
    start: int
    end: int
    origin: str
    language: str
    noun: CountedNoun


def other_numbers(part: Corpus, story_of: Mapping[str, str]) -> Iterator[Disagreement]:
    """Yield the disagreements about a number in each story; `story_of` has the story of each document.

    The two texts have independent origins. A text that has both numbers of a noun does not disagree. Of several pairs
    with the same two numbers the earliest is chosen, and its claims have the origins of all.
    """
    by_noun: dict[tuple[str, str, str], list[_Count]] = defaultdict(list)
    for one in sorted(_counts(part), key=lambda one: (one.date or "9999", one.doc_id, one.start)):
        for noun in one.noun.nouns:
            by_noun[story_of[one.doc_id], one.language, noun].append(one)
    shown = set[tuple[_Count, _Count]]()
    for _, counts in sorted(by_noun.items()):
        if len({one.origin for one in counts}) > 1:
            for a, b, made_by in _different(counts):
                if (a, b) not in shown:
                    shown.add((a, b))
                    counted, similarity = a.noun.common_words(b.noun), a.noun.similarity(b.noun)
                    first, second = (_claim(one, origins) for one, origins in zip((a, b), made_by, strict=True))
                    yield Disagreement("number", counted, similarity, first, second)


def _claim(one: _Count, made_by: frozenset[str]) -> Claim:
    return Claim(one.doc_id, one.start, one.end, one.noun.written, made_by)


def _counts(part: Corpus) -> Iterator[_Count]:
    """Yield the counted nouns of each sentence."""
    rows = part.stored("sentences")
    docs = part.positions(rows["doc_id"])
    texts = sentence_texts.texts(part, rows.assign(doc=docs)).to_pylist()
    dates, languages = (part.documents[name].to_numpy(dtype=object) for name in ("date", "language"))
    origin = independent_texts.origins(part)
    for text, row, doc in zip(texts, rows.itertuples(), docs.tolist(), strict=True):
        if _DIGIT.search(text) or quantities.has_number_word(text, languages[doc]):
            place = str(row.doc_id), row.start, row.end
            for noun in counted_nouns.counted_nouns(text, languages[doc]):
                yield _Count(dates[doc], *place, origin[doc], languages[doc], noun)


def _different(counts: list[_Count]) -> Iterator[tuple[_Count, _Count, tuple[frozenset[str], frozenset[str]]]]:
    """Yield the first pair of counts for each two different numbers of a noun, and the origins of each number."""
    compared = [one for one in counts if one.noun.is_only][:MOST_COMPARED]
    equal = defaultdict(list, {at: [one] for at, one in enumerate(compared)})
    different = list[tuple[int, int]]()
    for i, j in combinations(range(len(compared)), 2):
        a, b = compared[i], compared[j]
        if a.noun.counts_the_same(b.noun):
            if a.noun.is_equal(b.noun):
                equal[i].append(b)
                equal[j].append(a)
            elif a.origin != b.origin and a.noun.differs(b.noun) and not _has_both(counts, a, b):
                different.append((i, j))
    numbers = set[tuple[float, ...]]()
    for i, j in different:
        pair = tuple(sorted(compared[at].noun.quantity.value for at in (i, j)))
        if pair not in numbers:
            numbers.add(pair)
            made_by = [frozenset(one.origin for one in equal[at]) for at in (i, j)]
            yield compared[i], compared[j], (made_by[0], made_by[1])


def _has_both(counts: list[_Count], a: _Count, b: _Count) -> bool:
    """Return whether the document of one of two counts has the number of the other too, for the same noun."""
    return any(
        other.doc_id == one.doc_id and other.noun.is_equal(wanted.noun)
        for one, wanted in ((a, b), (b, a))
        for other in counts
    )
