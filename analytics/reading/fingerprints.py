"""Signatures for finding copies: hashes of word shingles, thinned out by winnowing.

Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np

from analytics.text import tokens

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses no bit


def fingerprints(text: str, *, shingle: int = 5, window: int = 8) -> list[tuple[int, int]]:
    """Give (hash of a shingle, index of its first word) for the shingles that winnowing keeps, in text order.

    Two texts that share `window + shingle - 1` words in a row (12) share a fingerprint; about two shingles in nine are
    kept. A text of fewer words than that has one fingerprint of all of them: of two headlines a common phrase is no
    copy, equal ones are. Hashes lie in 0..2^63 - 1 and are the same in every process.
    """
    found = tokens.tokens(text)
    hashes = _shingle_hashes(found, shingle if len(found) >= window + shingle - 1 else max(len(found), 1))
    return [(hashes[index], index) for index in _winnow(hashes, window)]


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def _shingle_hashes(found: list[str], shingle: int) -> list[int]:
    """Hash every run of `shingle` words: a polynomial mod 2^64 over the hashes of the words."""
    n_shingles = max(0, len(found) - shingle + 1)
    numbers = np.array([_word_hash(word) for word in found], dtype=np.uint64)
    total = np.zeros(n_shingles, dtype=np.uint64)
    for offset in range(shingle):
        total = total * _BASE + numbers[offset : offset + n_shingles]
    # Stirred, because the low bits of such a polynomial mix badly; shifted, so that it fits a signed column.
    hashes: list[int] = (((total ^ (total >> np.uint64(31))) * _BASE) >> np.uint64(1)).tolist()
    return hashes


def _winnow(hashes: list[int], window: int) -> list[int]:
    """Keep the smallest hash of every window; among equals the one kept before, else the rightmost (robust winnowing).

    Plain winnowing keeps every shingle of "ha ha ha ..."; this way one in `window` is kept.
    """
    if not hashes:
        return []
    best = _rightmost_smallest(hashes, 0, min(window, len(hashes)))
    kept = [best]
    for index in range(window, len(hashes)):
        if hashes[index] < hashes[best]:
            best = index
        elif best <= index - window:
            best = _rightmost_smallest(hashes, index - window + 1, index + 1)
        else:
            continue
        kept.append(best)
    return kept


def _rightmost_smallest(hashes: list[int], start: int, end: int) -> int:
    return min(range(end - 1, start - 1, -1), key=hashes.__getitem__)
