"""Find the names in one text: persons, organisations and places, by a trained model, a gazetteer and named rules."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from analytics.reading.ner import (
    backends,
    dotted_names,
    gazetteer,
    gazetteer_rules,
    latin_runs,
    ministry_rules,
    model_rule,
    name_rules,
    person_rules,
    recasing,
    short_names,
    sport_rules,
)
from analytics.reading.ner.name_page import Name, Page
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.text.document_text import Text

__all__ = ["Name", "names"]

# Languages of the corpora in training/tagger.py
TRAINED = frozenset({"da", "de", "en", "et", "fi", "fr", "hr", "hu", "lv", "pt", "ru", "sk", "sr", "sv"})
# The order is the priority: a word belongs to the first rule that claims it.
RULES = (
    name_rules.phrases,
    name_rules.acronyms,
    ministry_rules.ministries,
    name_rules.organs,
    gazetteer_rules.possessive_names,
    person_rules.east_asian_names,
    name_rules.organisation_words,
    gazetteer_rules.long_names,
    name_rules.place_words,
    person_rules.claim_titled,
    person_rules.first_names,
    person_rules.surnames,
    gazetteer_rules.known_names,
    name_rules.demonyms,
    person_rules.speakers,
    person_rules.unknown_runs,
    person_rules.unknown_acronyms,
    person_rules.surnames,
    person_rules.repeats,
    person_rules.towns,
    sport_rules.teams,
    short_names.short_names,
)
# The model replaces the rules that guess: with all of them after the model, F1 was .3 lower (benchmarks/tagger.py).
BEFORE_MODEL = (
    name_rules.phrases,
    name_rules.acronyms,
    ministry_rules.ministries,
    name_rules.organs,
    gazetteer_rules.possessive_names,
    person_rules.east_asian_names,
    gazetteer_rules.long_names,
    sport_rules.teams_with_place,
)
AFTER_MODEL = (
    gazetteer_rules.long_names,
    person_rules.claim_titled,
    person_rules.surnames,
    gazetteer_rules.known_names,
    name_rules.demonyms,
    person_rules.speakers,
    person_rules.surnames,
    person_rules.repeats,
    person_rules.towns,
    sport_rules.teams,
    short_names.short_names,
)


def names(text: Text, *, tagger: str = backends.OURS) -> list[Name]:
    """Return the names of a text in order, without overlaps: by a tagger of `backends` and rules, or only by rules.

    `rule` is the rule or the model that found the name; `hint` is the readable key if the gazetteer or a rule has one
    ("Beijing" for "Peking", "Afghan Foreign Ministry" for "afghanische Außenministerium"). In scripts without capitals
    the built-in model and the rules read only what is there in Latin letters: other names come from the gazetteer and
    from `dotted_names`, after those of another model.
    """
    if gazetteer.is_uncased(text.language):
        built_in = tagger if tagger in backends.BUILT_IN else backends.OURS
        in_latin = latin_runs.names(text.text, partial(names, tagger=built_in))
        dotted = dotted_names.names(text.text, text.language)
        return _in_order(_without_overlaps([*dotted, *_without_capitals(text, backends.load(tagger)), *in_latin]))
    read = recasing.running_case(text)
    found = _in_order(_cased_names(read, backends.load(tagger)))
    return found if read is text else [_as_written(name, text.text) for name in found]


def _cased_names(text: Text, backend: backends.Backend) -> list[Name]:
    """Return the names of a text in running case, in the order in which the rules claim them."""
    page = Page(text)
    if backend.spans:
        page.spans = model_rule.word_spans(page, list(backend.spans(text)))
    for rule in BEFORE_MODEL if backend.spans else RULES:
        rule(page)
    if backend.spans:
        model_rule.claim(page, backend.rule)
        for rule in AFTER_MODEL:
            rule(page)
    return page.names


def _as_written(name: Name, text: str) -> Name:
    """Return a name with the letters of the text; the name in running case is its readable key."""
    surface = text[name.start : name.end]
    readable = name.surface if surface != name.surface and name.kind != "place" else ""
    return name._replace(surface=surface, hint=name.hint or readable)


def limit(language: str) -> str:
    """Return what the built-in tagger cannot do in a language, "" if it was trained on it."""
    if not languages.get(language).cased:
        dotted = ", persons with a dot in the name" if language in dotted_names.LANGUAGES else ""
        return f"listed places and organisations{dotted}, and names in Latin letters: no capitals"
    return "" if language in TRAINED else "less exact: no training texts"


def _in_order(names: Iterable[Name]) -> list[Name]:
    """Return the names in the order of the text, without empty spans."""
    return sorted(name for name in names if name.surface.strip())


def _without_capitals(document: Text, backend: backends.Backend) -> Iterator[Name]:
    """Yield the names that a model finds, then those of the gazetteer."""
    text, lexicon = document.text, gazetteer.lexicon(document.language)
    for start, end, kind in backend.spans(document) if backend.spans else ():
        known = lexicon.own.get(text[start:end])
        hint = known.key if known and known.kind == kind else ""
        yield Name(start, end, text[start:end], kind, demonym=False, rule=backend.rule, hint=hint)
    for match in gazetteer.pattern(lexicon.language).finditer(text):
        known = lexicon.own[match[0]]
        yield Name(*match.span(), match[0], known.kind, demonym=False, rule="gazetteer", hint=known.key)


def _without_overlaps(names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names that do not overlap an earlier one of the list."""
    taken: list[tuple[int, int]] = []
    for name in names:
        at = bisect_left(taken, (name.start, name.end))
        is_free = (at == 0 or taken[at - 1][1] <= name.start) and (at == len(taken) or name.end <= taken[at][0])
        if is_free:
            taken.insert(at, (name.start, name.end))
            yield name
