"""The stored tables of a corpus by name; large ones that few pages need are decoded at their first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]


class StoredTables(Mapping[str, "pd.DataFrame"]):
    """A mapping from names to tables; `packed` has a function for each table that is made at its first use.

    Sessions share it: two of them may make the same table at the same time, and one result stays.
    """

    def __init__(self, tables: Tables, packed: Mapping[str, Callable[[], pd.DataFrame]]) -> None:
        self._names = [*tables, *packed]
        self._tables = dict(tables)
        self._packed = dict(packed)

    def __getitem__(self, name: str) -> pd.DataFrame:
        make = self._packed.get(name)
        if make is not None and name not in self._tables:
            self._tables[name] = make()
            self._packed.pop(name, None)
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def decoded(self) -> Tables:
        """Return the tables that are in memory as tables."""
        return dict(self._tables)

    def __or__(self, other: Tables) -> dict[str, pd.DataFrame]:
        """Return all tables, with those of `other` in place of the ones of the same name."""
        return dict(self) | dict(other)
