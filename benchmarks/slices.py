"""Time of a filter and of each analysis on a corpus folder: python benchmarks/slices.py [CORPUS].

Without CORPUS one is built from the shared news articles if they are beside the checkout. Times are of one run on this
machine; quote the ratios.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import open_corpus, tables
from analytics.build import build

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
SKIPPED = ("lines", "documents", "issues")  # stored as they are


def main() -> int:
    """Print one line per step: milliseconds, and the ratio to one filter."""
    corpus = _corpus(sys.argv[1:])
    if corpus is None:
        print(f"No corpus given and {NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    largest = corpus.documents["source"].value_counts().index[0]
    corpus.counts  # noqa: B018 - the matrix is made once and shared by every slice
    unit, part = _timed(lambda: corpus.where(source=[largest], words="president"))
    print(f"{len(corpus):,} documents, slice of {len(part):,}")
    print(f"{'filter by source and word':32}{unit:10.1f} ms {1:8.1f} filters")
    for name in (name for name in tables.ANALYSES if name not in SKIPPED):
        for label, target in (("slice", part), ("whole", corpus)):
            cost, _ = _timed(lambda name=name, target=target: tables.table(target, name))
            print(f"{name + ', ' + label:32}{cost:10.1f} ms {cost / unit:8.1f} filters")
    return 0


def _corpus(arguments: list[str]) -> Corpus | None:
    if arguments:
        return open_corpus(arguments[0])
    if not NEWS.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        cost, corpus = _timed(lambda: build.build_paths([NEWS]))
        print(f"{'build':32}{cost:10.1f} ms ({1000 * len(corpus) / cost:.0f} documents a second)")
        corpus.save(folder)
        return open_corpus(folder)


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    """Return milliseconds and the result."""
    begin = time.perf_counter()
    result = step()
    return 1000 * (time.perf_counter() - begin), result


if __name__ == "__main__":
    sys.exit(main())
