"""Columns of repeated strings: each string once, and one small number per row."""

from __future__ import annotations

import pickle
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute


def from_dictionary(column: pa.ChunkedArray, names: pd.Index | None = None) -> pd.Categorical:
    """Return an Arrow column of dictionary type as categories: `names` in their order, else its own values sorted."""
    coded = column.unify_dictionaries().combine_chunks()
    own = coded.dictionary
    if names is None:
        in_order = own.take(compute.array_sort_indices(own))  # order of UTF-8 bytes: that of code points
        names = pd.Index(in_order.to_pandas(), dtype="str")
    known = pa.array(names).cast(own.type)
    code = compute.index_in(own, value_set=known).fill_null(-1).to_numpy(zero_copy_only=False)
    rows = coded.indices.fill_null(len(own)).to_numpy(zero_copy_only=False)  # an empty cell has the last code
    codes = np.append(code, np.int32(-1))[rows]
    return pd.Categorical.from_codes(codes, dtype=_category_dtype(names), validate=False)


def _category_dtype(names: pd.Index) -> pd.CategoricalDtype:
    """Return the type of a column with these categories.

    pandas checks that they are unique and keeps the table that it made for this: 70 MB of Python strings for the
    columns of 4,000 articles. A copy by pickle has no such table.
    """
    checked = pd.CategoricalDtype(names.rename(None))
    copy: pd.CategoricalDtype = pickle.loads(pickle.dumps(checked, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    return copy


def from_strings(column: pd.Series, names: pd.Index | None = None) -> pd.Series:
    """Return a column of strings or categories as categories: `names` in their order, else its own values sorted."""
    if names is None and column.empty:
        return pd.Series(pd.Categorical.from_codes([], dtype=_no_categories()), column.index, name=column.name)
    values = column.astype("category")
    own = values.cat.categories
    if names is None:
        names = own if _is_sorted(own) else sorted(own)
    wanted = pd.Index(names, dtype="str").rename(None)
    if isinstance(column.dtype, pd.CategoricalDtype) and own.equals(wanted):
        return column
    codes = values.cat.set_categories(wanted).cat.codes.to_numpy()
    recoded = pd.Categorical.from_codes(codes, dtype=_category_dtype(wanted), validate=False)
    return pd.Series(recoded, column.index, name=column.name)


@cache
def _no_categories() -> pd.CategoricalDtype:
    return _category_dtype(pd.Index([], dtype="str"))


def _is_sorted(names: pd.Index) -> bool:
    """Return whether strings are in order; unlike that of pandas, this test keeps no Python strings."""
    strings = pa.array(names, pa.large_string())
    return compute.all(compute.less(strings[:-1], strings[1:])).as_py() is not False
