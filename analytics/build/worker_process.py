"""One reading process: a child that receives batches of documents through a pipe and sends the results back.

The child ends when its standard input closes, so it never outlives its parent, on any system. The pools of the standard
library do not fit: the end of one child breaks all others, children of a killed parent wait for ever, and the caller's
main module (app.py) runs again in each child.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

READY = "ready"
_SIZE = 8  # bytes of the length of a batch
GRACE = 5  # seconds a child has to end before it is killed
_START = "import sys; sys.path[:] = {path!r}; from analytics.build.worker_process import serve; serve()"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class WorkerDiedError(Exception):
    """The reading process ended before it sent its results."""


class WorkerProcess:
    """The parent's side of a reading process; it starts at once and is ready when its imports are done."""

    def __init__(self, *, threads: int = 1) -> None:
        # a separate process group: Ctrl-C in a terminal goes to the whole group, and only the parent must handle it
        group_options: dict[str, Any] = {"creationflags": 0x200} if sys.platform == "win32" else {"process_group": 0}
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict.fromkeys(_THREADS, str(threads)) | os.environ,
            **group_options,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._batches, self._answers = self._child.stdin, self._child.stdout
        self.is_ready = False  # a child that ends before it is ready has not read any document

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._child.pid

    def result(self, work: Callable[[Any], Any], documents: Sequence[Any]) -> Any:
        """Return `work(documents)`; raises its exception, or WorkerDiedError when the process ended."""
        batch = pickle.dumps((work, documents), pickle.HIGHEST_PROTOCOL)
        if not self.is_ready:
            self.is_ready = self._answer() == READY
        try:
            self._batches.write(len(batch).to_bytes(_SIZE, "little"))
            self._batches.write(batch)
            self._batches.flush()
        except OSError as error:  # a pipe without a reader
            raise WorkerDiedError from error
        result, problem = self._answer()
        if problem is not None:
            raise problem
        return result

    def kill(self) -> None:
        """End the process at once, even during its work; may be called from another thread."""
        with suppress(OSError):
            self._child.kill()

    def end(self) -> None:
        """Ask the process to end and wait for it; kill it after `GRACE` seconds."""
        with suppress(OSError):  # closing flushes the buffer
            self._batches.close()
        try:
            self._child.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.kill()
            self._child.wait()
        self._answers.close()

    def _answer(self) -> Any:
        try:
            return pickle.load(self._answers)  # noqa: S301 - our own child wrote it
        except (EOFError, OSError, pickle.UnpicklingError) as error:  # the last two: ended in the middle of an answer
            raise WorkerDiedError from error


def serve() -> None:
    """Work on batches until the parent closes the pipe; the main function of a reading process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    batches, answers = _private_pipes()
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(batches, waiting), daemon=True).start()
    _send(answers, READY)
    while True:
        _send(answers, _work_batch(waiting.get()))


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes to the parent, and redirect standard output, to which libraries print, to standard error."""
    batches, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return batches, answers


def _receive(batches: BinaryIO, waiting: queue.SimpleQueue[bytes]) -> None:
    """Queue the batches; end the process when the parent closes the pipe or ends, even during its work."""
    while True:
        size = batches.read(_SIZE)
        batch = batches.read(int.from_bytes(size, "little"))
        if len(size) < _SIZE or len(batch) < int.from_bytes(size, "little"):
            os._exit(0)
        waiting.put(batch)


def _work_batch(batch: bytes) -> tuple[Any, BaseException | None]:
    try:
        work, documents = pickle.loads(batch)  # noqa: S301 - our own parent wrote it
        return work(documents), None
    except MemoryError:
        os._exit(1)  # as when the system kills a process: the batch is tried again
    except Exception as error:  # noqa: BLE001 - the parent raises it
        return None, _portable(error)


def _portable(error: Exception) -> Exception:
    """Return an exception that can be pickled, with its traceback as a note."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - an exception class may do anything when it is pickled
        return RuntimeError("".join(traceback.format_exception(error)))
    return error


def _send(answers: BinaryIO, answer: object) -> None:
    try:
        answers.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
        answers.flush()
    except OSError:  # the parent is gone
        os._exit(0)
