"""The state of the name rules for one text: its words, its claimed names, and simple tests on words."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.ner import gazetteer
from analytics.reading.ner.name_tokens import name_tokens
from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    COMMON,
    CONTRACTION,
    COUNTRY,
    JOINED,
    KNOWN,
    LATER_WORD,
    LOUD,
    NEVER,
    SENTENCE_START,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.reading.ner.gazetteer import Known
    from analytics.text.document_text import Text

    WordSpan = tuple[int, int, str]


class Name(NamedTuple):
    """A name in a text: its span, its kind, the rule that found it, and its readable key if the rule has one."""

    start: int
    end: int
    surface: str
    kind: str
    demonym: bool
    rule: str
    hint: str


class Page:
    """One text for the rules. A word belongs to at most one name: that of the first rule that claims it.

    The words have places from 0 up to `size`; at `starts` and `ends` they begin and end in the text (code points).
    `spans` are those that a model found (word, word, kind), until they are claimed.
    """

    def __init__(self, text: Text) -> None:
        self.text = text.text
        self.lexicon = gazetteer.lexicon(text.language)
        self.nouns_are_capitalised = text.language in {"de", "lb"}
        self._tokens = name_tokens(text)
        self._properties: list[int] = self._tokens.properties.tolist()
        self._words = self._tokens.vocabulary.strings  # by id
        self._ids: list[int] = self._tokens.ids.tolist()
        self.starts: list[int] = self._tokens.starts.tolist()
        self.ends: list[int] = self._tokens.ends.tolist()
        self.size = len(self.starts)
        self.taken = bytearray(self.size)
        self.spans: list[WordSpan] = []
        self.names: list[Name] = []
        self.first_places: list[int] = []  # of the names

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """The spans of runs of capitalised words with single spaces between them."""
        capital, joined = (self._tokens.properties & bit > 0 for bit in (CAPITAL, JOINED))
        before, after = np.concatenate([[False], capital[:-1]]), np.concatenate([(capital & joined)[1:], [False]])
        starts, ends = np.flatnonzero(capital & ~(before & joined)), np.flatnonzero(capital & ~after) + 1
        return list(zip(starts.tolist(), ends.tolist(), strict=True))

    @cached_property
    def known(self) -> list[tuple[int, int, Known]]:
        """The gazetteer names (start, end, known): the longest at each place, left to right."""
        return list(self._known_names())

    def _known_names(self) -> Iterator[tuple[int, int, Known]]:
        free = 0
        for place, longest in self._known_starts():
            for end in range(min(place + longest, self.size), place, -1):
                known = self.lexicon.find(self.slice(place, end)) if place >= free else None
                if known:
                    yield place, end, known
                    free = end
                    break

    def _known_starts(self) -> Iterator[tuple[int, int]]:
        """Yield the places where a gazetteer name can begin, and the most words that it can have there."""
        reach = self._tokens.vocabulary.column("reach", self.lexicon.reach, np.int64)[self._tokens.ids]
        known, later = (self._tokens.properties & bit > 0 for bit in (KNOWN, LATER_WORD))
        places = np.flatnonzero(known | ((reach > 1) & np.append(later[1:], False)))
        yield from zip(places.tolist(), reach[places].tolist(), strict=True)

    def places(self, properties: int) -> list[int]:
        """Return the places of the words with one of these properties."""
        places: list[int] = np.flatnonzero(self._tokens.properties & properties).tolist()
        return places

    def has(self, place: int, properties: int) -> bool:
        """Return whether the word at a place has one of these properties; False outside the text."""
        return 0 <= place < self.size and self._properties[place] & properties > 0

    def occurrences(self, words: Iterable[str]) -> list[int]:
        """Return the places of these words where they have a capital, in order."""
        return sorted(place for word in words for place in self._capital_places.get(word, ()))

    @cached_property
    def _capital_places(self) -> dict[str, list[int]]:
        capitals = np.flatnonzero(self._tokens.properties & CAPITAL)
        places: dict[str, list[int]] = {}
        for place, word in zip(capitals.tolist(), self._tokens.ids[capitals].tolist(), strict=True):
            places.setdefault(self._words[word], []).append(place)
        return places

    def slice(self, start: int, end: int) -> str:
        """Return the text from word `start` up to word `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def known_kind(self, start: int, end: int) -> str:
        """Return the kind of the words from `start` up to `end` in the gazetteer, "" for no words or unknown ones."""
        known = self.lexicon.find(self.slice(start, end)) if start < end else None
        return known.kind if known else ""

    def gap(self, place: int) -> str:
        """Return the text between a word and the word before it."""
        return self.text[self.ends[place - 1] : self.starts[place]] if 0 < place < self.size else "\n"

    def word(self, place: int) -> str:
        """Return the word at a place, "" outside the text."""
        return self._words[self._ids[place]] if 0 <= place < self.size else ""

    def claim(self, start: int, end: int, kind: str, rule: str, *, hint: str = "", demonym: bool = False) -> bool:
        """Add the words from `start` up to `end` as a name if none is in another name; return whether it was added."""
        if start >= end or any(self.taken[start:end]):
            return False
        self.take(start, end)
        first, last = self.starts[start], self.ends[end - 1]
        self.first_places.append(start)
        self.names.append(Name(first, last, self.text[first:last], kind, demonym, rule, hint))
        return True

    def take(self, start: int, end: int) -> None:
        """Mark the words from `start` up to `end` as taken: no later rule adds a name with them."""
        self.taken[start:end] = b"\1" * (end - start)

    def resize(self, place: int, end: int) -> None:
        """Set the end of a word to another code point of the text."""
        self.ends[place] = end
        self._ids[place] = self._tokens.vocabulary.id(self.text[self.starts[place] : end])

    def cut_start(self, place: int, n: int) -> None:
        """Set the start of a word `n` code points later."""
        self.starts[place] += n
        self._ids[place] = self._tokens.vocabulary.id(self.text[self.starts[place] : self.ends[place]])

    def span_around(self, start: int, end: int) -> WordSpan | None:
        """Return the longer span of a model in which words are, None if there is none."""
        at = bisect_right(self.spans, start, key=itemgetter(0)) - 1
        around = self.spans[at] if at >= 0 else (0, 0, "")
        return around if end <= around[1] and (start, end) != around[:2] else None

    def is_common(self, place: int) -> bool:
        """Return whether the word is a common word or can never be a name (months, weekdays, "Republican")."""
        if self.has(place, ACRONYM) and self.has(place, KNOWN):
            return self.has(place - 1, LOUD) or self.has(place + 1, LOUD)  # "WHO KILLED US"
        return self.has(place, COMMON | NEVER | CONTRACTION)

    def proves(self, place: int) -> bool:
        """Return whether the capital of a word is evidence for a name: inside a sentence, or not a common word."""
        if not self.has(place, CAPITAL) or self.has(place, NEVER):
            return False
        return not self.has(place, COMMON) or not (self.has(place, SENTENCE_START) or self.nouns_are_capitalised)

    def country(self, place: int) -> str:
        """Return the country of a word that is its name or demonym, "" for other words."""
        return self.lexicon.country(self.word(place)) if self.has(place, COUNTRY) else ""
