"""Words of a language that are never a noun, and titles of persons; the lists are made by training/not_nouns.py."""

from __future__ import annotations

from functools import lru_cache

from analytics.text import data_archives

FILE = "not_nouns.zip"


def not_nouns(language: str) -> frozenset[str]:
    """Return words that are never a noun, in small letters; empty for a language without a list."""
    return _words(f"{language}.txt")


def titles(language: str) -> frozenset[str]:
    """Return words before the name of a person ("mrs"), in small letters; empty for a language without a list."""
    return _words(f"{language}.titles")


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(data_archives.read_lines(FILE, name))
