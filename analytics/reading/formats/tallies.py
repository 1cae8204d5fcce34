"""Rows or entries of one file with the same problem, counted and reported as one issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Tally:
    """The rows of one file with the same problem, reported as one Issue."""

    problem: str
    detail: str
    n: int = 0
    first: str = ""

    def add(self, first: str) -> None:
        """Count one more row; the first one is stored."""
        self.n += 1
        self.first = self.first or first

    def issues(self, file: str, n_all: int, unit: str) -> Iterator[Issue]:
        """Yield the Issue for the counted rows of `file`, out of `n_all` rows; none if no row was counted."""
        if self.n:
            problem = f"{self.n:,} of {n_all:,} {unit} {self.problem} (first: {self.first})"
            yield Issue(file, problem, self.detail)
