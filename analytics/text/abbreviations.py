"""Abbreviations by language: words whose full stop does not always end a sentence.

They are in data/abbreviations.tsv (language, kind, words), those of "*" in every language. A word in small letters is
also known with capitals; a word with a capital is known only with it ("Sen.", not "sen."). Words are written without
their last full stop. Initials ("W.") and words with full stops in them ("U.S.", "z.B.") need no entry, except where
they never end a sentence.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import NamedTuple

_EVERY_LANGUAGE, _DEFAULT = "*", "en"
_LIST_OF = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr", "sl": "hr", "sk": "cs", "gl": "pt", "lb": "de", "be": "ru"}
_LIST_OF |= {"ms": "id", "az": "tr", "bg": "ru", "mk": "ru", "ur": "hi", "mr": "hi", "ne": "hi", "fa": "ar", "af": "nl"}


class Abbreviations(NamedTuple):
    """The abbreviations of one language.

    `never` are before what they belong to (titles, "vs"); `before_number` end no sentence before a number ("No. 5");
    `seldom` end a sentence only before a word that often begins one ("Inc. The").
    """

    never: frozenset[str]
    before_number: frozenset[str]
    seldom: frozenset[str]


@lru_cache(maxsize=256)
def of_language(language: str) -> Abbreviations:
    """Return the abbreviations of a language; those of English for a language without a list."""
    listed = _words_by_list()
    code = _LIST_OF.get(language, language)
    own = code if (code, Abbreviations._fields[0]) in listed else _DEFAULT
    return Abbreviations(*(_forms(listed[_EVERY_LANGUAGE, kind] + listed[own, kind]) for kind in Abbreviations._fields))


@lru_cache(maxsize=1)
def _words_by_list() -> dict[tuple[str, str], list[str]]:
    content = resources.files("analytics").joinpath("data", "abbreviations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in content.splitlines())
    return {(language, kind): words.split() for language, kind, words in rows}


def _forms(words: list[str]) -> frozenset[str]:
    capitalised = (word[:1].upper() + word[1:] for word in words)
    return frozenset({*words, *capitalised, *map(str.upper, words)})
