"""How often words occur in general language, by language; the lists are made by training/general_words.py."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from importlib import resources

import numpy as np

FILE = "general_words.zip"
STEPS = 25  # of a Zipf value are a byte each
BILLION = 9  # a Zipf value is log10 of the occurrences in a billion words


@lru_cache(maxsize=1)
def held_languages() -> frozenset[str]:
    """Return the languages with a list."""
    with zipfile.ZipFile(str(resources.files("analytics") / "data" / FILE)) as archive:
        return frozenset(name.removesuffix(".txt") for name in archive.namelist() if name.endswith(".txt"))


@lru_cache(maxsize=4)
def zipf_values(language: str) -> dict[str, float]:
    """Return the Zipf value of each word of the list of a language, in small letters; empty without a list."""
    if language not in held_languages():
        return {}
    with zipfile.ZipFile(str(resources.files("analytics") / "data" / FILE)) as archive:
        words = archive.read(f"{language}.txt").decode().split("\n")
        zipf = np.frombuffer(archive.read(f"{language}.zipf"), "uint8") / STEPS
    return dict(zip(words, zipf.tolist(), strict=True))


@lru_cache(maxsize=4)
def frequencies(language: str) -> dict[str, float]:
    """Return the share of each word of the list in general texts of a language; empty without a list."""
    return {word: float(10.0 ** (zipf - BILLION)) for word, zipf in zipf_values(language).items()}
