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
        """A function that maps another over batches of documents; `most` is the number of documents of a batch."""

        most: int

        def __call__(
            self, work: Callable[[Sequence[Given]], Made], batches: Iterable[Sequence[Given]], lost: Lost, /
        ) -> Iterator[tuple[Sequence[Given], Made]]:
            """Yield each batch and `work(batch)`, in order.

            The documents of a batch that ends its process are batches of their own; one that ends it again has the
            result `lost(document)`.
            """

    Lost = Callable[[Any], Any]


Given = TypeVar("Given")
Made = TypeVar("Made")

CHUNK = 16  # documents per batch: enough to make the transfer cheap, few enough for a smooth progress bar
AHEAD = 2  # submitted batches per process: no process waits for work, and the builds of several visitors take turns


@contextmanager
def mapper(n_documents: int, *, workers: int | None = None, scheduler: str = "") -> Iterator[Map]:
    """Yield the map for `n_documents`: on the cluster at `scheduler`, else in `workers` children (None: one per core).

    With 0 workers, or no documents, it works in this process. When a process ends during a batch, another reads the
    batch again; when that ends too, the documents are read one by one, and one that again ends a process is lost.
    """
    count = min(os.cpu_count() or 1 if workers is None else workers, -(-n_documents // CHUNK))
    if scheduler:
        with cluster.mapper(scheduler, CHUNK) as mapped:
            yield mapped
    elif count == 0:
        yield _InThisProcess()
    else:
        with POOL.build(count), _Readers(count, max(1, min(CHUNK, n_documents // count))) as readers:
            yield readers


class _InThisProcess:
    most = CHUNK

    def __call__(
        self, work: Callable[[Sequence[Given]], Made], batches: Iterable[Sequence[Given]], _lost: Lost
    ) -> Iterator[tuple[Sequence[Given], Made]]:
        for batch in batches:
            yield batch, work(batch)


class _Readers:
    """The threads of one build; each sends batches to a process of the pool."""

    def __init__(self, count: int, most: int) -> None:
        self.most = most
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

    def __call__(
        self, work: Callable[[Sequence[Given]], Made], batches: Iterable[Sequence[Given]], lost: Lost
    ) -> Iterator[tuple[Sequence[Given], Made]]:
        waiting = iter(batches)
        under_way = deque(self._start_batch(work, batch, lost) for batch in islice(waiting, AHEAD * self._count))
        while under_way:
            results = _result(under_way.popleft())
            under_way.extend(self._start_batch(work, batch, lost) for batch in islice(waiting, 1))
            yield from results

    def _start_batch(
        self, work: Callable[[Sequence[Given]], Made], batch: Sequence[Given], lost: Lost
    ) -> Future[list[tuple[Sequence[Given], Made]]]:
        return self._threads.submit(self._read, work, batch, lost)

    def _read(
        self, work: Callable[[Sequence[Given]], Made], batch: Sequence[Given], lost: Lost
    ) -> list[tuple[Sequence[Given], Made]]:
        """Return the result of a batch; those of its documents when it ended two processes."""
        for _ in range(2):
            try:
                return [(batch, self._result_of(work, batch))]
            except WorkerDiedError:
                continue
        if len(batch) == 1:
            return [(batch, lost(batch[0]))]
        return [([document], self._read_alone(work, document, lost)) for document in batch]

    def _read_alone(self, work: Callable[[Sequence[Given]], Made], document: Given, lost: Lost) -> Made:
        result: Made
        try:
            result = self._result_of(work, [document])
        except WorkerDiedError:
            result = lost(document)
        return result

    def _result_of(self, work: Callable[[Sequence[Given]], Made], batch: Sequence[Given]) -> Made:
        if self._is_stopped:
            raise CancelledError
        with POOL.worker() as process, self._occupy(process):
            try:
                result: Made = process.result(work, batch)
            except WorkerDiedError as error:
                if not process.is_ready and not self._is_stopped:
                    raise CorpusError(
                        "A reading process ended before it could start, perhaps because memory was short."
                        " Run the same command with --workers 0, which reads without other processes."
                    ) from error
                raise
            return result

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


def _result(future: Future[Made]) -> Made:
    while not wait([future], timeout=1).done:  # with a timeout: without one, Ctrl-C waits for the result on Windows
        pass
    return future.result()
