"""Classes of words that are in similar places: those of an unknown name show the tagger what it may be.

Made by training/word_vectors.py: k-means of word vectors. The file holds no words, only their CRC-32 and classes; of
400,000 entries, an unknown word hits one by chance once in 10,000 times.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "word_classes.npz"


class WordClasses:
    """The classes of words, the same for all languages; of one in small letters other ones than with a capital."""

    def __init__(self, hashes: NDArray[np.uint32], classes: NDArray[np.uint16], coarser: NDArray[np.uint16]) -> None:
        """Take the sorted hashes of the words, the finest class of each, and of each class the coarser ones."""
        self._hashes = array("I", hashes.tobytes())
        self._classes = array("H", classes.tobytes())
        self._names = [
            (str(finest), *(f"{level}-{one}" for level, one in enumerate(row, 1)))
            for finest, row in enumerate(coarser.tolist())
        ]

    def names(self, word: str) -> tuple[str, ...]:
        """Return the names of the classes of a word, from fine to coarse; none for an unknown word."""
        return self._find(word) or (() if word.islower() else self._find(word.capitalize()))

    def _find(self, form: str) -> tuple[str, ...]:
        key = crc32(form.encode("utf-8", "surrogatepass"))
        at = bisect_left(self._hashes, key)
        return self._names[self._classes[at]] if at < len(self._hashes) and self._hashes[at] == key else ()


@lru_cache(maxsize=1)
def load() -> WordClasses:
    """Return the classes that ship."""
    with resources.files("analytics").joinpath("data", FILE).open("rb") as file, np.load(file) as packed:
        hashes = np.cumsum(packed["steps"], dtype=np.uint32)
        return WordClasses(hashes, packed["classes"], packed["coarser"])
