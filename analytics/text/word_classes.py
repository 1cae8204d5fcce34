"""Words of a language by their class, and titles of persons; the lists are made by training/not_nouns.py."""

from __future__ import annotations

from functools import lru_cache

from analytics.text import data_archives

FILE = "not_nouns.zip"


def not_nouns(language: str) -> frozenset[str]:
    """Return words that are never a noun, in small letters; empty for a language without a list."""
    return _words(f"{language}.txt")


def finite_verbs(language: str) -> frozenset[str]:
    """Return verbs in the past or the third person that are nothing else ("told"), in small letters; else empty."""
    return _words(f"{language}.verbs")


def nouns_and_adjectives(language: str) -> frozenset[str]:
    """Return words that are a noun and an adjective ("federal"), in small letters; empty without a list."""
    return _words(f"{language}.adjectives")


def general_nouns(language: str) -> frozenset[str]:
    """Return nouns that stand for nearly everything ("member", "thing"), in small letters; empty without a list."""
    return _words(f"{language}.general")


def titles(language: str) -> frozenset[str]:
    """Return words before the name of a person ("mrs"), in small letters; empty for a language without a list."""
    return _words(f"{language}.titles")


@lru_cache(maxsize=16)
def _words(name: str) -> frozenset[str]:
    return frozenset(data_archives.read_lines(FILE, name))
