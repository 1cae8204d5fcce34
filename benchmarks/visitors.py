"""Waits of visitors who use the dashboard at once: python benchmarks/visitors.py CORPUS [VISITORS] [MOVES].

A real server on this machine; each visitor opens a page, then makes a move each second: another page, a source, a word,
and back. Printed are the seconds from a move to the complete page, and the memory of the server process.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.app_client import Server, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

VISITORS, MOVES, PAUSE = 15, 8, 1.0
PAGES = ("", "keywords", "topics", "entities", "sources", "read")


def main(place: str, n_visitors: int = VISITORS, n_moves: int = MOVES) -> None:
    """Print the waits of all visitors, and the memory before and after."""
    with Server(place) as server:
        print(f"memory of the server: {server.resident():.0f} MB before the first visit", flush=True)
        first = Visitor(server.port)
        opened = first.open_page()
        print(f"first page after {opened:.1f} s, then {server.resident():.0f} MB", flush=True)
        alone = [wait for page in range(len(PAGES)) for wait in islice(_moves(first, page), 4)]
        first.close()
        _print("one visitor", alone)
        before = server.cpu()
        with ThreadPoolExecutor(n_visitors) as threads:
            waits = threads.map(lambda number: _visit(server.port, number, n_moves), range(n_visitors))
            _print(f"{n_visitors} visitors", [wait for one in waits for wait in one])
        cpu = 1000 * (server.cpu() - before) / (n_visitors * (n_moves + 1))
        print(f"CPU of the server: {cpu:.0f} ms a move; its memory: {server.resident():.0f} MB")


def _visit(port: int, number: int, n_moves: int) -> list[float]:
    """Return the waits of one visitor; visitors start on different pages, a little after each other."""
    time.sleep(PAUSE * number / VISITORS)
    visitor = Visitor(port)
    waits = []
    for wait in islice(_moves(visitor, number), n_moves + 1):
        waits.append(wait)
        time.sleep(PAUSE)
    visitor.close()
    return waits[1:]  # the first is the connection


def _moves(visitor: Visitor, start: int) -> Iterator[float]:
    yield visitor.open_page()
    for page in islice(cycle(PAGES), start % len(PAGES), None):
        yield visitor.open_page(page)
        yield visitor.set_texts("source", visitor.options("source")[:1])
        yield visitor.set_text("words", "police")
        yield visitor.set_texts("source", [])


def _print(who: str, waits: list[float]) -> None:
    median, high = np.percentile(waits, [50, 95])
    print(f"{who:14} {len(waits):4} moves: p50 {median:.2f} s, p95 {high:.2f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:4]))
