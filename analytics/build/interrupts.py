"""A command that is asked to stop, by Ctrl-C or by SIGTERM, ends as an exception does: what it opened is closed."""

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
PATIENCE = 2  # seconds: `timeout` and a terminal may send a signal twice, a user who sends another has waited


class InterruptedBySignal(KeyboardInterrupt):
    """The user or the system asked the command to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number  # the exit status that shells give: 130 for Ctrl-C, 143 for SIGTERM


@contextmanager
def interruptible(sentence: str) -> Iterator[None]:
    """Raise InterruptedBySignal at the first signal; a later one, when that does not help, ends the process at once.

    `sentence` is what the later one writes. Outside the main thread, where Python allows no handlers, it does nothing.
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
    """Let the first signal end the process with a sentence, without closing anything: there is nothing to close yet."""

    def stop(number: int, _: FrameType | None) -> None:
        _end(sentence, number)

    for number in SIGNALS:
        if not _is_ignored(number):
            signal.signal(number, stop)


def _is_ignored(number: int) -> bool:
    """Tell whether the shell wants the signal ignored, as it does for Ctrl-C when a command runs in the background."""
    return signal.getsignal(number) is signal.SIG_IGN


def _end(sentence: str, number: int) -> None:
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{sentence}\n".encode())
    os._exit(128 + number)


def _handler(sentence: str) -> Callable[[int, FrameType | None], None]:
    asked: list[float] = []

    def stop(number: int, _: FrameType | None) -> None:
        asked.append(time.monotonic())
        if len(asked) == 1:
            raise InterruptedBySignal(number)
        if asked[-1] - asked[0] > PATIENCE:
            _end(sentence, number)

    return stop
