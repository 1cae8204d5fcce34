"""The state of the name rules for one text: its words, its claimed names, and simple tests on words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.ner.name_tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.ner.gazetteer import Known, Lexicon

CONTRACTION = re.compile(r"\w['’](?:ve|re|ll|d|m|t)$|\.\w")  # "They've", "FoxNews.com"
ACRONYM = range(2, 7)  # letters


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
    """One text for the rules. A word belongs to at most one name: that of the first rule that claims it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens: list[Token] = tokens(text, lexicon.language, lexicon.whole, lexicon.is_sure)
        self.capitals = [place for place, token in enumerate(self.tokens) if token.capital]
        self.taken = bytearray(len(self.tokens))
        self.names: list[Name] = []
        self.runs = list(self._runs())
        self.known = list(self._known_names())
        self.nouns_are_capitalised = lexicon.language in {"de", "lb"}

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of runs of capitalised words with single spaces between them."""
        start = -1
        for place, token in enumerate(self.tokens):
            if start >= 0 and not (token.capital and token.joined):
                yield start, place
                start = -1
            if start < 0 and token.capital:
                start = place
        if start >= 0:
            yield start, len(self.tokens)

    def _known_names(self) -> Iterator[tuple[int, int, Known]]:
        """Yield (start, end, known) of the longest gazetteer name at each place, left to right."""
        free = 0
        for place, token in enumerate(self.tokens):
            reach = self.lexicon.reach(token.word) if place >= free else 0
            for end in range(min(place + reach, len(self.tokens)), place, -1):
                known = self.lexicon.find(self.slice(place, end))
                if known:
                    yield place, end, known
                    free = end
                    break

    def slice(self, start: int, end: int) -> str:
        """Return the text from word `start` up to word `end`."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def gap(self, place: int) -> str:
        """Return the text between a word and the word before it."""
        return (
            self.text[self.tokens[place - 1].end : self.tokens[place].start] if 0 < place < len(self.tokens) else "\n"
        )

    def word(self, place: int) -> str:
        """Return the word at a place, "" outside the text."""
        return self.tokens[place].word if 0 <= place < len(self.tokens) else ""

    def claim(self, start: int, end: int, kind: str, rule: str, *, hint: str = "", demonym: bool = False) -> bool:
        """Add the words from `start` up to `end` as a name if none is in another name; return whether it was added."""
        if start >= end or any(self.taken[start:end]):
            return False
        self.taken[start:end] = b"\1" * (end - start)
        first, last = self.tokens[start].start, self.tokens[end - 1].end
        self.names.append(Name(first, last, self.text[first:last], kind, demonym, rule, hint))
        return True

    def has(self, name: str, word: str) -> bool:
        """Return whether `word` is in a word list of this language."""
        return word in self.lexicon.words.get(name, ())

    def is_common(self, place: int) -> bool:
        """Return whether the word is a common word or can never be a name (months, weekdays, "Republican")."""
        word = self.tokens[place].word
        if self.is_acronym(place) and self.lexicon.find(word):
            return self._among_capitals(place)
        return self.lexicon.is_common(word) or self.has("never", word) or CONTRACTION.search(word) is not None

    def _among_capitals(self, place: int) -> bool:
        """Return whether a neighbour is all capitals too and not a known name: "WHO KILLED US"."""
        neighbours = (self.word(place - 1), self.word(place + 1))
        return any(len(word) > 1 and word.isupper() and not self.lexicon.find(word) for word in neighbours)

    def proves(self, place: int) -> bool:
        """Return whether the capital of a word is evidence for a name: inside a sentence, or not a common word."""
        token = self.tokens[place]
        if not token.capital or self.has("never", token.word):
            return False
        return not self.lexicon.is_common(token.word) or not (token.initial or self.nouns_are_capitalised)

    def is_acronym(self, place: int) -> bool:
        """Return whether the word is two to six capitals."""
        word = self.tokens[place].word
        return len(word) in ACRONYM and word.isupper() and word.isalpha()

    def country(self, place: int) -> str:
        """Return the country of a word that is its name or demonym, "" for other words."""
        word = self.word(place)
        country = self.lexicon.demonyms.get(word) or self.lexicon.demonyms.get(word.removesuffix("-"))
        if country:
            return country
        known = self.lexicon.own.get(word) or self.lexicon.own.get(word.removesuffix("s"))
        return known.key if known and known.kind == "place" else ""
