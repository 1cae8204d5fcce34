"""Who says what in one text: quotations between marks and reported speech, with the speaker that a speech verb names.

Precision before recall: marks without a speech verb beside them (scare quotes, titles) are no quotation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.quotes.coreference import People, Person, full_names
from analytics.reading.quotes.direct_speech import direct_speech
from analytics.reading.quotes.quotation_marks import going_on, marked_spans
from analytics.reading.quotes.reported_speech import reported_speech
from analytics.reading.quotes.sentence_bounds import sentence_at, sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.quotes.quoted import Found, Quote

_PERSON = re.compile(  # a description of somebody, whom "he" may mean; "the ministry" is none
    r"\b(?:\w*(?:man|woman|person|ist|[Ss]precher(?:in)?|[Mm]inister(?:in)?|[Pp]räsident(?:in)?)|official|president|senator"
    r"|leader|lawmaker|adviser|advisor|aide|strategist|director|secretary|ambassador|judge|justice|mayor|governor|speaker"
    r"|professor|expert|lawyer|attorney|officer|doctor|candidate|president-elect|billionaire|Republican|Democrat"
    r"|representative|résident|porte-parole|portavoz|présidente?|presidente)\b"
)
_BODY = re.compile(  # a named speaker whom no "he" means
    r"^[A-Z]{2,5}$|^The\b|\b(?:House|Department|Ministry|Times|Post|Journal|Court|Committee|Party|Council|Center|Institute"
    r"|Foundation|Agency|Police|News|University|Union|Association|Republicans|Democrats|Kremlin|Reuters|Press)$"
)
_APPOSITION = re.compile(r"\b[Tt]he (\w+), ((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+),")


def quotes(text: str, language: str, *, people: Sequence[tuple[int, int]] = ()) -> list[Quote]:
    """Give the quotations of a text in order, pronoun speakers replaced by whom they mean where that is plain.

    Direct speech needs quotation marks, three words and a speech verb or an "according to" beside it; reported speech
    (en, de, fr, es, it) a speech verb with "that" after it, "according to", an English clause closed by ", X said" or a
    German one in the form of reported speech. `people` are the spans of persons' names; what looks like a full name is
    taken without them. The speaker's offsets are those of the name itself where a pronoun was resolved.
    """
    ends = sentence_ends(text)
    marked = marked_spans(text)
    direct = direct_speech(text, language, ends, marked, going_on(text))
    reported = reported_speech(text, language, ends, direct, marked)
    found = sorted([*direct, *reported], key=lambda one: one.quote.start)
    if all(one.named for one in found):
        return [one.quote for one in found]
    named = [span for one in found if one.named for span in [(one.quote.speaker_start, one.quote.speaker_end)]]
    spans = sorted({*(people or full_names(text, language)), *(() if people else named)})
    return _resolve_speakers(text, found, People(text, spans, marked, ends))


def _resolve_speakers(text: str, found: Sequence[Found], people: People) -> list[Quote]:
    """Replace pronouns, and descriptions ("the representative") that an apposition names once in the text."""
    roles = _roles(text)
    resolved: list[Quote] = []
    for quote, named in found:
        at = quote.speaker_start
        role = None if named else _by_role(quote.speaker, roles)
        person = role or (None if named else people.meant(quote.speaker, _searched_from(text, quote, people)))
        here = person or Person(at, at, quote.speaker_end, quote.speaker, speaks=True)
        if person or (named and not _BODY.search(quote.speaker)) or _PERSON.search(quote.speaker):
            people.speaks(at, here)
        resolved.append(_spoken_by(quote, person) if person else quote)
    return resolved


def _searched_from(text: str, quote: Quote, people: People) -> int:
    """Give where the search for a pronoun's person begins: in 'Smith “has to live with it,” he said' before Smith."""
    before = text[max(0, quote.start - 3) : max(0, quote.start - 1)].rstrip()
    amid = quote.direct and quote.start < quote.speaker_start and before[-1:].isalnum()
    return sentence_at(people.ends, quote.start, len(text))[0] if amid else min(quote.start, quote.speaker_start)


def _spoken_by(quote: Quote, person: Person) -> Quote:
    return quote._replace(speaker=person.name, speaker_start=person.start, speaker_end=person.end, called=quote.speaker)


def _roles(text: str) -> dict[str, Person]:
    """Give the person by the noun of 'the representative, Zamir Kabulov,', where the text has one such person."""
    named: dict[str, set[Person]] = {}
    for found in _APPOSITION.finditer(text):
        person = Person(found.start(2), found.start(2), found.end(2), found[2], speaks=True)
        named.setdefault(found[1], set()).add(person)
    return {noun: persons.pop() for noun, persons in named.items() if len({one.name for one in persons}) == 1}


def _by_role(speaker: str, roles: dict[str, Person]) -> Person | None:
    return next((person for noun, person in roles.items() if re.search(rf"\b{re.escape(noun)}\b", speaker)), None)
