"""A cache of the most recently used results."""

from __future__ import annotations

import sys
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
import pandas as pd
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator

Result = TypeVar("Result")
MOST_MEASURED = 500  # items of a container


class Memo(Generic[Result]):
    """A cache of at most `most` results with at most `most_bytes` in all; the least recently used is removed first.

    The last result always stays, even a larger one. Sessions share the cache: another session can add or remove a
    result between any two steps.
    """

    def __init__(self, most: int, most_bytes: int) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._results: dict[Hashable, tuple[Result, int]] = {}

    def result(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the stored result of a key, else compute and store it."""
        try:
            stored = self._results[key]
        except KeyError:
            made = make()
            stored = (made, memory_size(made))
        self._results.pop(key, None)
        self._results[key] = stored  # the most recently used one is last
        for old in self._surplus(list(self._results.items())):
            self._results.pop(old, None)
        return stored[0]

    def sizes(self) -> dict[Hashable, int]:
        """Return the bytes of each stored result by its key."""
        return {key: size for key, (_, size) in list(self._results.items())}

    def _surplus(self, stored: list[tuple[Hashable, tuple[Result, int]]]) -> Iterator[Hashable]:
        room = self._most_bytes
        for place, (key, (_, size)) in enumerate(reversed(stored)):
            room -= size
            if place and (place >= self._most or room < 0):
                yield key


def memory_size(value: Any) -> int:
    """Return about how many bytes a result takes: tables, arrays and sparse arrays, and containers of them.

    Of a large container some items at equal distances are measured: all 60,000 took longer than making them.
    """
    if isinstance(value, np.ndarray):
        return int(value.nbytes)
    if isinstance(value, pd.DataFrame | pd.Series | pd.Index):
        memory = value.memory_usage(deep=True)
        return int(memory.sum() if isinstance(value, pd.DataFrame) else memory)
    if sparse.issparse(value):
        return sum(memory_size(part) for part in vars(value).values() if isinstance(part, np.ndarray))
    return sys.getsizeof(value) + sum(map(_items_size, _parts(value)))


def _items_size(items: Collection[Any]) -> int:
    """Return about how many bytes the items of a collection take."""
    measured = list(islice(items, 0, None, max(len(items) // MOST_MEASURED, 1)))
    return sum(map(memory_size, measured)) * len(items) // max(len(measured), 1)


def _parts(value: Any) -> Iterator[Collection[Any]]:
    """Yield the collections of which a container consists."""
    if isinstance(value, dict):
        yield value.keys()
        yield value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        yield [getattr(value, one.name) for one in fields(value)]
