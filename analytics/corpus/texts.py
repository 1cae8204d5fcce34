"""The article texts of a corpus by `doc_id`, decoded when they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    import pandas as pd

RECENT = 64  # decoded texts that are kept: loops over sentences read the same text several times in a row


class Texts(Mapping[str, str]):
    """A mapping from `doc_id` to the text, in the order of the documents.

    `places` is the row of each document, `decoded` returns the text of a row.
    """

    def __init__(self, places: Mapping[str, int], decoded: Callable[[int], str]) -> None:
        self._places = places
        self._decoded = decoded

    def __getitem__(self, doc_id: str) -> str:
        return self._decoded(self._places[doc_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def part(self, doc_ids: Iterable[str]) -> Texts:
        """Return the texts of some of the documents."""
        return Texts({doc_id: self._places[doc_id] for doc_id in doc_ids}, self._decoded)


def of_table(texts: pd.DataFrame) -> Texts:
    """Return the texts of the table `texts`; they stay packed, since 4,000 as Python strings take 42 MB more."""
    packed = pa.array(texts["text"])
    places = {doc_id: place for place, doc_id in enumerate(texts["doc_id"])}
    return Texts(places, lru_cache(maxsize=RECENT)(lambda place: str(packed[place].as_py())))
