"""Fingerprints for finding copies: hashes of word shingles, selected by winnowing.

Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np

from analytics.text import tokens

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that the multiplication loses no bit


def fingerprints(text: str, *, shingle: int = 5, window: int = 8) -> list[tuple[int, int]]:
    """Return (hash of a shingle, index of its first word) for the shingles that winnowing selects, in text order.

    Two texts that share `window + shingle - 1` words in a row (12) share a fingerprint; winnowing selects about two
    shingles in nine. A text of fewer words has one fingerprint of all its words: two headlines with a common phrase are
    not copies, two equal headlines are. Hashes are in 0..2^63 - 1 and the same in every process.
    """
    words = tokens.tokens(text)
    hashes = _shingle_hashes(words, shingle if len(words) >= window + shingle - 1 else max(len(words), 1))
    return [(hashes[index], index) for index in _winnow(hashes, window)]


@lru_cache(maxsize=1 << 16)
def _word_hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def _shingle_hashes(words: list[str], shingle: int) -> list[int]:
    """Return the hash of every run of `shingle` words: a polynomial mod 2^64 over the hashes of the words."""
    n_shingles = max(0, len(words) - shingle + 1)
    numbers = np.array([_word_hash(word) for word in words], dtype=np.uint64)
    total = np.zeros(n_shingles, dtype=np.uint64)
    for offset in range(shingle):
        total = total * _BASE + numbers[offset : offset + n_shingles]
    # Mixed, because the low bits of such a polynomial mix badly; shifted, so that the hash fits a signed column.
    hashes: list[int] = (((total ^ (total >> np.uint64(31))) * _BASE) >> np.uint64(1)).tolist()
    return hashes


def _winnow(hashes: list[int], window: int) -> list[int]:
    """Return the indexes of the smallest hash of every window (robust winnowing).

    Of equal hashes it is the one that was selected before, else the rightmost. Plain winnowing selects every shingle of
    "ha ha ha ...", this one selects one in `window`.
    """
    if not hashes:
        return []
    best = _rightmost_smallest(hashes, 0, min(window, len(hashes)))
    selected = [best]
    for index in range(window, len(hashes)):
        if hashes[index] < hashes[best]:
            best = index
        elif best <= index - window:
            best = _rightmost_smallest(hashes, index - window + 1, index + 1)
        else:
            continue
        selected.append(best)
    return selected


def _rightmost_smallest(hashes: list[int], start: int, end: int) -> int:
    return min(range(end - 1, start - 1, -1), key=hashes.__getitem__)
