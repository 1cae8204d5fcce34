"""The quotations of one text: direct and reported speech, with the speaker of their reporting verb.

Precision before recall: marks without a reporting verb beside them (scare quotes, titles) are not a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from analytics.reading.quotes import anchors, circumposed_speech, named_attributions
from analytics.reading.quotes.coreference import People, Person, full_names, titled_names
from analytics.reading.quotes.dialogue import dialogue, inserted_attributions
from analytics.reading.quotes.direct_speech import direct_speech
from analytics.reading.quotes.media import medium
from analytics.reading.quotes.quotation_marks import going_on, marked_spans
from analytics.reading.quotes.reported_speech import reported_speech
from analytics.reading.quotes.sentence_bounds import sentence_at
from analytics.reading.quotes.speech_verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.quotes.quoted import Quote, UnresolvedQuote
    from analytics.text.document_text import Text

SEARCHED = (
    circumposed_speech.LANGUAGES | named_attributions.LANGUAGES | VERBS.keys()
)  # languages in which quotations are looked for
_PERSON = re.compile(  # a description of a person, whom "he" can mean; "the ministry" is not one
    r"\b(?:\w*(?:man|woman|person|ist|[Ss]precher(?:in)?|[Mm]inister(?:in)?|[Pp]räsident(?:in)?)|official|president|senator"
    r"|leader|lawmaker|adviser|advisor|aide|strategist|director|secretary|ambassador|judge|justice|mayor|governor|speaker"
    r"|professor|expert|lawyer|attorney|officer|doctor|candidate|president-elect|billionaire|Republican|Democrat"
    r"|representative|résident|porte-parole|portavoz|présidente?|presidente)\b"
)
_BODY = re.compile(  # a named speaker that is not a person, whom "he" never means
    r"^[A-Z]{2,5}$|^The\b|\b(?:House|Department|Ministry|Times|Post|Journal|Court|Committee|Party|Council|Center|Institute"
    r"|Foundation|Agency|Police|News|University|Union|Association|Republicans|Democrats|Kremlin|Reuters|Press)$"
)
_ALSO_IMPERSONAL = {"Il", "il"}  # French "it" too: of 20 read by eye, 4 did not mean a speaker
_NEAR = 300  # code points between a quotation and the next one, whose verb has no subject, by the same speaker
_DOMAIN = re.compile(r"\w\.[A-Za-z]{2,4}$")  # "PsychopathyIs.org"
_APPOSITION = re.compile(r"\b[Tt]he (\w+), ((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+),")


def quotes(text: Text, *, people: Sequence[tuple[int, int]] = ()) -> list[Quote]:
    """Return the quotations of a text in order; a pronoun as speaker is replaced by its person where that is clear.

    A text in a language that is not in `SEARCHED` has none. Direct speech needs three words between quotation marks
    (two if they end a sentence before ", said X"), or a line that opens with a dash, and a reporting verb or an
    "according to" beside them; whole sentences right behind have the same speaker. Reported speech (en, de, fr, es, it,
    pt) needs a reporting verb with "that" after it, "according to", an English clause before ", X said" or behind
    "X said", or a German clause in the form of reported speech. A verb without a subject (es, it, pt) has the speaker
    before it, or is left out. `people` are the spans of persons' names; without them, spans that look like full names
    are used. In the languages of `named_attributions` only a person can be the speaker. Where a pronoun was resolved,
    the speaker's offsets are those of the name.
    """
    if text.language not in SEARCHED | {"und"}:
        return []
    ends = [sentence.end for sentence in text.sentences]
    marked = marked_spans(text)
    at = anchors.anchors(text)
    people = _disjoint(people)
    direct = direct_speech(text.text, text.language, ends, marked, going_on(text)) + dialogue(text)
    direct = [item for item in (_checked_speaker(item, text, people) for item in direct) if item]
    starts = {item.quote.start for item in direct}
    direct += inserted_attributions(text, (span for span in marked if starts.isdisjoint(range(*span))))
    reported = reported_speech(text.text, text.language, ends, direct, marked, at)
    found = sorted([*direct, *reported], key=lambda item: item.quote.start)
    quotations = [_with_medium(text, item) for item in found]
    if all(item.named for item in quotations):
        return [item.quote for item in quotations]
    named = [(item.quote.speaker_start, item.quote.speaker_end) for item in quotations if item.named]
    names = people or [*full_names(text.text, text.language), *named]
    spans = _disjoint([*(span for span in names if not _DOMAIN.search(text.text, *span)), *titled_names(text.text)])
    return _resolve_speakers(
        text.text, quotations, _roles(text.text, at.article), People(text.text, spans, marked, ends)
    )


def _checked_speaker(item: UnresolvedQuote, text: Text, people: Sequence[tuple[int, int]]) -> UnresolvedQuote | None:
    """Return a quotation, None if only a person can be its speaker and it is none: "Washington Post: “Biden wins”"."""
    needs_person = text.language in named_attributions.LANGUAGES or item.quote.verb == ":"
    return _of_person(item, text.text, people) if needs_person else item


def _of_person(item: UnresolvedQuote, text: str, people: Sequence[tuple[int, int]]) -> UnresolvedQuote | None:
    """Return a quotation with the person among the words of its speaker, None if none of the persons is there.

    `people` are in order and disjoint. Where no persons are known, a name of two words is one.
    """
    quote = item.quote
    if not people:
        return item if " " in quote.speaker else None
    last = bisect_left(people, (quote.speaker_end,)) - 1
    if last < 0 or people[last][1] <= quote.speaker_start:
        return None
    start, end = people[last]
    return item._replace(quote=quote._replace(speaker=text[start:end], speaker_start=start, speaker_end=end))


def _disjoint(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order without those that touch an earlier one."""
    chosen: list[tuple[int, int]] = []
    for span in sorted(set(spans)):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return chosen


