"""The steps over a whole corpus that failed in a build: only the result of the step is lost, never the build."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from analytics import schema
from analytics.errors import CorpusError
from analytics.reading.containment import Note, contain_failure, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Work = Callable[[pd.DataFrame], pd.DataFrame]

Result = TypeVar("Result")


class Failures:
    """The failures of one build, each with its step and document."""

    def __init__(self) -> None:
        self._notes: list[tuple[str, Note]] = []  # doc_id, "" for the whole corpus

    def rows(self, files: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
        """Yield the rows of `issues`; `files` gives the file of each document."""
        for doc_id, note in self._notes:
            yield files.get(doc_id, schema.WHOLE_CORPUS), *note

    def add(self, notes: Iterable[tuple[str, Note]]) -> None:
        """Add notes on documents: (doc_id, note)."""
        self._notes += notes

    def contained(self, step: str, work: Callable[[], Result], instead: Result) -> Result:
        """Return what `work` returns, or `instead` when it fails."""
        notes: list[Note] = []
        result = contain_failure(step, notes, work, instead)
        self._notes += [("", note) for note in notes]
        return result

    def by_document(self, step: str, table: pd.DataFrame, work: Work, instead: Work) -> pd.DataFrame:
        """Return `work(table)`, one row per row of the table; for documents for which it fails, `instead(rows)`.

        When no single document makes it fail, or it still fails without those that do, it is `instead(table)`.
        """
        try:
            return work(table)
        except (CorpusError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - the documents that cause it are found below
            failing = _failing_documents(table, list(table["doc_id"].unique()), work)
        lost = table["doc_id"].isin(list(failing)).to_numpy()
        self._notes += [(str(doc_id), failure(step, error)) for doc_id, error in failing.items()]
        rest = table[~lost]
        read = self.contained(step, lambda: work(rest), None)
        if read is None:
            return instead(table)
        order = [*(~lost).nonzero()[0], *lost.nonzero()[0]]
        whole = pd.concat([read, instead(table[lost])]).set_axis(order).sort_index()
        return whole.set_axis(table.index)


def _failing_documents(table: pd.DataFrame, doc_ids: Sequence[str], work: Work) -> dict[str, Exception]:
    """Return the documents for which `work` fails with their rows alone, by halving the list: few documents fail."""
    try:
        work(table[table["doc_id"].isin(doc_ids)])
    except (CorpusError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - it is stored with the document
        if len(doc_ids) == 1:
            return {doc_ids[0]: error}
        middle = len(doc_ids) // 2
        return _failing_documents(table, doc_ids[:middle], work) | _failing_documents(table, doc_ids[middle:], work)
    return {}
