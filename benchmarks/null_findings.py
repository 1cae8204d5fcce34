"""How often a finding reports a difference where there is none: sources and dates assigned to the articles at random.

    python benchmarks/null_findings.py CORPUS [PERMUTATIONS]

For each kind of finding: in how many of the permutations of 600 articles any comparative sentence appears. At most 5 %
may have one. The articles keep their words, names and copies.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from analytics.corpus.folder import open_corpus
from analytics.entities import pairs_by_group
from analytics.findings import supported
from analytics.keywords import keyness, trends
from analytics.sources import attention, coverage, gaps

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.corpus.store import Corpus

N_DOCUMENTS, N_SOURCES = 600, 6
SHARES = (0.5, 0.2, 0.12, 0.08, 0.06, 0.04)  # of the documents, by source


def by_groups(make: Callable[[Corpus], object]) -> Callable[[Corpus], bool]:
    """Return whether any group has a term or pair that passes the test, corrected for the groups."""

    def has_find(corpus: Corpus) -> bool:
        table = make(corpus)
        return len(supported.passing_rows(table, "q")) > 0

    return has_find


KINDS: dict[str, Callable[[Corpus], bool]] = {
    "coverage": lambda corpus: len(supported.passing_rows(coverage.coverage(corpus))) > 0,
    "gaps": lambda corpus: len(supported.passing_rows(gaps.gaps(corpus))) > 0,
    "attention": lambda corpus: len(supported.passing_rows(attention.attention(corpus))) > 0,
    "keyword_times": lambda corpus: len(supported.passing_rows(trends.keyword_timeline(corpus))) > 0,
    "pair_times": lambda corpus: len(supported.passing_rows(pairs_by_group.pair_timeline(corpus))) > 0,
    "keyness": by_groups(keyness.keyness),
    "pair_keyness": by_groups(pairs_by_group.pair_keyness),
}


def dealt(corpus: Corpus, random: np.random.Generator) -> Corpus:
    """Return the corpus with its sources and dates assigned to the documents at random."""
    documents = corpus.documents
    names = np.repeat(
        [f"Source {i}" for i in range(N_SOURCES)], np.round(np.array(SHARES) * len(documents)).astype(int)
    )
    dates = documents[["date", "date_precision"]].iloc[random.permutation(len(documents))].to_numpy()
    changed = documents.assign(source=random.permutation(np.resize(names, len(documents))))
    changed[["date", "date_precision"]] = dates
    return corpus.with_table("documents", changed)


def main() -> None:
    """Print the share of the permutations in which each kind of finding compares."""
    whole = open_corpus(sys.argv[1])
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 200  # noqa: PLR2004 - the optional argument
    n_finds = dict.fromkeys(KINDS, 0)
    cpu = time.process_time()
    for seed in range(n):
        random = np.random.default_rng(seed)
        corpus = dealt(whole, random)
        corpus = corpus.take(random.choice(len(corpus), min(N_DOCUMENTS, len(corpus)), replace=False))
        for kind, has_find in KINDS.items():
            n_finds[kind] += has_find(corpus)
    for kind, count in n_finds.items():
        print(f"{kind:15}{count:4} of {n} permutations ({count / n:.1%})")
    print(f"{time.process_time() - cpu:.0f} s of CPU")


if __name__ == "__main__":
    main()
