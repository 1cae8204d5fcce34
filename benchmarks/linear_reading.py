"""How the reading of one document grows with its length, for every awkward thing: CPU seconds of 1, 2 and 4 MB.

Run: python -m benchmarks.linear_reading [--mb 1 2 4] [--only WORDS] [--most SECONDS]. A reading is the opening of the
file and all that is counted in its first document. `growth` is the time of the last length over that of the first, per
doubling: 2 is linear. Ordinary news comes first: what costs no more per MB is as quick as reading can be.
"""

from __future__ import annotations

import argparse
import math
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.reading import document
from analytics.reading.formats.files import load, load_uploads
from benchmarks.awkward_texts import texts

if TYPE_CHECKING:
    from benchmarks.awkward_texts import Made

SEEDS = Path(__file__).parents[1] / "seeds"
MB = 1_000_000


@cache
def _sentences() -> list[str]:
    """Return the sentences of the seed articles, without the pages around them."""
    raws = load([SEEDS]).documents
    found = [document.read(raw) for raw in raws]
    return [one.texts[0][1][start:end] for one in found for _, start, end in one.sentences]


def ordinary(size: int) -> str:
    """Return news of that many bytes: sentences of the seeds, each time with another number, as equal ones are cut."""
    lines = _sentences()
    n = size // sum(len(line.encode()) for line in lines) + 1
    return "\n".join(f"{line[:-1]} in part {number}{line[-1]}" for number in range(n) for line in lines)


def seconds(name: str, made: Made, size: int) -> float:
    """Return the CPU time of reading the first document of a file, with the opening of the file."""
    data = made(size).encode()
    start = time.process_time()
    for raw in load_uploads([(name, data)]).documents[:1]:
        document.read(raw)
    return time.process_time() - start


def growth(times: list[float], sizes: list[int]) -> float:
    """Return the factor by which the time grows with each doubling of the length."""
    return (times[-1] / max(times[0], 1e-9)) ** (1 / math.log2(sizes[-1] / sizes[0])) if len(times) > 1 else 2.0


def main() -> None:
    """Print one line for each awkward thing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=float, nargs="+", default=[1, 2, 4])
    parser.add_argument("--only", default="", help="things whose name holds these words")
    parser.add_argument("--most", type=float, default=60, help="seconds beyond which longer texts are left out")
    given = parser.parse_args()
    sizes = [int(mb * MB) for mb in given.mb]
    seconds("a.txt", ordinary, MB // 100)  # models and word lists are loaded
    seconds("a.html", lambda _: "<html><body><p>Words of a page.</p></body></html>", 1)
    things = {"ordinary news": ("a.txt", ordinary)} | {one: it for one, it in texts().items() if given.only in one}
    print(f"{'':40}", *(f"{mb:>7g} MB" for mb in given.mb), f"{'growth':>8}")
    for thing, (name, made) in things.items():
        times: list[float] = []
        for size in sizes:
            if not times or times[-1] < given.most:
                times.append(seconds(name, made, size))
        shown = [f"{one:10.2f}" for one in times] + [f"{'-':>10}"] * (len(sizes) - len(times))
        print(f"{thing:40}", *shown, f"{growth(times, sizes[: len(times)]):8.2f}", flush=True)


if __name__ == "__main__":
    main()
