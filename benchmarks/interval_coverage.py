"""Coverage of intervals under known truth, for `calibration.py`: samples of real outlets, and drawn counts."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import null_corpora

from analytics.stats import group_tests, matrices, mean_cosines, multiple_tests
from analytics.topics import word_points


class Row(NamedTuple):
    """One row of the table: what was measured, the value, and the range that was promised."""

    what: str
    value: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the value is in its range."""
        return self.low <= self.value <= self.high


def similarity_rows(n: int) -> Iterator[Row]:
    """Yield the coverage of the cosine: samples of two real outlets, and halves of one."""
    points, rows = _outlet_points()
    truth = mean_cosines.mean_cosines(points, rows).similarity[0, 1]
    for size in (20, 50, 100):
        random = np.random.default_rng(size)
        samples = [[random.choice(own, size, replace=False) for own in rows] for _ in range(n)]
        yield Row(f"cosine: coverage, {size} articles of each outlet", _coverage(points, samples, truth), 0.92, 1)
    random = np.random.default_rng(0)
    halves = [np.array_split(random.permutation(rows[0]), 2) for _ in range(n)]
    yield Row("cosine: coverage, random halves of one outlet", _coverage(points, halves, 1.0), 0.92, 1)


def _coverage(points: np.ndarray, samples: list[list[np.ndarray]], truth: float) -> float:
    found = [mean_cosines.mean_cosines(points, rows) for rows in samples]
    return float(np.mean([one.low[0, 1] <= truth <= one.high[0, 1] for one in found]))


@lru_cache(maxsize=1)
def _outlet_points() -> tuple[np.ndarray, list[np.ndarray]]:
    part, pieces, points = word_points.points(null_corpora.outlets(), "en")
    sources = part.documents["source"].to_numpy(dtype=object)[pieces.rows]
    return points, [np.flatnonzero(sources == one) for one in null_corpora.PAIR]


def ratio_rows(n: int) -> Iterator[Row]:
    """Yield the coverage of one log ratio, of shares and documents of both sides."""
    random = np.random.default_rng(0)
    for share_a, n_a, share_b, n_b in (
        (0.2, 30, 0.1, 300),
        (0.5, 30, 0.25, 300),
        (0.05, 100, 0.05, 500),
        (0.9, 40, 0.8, 40),
    ):
        a, b = random.binomial(n_a, share_a, n), random.binomial(n_b, share_b, n)
        ratio, variance = matrices.log_ratio(a, np.full(n, n_a), b, np.full(n, n_b))
        reach = multiple_tests.coverage_quantile(1, 1) * np.sqrt(variance) / np.log(2)
        covered = np.abs(ratio - np.log2(share_a / share_b)) <= reach
        what = f"log ratio: coverage, {share_a:.0%} of {n_a} against {share_b:.0%} of {n_b}"
        yield Row(what, float(covered.mean()), 0.92, 0.99)


def z_rows(n: int) -> Iterator[Row]:
    """Yield the standard deviation of z where nothing differs."""
    random = np.random.default_rng(0)
    for share in (0.05, 0.2, 0.95):
        cells = (random.random((400, n)) < share).astype("int64")
        members = sparse.csr_array((np.arange(400) < 100).astype("int64")[:, None])  # noqa: PLR2004 - a quarter
        design = group_tests.design(members, np.arange(400), np.ones(400))
        tests, _ = group_tests.compare(design, sparse.csr_array(cells), np.zeros(n, "int64"), np.arange(n))
        yield Row(f"z: standard deviation, words in {share:.0%}", float(tests.z.std()), 0.85, 1.05)