def _with_medium(text: Text, item: UnresolvedQuote) -> UnresolvedQuote:
    quote = item.quote
    return item._replace(quote=quote._replace(via=medium(text.text, quote.speaker, quote.speaker_end, text.language)))


def _resolve_speakers(
    text: str, quotations: Sequence[UnresolvedQuote], roles: dict[str, Person], people: People
) -> list[Quote]:
    """Return the quotations with persons for pronouns, and for descriptions that one apposition in the text names."""
    resolved: list[Quote] = []
    for quote, named in quotations:
        at = quote.speaker_start
        if not quote.speaker:
            unnamed = _without_subject(quote, resolved, people)
            resolved += [_spoken_by(quote, unnamed)] if unnamed else []
            continue
        role = None if named else _by_role(quote.speaker, roles)
        person = role or (None if named else _of_pronoun(text, quote, people))
        speaker = person or Person(at, at, quote.speaker_end, quote.speaker, speaks=True)
        if person or (named and not _BODY.search(quote.speaker)) or _PERSON.search(quote.speaker):
            people.speaks(at, speaker)
        resolved.append(_spoken_by(quote, person) if person else quote)
    return resolved


def _of_pronoun(text: str, quote: Quote, people: People) -> Person | None:
    only_speakers = not quote.direct and quote.speaker in _ALSO_IMPERSONAL
    return people.person(quote.speaker, _searched_from(text, quote, people), only_speakers=only_speakers)


def _without_subject(quote: Quote, resolved: Sequence[Quote], people: People) -> Person | None:
    """Return the speaker of a verb without a subject ("dijo"): that of the quotation before, or the person before it.

    None if another person is named in between.
    """
    before = resolved[-1] if resolved else None
    if before and 0 <= quote.start - before.end <= _NEAR:
        named = {known.name for known in people.persons_between(before.end, quote.start)} - {before.speaker}
        same = all(name.endswith(before.speaker) or before.speaker.endswith(name) for name in named)
        at = before.speaker_start
        return Person(at, at, before.speaker_end, before.speaker, speaks=True) if same else None
    return people.only_subject(quote.start)


def _searched_from(text: str, quote: Quote, people: People) -> int:
    """Return where the search for a pronoun's person begins: in 'Smith “has to live with it,” he said' before Smith."""
    before = text[max(0, quote.start - 3) : max(0, quote.start - 1)].rstrip()
    in_sentence = quote.direct and quote.start < quote.speaker_start and before[-1:].isalnum()
    return sentence_at(people.ends, quote.start, len(text))[0] if in_sentence else min(quote.start, quote.speaker_start)


def _spoken_by(quote: Quote, person: Person) -> Quote:
    return quote._replace(speaker=person.name, speaker_start=person.start, speaker_end=person.end, called=quote.speaker)


def _roles(text: str, articles: Sequence[int]) -> dict[str, Person]:
    """Return the person by the noun of 'the representative, Zamir Kabulov,', if the text has only one such person."""
    by_noun: dict[str, set[Person]] = {}
    for match in anchors.matches(text, articles, _APPOSITION):
        person = Person(match.start(2), match.start(2), match.end(2), match[2], speaks=True)
        by_noun.setdefault(match[1], set()).add(person)
    return {noun: persons.pop() for noun, persons in by_noun.items() if len({one.name for one in persons}) == 1}


def _by_role(speaker: str, roles: dict[str, Person]) -> Person | None:
    return next((person for noun, person in roles.items() if re.search(rf"\b{re.escape(noun)}\b", speaker)), None)
