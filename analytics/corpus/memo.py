"""The results that were asked for last, up to a number of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Result = TypeVar("Result")


class Memo(Generic[Result]):
    """At most `most` results by their keys; what was not asked for longest is dropped first.

    Sessions share it: another one may drop or make a result at any time, so each step stands alone.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: dict[Hashable, Result] = {}

    def result(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result kept under a key, else make it and keep it."""
        try:
            found = self._results[key]
        except KeyError:
            found = make()
        self._results.pop(key, None)
        self._results[key] = found  # the last one asked for stands last
        for old in list(self._results)[: -self._most]:
            self._results.pop(old, None)
        return found
