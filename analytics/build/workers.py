"""Where the per-document work runs: in this process, in child processes, or on a Dask cluster."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

from analytics.build import cluster
from analytics.build.worker_pool import POOL
from analytics.build.worker_process import WorkerDiedError, WorkerProcess
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Protocol

    class Map(Protocol):
        """A function that maps another over documents and returns the results in the order of the documents."""

        def __call__(
            self, work: Callable[[Given], Made], documents: Sequence[Given], lost: Callable[[Given], Made], /
        ) -> Iterable[Made]:
            """Return `work(document)` of each document, in order; `lost(document)` of one that ends its process."""


Given = TypeVar("Given")
Made = TypeVar("Made")

CHUNK = 16  # documents per task: enough to make the transfer cheap, few enough for a smooth progress bar
AHEAD = 2  # submitted batches per process: no process waits for work, and the builds of several visitors take turns
_LOST: Any = object()


@contextmanager
def mapper(n_documents: int, *, workers: int | None = None, scheduler: str = "") -> Iterator[Map]:
    """Yield the map for `n_documents`: on the cluster at `scheduler`, else in `workers` children (None: one per core).

    With 0 workers, or no documents, it is the built-in `map`. When a process ends during a batch, another reads the
    batch again; when that ends too, the documents are read one by one, and one that again ends a process is lost.
    """
    count = min(os.cpu_count() or 1 if workers is None else workers, -(-n_documents // CHUNK))
    if scheduler:
        with cluster.mapper(scheduler) as mapped:
            yield mapped
    elif count == 0:
        yield lambda work, documents, _lost: map(work, documents)
    else:
        with POOL.build(count), _Readers(count) as readers:
            yield readers.mapped


class _Readers:
    """The threads of one build; each sends batches to a process of the pool."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
        self._lock = threading.Lock()
        self._busy: set[WorkerProcess] = set()
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Cancel the unfinished batches: their results are not needed any more."""
        with self._lock:
            self._is_stopped = True
            for process in self._busy:
                process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def mapped(
        self, work: Callable[[Given], Made], documents: Sequence[Given], lost: Callable[[Given], Made]
    ) -> Iterator[Made]:
        batches = _batches(documents, max(1, min(CHUNK, len(documents) // self._count)))
        under_way = deque(self._start_batch(work, batch) for batch in islice(batches, AHEAD * self._count))
        while under_way:
            batch, future = under_way.popleft()
            results = _result(future)
            under_way.extend(self._start_batch(work, batch) for batch in islice(batches, 1))
            for document, result in zip(batch, results, strict=True):
                yield lost(document) if result is _LOST else result

    def _start_batch(
        self, work: Callable[[Given], Made], batch: Sequence[Given]
    ) -> tuple[Sequence[Given], Future[list[Made]]]:
        return batch, self._threads.submit(self._read, work, batch)

    def _read(self, work: Callable[[Given], Made], batch: Sequence[Given]) -> list[Made]:
        """Return the results of a batch, `_LOST` for the document that ended its process."""
        for _ in range(2):
            try:
                return self._results(work, batch)
            except WorkerDiedError:
                continue
        if len(batch) == 1:
            return [_LOST]
        return [self._read_alone(work, document) for document in batch]

    def _read_alone(self, work: Callable[[Given], Made], document: Given) -> Made:
        try:
            return self._results(work, [document])[0]
        except WorkerDiedError:
            return _LOST

    def _results(self, work: Callable[[Given], Made], batch: Sequence[Given]) -> list[Made]:
        if self._is_stopped:
            raise CancelledError
        with POOL.worker() as process, self._occupy(process):
            try:
                return process.results(work, batch)
            except WorkerDiedError as error:
                if not process.is_ready and not self._is_stopped:
                    raise CorpusError(
                        "A reading process ended before it could start, perhaps because memory was short."
                        " Run the same command with --workers 0, which reads without other processes."
                    ) from error
                raise

    @contextmanager
    def _occupy(self, process: WorkerProcess) -> Iterator[None]:
        with self._lock:
            if self._is_stopped:
                raise CancelledError
            self._busy.add(process)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(process)


def _batches(documents: Sequence[Given], size: int) -> Iterator[Sequence[Given]]:
    return (documents[start : start + size] for start in range(0, len(documents), size))


def _result(future: Future[Made]) -> Made:
    while not wait([future], timeout=1).done:  # with a timeout: without one, Ctrl-C waits for the result on Windows
        pass
    return future.result()
