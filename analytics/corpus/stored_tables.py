"""The stored tables of a corpus by name; large ones that few steps need are decoded when they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from analytics.corpus.spilled_table import spill

if TYPE_CHECKING:
    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]
    Packed = Mapping[str, Callable[[], pd.DataFrame]]


class StoredTables(Mapping[str, "pd.DataFrame"]):
    """A mapping from names to tables; `packed` has a function for each table that is made when it is used.

    Such a table stays in the memory after its first use; not if `is_kept` is false, as during a build. Sessions share
    it: two of them may make the same table at the same time, and one result stays.
    """

    def __init__(self, tables: Tables, packed: Packed, *, is_kept: bool = True) -> None:
        self._names = list(dict.fromkeys([*tables, *packed]))
        self._packed = dict(packed)
        self._tables = {name: table for name, table in tables.items() if name not in packed}
        self._is_kept = is_kept

    def __getitem__(self, name: str) -> pd.DataFrame:
        make = self._packed.get(name)
        if make is None or name in self._tables:
            return self._tables[name]
        table = make()
        if self._is_kept:
            self._tables[name] = table
            self._packed.pop(name, None)
        return table

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __len__(self) -> int:
        return len(self._names)

    def decoded(self) -> Tables:
        """Return the tables that are in memory as tables."""
        return dict(self._tables)

    @property
    def table_makers(self) -> Packed:
        """The functions that make the tables that are not in memory as tables."""
        return dict(self._packed)

    def read(self, name: str) -> pd.DataFrame:
        """Return a table that will be used only once: a packed one does not stay in the memory."""
        make = self._packed.get(name)
        return self._tables[name] if make is None or name in self._tables else make()

    def with_tables(self, changed: Tables) -> StoredTables:
        """Return these tables, with those of `changed` in place of the ones of the same name; packed ones stay so."""
        packed = {name: make for name, make in self._packed.items() if name not in changed}
        return StoredTables(self._tables | dict(changed), packed, is_kept=self._is_kept)

    def with_spilled(self, names: Iterable[str]) -> StoredTables:
        """Return these tables, some of them in temporary files as far as they are large."""
        packed = {name: spill(self._tables[name]) for name in names if name in self._tables}
        return StoredTables(self._tables, self._packed | packed, is_kept=False)

    def with_kept(self) -> StoredTables:
        """Return these tables; those in temporary files stay in the memory after their first use."""
        return StoredTables(self._tables, self._packed)

    def __or__(self, other: Tables) -> dict[str, pd.DataFrame]:
        """Return all tables, with those of `other` in place of the ones of the same name."""
        return dict(self) | dict(other)
