"""Resolve a speaker's pronoun: to the person of the nearest sentence before it, by names, roles and gender."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.quotes.sentence_bounds import sentence_at
from analytics.text.given_names import GENDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GENDER = {"he": "m", "she": "f", "er": "m", "sie": "f", "il": "m", "elle": "f", "él": "m", "ella": "f"}
_GENDER |= {"lui": "m", "lei": "f", "ele": "m", "ela": "f", "hij": "m", "zij": "f", "он": "m", "она": "f"}
_REACH = 1_500  # code points back
_FORM = re.compile(r"\b(?:(Mr|Herrn?|M|Sr|Sir|King|Lord)|(Mrs|Ms|Miss|Frau|Mme|Sra|Lady|Queen))\.?\s+$")
_NO_SUBJECT = re.compile(
    r"\b(?:of|for|from|by|with|to|on|about|against|at|under|than|in|like|de|du|von|vom|mit|für|zu|gegen|über|avec|pour"
    r"|par|con|para|por|au|aux|à|contre|sur|entre|chez|al|contra|sobre|zum|zur|beim|durch|[a-z]{2,}ed)\s+"
    r"(?:(?:the|former|President|Senator|Sen\.|Rep\.|Gov\.|Mr\.|Ms\.|Mrs\.|le|la|el|der|den|dem|die|président|ministre"
    r"|sénateur|presidente|senador|ministro|Präsident(?:en)?|Minister)\s+)*$"
)
_ADVERBIAL = re.compile(r"\s*(?:In|During|After|Before|At|On|With|Under|For|By|From|Like|Unlike|As)\b[^,]*$")
_SAYS = (
    r"(?:said|says|sagte|sagt|told|tells|argued|argues|asserts|asserted|replied|thinks|believes|claimed|claims|suggested"
    r"|denied|noted|notes|acknowledged|added|explained|insisted|wrote|announced|warned|responded|called|criticized)"
)
_REPORTING = re.compile(rf"\b{_SAYS}\b")
_SPEAKS = re.compile(rf"[^\w\s]?(?:\s\w+ly|\salso|\slater|\shas)?\s{_SAYS}\b")
_ACTS = re.compile(r"\s(?:\w+ed|has|had|is|was|does|did)\b")
_PARTY = re.compile(r"[RDI]-[A-Z]")
_PRONOUN_FIRST = re.compile(r"\s*(?:And |But |Then )?(?:He|She|Er|Sie|Il|Elle)\b")
_SOMEBODY = re.compile(  # a sentence about a person without a name
    r"(?:^|[.!?”\"\n]\s*)(?:But |And )?(?:The|His|Her|One|A|An) (?:\w+ ){0,2}(?:president|congress(?:man|woman)|senator"
    r"|governor|mayor|leader|lawmaker|official|minister|secretary|judge|director|candidate|spokes(?:man|woman)|chairman|head|wife"
    r"|husband|son|daughter|brother|sister|father|mother|man|woman|(?:\w+ ){0,2}\w+ (?:said|says|told|tells))\b"
)
_TITLED = re.compile(r"\bM(?:rs?|s|me|lle)\.? ([A-Z][\w’'-]*[^\W\d_](?: [A-Z][\w’'-]*[^\W\d_])?)")
_DESCRIBED = re.compile(  # at the start of a sentence: "Ann Lee, a 42-year-old mechanic,"
    r"(?:(?<=\n)|(?<=[.!?”»\"] )|\A)([A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+), (?:\d\d,|an? |eine? |une? |una )"
)
_OWNS = re.compile(r"[’']s?\b|[’'](?=\s)")
_FULL_NAMES = re.compile(r"\b(?!(?:The|In|On|At|But|And|A|Then|So)\b)[A-Z][^\W\d_]+ (?:[A-Z]\. )?[A-Z][^\W\d_]+")


class Person(NamedTuple):
    """One mention of a person in the text, and whether they speak there."""

    at: int
    start: int
    end: int
    name: str
    speaks: bool


class People:
    """The persons of a text in order, without those that only quoted words mention."""

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], marked: Sequence[tuple[int, int]], ends: list[int]
    ) -> None:
        """Set the persons from the spans of their names, the spans between quotation marks and the sentence ends."""
        self.text, self.ends, self.marked = text, ends, marked
        self.gender = _genders(text, spans)
        self.known = [
            Person(start, start, end, text[start:end], speaks=False) for start, end in self._spans_outside(spans)
        ]

    def _spans_outside(self, spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        starts = [start for start, _ in self.marked]
        for start, end in spans:
            place = bisect_left(starts, start + 1) - 1
            outside = place < 0 or self.marked[place][1] <= start
            if outside and not _PARTY.match(self.text, start):
                yield start, end

    def speaks(self, at: int, person: Person) -> None:
        """Add that the person speaks at this place, by name or as a pronoun."""
        self.known.insert(bisect_left(self.known, at, key=lambda known: known.at), person._replace(at=at, speaks=True))

    def person(self, pronoun: str, at: int, *, only_speakers: bool = False) -> Person | None:
        """Return the person of a pronoun at `at`: the last speaker of the nearest sentence with a name, or its subject.

        None if nobody is near, if that sentence has persons but none as its subject, or if somebody without a name
        ("the congressman argued") comes in between. Sentences in which all persons have the other gender are skipped.
        `only_speakers`: not the subject of a sentence in which nobody speaks.
        """
        wanted = _GENDER.get(pronoun.lower())
        place = bisect_left(self.known, at, key=lambda known: known.at) - 1
        while wanted and place >= 0 and at - self.known[place].at <= _REACH:
            first = sentence_at(self.ends, self.known[place].at, len(self.text))[0]
            low = bisect_left(self.known, first, key=lambda known: known.at)
            candidates = [known for known in self.known[low : place + 1] if self._may_be(known, wanted)]
            if candidates and (candidates[-1].speaks or not _PRONOUN_FIRST.match(self.text, first)):
                person = self._of_sentence(candidates, first, at)
                if only_speakers and person and not person.speaks:
                    return None
                if person:
                    self.gender.setdefault(_surname(person.name), wanted)
                return person
            place = low - 1
        return None

    def only_subject(self, at: int) -> Person | None:
        """Return the person who is the subject of the sentence before `at`, None if it has another person too."""
        first, last = sentence_at(self.ends, max(0, at - 3), len(self.text))
        if last >= at and first > 0:  # `at` is not the start of a sentence
            last = first
            first = sentence_at(self.ends, first - 2, len(self.text))[0]
        named = self.persons_between(first, last)
        only = len({_surname(known.name) for known in named}) == 1
        return named[0] if only and (named[0].speaks or self._is_subject(named[0])) else None

    def persons_between(self, first: int, last: int) -> list[Person]:
        """Return the persons who are named or speak between two offsets."""
        low, high = (bisect_left(self.known, at, key=lambda known: known.at) for at in (first, last))
        return self.known[low:high]

    def _may_be(self, person: Person, wanted: str) -> bool:
        return self.gender.get(_surname(person.name), wanted) == wanted

    def _of_sentence(self, candidates: Sequence[Person], first: int, at: int) -> Person | None:
        """Return the last speaker among the persons of a sentence, else its subject if no other person is possible."""
        speaking = [known for known in candidates if known.speaks or _SPEAKS.match(self.text, known.end)]
        opens = (
            not self.text[first : candidates[0].start].strip()
            and self.text[candidates[0].end : candidates[0].end + 1] == ","
        )
        if speaking and opens and not speaking[-1].speaks:
            speaking = [candidates[0]]
        if speaking:
            after = max(speaking[-1].at, speaking[-1].end if not speaking[-1].speaks else 0)
            return None if _SOMEBODY.search(self.text, after, at) else speaking[-1]
        subjects = [known for known in candidates if self._is_subject(known)]
        if (
            not subjects
            or _REPORTING.search(self.text, first, subjects[0].start)
            or _SOMEBODY.search(self.text, first, at)
        ):
            return None
        actors = {_surname(known.name) for known in subjects if _ACTS.match(self.text, known.end)}
        return subjects[0] if actors <= {_surname(subjects[0].name)} else None

    def _is_subject(self, person: Person) -> bool:
        before = self.text[max(0, person.start - 60) : person.start]
        first = max(sentence_at(self.ends, person.start, len(self.text))[0], person.start - 60)
        fronted = _ADVERBIAL.match(self.text, first, person.start)
        return not fronted and not _NO_SUBJECT.search(before) and not _OWNS.match(self.text, person.end)


def titled_names(text: str) -> list[tuple[int, int]]:
    """Return the spans of the names in "Mrs. Lee", "Mme Lee", and "Ann Lee, a judge" at the start of a sentence."""
    described = (match.span(1) for match in _DESCRIBED.finditer(text))
    return [*(match.span(1) for match in _TITLED.finditer(text)), *described]


def full_names(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans that look like a first name and a surname, for a text without known names.

    None in German, where two nouns in a row look like a full name.
    """
    return [] if language == "de" else [match.span() for match in _FULL_NAMES.finditer(text)]


def _surname(name: str) -> str:
    return name.rstrip(" .").rsplit(maxsplit=1)[-1].removesuffix("'s").removesuffix("’s") if name.strip() else ""


def _genders(text: str, spans: Sequence[tuple[int, int]]) -> dict[str, str]:
    """Return the gender by surname, where forms of address and given names show only one ("the Clintons" have two)."""
    by_surname: dict[str, set[str]] = {}
    for start, end in spans:
        name = text[start:end]
        form = _FORM.search(text, max(0, start - 8), start)
        gender = ("m" if form[1] else "f") if form else GENDER.get(name.partition(" ")[0])
        if gender:
            by_surname.setdefault(_surname(name), set()).add(gender)
    return {surname: genders.pop() for surname, genders in by_surname.items() if len(genders) == 1}
