"""Demonyms of all languages of the gazetteer: our own list, and those derived from CLDR, WordNet and Wiktionary.

English forms are a country's name with an ending ("Tanzania", "Tanzanian") that WordNet has as an adjective of a nation
or as a person; the words of other languages are Wiktionary's translations of those synsets.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from inflection import french_forms, german_forms, inflected_demonym, spanish_forms
from lexicons import LANGUAGES, SPELLED
from tagged import read_gz

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    Forms = dict[str, dict[str, str]]  # language -> form -> country

# PWN 3.0 offsets of the adjectives of nations and of the inhabitants
ADJECTIVES, PERSONS = range(2_955_000, 3_150_000), range(9_600_000, 9_790_000)
CUTS = ("", "a", "e", "o", "y", "s", "i", "ia", "land", "an", "as", "es")
ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "er", "nian", "enian", "vian")
UNINFLECTED = ("ese", "ish", "ch", "s")
OTHER_PEOPLES = ("american indian", "red indian")
LEAST_LETTERS = 4
INFLECT = {"de": german_forms, "fr": french_forms, "es": spanish_forms}


def demonyms(rows: Iterable[list[str]], data: Path, countries: Forms) -> tuple[Forms, dict[str, str]]:
    """Return `{language: {form: country}}` and the English adjective of each country.

    `rows` are those of our own list, which has priority; `countries` are the names of countries, none of which is a
    demonym.
    """
    forms, adjectives = _listed(rows)
    synsets = _synsets(data / "lexicon" / "pwn30-synset-lemma-rank.tsv.gz")
    islands = {country for country in countries["en"].values() if country.endswith("Islands")}
    for country in sorted(set(countries["en"].values()) - islands - set(forms["en"].values())):
        found = [word for word in dict.fromkeys(_candidates(country)) if word in synsets and word != country.lower()]
        for word in (one.title() for one in found):
            adjectives.setdefault(country, word)
            for form in (word,) if word.endswith(UNINFLECTED) else (word, f"{word}s"):
                forms["en"].setdefault(form, country)
    for language, derived in _translated(forms["en"], synsets, data).items():
        known, listed = countries.get(language, {}), set(forms[language].values())
        new = {form: one for form, one in derived.items() if one not in listed and form not in known}
        forms[language] |= new
    return {language: dict(sorted(found.items())) for language, found in sorted(forms.items())}, adjectives


def _listed(rows: Iterable[list[str]]) -> tuple[Forms, dict[str, str]]:
    forms: Forms = defaultdict(dict)
    adjectives: dict[str, str] = {}
    for fields in rows:
        country, english, *others = (*fields, "", "", "")[:5]
        adjectives[country] = english.split("|")[0]
        forms["en"] |= dict.fromkeys(english.split("|"), country)
        for language, words in zip(INFLECT, others, strict=True):
            for word in filter(None, words.split("|")):
                forms[language] |= dict.fromkeys(INFLECT[language](word), country)
    return forms, adjectives


def _candidates(country: str) -> Iterator[str]:
    """Yield the words that can be the demonym of a country by their endings."""
    base = country.lower().split(" & ")[0]
    for cut in CUTS:
        if base.endswith(cut):
            yield from (base.removesuffix(cut) + ending for ending in ENDINGS)


def _synsets(path: Path) -> dict[str, list[str]]:
    """Return the synsets of each adjective of a nation and of each inhabitant."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in read_gz(path).splitlines():
        synset, entries = line.split("\t")
        block = {"a": ADJECTIVES, "n": PERSONS}.get(synset[-1], range(0))
        lemmas = [entry.rpartition(":")[0] for entry in entries.split("|")]
        if int(synset[:8]) in block and not set(OTHER_PEOPLES) & set(lemmas):
            for lemma in lemmas:
                found[lemma].append(synset)
    return found


def _translated(english: dict[str, str], synsets: dict[str, list[str]], data: Path) -> Forms:
    """Return the inflected translations of the English forms, without those of two countries."""
    country_of = {synset: country for form, country in english.items() for synset in synsets.get(form.lower(), ())}
    # Wiktionary's file has the adjectives one offset before WordNet's
    country_of |= {f"{int(one[:8]) - 1:08}-a": country for one, country in country_of.items() if one.endswith("a")}
    forms: Forms = {}
    for path in sorted((data / "lexicon").glob("wn-wikt-*.tab.gz")):
        language = LANGUAGES.get(path.name[8:11], "")
        countries: dict[str, set[str]] = defaultdict(set)
        for synset, word in _entries(path):
            if (
                synset in country_of
                and word.lower() != word.upper()
                and SPELLED.fullmatch(word)
                and len(word) >= LEAST_LETTERS
            ):
                for form in _inflected(language, word):
                    countries[form].add(country_of[synset])
        forms.setdefault(language, {}).update({form: one.pop() for form, one in countries.items() if len(one) == 1})
    return {language: found for language, found in forms.items() if language and found}


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    for line in read_gz(path).splitlines():
        synset, _, word = (*line.split("\t"), "", "")[:3]
        yield synset.replace("-s", "-a"), word.strip()


def _inflected(language: str, word: str) -> set[str]:
    """Return the forms of a demonym, each also with a capital, as at the start of a sentence."""
    forms = INFLECT.get(language, partial(inflected_demonym, language))(word)
    return {*forms, *(form[:1].upper() + form[1:] for form in forms if language != "de")}
