"""Rules for persons: titles, known first names, reporting verbs; and consistency inside the document."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from analytics.reading.ner import word_properties
from analytics.reading.ner.word_properties import (
    ACRONYM,
    CAPITAL,
    EVENT,
    FIRST_NAME,
    GIVEN_NAME,
    JOINED,
    KNOWN,
    NEVER,
    ORGANISATION,
    PARTICLE,
    PLACE,
    PLACE_PREPOSITION,
    SENTENCE_START,
    SPEECH,
    SURNAME,
    TITLE,
    TITLE_START,
)

if TYPE_CHECKING:
    from analytics.reading.ner.name_page import Name, Page

MOST_WORDS = 4
# In other languages an unknown run is as often an inflected place, an organisation or a noun.
RUNS_ARE_PERSONS = frozenset({"da", "en", "fr", "it", "nb", "nl", "nn", "pt", "sv"})
SHORTEST_ACRONYM = 3  # letters; "TV" and "PM" are not organisations
OTHER_HEADS = TITLE | ORGANISATION | PLACE | EVENT  # words that head another name than that of a person
OFFICE_OF = frozenset({"of", "to", "for", "in", "der", "des", "von", "du", "de", "del"})


def claim_titled(page: Page) -> None:
    """Claim the name after a title: "President Vladimir Putin", "Ambassador to Afghanistan Wang Yu", "Herr Sadaat"."""
    for place in page.places(TITLE_START):
        size = 0 if page.taken[place] else _title_size(page, place)
        if not size:
            continue
        start = _after_office(page, place + size)
        end = _person_end(page, start, titled=True)
        if end > start and (page.has(start, JOINED) or page.word(place).endswith(".")):
            page.claim(start, end, "person", "title")


def _title_size(page: Page, place: int) -> int:
    """Return the number of words of the longest title that begins at a place, 0 if none does."""
    longest = min(page.lexicon.longest_title[page.word(place)], page.size - place)
    titles = page.lexicon.words["title"]
    return next((size for size in range(longest, 0, -1) if page.slice(place, place + size) in titles), 0)


def _after_office(page: Page, place: int) -> int:
    """Return the place after the country of an office: "Ambassador to (the) Afghanistan"."""
    if page.word(place) in OFFICE_OF:
        country = place + 1 + (page.word(place + 1) in {"the", "la"})
        if page.country(country) and page.has(country, CAPITAL):
            return country + 1
    return place


def _person_end(page: Page, start: int, *, titled: bool = False) -> int:
    """Return the end of the name of a person that begins at `start`; `start` if there is no such name."""
    at = start
    while at < page.size and at - start < MOST_WORDS and (at == start or page.has(at, JOINED)):
        if page.has(at, PARTICLE) and at + 1 < page.size and page.has(at + 1, CAPITAL):
            if (
                at + 1 - start >= MOST_WORDS
                or not page.has(at + 1, JOINED)
                or (at == start and not page.has(at, CAPITAL))
            ):
                break
            at += 1
        elif not _is_person_word(page, at, titled=titled):
            break
        at += 1
    while at > start and not page.has(at - 1, CAPITAL):
        at -= 1
    return at


def _is_person_word(page: Page, place: int, *, titled: bool) -> bool:
    word = page.word(place)
    if page.taken[place] or not page.has(place, CAPITAL) or page.has(place, NEVER):
        return False
    if page.has(place, FIRST_NAME | SURNAME) or (len(word) == 2 and word.endswith(".")):  # noqa: PLR2004 - "J."
        return True
    if page.has(place, OTHER_HEADS) or page.country(place):
        return False
    return not page.is_common(place) or (titled and page.proves(place))


def east_asian_names(page: Page) -> None:
    """Claim a surname of one syllable and a given name with a hyphen: "Kim Jong-un", "Tsai Ing-wen"."""
    for place in page.places(GIVEN_NAME):
        both_capital = page.has(place, CAPITAL) and page.has(place, JOINED) and page.has(place - 1, CAPITAL)
        if both_capital and (page.has(place - 1, SURNAME) or word_properties.is_syllable(page.word(place - 1))):
            page.claim(place - 1, place + 1, "person", "first name")


def first_names(page: Page) -> None:
    """Claim capitalised runs that begin with a known first name: "Abdul Salam Hanafi"."""
    for start, end in page.runs:
        for at in range(start, end - 1):
            if page.taken[at] or not page.has(at, FIRST_NAME) or page.has(at, NEVER):
                continue
            if page.is_common(at) and not page.has(at + 1, SURNAME) and not page.proves(at):
                continue
            stop = _person_end(page, at, titled=not page.nouns_are_capitalised and not page.has(at + 1, SENTENCE_START))
            if stop - at > 1:
                page.claim(at, stop, "person", "first name")


def unknown_runs(page: Page) -> None:
    """Claim two or three capitalised words without another explanation: none is common, known or a head word."""
    if page.lexicon.language not in RUNS_ARE_PERSONS:
        return
    for start, end in page.runs:
        if end - start not in {2, 3} or len(page.word(start)) <= 2 or page.word(start) == page.word(end - 1):  # noqa: PLR2004 - "W."
            continue
        if _person_end(page, start) == end and all(map(page.proves, range(start, end))):
            if page.has(end - 1, SURNAME):
                page.claim(start, end, "person", "surname")
            elif not any(page.has(at, ACRONYM) for at in range(start, end)):
                page.claim(start, end, "person", "run")


def surnames(page: Page) -> None:
    """Claim a surname alone if a full name in the document has it: "Putin", in German also "Putins".

    With the particles of the full name: "von der Leyen".
    """
    known = {words[-1]: _particles(page, words) for name in page.names if name.kind == "person"
             for words in [name.surface.split()]}  # fmt: skip
    if page.lexicon.language == "de":
        known |= {surname + "s": particles for surname, particles in known.items()}
    for place in page.occurrences(known):
        start = _particles_start(page, place, known[page.word(place)])
        if not page.taken[place] and (place - start > 1 or _may_be_surname(page, place)):
            page.claim(start, place + 1, "person", "consistency")


def _particles(page: Page, words: list[str]) -> list[str]:
    """Return the particles before the last word of a name, in small letters."""
    listed, before = page.lexicon.words["particle"], [word.lower() for word in words[:-1]]
    return list(reversed([*takewhile(listed.__contains__, reversed(before))]))


def _particles_start(page: Page, place: int, particles: list[str]) -> int:
    """Return the place of the first of these particles if they are before a word, else that of the word."""
    start = place - len(particles)
    before = [page.word(at) for at in range(start, place)]
    same = start >= 0 and [word[:1].lower() + word[1:] for word in before] == particles
    return start if same and not any(page.taken[start:place]) else place


def _may_be_surname(page: Page, place: int) -> bool:
    if page.country(place) or not _may_stand_alone(page, place):
        return False
    return not (page.has(place, KNOWN) and page.has(place - 1, PLACE_PREPOSITION))


def _may_stand_alone(page: Page, place: int) -> bool:
    """Return whether a single word can be a person: by its capital or as a known surname ("Bush said")."""
    return page.proves(place) or page.has(place, SURNAME)


def speakers(page: Page) -> None:
    """Claim the names beside reporting verbs: "sagte Qaem", "Zamir Kabulov, told"."""
    for place in page.places(SPEECH):
        _speaker_before(page, place)
        _speaker_after(page, place)


def _speaker_before(page: Page, verb: int) -> None:
    if page.gap(verb) not in {" ", ", "}:
        return
    start = verb
    while start > 0 and verb - start < MOST_WORDS and _is_speaker_word(page, start - 1):
        start -= 1
        if not page.has(start, JOINED):
            break
    _claim_speaker(page, start, verb)


def _speaker_after(page: Page, verb: int) -> None:
    start = verb + 1
    if start < page.size and page.has(start, JOINED):
        end = start
        while end < page.size and page.has(end, JOINED) and _is_speaker_word(page, end):
            end += 1
        _claim_speaker(page, start, end)


def _is_speaker_word(page: Page, place: int) -> bool:
    word = page.word(place)
    if page.taken[place] or not page.has(place, CAPITAL) or page.has(place, OTHER_HEADS):
        return False
    return not page.is_common(place) and not page.country(place) and len(word) > 1 and "." not in word


def _claim_speaker(page: Page, start: int, end: int) -> None:
    if 0 < end - start <= MOST_WORDS and not any(page.taken[start:end]):
        acronym = end - start == 1 and page.has(start, ACRONYM)
        page.claim(start, end, "organisation" if acronym else "person", "speech verb")


def unknown_acronyms(page: Page) -> None:
    """Claim "the XYZ": three or more capitals after an article, but not a common abbreviation."""
    for place in page.places(ACRONYM):
        if len(page.word(place)) < SHORTEST_ACRONYM or page.is_common(place):
            continue
        if page.has(place, JOINED) and not page.has(place, SENTENCE_START) and page.word(place - 1).lower() == "the":
            page.claim(place, place + 1, "organisation", "acronym")


def repeats(page: Page) -> None:
    """Claim all other occurrences of a claimed name, and set the same kind for all of one surface."""
    claimed = {name.surface: name for name in page.names if not name.demonym}
    longest = max((len(surface.split()) for surface in claimed), default=0)
    for place in page.occurrences({page.word(place) for place in page.first_places}):
        if page.taken[place]:
            continue
        for size in range(min(longest, page.size - place), 0, -1):
            name = claimed.get(page.slice(place, place + size))
            if name and (size > 1 or name.kind != "person" or _may_stand_alone(page, place)):
                page.claim(place, place + size, name.kind, "consistency", hint=name.hint)
                break
    _vote(page)


def towns(page: Page) -> None:
    """Change a name of one word from person to place if a known place follows after a comma: "Ferguson, Missouri".

    The same name changes in the whole text, unless a person with this surname is named in full.
    """
    starts = {name.start for name in page.names if name.kind == "place"}
    persons = _surnames_of(page)
    found = {name.surface for name in page.names if name.kind == "person" and " " not in name.surface
             and name.surface not in persons and _is_before_place(page, name, starts)}  # fmt: skip
    for at, name in enumerate(page.names):
        if name.surface in found and name.kind == "person":
            page.names[at] = name._replace(kind="place", rule="consistency", hint="")


def _is_before_place(page: Page, name: Name, starts: set[int]) -> bool:
    return page.text[name.end : name.end + 2] == ", " and name.end + 2 in starts


def _vote(page: Page) -> None:
    """Give the names of one surface the kind that most of them have, a surname of a person in the text that kind."""
    votes = Counter((name.surface, name.kind) for name in page.names)
    winners: dict[str, tuple[int, str]] = {}
    for (surface, kind), count in votes.items():
        winners[surface] = max(winners.get(surface, (0, "")), (count, kind))
    persons = _surnames_of(page)
    for at, name in enumerate(page.names):
        kind = "person" if name.surface in persons else winners[name.surface][1]
        if kind != name.kind and not name.demonym:
            page.names[at] = name._replace(kind=kind, rule="consistency", hint="")


def _surnames_of(page: Page) -> set[str]:
    """Return the last words of the persons with two words and more that are not names in the gazetteer."""
    full = (name.surface.split() for name in page.names if name.kind == "person")
    return {words[-1] for words in full if len(words) > 1 and not page.lexicon.find(words[-1])}
