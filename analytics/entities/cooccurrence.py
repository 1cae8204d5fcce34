"""Co-occurrence: the pairs of entities that are mentioned together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.entities import pair_counts
from analytics.stats import significance

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.entities.pair_counts import Cells, Named


def entity_pairs(
    corpus: Corpus,
    *,
    min_docs: int | None = None,
    kinds: tuple[str, ...] = schema.KINDS,
    demonyms: bool = True,
    full_names: bool = False,
    unit: str = "document",
) -> pd.DataFrame:
    """One row per pair of entities mentioned together in at least `min_docs` documents, a < b, most frequent first.

    Together means in the same `unit`: document, paragraph (a line of the text) or sentence. `n_both` of the `n_all`
    units mention both, `n_a` and `n_b` each one; `expected` = n_a * n_b / n_all is `n_both` under independence; `npmi`
    = ln(p_ab / (p_a p_b)) / -ln p_ab in -1..1 (Bouma 2009), 0 for a pair in every unit. `p` is the one-sided
    hypergeometric probability of `n_both` or more (Fisher's exact test), `q` its Benjamini-Hochberg value over the
    listed pairs. `n_docs` and `n_sources` count documents and sources with such a unit; `n_sentences` counts sentences
    with both, for every `unit`. `alpha` is that of the disparity filter (Serrano, Boguna & Vespignani 2009):
    (1 - n_both / s)^(k - 1), where s is the sum of `n_both` and k the number of the pairs of one entity, the smaller
    value of the two entities; below .05 the tie is strong for one of them. `min_docs` None is 1 below 10 documents, 2
    below 500, else 3. `demonyms` False ignores words such as "Chinese" that only imply the place, `full_names` ignores
    surnames that were linked to a full name.
    """
    if min_docs is not None and min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    least = min_docs or least_documents(len(corpus))
    chosen = {"kinds": tuple(kinds), "demonyms": demonyms, "full_names": full_names}
    return corpus.cached(_pairs, least=least, unit=unit, **chosen)


def least_documents(n: int) -> int:
    """Return the least number of documents of a listed pair in a corpus of `n` documents."""
    return 1 if n < 10 else 2 if n < 500 else 3  # noqa: PLR2004 - the docstring above names them


def _pairs(corpus: Corpus, *, least: int, unit: str, **chosen: Any) -> pd.DataFrame:
    named = pair_counts.named_entities(corpus, least=least, **chosen)
    cells = pair_counts.in_units(corpus, named, unit)
    counted = _count_pairs(corpus, cells, least)
    if counted.empty:
        return schema.empty("entity_pairs")
    counted["n_sentences"] = _sentences(corpus, named, counted, unit)
    return schema.conform(_rank_pairs(_add_measures(counted, cells).assign(unit=unit), named), "entity_pairs")


def _count_pairs(corpus: Corpus, cells: Cells, least: int) -> pd.DataFrame:
    """Return the pairs with their numbers of units, documents and sources."""
    i, j, both = pair_counts.pairs(cells, least)
    whole = cells.total == len(corpus)  # a unit is a document
    n_docs = both if whole else pair_counts.n_parts(cells, cells.document, i, j)
    listed = n_docs >= least
    i, j = i[listed], j[listed]
    n_sources = pair_counts.n_parts(cells, pair_counts.sources(corpus)[cells.document], i, j)
    return pd.DataFrame({"i": i, "j": j, "n_both": both[listed], "n_docs": n_docs[listed], "n_sources": n_sources})


def _sentences(corpus: Corpus, named: Named, table: pd.DataFrame, unit: str) -> np.ndarray:
    """Return the number of sentences that mention both entities of each pair."""
    if unit == "sentence":
        return table["n_both"].to_numpy()
    matrix = pair_counts.in_units(corpus, named, "sentence").matrix
    return pair_counts.at_pairs((matrix.T @ matrix).tocsr(), table["i"].to_numpy(), table["j"].to_numpy())


def _add_measures(table: pd.DataFrame, cells: Cells) -> pd.DataFrame:
    """Return the table with the expectation, measures and tests of its counts."""
    n, total = np.asarray(cells.matrix.sum(axis=0)).ravel(), cells.total
    i, j, both = (table[column].to_numpy() for column in ("i", "j", "n_both"))
    p = pair_counts.chance(both, n[i], n[j], total)
    counts = {"n_a": n[i], "n_b": n[j], "n_all": total, "expected": n[i] * n[j] / total}
    npmi = _npmi(both / total, n[i] / total, n[j] / total)
    tests = {"p": p, "q": significance.benjamini_hochberg(p), "alpha": _disparity(i, j, both)}
    return table.assign(**counts, npmi=npmi, **tests)


def _rank_pairs(table: pd.DataFrame, named: Named) -> pd.DataFrame:
    """Return the pairs in order and with names; columns are in order of name, so that numbers are sorted, not names."""
    counts = [table[name].to_numpy() for name in ("n_both", "n_docs", "n_sentences")]
    # one sort key instead of three
    counted = np.ravel_multi_index(counts, [1 + most.max() for most in counts], mode="clip")
    table = table.iloc[np.lexsort([-table["npmi"].to_numpy(), -counted])]  # stable: ties stay in order of name
    return table.assign(a=named.names.take(table["i"].to_numpy()), b=named.names.take(table["j"].to_numpy()))


def _npmi(both: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    surprise = -np.log(both)
    return np.divide(np.log(both / (a * b)), surprise, out=np.zeros(len(both)), where=surprise > 0)


def _disparity(i: np.ndarray, j: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the probability of so large a share of the ties of one of its ends if the shares were random."""
    ends, twice = np.concatenate([i, j]), np.concatenate([weight, weight])
    strength, degree = np.bincount(ends, twice), np.bincount(ends)
    alpha = (1 - twice / strength[ends]) ** (degree[ends] - 1)
    return np.minimum(alpha[: len(i)], alpha[len(i) :])
