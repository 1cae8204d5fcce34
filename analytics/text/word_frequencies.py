"""How often words occur in general language, by language; the lists are made by training/general_words.py."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from analytics.text import data_archives

FILE = "general_words.zip"
STEPS = 25  # of a Zipf value are a byte each
BILLION = 9  # a Zipf value is log10 of the occurrences in a billion words


@lru_cache(maxsize=1)
def held_languages() -> frozenset[str]:
    """Return the languages with a list."""
    return frozenset(name.removesuffix(".txt") for name in data_archives.members(FILE) if name.endswith(".txt"))


@lru_cache(maxsize=4)
def zipf_values(language: str) -> dict[str, float]:
    """Return the Zipf value of each word of the list of a language, in small letters; empty without a list."""
    if language not in held_languages():
        return {}
    words = data_archives.read_lines(FILE, f"{language}.txt")
    zipf = np.frombuffer(data_archives.read_bytes(FILE, f"{language}.zipf"), "uint8") / STEPS
    return dict(zip(words, zipf.tolist(), strict=True))


@lru_cache(maxsize=4)
def frequencies(language: str) -> dict[str, float]:
    """Return the share of each word of the list in general texts of a language; empty without a list."""
    return {word: float(10.0 ** (zipf - BILLION)) for word, zipf in zipf_values(language).items()}
