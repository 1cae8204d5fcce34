"""Where the per-document work runs: in this process, in child processes, or on a Dask cluster."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from joblib import Parallel, delayed
from joblib.externals.loky import get_reusable_executor

from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Protocol, TypeVar

    Given = TypeVar("Given")
    Made = TypeVar("Made")

    class Map(Protocol):
        """A function that maps another over documents and gives the results in their order."""

        def __call__(self, work: Callable[[Given], Made], documents: Sequence[Given], /) -> Iterable[Made]:
            """Give `work(document)` of every document, in order."""


CLUSTER_TIMEOUT = "10s"
CHUNK = 16  # documents per task: enough to hide the hand-over, few enough for an even progress bar


@contextmanager
def mapper(n_documents: int, *, workers: int | None = None, scheduler: str = "") -> Iterator[Map]:
    """Give the map for `n_documents`: on the cluster at `scheduler`, else in `workers` children (None: one per core).

    With 0 workers, or nothing to do, it is the plain `map`.
    """
    count = min(os.cpu_count() or 1 if workers is None else workers, -(-n_documents // CHUNK))
    if scheduler:
        with _cluster(scheduler) as mapped:
            yield mapped
    elif count == 0:
        yield map
    else:
        try:
            yield _on_cores(count)
        finally:
            get_reusable_executor().shutdown(wait=True)  # the children end and give their memory back


def _on_cores(count: int) -> Map:
    # joblib's loky: fresh processes that never import the caller's main module (the plain pool runs app.py again)
    def mapped(work: Callable[[Given], Made], documents: Sequence[Given]) -> Iterable[Made]:
        size = max(1, min(CHUNK, len(documents) // count))
        return Parallel(n_jobs=count, batch_size=size, return_as="generator")(delayed(work)(one) for one in documents)

    return mapped


@contextmanager
def _cluster(address: str) -> Iterator[Map]:
    try:
        from distributed import Client  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise CorpusError("A Dask scheduler needs the package 'distributed': pip install distributed") from error
    try:
        client = Client(address, timeout=CLUSTER_TIMEOUT)
    except (OSError, ValueError) as error:
        raise CorpusError(f"The Dask scheduler {address} cannot be reached: {error}") from error

    def mapped(work: Callable[[Given], Made], documents: Sequence[Given]) -> Iterable[Made]:
        return (future.result() for future in client.map(work, documents, batch_size=CHUNK))

    with client:
        yield mapped
