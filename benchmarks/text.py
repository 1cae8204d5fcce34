"""Figures of reading texts before anything is counted, measured in one run, each with its floor."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import cleaning, copies

ROOM = 64


def main() -> None:
    """Print every figure with its floor, then the cost of copies among 37,000 articles."""
    print(f"{'figure':<{ROOM}} {'value':>8} {'floor':>8}")
    for name, value, floor in [*cleaning.figures(), *copies.figures()]:
        print(f"{name:<{ROOM}} {value:>8.3f} {floor:>8.3f}{'' if value >= floor else '  MISSED'}", flush=True)
    print()
    copies.print_scale()


if __name__ == "__main__":
    main()
