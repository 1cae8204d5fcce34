"""The per-document work on a Dask cluster."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from analytics.workers import Given, Made, Map

CLUSTER_TIMEOUT = "10s"
CHUNK = 16


@contextmanager
def mapper(address: str) -> Iterator[Map]:
    """Give the map of the cluster whose scheduler is at `address`."""
    try:
        from distributed import Client  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise CorpusError("A Dask scheduler needs the package 'distributed': pip install distributed") from error
    try:
        client = Client(address, timeout=CLUSTER_TIMEOUT)
    except (OSError, ValueError) as error:
        raise CorpusError(f"The Dask scheduler {address} cannot be reached: {error}") from error

    def mapped(
        work: Callable[[Given], Made], documents: Sequence[Given], lost: Callable[[Given], Made]
    ) -> Iterable[Made]:
        return (future.result() for future in client.map(work, documents, batch_size=CHUNK))

    with client:
        yield mapped
