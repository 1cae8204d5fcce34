"""The per-document work on a Dask cluster, which can lose its workers and its scheduler during the work."""

from __future__ import annotations

import logging
import time
from collections import deque
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from analytics.build.worker_process import WorkerDiedError
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from analytics.build.workers import Given, Lost, Made, Map

CLUSTER_TIMEOUT = "10s"  # to reach the scheduler
WORKER_TIMEOUT = 30.0  # seconds that a cluster may be without workers before the build gives up
POLL = 1.0  # seconds between two checks of a cluster that does not answer
AHEAD = 256  # submitted batches: enough for as many processes, few enough for the memory of the scheduler


@contextmanager
def mapper(address: str, most: int) -> Iterator[Map]:
    """Yield the map of the cluster whose scheduler is at `address`, for batches of at most `most` documents."""
    try:
        from distributed import Client  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise CorpusError("A Dask scheduler needs the package 'distributed': pip install distributed") from error
    try:
        client = Client(address, timeout=CLUSTER_TIMEOUT)
    except (OSError, ValueError) as error:
        raise CorpusError(f"The Dask scheduler {address} cannot be reached: {error}") from error
    cluster = _Cluster(client, address, most)
    with _quiet_logs(), client:
        cluster.wait_for_worker()
        yield cluster


class _Cluster:
    """A cluster, and the last time at which it had workers."""

    def __init__(self, client: Any, address: str, most: int) -> None:
        self.most = most
        self._client = client
        self._address = address
        self._last_workers = time.monotonic()

    def wait_for_worker(self) -> None:
        """Wait until there is a worker; raises CorpusError when none connects in time."""
        while not self._n_workers():
            time.sleep(min(POLL, WORKER_TIMEOUT))

    def __call__(
        self, work: Callable[[Sequence[Given]], Made], batches: Iterable[Sequence[Given]], lost: Lost
    ) -> Iterator[tuple[Sequence[Given], Made]]:
        """Yield the results in order; a batch whose workers end is read again document by document.

        The second try is needed: the scheduler blames the end of a worker on every batch that waits at it.
        """
        waiting = iter(batches)
        under_way = deque(self._start_batch(work, batch) for batch in islice(waiting, AHEAD))
        while under_way:
            batch, future = under_way.popleft()
            try:
                results = [(batch, self._result(future))]
            except WorkerDiedError:
                results = [([document], self._read_alone(work, document, lost)) for document in batch]
            under_way.extend(self._start_batch(work, batch) for batch in islice(waiting, 1))
            yield from results

    def _start_batch(
        self, work: Callable[[Sequence[Given]], Made], batch: Sequence[Given]
    ) -> tuple[Sequence[Given], Any]:
        return batch, self._client.submit(work, batch, pure=False)

    def _read_alone(self, work: Callable[[Sequence[Given]], Made], document: Given, lost: Lost) -> Made:
        result: Made
        try:
            result = self._result(self._client.submit(work, [document], pure=False))
        except WorkerDiedError:
            result = lost(document)
        return result

    def _result(self, future: Any) -> Any:
        from distributed import KilledWorker  # noqa: PLC0415 - an optional package

        while True:
            try:
                return future.result(timeout=POLL)
            except TimeoutError:  # the work goes on, or the worker with the result has ended
                self._n_workers()
            except CancelledError as error:
                raise self._lost_scheduler() from error
            except KilledWorker as error:
                raise WorkerDiedError from error

    def _n_workers(self) -> int:
        """Return the number of workers; raises CorpusError when there was none for `WORKER_TIMEOUT`."""
        if self._client.status != "running":
            raise self._lost_scheduler()
        try:
            n_workers = len(self._client.scheduler_info(n_workers=1)["workers"])
        except OSError as error:  # the connection broke since the last check
            raise self._lost_scheduler() from error
        now = time.monotonic()
        if n_workers:
            self._last_workers = now
        elif now - self._last_workers > WORKER_TIMEOUT:
            raise CorpusError(
                f"The scheduler {self._address} has no workers. Start one with: dask worker {self._address}"
            )
        return n_workers

    def _lost_scheduler(self) -> CorpusError:
        return CorpusError(
            f"The connection to the scheduler {self._address} was lost. Start the scheduler and run the command again."
        )


@contextmanager
def _quiet_logs() -> Iterator[None]:
    """Hide the library's log messages about lost connections: the build reports them in one sentence."""
    log = logging.getLogger("distributed")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
