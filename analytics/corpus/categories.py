"""Columns of repeated strings: each string once, and one small number per row."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

if TYPE_CHECKING:
    from collections.abc import Sequence


def category_dtype(names: Sequence[str] | pd.Index) -> pd.CategoricalDtype:
    """Return the type of a column whose categories are `names`, in this order; each name must be unique.

    pandas checks that they are unique and keeps the table that it made for this: 70 MB of Python strings for the
    columns of 4,000 articles. A copy by pickle has no such table.
    """
    checked = pd.CategoricalDtype(pd.Index(names, dtype="str").rename(None))
    copy: pd.CategoricalDtype = pickle.loads(pickle.dumps(checked, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own
    return copy


def from_strings(column: pd.Series, names: Sequence[str] | pd.Index | None = None) -> pd.Series:
    """Return a column of strings or categories as categories: `names` in their order, else its own values sorted."""
    values = column.astype("category")
    if names is None:
        names = sorted(values.cat.categories)
    recoded = values.cat.set_categories(pd.Index(names, dtype="str"))
    return pd.Series(_with_dtype(recoded.cat.codes.to_numpy(), category_dtype(names)), column.index, name=column.name)


def from_dictionary(column: pa.ChunkedArray, names: pa.Array | None = None) -> pd.Categorical:
    """Return an Arrow column of dictionary type as categories: `names` in their order, else its own values sorted."""
    coded = column.unify_dictionaries().combine_chunks()
    own = coded.dictionary
    if names is None:
        names = own.take(compute.array_sort_indices(own))  # order of UTF-8 bytes: that of code points
    rank = compute.index_in(own, value_set=names).fill_null(-1).to_numpy(zero_copy_only=False)
    codes = coded.indices.fill_null(len(rank)).to_numpy(zero_copy_only=False)
    return _with_dtype(np.append(rank, -1)[codes], category_dtype(names.to_pandas()))


def _with_dtype(codes: np.ndarray, dtype: pd.CategoricalDtype) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, dtype=dtype, validate=False)
