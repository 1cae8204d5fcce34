"""The building process between two builds: it waits for a minute, because a new one takes 7 s of CPU to start.

A new one imports the libraries and loads the encoder and the word lists. A visitor who corrects names builds often.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from analytics.build.worker_process import WorkerDiedError, WorkerProcess
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from concurrent.futures import Future

SECONDS = 60
FEW = 100  # documents: after a larger build the process has much more memory than its libraries need


class KeptChild:
    """At most one process that waits for the next build; the caller sees to it that one build runs at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: WorkerProcess | None = None
        self._timer = threading.Timer(0, self.end)

    def take(self) -> WorkerProcess:
        """Return the waiting process, or start one."""
        child = self._remove()
        if child is not None and not _answers(child):
            child.end()
            child = None
        return child or WorkerProcess()

    def keep_or_end(self, child: WorkerProcess, done: Future[int]) -> None:
        """Let `child` wait for the next build and end it after `SECONDS` without one; end it at once if it is large.

        `done` is its work, which has ended: the number of documents that it built.
        """
        if not _is_worth_keeping(done):
            child.end()
            return
        with self._lock:
            self._waiting = child
            self._timer = threading.Timer(SECONDS, self.end)
            self._timer.daemon = True
            self._timer.start()

    def end(self) -> None:
        """End the waiting process, if there is one."""
        child = self._remove()
        if child is not None:
            child.end()

    def _remove(self) -> WorkerProcess | None:
        with self._lock:
            self._timer.cancel()
            child, self._waiting = self._waiting, None
            return child


def _answers(child: WorkerProcess) -> bool:
    """Return whether a process works: one that is being killed still has a number in the list of processes."""
    try:
        return child.result(len, ()) == 0
    except WorkerDiedError:
        return False


def _is_worth_keeping(done: Future[int]) -> bool:
    error = done.exception()
    return isinstance(error, CorpusError) if error else done.result() <= FEW
