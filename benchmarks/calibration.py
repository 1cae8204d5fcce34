"""Whether tests and intervals keep what they promise, under known truth: python benchmarks/calibration.py.

Each row is a share of 200 corpora of `null_corpora` with any find, the coverage of an interval (`interval_coverage`) or
a number of false finds, and the range that was promised; those of `null_tables` are about other tables. The last rows
are the power on planted differences.

    python benchmarks/calibration.py [NUMBER OF CORPORA]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import interval_coverage
import null_corpora
import null_tables
from interval_coverage import Row
from null_corpora import random_names, random_sources
from null_tables import share_of

from analytics.corpus import store
from analytics.entities import cooccurrence, pairs_by_group
from analytics.keywords import keyness
from analytics.sources import framing, similarity
from analytics.stats import mean_cosines, multiple_tests

CORPORA = 200


def table(n: int = CORPORA) -> Iterator[Row]:
    """Yield the rows of the table, by `n` random corpora; nothing if the articles are not on this machine."""
    if not null_corpora.NEWS.is_file():
        return
    few = n // 4
    for what, (found, drawn) in FINDS.items():
        n_drawn = n if what in FAST else few
        yield Row(what, share_of(n_drawn, found, drawn), 0, null_tables.most(n_drawn))
    share = share_of(few, _first_intervals, random_sources)
    yield Row("keyness: intervals of the first 50 that exclude 1 : 1", share, 0, 0.05)
    yield from interval_coverage.similarity_rows(n)
    yield from interval_coverage.ratio_rows(n * 10)
    yield from interval_coverage.z_rows(n * 10)
    yield Row("keyness: finds in a random source cut to 40 % of its words", _thinned(), 0, 5)
    yield from _copy_rows()
    yield from null_tables.rows(few)
    yield from power(n)


# Corpora without any difference


def _has_find(table: Callable[[Corpus], pd.DataFrame]) -> Callable[[Corpus], float]:
    """Return the function that returns 1 for a corpus with a find in the table."""
    return lambda corpus: float((table(corpus)["q"] < multiple_tests.ALPHA).any())


def _first_intervals(corpus: Corpus) -> float:
    """Return the share of the listed intervals that exclude the truth, a log ratio of 0."""
    listed = keyness.keyness(corpus).dropna(subset="low")
    return float((listed["low"] > 0).mean())


def _has_nearest(corpus: Corpus) -> float:
    pairs = similarity.source_similarity(corpus).dropna(subset="low")
    return float(mean_cosines.n_as_near(pairs) == 0)


FINDS: dict[str, tuple[Callable[[Corpus], float], Callable[[np.random.Generator], Corpus]]] = {
    "keyness: corpora with a find, random sources": (_has_find(keyness.keyness), random_sources),
    "framing: corpora with a find, random sources": (_has_find(framing.framing), random_sources),
    "pair_keyness: corpora with a find, random sources": (_has_find(pairs_by_group.pair_keyness), random_sources),
    "entity_pairs: corpora with a find, random names": (_has_find(cooccurrence.entity_pairs), random_names),
    "source_similarity: a nearest pair among random sources": (_has_nearest, random_sources),
}
FAST = tuple(FINDS)[:3]  # a fourth of the corpora for the others


# Length and copies


def _thinned() -> float:
    """Return the finds in a random source of 150 articles of which 40 % of the words are left."""
    random = np.random.default_rng(0)
    whole = null_corpora.random_sources(random)
    terms_of = store.without_categories(whole.stored("terms"))
    is_cut = terms_of["doc_id"].isin(whole.documents.loc[whole.documents["source"] == "Source 1", "doc_id"])
    left = np.where(is_cut, random.binomial(terms_of["n"], 0.4), terms_of["n"])
    cut = whole.with_table("terms", terms_of.assign(n=left)[left > 0])
    return float((keyness.keyness(cut, top=None)["q"] < multiple_tests.ALPHA).sum())


def _copy_rows() -> Iterator[Row]:
    """Yield the finds among 40 articles of two sources, of which one has 8 copies of one article."""
    base = null_corpora.corpus().take(np.arange(33))
    first = base.doc_ids[0]
    tables = {name: store.without_categories(base.stored(name)) for name in null_corpora.TABLES}
    copies = {name: pd.concat([rows, *(rows[rows["doc_id"] == first].assign(doc_id=f"copy{i}") for i in range(7))])
              for name, rows in tables.items()}  # fmt: skip
    documents = copies["documents"]
    is_copy = (documents["doc_id"].str.startswith("copy") | (documents["doc_id"] == first)).to_numpy()
    half = np.arange(len(documents)) % 2 == 0
    copies["documents"] = documents.assign(
        source=np.where(is_copy | half, "A", "B"), duplicate_group=np.where(is_copy, first, "")
    )
    planted = store.make({name: rows.reset_index(drop=True) for name, rows in copies.items()})
    for name, found in (
        ("keyness", keyness.keyness(planted, top=None)),
        ("pair_keyness", pairs_by_group.pair_keyness(planted, top=None)),
        ("entity_pairs", cooccurrence.entity_pairs(planted)),
    ):
        of_copies = float((found["q"] < multiple_tests.ALPHA).sum())
        yield Row(f"{name}: finds by 8 copies of one article among 40", of_copies, 0, 0)


# Power


def power(n: int) -> Iterator[Row]:
    """Yield how often a planted word, twice and more as frequent in 30 of 300 articles, is found among all words."""
    whole = null_corpora.corpus().take(np.arange(300))
    for inside, outside in ((0.4, 0.2), (0.6, 0.3), (0.8, 0.4), (0.6, 0.15), (0.6, 0.1)):
        found = [finds_planted(whole, inside, outside, np.random.default_rng(seed)) for seed in range(n // 4)]
        what = f"keyness: power, in {inside:.0%} of 30 against {outside:.0%} of 270"
        yield Row(what, float(np.mean(found)), 0, 1)


def finds_planted(whole: Corpus, inside: float, outside: float, random: np.random.Generator) -> bool:
    """Return whether a word in these shares of 30 articles and of the others passes the test among all words."""
    is_group = random.permutation(np.arange(len(whole)) < 30)  # noqa: PLR2004 - the group
    has_word = random.random(len(whole)) < np.where(is_group, inside, outside)
    planted = pd.DataFrame(
        {"doc_id": np.asarray(whole.doc_ids)[has_word], "term": "zzplanted", "surface": "zzplanted", "n": 1}
    )
    terms_of = pd.concat([store.without_categories(whole.stored("terms")), planted], ignore_index=True)
    documents = whole.documents.assign(source=np.where(is_group, "group", "rest"))
    corpus_of = store.make({"documents": documents, "texts": whole.stored("texts"), "terms": terms_of})
    found = keyness.keyness(corpus_of, groups=("group",), top=None)
    return bool(((found["term"] == "zzplanted") & (found["q"] < multiple_tests.ALPHA)).any())


def main() -> int:
    """Print the table, and return 1 if a row is outside of its range."""
    if not null_corpora.NEWS.is_file():
        print(f"{null_corpora.NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    holds = True
    for row in table(int(sys.argv[1]) if len(sys.argv) > 1 else CORPORA):
        holds &= row.holds
        print(
            f"{row.what:62}{row.value:8.3f}  {row.low:.2f} to {row.high:.2f}{'' if row.holds else '  OUTSIDE'}",
            flush=True,
        )
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
