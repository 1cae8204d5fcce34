"""Ctrl-C and SIGTERM as an exception: a command that is asked to stop closes its files and folders first."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
PATIENCE = (
    2  # seconds: `timeout` and terminals can send a signal twice at once; a later one comes from a user who has waited
)


class InterruptedBySignal(KeyboardInterrupt):
    """The user or the system asked the command to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number  # the exit status that shells give: 130 for Ctrl-C, 143 for SIGTERM


@contextmanager
def interruptible(sentence: str) -> Iterator[None]:
    """Raise InterruptedBySignal at the first signal; a later signal writes `sentence` and ends the process at once.

    Outside the main thread, where Python allows no handlers, it does nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = _handler(sentence)
    before = {number: signal.signal(number, handler) for number in SIGNALS if not _is_ignored(number)}
    try:
        yield
    finally:
        for number, handler_before in before.items():
            signal.signal(number, handler_before)


def end_at_once(sentence: str) -> None:
    """Set handlers that write a sentence and end the process at the first signal: there is nothing to close yet."""

    def stop(number: int, _: FrameType | None) -> None:
        _end(sentence, number)

    for number in SIGNALS:
        if not _is_ignored(number):
            signal.signal(number, stop)


def _is_ignored(number: int) -> bool:
    """Return whether the signal is ignored, as shells ignore Ctrl-C for commands in the background."""
    return signal.getsignal(number) is signal.SIG_IGN


def _end(sentence: str, number: int) -> None:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{sentence}\n".encode())
    os._exit(128 + number)


def _handler(sentence: str) -> Callable[[int, FrameType | None], None]:
    times: list[float] = []

    def stop(number: int, _: FrameType | None) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            raise InterruptedBySignal(number)
        if times[-1] - times[0] > PATIENCE:
            _end(sentence, number)

    return stop
