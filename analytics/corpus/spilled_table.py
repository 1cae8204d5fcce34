"""A table in a temporary file, for a build that does not need it again before its end."""

from __future__ import annotations

import tempfile
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable

SMALLEST = 1 << 20  # bytes: smaller tables stay in the memory
_ROWS = 1 << 18  # of a batch: the compressor works on one at a time
_WRITING = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
_READING = pa.ipc.IpcReadOptions(use_threads=False)


class SpilledTable:
    """A table in a temporary file, which is removed with this object; a call returns the table.

    Columns of categories are stored as numbers; their categories stay in the memory.
    """

    def __init__(self, table: pd.DataFrame) -> None:
        """Write the table; raises OSError when the disk is full."""
        self._categories = {name: one for name, one in table.dtypes.items() if isinstance(one, pd.CategoricalDtype)}
        self._dtypes = table.dtypes
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it is removed with this object
        self._lock = Lock()
        columns = {name: table[name].cat.codes if name in self._categories else table[name] for name in table}
        whole = pa.Table.from_pandas(pd.DataFrame(columns, copy=False), preserve_index=False)
        with pa.ipc.new_stream(self._file, whole.schema, options=_WRITING) as writer:
            writer.write_table(whole, max_chunksize=_ROWS)
        self._file.flush()

    def __call__(self) -> pd.DataFrame:
        """Return the table."""
        with self._lock:  # sessions share the position in the file
            self._file.seek(0)
            with pa.ipc.open_stream(self._file, options=_READING) as reader:
                whole = reader.read_all()
        columns = {}
        for name, dtype in self._dtypes.items():
            values = whole.column(name).to_pandas()
            columns[name] = self._with_categories(name, values) if name in self._categories else values.astype(dtype)
            whole = whole.drop_columns(name)  # its memory can be used for the next one
        return pd.DataFrame(columns, copy=False)

    def _with_categories(self, name: str, codes: pd.Series[int]) -> pd.Categorical:
        return pd.Categorical.from_codes(codes.to_numpy(), dtype=self._categories[name], validate=False)


def spill(table: pd.DataFrame) -> Callable[[], pd.DataFrame]:
    """Return a function that returns the table, which is in a file if it is large and the disk has room."""
    if table.memory_usage().sum() >= SMALLEST:
        try:
            return SpilledTable(table)
        except OSError:
            pass
    return lambda: table
