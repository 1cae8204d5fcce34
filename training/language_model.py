"""Pack the model of py3langid into the file that `analytics/text/language_model.py` reads.

    python training/language_model.py

py3langid must be installed. Writes the same bytes for the same version of it.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import py3langid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Children = dict[int, dict[int, int]]

TARGET = Path(__file__).parents[1] / "analytics" / "data" / "language_model.npz"
BYTES, UNITS = 256, 512
AT_ONCE = 256  # places that are tried at once


def tree(moves: NDArray[np.int64]) -> Children:
    """Return the children by byte of each state, out of the automaton: `moves[state, byte]` is the next state.

    The state of an n-gram is reached first by its own bytes, so a search by breadth finds the tree.
    """
    children: Children = defaultdict(dict)
    seen, level = {0}, [0]
    while level:
        deeper = []
        for state in level:
            fresh = [(byte, target) for byte, target in enumerate(moves[state].tolist()) if target not in seen]
            children[state] = dict(fresh)
            deeper += [target for _, target in fresh]
        seen.update(deeper)
        level = deeper
    return children


def double_array(children: Children) -> tuple[list[int], list[int], dict[int, int]]:
    """Return `base` and `parent` of a double array, and the node of each state: the largest families first."""
    free = np.ones(2 * len(children), bool)
    free[0] = False
    first_free: dict[int, int] = defaultdict(int)  # by the number of children: smaller families find room later
    places: dict[int, int] = {}
    for state in sorted(children, key=lambda state: (-len(children[state]), state)):
        if codes := list(children[state]):
            places[state] = first_free[len(codes)] = _room(free, np.array(codes), first_free[len(codes)])
            free[places[state] + np.array(codes)] = False
    nodes = {0: 0} | {child: places[state] + byte for state in places for byte, child in children[state].items()}
    base, parent = [0] * (max(nodes.values()) + BYTES), [-1] * (max(nodes.values()) + BYTES)
    for state, first in places.items():
        base[nodes[state]] = first
        for child in children[state].values():
            parent[nodes[child]] = nodes[state]
    return base, parent, nodes


def _room(free: NDArray[np.bool_], codes: NDArray[np.int64], start: int) -> int:
    """Return the first place from `start` where all children of a state find a free slot."""
    while True:
        places = np.arange(start, start + AT_ONCE)
        fits = np.flatnonzero(free[places[:, None] + codes].all(axis=1))
        if len(fits):
            return int(places[fits[0]])
        start += AT_ONCE


def pack() -> None:
    """Write the tree and the weights; the weights as differences from the most frequent weight of the language."""
    model = py3langid.langid._get_identifier()  # noqa: SLF001 - there is no public way to its arrays
    rows = np.array(model.tk_nextmove).reshape(-1, BYTES)
    base, parent, nodes = double_array(tree(rows[np.array(model.tk_row)]))
    feature = np.full(len(base), -1, np.int32)
    feature[[nodes[state] for state in range(len(nodes))]] = model.tk_output
    exact = np.asarray(model.nb_ptc, np.float64) * UNITS
    weights = exact.astype(np.int16)
    if not (weights == exact).all():
        raise ValueError("the logarithms of this version of py3langid are no whole numbers of 1/512")
    usual = np.array([np.bincount(-column).argmax() for column in weights.T], np.int16) * np.int16(-1)
    np.savez_compressed(
        TARGET,
        base=np.array(base, np.int32),
        parent=np.array(parent, np.int32),
        feature=feature,
        weights=weights - usual,
        usual_weights=usual,
        prior=np.asarray(model.nb_pc, np.float32),
        languages=np.array(model.nb_classes),
    )


if __name__ == "__main__":
    pack()
