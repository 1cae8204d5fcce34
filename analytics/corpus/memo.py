"""A cache of the most recently used results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Result = TypeVar("Result")


class Memo(Generic[Result]):
    """A cache of at most `most` results by key; the least recently used one is removed first.

    Sessions share it: another session can add or remove a result between any two steps.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: dict[Hashable, Result] = {}

    def result(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the stored result of a key, else compute and store it."""
        try:
            value = self._results[key]
        except KeyError:
            value = make()
        self._results.pop(key, None)
        self._results[key] = value  # the most recently used one is last
        for old in list(self._results)[: -self._most]:
            self._results.pop(old, None)
        return value
