"""The reading processes, shared by all builds of this process: five visitors need no more processes than one.

A process starts when a build needs it, works on the batches of all builds in the order in which they are requested,
and ends with the last build.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analytics.build.worker_process import WorkerProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

    Slot = WorkerProcess | None  # the right to use one process; None: it is not started yet


class WorkerPool:
    """A pool with as many processes as the running build that needs most of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: list[int] = []  # processes, by each build that runs
        self._idle: list[WorkerProcess] = []
        self._n_slots = 0  # in use or idle
        self._waiting: deque[Future[Slot]] = deque()

    @contextmanager
    def build(self, count: int) -> Iterator[None]:
        """Keep the pool open for a build of `count` processes; idle ones that no other build needs end after it."""
        with self._lock:
            self._wanted.append(count)
        try:
            yield
        finally:
            with self._lock:
                self._wanted.remove(count)
                surplus = self._surplus()
            for process in surplus:
                process.end()

    @contextmanager
    def worker(self) -> Iterator[WorkerProcess]:
        """Yield a process, in the order of the requests; one that failed is ended and not used again."""
        slot = self._take_slot().result()
        try:
            process = slot or WorkerProcess(threads=self._threads())
        except BaseException:
            self._give_back(None)
            raise
        try:
            yield process
        except BaseException:  # it may be in the middle of an answer
            process.kill()
            process.end()
            self._give_back(None)
            raise
        self._give_back(process)

    def _take_slot(self) -> Future[Slot]:
        """Return a future of a slot: done when one is free, else done when the next one is returned."""
        ticket: Future[Slot] = Future()
        with self._lock:
            if self._idle:
                ticket.set_result(self._idle.pop())
            elif self._n_slots < max(self._wanted):
                self._n_slots += 1
                ticket.set_result(None)
            else:
                self._waiting.append(ticket)
        return ticket

    def _give_back(self, slot: Slot) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set_result(slot)
                return
            if slot is None:
                self._n_slots -= 1
                return
            self._idle.append(slot)
            surplus = self._surplus()
        for process in surplus:
            process.end()

    def _surplus(self) -> list[WorkerProcess]:
        """Remove and return the idle processes that no build needs."""
        surplus = []
        while self._idle and self._n_slots > max(self._wanted, default=0):
            surplus.append(self._idle.pop())
            self._n_slots -= 1
        return surplus

    def _threads(self) -> int:
        """Return how many threads the libraries of one process may use: all processes together use one per core."""
        return max(1, (os.cpu_count() or 1) // max(self._wanted, default=1))


POOL = WorkerPool()
