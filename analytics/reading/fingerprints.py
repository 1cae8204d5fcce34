"""Fingerprints for finding copies: hashes of word shingles, selected by winnowing.

Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analytics.text.document_text import Text

    Hashes = NDArray[np.uint64]

SHINGLE, WINDOW = 5, 8  # words, shingles
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that the multiplication loses no bit


def fingerprints(text: Text) -> list[tuple[int, int]]:
    """Return (hash of a shingle, index of its first word) for the shingles that winnowing selects, in text order.

    Two texts that share 12 words in a row (`WINDOW + SHINGLE - 1`) share a fingerprint; winnowing selects about two
    shingles in nine. A text of fewer words has one fingerprint of all its words: two headlines with a common phrase are
    not copies, two equal headlines are. Hashes are in 0..2^63 - 1 and the same in every process.
    """
    words = text.words
    numbers = words.vocabulary.column("hash", _word_hash, np.uint64)[words.forms]
    n = len(numbers)
    hashes = _shingle_hashes(numbers, SHINGLE if n >= WINDOW + SHINGLE - 1 else max(n, 1))
    selected = _winnow(hashes, WINDOW)
    return list(zip(hashes[selected].tolist(), selected.tolist(), strict=True))


def _word_hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def _shingle_hashes(words: Hashes, shingle: int) -> Hashes:
    """Return the hash of every run of `shingle` words: a polynomial mod 2^64 over the hashes of the words."""
    n_shingles = max(0, len(words) - shingle + 1)
    total = np.zeros(n_shingles, dtype=np.uint64)
    for offset in range(shingle):
        total = total * _BASE + words[offset : offset + n_shingles]
    # Mixed, because the low bits of such a polynomial mix badly; shifted, so that the hash fits a signed column.
    return ((total ^ (total >> np.uint64(31))) * _BASE) >> np.uint64(1)


def _winnow(hashes: Hashes, window: int) -> NDArray[np.int64]:
    """Return the indexes of the smallest hash of every window (robust winnowing).

    Of equal hashes it is the one that was selected before, else the rightmost. Plain winnowing selects every shingle of
    "ha ha ha ...", this one selects one in `window`.
    """
    if not len(hashes):
        return np.zeros(0, np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(hashes, min(window, len(hashes)))
    smallest = windows == windows.min(axis=1, keepdims=True)
    if smallest.sum() > len(windows):  # equal hashes: the selection depends on the windows before
        return np.array(_winnow_in_order(hashes.tolist(), window))
    return np.unique(smallest.argmax(axis=1) + np.arange(len(windows)))


def _winnow_in_order(hashes: list[int], window: int) -> list[int]:
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
