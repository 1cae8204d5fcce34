"""Word translations learnt from sentences and their translations (IBM model 1, Brown et al. 1993)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 5
LEAST_SCORE, LEAST_COUNT = 0.1, 2


class Cells(NamedTuple):
    """Every pair of a foreign and an English word of one sentence pair: word pair, both words, sentence slots."""

    pair: np.ndarray
    pairs: np.ndarray  # distinct (foreign, English)
    foreign_slot: np.ndarray  # which word of which sentence
    english_slot: np.ndarray


def translations(
    foreign: Sequence[Sequence[str]], english: Sequence[Sequence[str]]
) -> dict[str, list[tuple[str, float]]]:
    """Return the English words of each foreign word with sqrt(p(e|f) * p(f|e)), the best first.

    Only scores above .1 of pairs that are together in at least two sentence pairs are returned.
    """
    names_f, ids_f = _numbered(foreign)
    names_e, ids_e = _numbered(english)
    cells = _cells(ids_f, ids_e)
    f, e = cells.pairs
    forward = _model(cells.pair, cells.english_slot, f)  # p(e|f)
    backward = _model(cells.pair, cells.foreign_slot, e)  # p(f|e)
    together = np.bincount(cells.pair, minlength=len(f))
    score = np.sqrt(forward * backward)
    keep = np.flatnonzero((score > LEAST_SCORE) & (together >= LEAST_COUNT))
    best: dict[str, list[tuple[str, float]]] = {}
    for at in keep[np.lexsort((e[keep], -score[keep].round(6), f[keep]))]:
        best.setdefault(names_f[f[at]], []).append((names_e[e[at]], round(float(score[at]), 6)))
    return best


def _numbered(sentences: Sequence[Sequence[str]]) -> tuple[list[str], list[list[int]]]:
    names = sorted({word for sentence in sentences for word in sentence})
    number = {name: at for at, name in enumerate(names)}
    return names, [[number[word] for word in sentence] for sentence in sentences]


def _cells(foreign: list[list[int]], english: list[list[int]]) -> Cells:
    f, e, f_slot, e_slot = [], [], [], []
    f_at = e_at = 0
    for ours, theirs in zip(foreign, english, strict=True):
        f.append(np.repeat(ours, len(theirs)))
        e.append(np.tile(theirs, len(ours)))
        f_slot.append(np.repeat(np.arange(f_at, f_at + len(ours)), len(theirs)))
        e_slot.append(np.tile(np.arange(e_at, e_at + len(theirs)), len(ours)))
        f_at, e_at = f_at + len(ours), e_at + len(theirs)
    both = np.stack([np.concatenate(f), np.concatenate(e)]).astype("int64")
    width = both[1].max() + 1
    keys, pair = np.unique(both[0] * width + both[1], return_inverse=True)
    return Cells(pair, np.stack([keys // width, keys % width]), np.concatenate(f_slot), np.concatenate(e_slot))


def _model(pair: np.ndarray, slot: np.ndarray, condition: np.ndarray) -> np.ndarray:
    """Return p(word in the slot | `condition`) of each distinct pair, after five rounds of expectation-maximisation."""
    chance = np.ones(len(condition))
    for _ in range(ROUNDS):
        cell = chance[pair]
        share = cell / np.bincount(slot, cell)[slot]
        expected = np.bincount(pair, share, len(condition))
        chance = expected / np.bincount(condition, expected)[condition]
    return chance
