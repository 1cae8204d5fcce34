"""Precision of the judged quotations that the code finds today, by language: python benchmarks/quotes.py.

Precision is right / (right + wrong) over the judged quotations that are still found, with its Wilson interval of 95 %.
By field it is the share of quotations in which span, speaker (with the verb) or directness were not the error. Nothing
is known about quotations that were not judged.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "tests")]

import quotes_samples  # noqa: E402

from analytics.stats import significance  # noqa: E402

FIELDS = {"span": ("span", "no quotation"), "speaker": ("speaker", "pronoun", "verb", "no quotation")}
FIELDS |= {"direct": ("direct", "no quotation")}


def main() -> int:
    """Print a row per language: judged, still found, precision and interval, then the fields when it was judged."""
    print(
        f"{'':4}{'judged':>8}{'found':>7}{'right':>7}{'precision':>11}{'95 %':>16}" + "".join(f"{f:>9}" for f in FIELDS)
    )
    for language, path in quotes_samples.FILES.items():
        if path.is_file():
            _row(language)
        else:
            print(f"{language:4} {path.name} is not on this machine: not measured")
    return 0


def _row(language: str) -> None:
    verdicts, today = quotes_samples.judged(language), quotes_samples.found(language)
    still = Counter(verdict for key, verdict in verdicts.items() if key in today)
    low, high = significance.wilson(np.array([still["right"]]), np.array([still.total()]))
    interval = f"{low[0]:.3f} to {high[0]:.3f}"
    precision = still["right"] / still.total()
    print(
        f"{language:4}{len(verdicts):>8}{still.total():>7}{still['right']:>7}{precision:>11.3f}{interval:>16}"
        + "".join(f"{share:>9.3f}" for share in _fields(language))
    )


def _fields(language: str) -> list[float]:
    with quotes_samples.HELD_OUT.open(encoding="utf-8", newline="") as file:
        reasons = [row["reason"] for row in csv.DictReader(file) if row["language"] == language]
    return [1 - sum(any(word in why for word in wrong) for why in reasons) / len(reasons) for wrong in FIELDS.values()]


if __name__ == "__main__":
    sys.exit(main())
