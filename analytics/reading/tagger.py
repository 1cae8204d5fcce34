"""Names in one text: persons, organisations and places, by a trained model, a gazetteer and rules that say why."""

from __future__ import annotations

from analytics.reading import crf_rule, gazetteer, ministry_rules, name_rules, person_rules
from analytics.reading.name_page import Name, Page

__all__ = ["Name", "names"]

# The order is the precedence: an earlier rule keeps the words it claimed.
RULES = (
    name_rules.acronyms,
    ministry_rules.ministries,
    name_rules.organs,
    name_rules.organisation_words,
    name_rules.long_names,
    name_rules.place_words,
    person_rules.titled,
    person_rules.first_names,
    person_rules.surnames,
    name_rules.known_names,
    name_rules.demonyms,
    person_rules.speakers,
    person_rules.unknown_runs,
    person_rules.unknown_acronyms,
    person_rules.surnames,
    person_rules.repeats,
)
# The model takes the place of the rules that guess: all of them after it cost .3 F1 (benchmarks/tagger.py).
WITH_MODEL = (
    name_rules.acronyms,
    ministry_rules.ministries,
    name_rules.organs,
    name_rules.long_names,
    crf_rule.model,
    person_rules.titled,
    person_rules.surnames,
    name_rules.known_names,
    name_rules.demonyms,
    person_rules.speakers,
    person_rules.surnames,
    person_rules.repeats,
)


def names(text: str, language: str, *, model: bool = True) -> list[Name]:
    """Find the names of a text, in order, without overlaps: by the trained model amid rules, or by rules alone.

    `rule` says which rule found the name; `hint` is the readable key where the gazetteer or a rule knows it ("Beijing"
    for "Peking", "Afghan Foreign Ministry" for "afghanische Außenministerium"). Scripts without capitals get the
    gazetteer only.
    """
    lexicon = gazetteer.lexicon(language)
    if language in gazetteer.UNCASED:
        return _without_capitals(text, lexicon)
    page = Page(text, lexicon)
    for rule in WITH_MODEL if model else RULES:
        rule(page)
    return sorted(page.names)


def _without_capitals(text: str, lexicon: gazetteer.Lexicon) -> list[Name]:
    found = gazetteer.pattern(lexicon.language).finditer(text)
    return [
        Name(match.start(), match.end(), match[0], known.kind, demonym=False, rule="gazetteer", hint=known.key)
        for match in found
        for known in (lexicon.own[match[0]],)
    ]
