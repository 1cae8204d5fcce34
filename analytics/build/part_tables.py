"""The tables of a corpus from the parts of its documents, column by column."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analytics import schema
from analytics.build import part as part_format
from analytics.corpus import categories
from analytics.corpus.spilled_table import spill
from analytics.corpus.store import CATEGORIES
from analytics.corpus.stored_tables import StoredTables
from analytics.reading.document import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analytics.build.part_store import Part, Record
    from analytics.reading.containment import Note

    Places = dict[Part, np.ndarray]  # by part, for each of its documents: its row in the corpus, -1 if it is not in it

ALL_CODED = frozenset({"lines", "sentences", "terms", "fingerprints", "texts"})  # large tables: doc_id as categories
SPILLED = ("terms", "lines", "fingerprints", "names", "keywords", "speeches")  # large, and needed by one step or none


def read_tables(records: Mapping[str, Record]) -> StoredTables:
    """Return the tables that the reading fills, and `counted`; `records` has the documents by doc_id, in order.

    In the tables of `ALL_CODED` the column doc_id is categorical, with the documents in order as categories. Those of
    `SPILLED` are in temporary files.
    """
    doc_ids = list(records)
    places: Places = {}
    for row, (part, number) in enumerate(records.values()):
        places.setdefault(part, np.full(len(part.keys), -1, "int32"))[number] = row
    packed = {name: spill(_read_table(name, places, doc_ids)) for name in SPILLED}
    tables = {name: _read_table(name, places, doc_ids) for name in Reading._fields if name not in packed}
    return StoredTables(tables, packed, is_kept=False)


def with_cleaning_notes(table: pd.DataFrame, notes: Mapping[str, Sequence[Note]]) -> pd.DataFrame:
    """Return the table `notes` with the notes of the cleaning before those of the counting, by document in order."""
    if not any(notes.values()):
        return table
    later = {
        doc_id: list(rows) for doc_id, rows in groupby(table.itertuples(index=False, name=None), key=lambda row: row[0])
    }
    rows = (
        row for doc_id, own in notes.items() for row in [*((doc_id, *note) for note in own), *later.get(doc_id, ())]
    )
    return schema.from_rows(rows, "notes")


def _read_table(name: str, places: Places, doc_ids: Sequence[str]) -> pd.DataFrame:
    joined, rows = _joined_parts(name, places)
    is_sorted = bool((rows[1:] >= rows[:-1]).all())
    order = None if is_sorted else np.argsort(rows, kind="stable").astype("int32")  # half the memory of int64
    rows = rows if order is None else rows[order]
    columns = {"doc_id": _doc_ids(rows, doc_ids, coded=name in ALL_CODED)}
    for column, dtype in part_format.columns(name).items():
        values = joined[column] if order is None else joined[column].take(order)
        is_coded = pa.types.is_dictionary(values.type) and column in CATEGORIES
        columns[column] = _series(values, dtype, coded=is_coded)
        joined = joined.drop_columns(column)  # its memory can be used for the next one
    return pd.DataFrame(columns, copy=False)


def _joined_parts(name: str, places: Places) -> tuple[pa.Table, np.ndarray]:
    """Return a table of all parts, without the rows of documents that are not in the corpus; and the row of each."""
    tables, rows = [], []
    for part, place in places.items():
        table = part.table(name)
        row = place[table[part_format.DOCUMENT].to_numpy()]
        table = table.drop_columns(part_format.DOCUMENT)
        if (place < 0).any():
            table, row = _without_unused_codes(table.filter(pa.array(row >= 0))), row[row >= 0]
        tables.append(table)
        rows.append(row)
    return pa.concat_tables(tables), np.concatenate(rows)


def _without_unused_codes(table: pa.Table) -> pa.Table:
    """Return the table in which each dictionary has only values that occur."""
    for at, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            values = pc.cast(table.column(at), field.type.value_type)
            table = table.set_column(at, field.name, pc.dictionary_encode(values))
    return table


def _doc_ids(rows: np.ndarray, doc_ids: Sequence[str], *, coded: bool) -> pd.Series:
    values = pd.Categorical.from_codes(rows, categories=pd.Index(doc_ids, dtype="str"), validate=False)
    return pd.Series(values if coded else values.astype("str"))


def _series(values: pa.ChunkedArray, dtype: str, *, coded: bool) -> pd.Series:
    """Return a column of a table, categorical when it is `coded`."""
    if coded:
        return pd.Series(categories.from_dictionary(values))
    if dtype == "str":
        return pd.Series(values.cast(pa.large_string()).to_pandas(), dtype="str")
    return values.to_pandas().astype(dtype)
