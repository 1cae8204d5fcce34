"""Numbers with the noun that they count and the words around: "killed at least 70 people in rebel-held territory"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from babel import UnknownLocaleError, units

from analytics.statements import quantities
from analytics.text import calendar_names, folding, stems, stopwords

if TYPE_CHECKING:
    from analytics.statements.quantities import Quantity

# Two numbers count the same if their nouns, a word next to them, and much of the words around them are the same. Of 656
# pairs with another number of one noun in the stories of 4,000 articles, most of those with less counted something else
MOST_NOUNS = 3  # words after the number: "undocumented immigrants"
NEXT, AROUND = 3, 6  # content words on each side
FEWEST_COMMON = 2
LEAST_COSINE = 0.3
FARTHEST = 5  # times: 130 amendments and eight are not two numbers of one thing
_SHORTEST = 3  # letters of a word around
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[,;:()\u2014\u2013\"\u201c\u201d]|\s-\s|--")
_TIME_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_NUMBERS = (1, 2, 5)  # one, few and many: three forms of a noun in Slavic languages
_UNSPACED = {"ja", "th", "zh"}  # no blank shows where the word after a number ends


class CountedNoun(NamedTuple):
    """A number as written, its value, what it counts, and the stems beside it in the clause and around it.

    `numbers` are all numbers of the sentence; `is_only` says whether none of the others counts the same noun.
    """

    written: str
    quantity: Quantity
    words: tuple[str, ...]
    stems: tuple[str, ...]
    beside: frozenset[str]
    around: frozenset[str]
    numbers: frozenset[Quantity]
    is_only: bool

    @property
    def nouns(self) -> frozenset[str]:
        """The stems of the counted words."""
        return frozenset(self.stems)

    def counts_the_same(self, other: CountedNoun) -> bool:
        """Return whether both count the same in the same event, whatever the numbers are."""
        nouns = self.nouns | other.nouns
        return bool(
            self.nouns & other.nouns
            and (self.beside & other.beside) - nouns
            and len((self.around & other.around) - nouns) >= FEWEST_COMMON
            and self.similarity(other) >= LEAST_COSINE
        )

    def similarity(self, other: CountedNoun) -> float:
        """Return the cosine of the stems around both, without those that they count."""
        nouns = self.nouns | other.nouns
        first, second = self.around - nouns, other.around - nouns
        return len(first & second) / sqrt(max(len(first) * len(second), 1))

    def differs(self, other: CountedNoun) -> bool:
        """Return whether neither sentence has the other number, and they are near enough to be about one thing."""
        low, high = sorted((self.quantity.value, other.quantity.value))
        return (
            high <= FARTHEST * low
            and quantities.differ(self.numbers, frozenset([other.quantity]))
            and quantities.differ(frozenset([self.quantity]), other.numbers)
        )

    def common_words(self, other: CountedNoun) -> str:
        """Return the words of this one that both count."""
        common = self.nouns & other.nouns
        return " ".join(word for word, stem in zip(self.words, self.stems, strict=True) if stem in common)

    def is_equal(self, other: CountedNoun) -> bool:
        """Return whether the numbers are equal; large ones may be rounded."""
        return not quantities.differ(frozenset([self.quantity]), frozenset([other.quantity]))


def counted_nouns(text: str, language: str) -> list[CountedNoun]:
    """Return the numbers of a sentence that count something; none for ages, lengths of time, shares, and measures."""
    if language in _UNSPACED:
        return []
    plain = unicodedata.normalize("NFKC", text.replace("\u2019", "'")).casefold()
    words = [_Word(match[0], match.start(), match.end()) for match in _WORD.finditer(plain)]
    numbers = quantities.written_numbers(text, language)
    found = [one for number in numbers if (one := _find(plain, words, number, language)) is not None]
    counted = {word for one in found for word in one.nouns}
    rest = [word for word in words if word not in counted and len(word.text) >= _SHORTEST]
    rest = [word for word in rest if word.text not in stopwords.words(language)]
    values = frozenset(one.quantity for one in numbers)
    named = [one for one in found if one.number.quantity.kind == quantities.AMOUNT and one.nouns]
    named = [one for one in named if not _is_time(one.nouns, language)]
    return _with_only([_counted_noun(plain, one, rest, values, language) for one in named])


def count_differently(a: str, b: str, language: str) -> bool:
    """Return whether two sentences of one language count one noun, each with one number, and the numbers differ."""
    first, second = counted_nouns(a, language), counted_nouns(b, language)
    pairs = [(one, other) for one in first for other in second if one.nouns & other.nouns]
    return any(one.is_only and other.is_only and one.differs(other) for one, other in pairs)


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Found(NamedTuple):
    """A number, its start, the end of what it counts, and these words."""

    number: quantities.WrittenNumber
    start: int
    end: int
    nouns: list[_Word]


def _find(plain: str, words: list[_Word], number: quantities.WrittenNumber, language: str) -> _Found | None:
    """Return the first place of a number that is no part of a longer word or number, with what it counts."""
    written = number.text.casefold()
    start = plain.find(written)
    while start >= 0 and any(map(str.isalnum, plain[max(start - 1, 0) : start] + plain[start + len(written) :][:1])):
        start = plain.find(written, start + 1)
    if start < 0:
        return None
    end = start + len(written)
    nouns = _nouns_after(plain, words, end, language)
    return _Found(number, start, nouns[-1].end if nouns else end, nouns)


def _nouns_after(plain: str, words: list[_Word], end: int, language: str) -> list[_Word]:
    """Return the words after a number, up to a function word or a sign."""
    nouns = list[_Word]()
    for word in [one for one in words if one.start >= end][:MOST_NOUNS]:
        if plain[end : word.start].strip(" -") or word.text in stopwords.words(language):
            break
        nouns.append(word)
        end = word.end
    return nouns


def _counted_noun(
    plain: str, one: _Found, rest: list[_Word], numbers: frozenset[Quantity], language: str
) -> CountedNoun:
    left, right = ([word for word in rest if word.end <= one.start], [word for word in rest if word.start >= one.end])
    begin = max((sign.end() for sign in _CLAUSE_END.finditer(plain, 0, one.start)), default=0)
    stop = _CLAUSE_END.search(plain, one.end)
    end = stop.start() if stop else len(plain)
    beside = [word for word in left[-NEXT:] if word.start >= begin] + [word for word in right[:NEXT] if word.end <= end]
    around = left[-AROUND:] + right[:AROUND]
    return CountedNoun(
        one.number.text,
        one.number.quantity,
        tuple(word.text for word in one.nouns),
        tuple(stems.stem(word.text, language) for word in one.nouns),
        frozenset(stems.stem(word.text, language) for word in beside),
        frozenset(stems.stem(word.text, language) for word in around),
        numbers,
        is_only=True,
    )


def _with_only(found: list[CountedNoun]) -> list[CountedNoun]:
    """Return them, each with whether no other one counts the same noun."""
    return [
        one._replace(is_only=not any(other is not one and one.nouns & other.nouns for other in found)) for one in found
    ]


def _is_time(nouns: list[_Word], language: str) -> bool:
    first = folding.fold_word(nouns[0].text)
    is_unit = stems.stem(nouns[0].text, language) in _time_units(language)
    return is_unit or first in calendar_names.calendar_names(language)


@lru_cache(maxsize=64)
def _time_units(language: str) -> frozenset[str]:
    """Return the stems of "years", "days" and so on, after each kind of number of the language."""
    try:
        written = [
            units.format_unit(number, f"duration-{unit}", locale=language)
            for unit in _TIME_UNITS
            for number in _NUMBERS
        ]
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(stems.stem(word, language) for text in written for word in _WORD.findall(text.casefold()))
