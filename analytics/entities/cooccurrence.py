"""Co-occurrence: the pairs of entities that are mentioned together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import default_tables, independent_texts
from analytics.entities import pair_counts
from analytics.stats import matrices, multiple_tests, significance, strata

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
    unit: str = "auto",
) -> pd.DataFrame:
    """One row per pair of entities mentioned together in at least `min_docs` documents, a < b, most frequent first.

    Together means in the same `unit`: document, paragraph (a line of the text) or sentence. With "auto" it is the
    document, but in a document of more than 4,000 words (`LONG_WORDS`) the sentence: such a document names nearly all
    with nearly all, and still counts as one unit. `n_docs` documents of `n_sources` sources have such a unit, copies
    included; `n_sentences` counts sentences with both, for every `unit`.
    All that follows counts copies of a text once: `n_both` of the `n_all` units mention both, `n_a` and `n_b` each one.
    `expected` is `n_both` if names met by chance and every unit kept its number of names: the sum of n_a * n_b / n over
    strata of units with equal numbers of names; in fewer than 25 units with a pair, n_a * n_b / n_all. `npmi` is
    ln(n_both / expected) / -ln(n_both / n_all) in -1..1 (Bouma 2009), 0 for a pair in every unit. `p` is the chance of
    `n_both` or more in these strata (the exact test of Mantel & Haenszel, close to the fixed-fixed null of Gotelli
    2000), `q` its Benjamini-Hochberg value over all pairs of entities in enough units to pass, together or not. Units
    of one document count as independent, so with sentences and paragraphs `q` is too small. With "auto" `expected` and
    `p` are those of whole documents, so long ones only make `q` larger. `alpha` is that of the
    disparity filter (Serrano, Boguna & Vespignani 2009): (1 - n_both / s)^(k - 1), where s is the sum of `n_both` and k
    the number of the pairs of one entity, the smaller value of the two entities. Below .05 the tie is strong for one of
    them; alone it is not a test. `min_docs` None is 1 below 10 documents, 2 below 500, else 3. `demonyms` False ignores
    words such as "Chinese" that only imply the place, `full_names` ignores surnames that were linked to a full name.
    """
    if min_docs is not None and min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    least = min_docs or least_documents(len(corpus))
    options = {"kinds": tuple(kinds), "demonyms": demonyms, "full_names": full_names, "unit": unit}
    asked = None if least == least_documents(len(corpus)) else least
    stored = default_tables.stored_default(corpus, entity_pairs, {"min_docs": asked, **options})
    return corpus.cached(_pairs, least=least, **options) if stored is None else stored


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
    first = np.flatnonzero(independent_texts.first_copies(corpus))
    once = corpus.take(first) if len(first) < len(corpus) else corpus
    if once is not corpus:
        counted["n_both"] = pair_counts.n_units(pair_counts.in_units(once, named, unit), counted["i"], counted["j"])
    measured = "document" if unit == "auto" else unit
    cells = cells if once is corpus and unit == measured else pair_counts.in_units(once, named, measured)
    return schema.conform(_rank_pairs(_add_measures(counted, cells).assign(unit=measured), named), "entity_pairs")


def _count_pairs(corpus: Corpus, cells: Cells, least: int) -> pd.DataFrame:
    """Return the pairs with their numbers of units, documents and sources."""
    i, j, both = pair_counts.pairs(cells, least)
    n_docs = pair_counts.n_parts(cells, cells.document, i, j) if cells.has_parts else both
    both = n_docs if cells.by_document else both
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
    with_name, sizes = _strata(cells)
    n_i, n_j, n_units = with_name[i], with_name[j], np.broadcast_to(sizes, (len(i), len(sizes)))
    expected = matrices.share(n_i * n_j, n_units).sum(axis=1)
    p = strata.stratified_p(_in_first_column(both, len(sizes)), n_i, n_j, n_units)
    counts = {"n_a": n[i], "n_b": n[j], "n_all": total, "expected": expected}
    q = multiple_tests.benjamini_hochberg(p, max(_n_candidates(n, total), len(p)))
    return table.assign(**counts, npmi=_npmi(both, expected, total), p=p, q=q, alpha=_disparity(i, j, both))


def _strata(cells: Cells) -> tuple[np.ndarray, np.ndarray]:
    """Return the units that mention each entity, entities x strata of the number of names, and the units of each.

    A unit with twice as many names has four times as many pairs. With the number of names held fixed, of 2,849 pairs
    with q < .05 of a corpus about 38 % were chance. A unit with one name can have no pair.
    """
    n_names = np.diff(cells.matrix.indptr)
    rows = np.flatnonzero(n_names > 1)
    if len(rows) < strata.LEAST_IN_STRATUM:
        return np.asarray(cells.matrix.sum(axis=0)).reshape(-1, 1), np.asarray([cells.total])
    stratum = np.unique(np.floor(2 * np.log2(n_names[rows])), return_inverse=True)[1]
    of_stratum = matrices.incidence(np.arange(len(rows)), stratum, (len(rows), int(stratum.max()) + 1))
    return (cells.matrix[rows].T @ of_stratum).toarray(), of_stratum.sum(axis=0)


def _in_first_column(values: np.ndarray, n_columns: int) -> np.ndarray:
    """Return a matrix whose rows sum to the values."""
    return np.column_stack([values, *[np.zeros(len(values))] * (n_columns - 1)])


def _n_candidates(n: np.ndarray, total: int) -> int:
    """Return the number of all pairs of entities that are in enough of the units to pass, together or not."""
    sizes, times = np.unique(n, return_counts=True)
    a, b = np.triu_indices(len(sizes))
    n_pairs = np.where(a == b, times[a] * (times[a] - 1) // 2, times[a] * times[b])
    return multiple_tests.family_limit(significance.least_p(sizes[a], sizes[b], total), n_pairs)[1]


def _rank_pairs(table: pd.DataFrame, named: Named) -> pd.DataFrame:
    """Return the pairs in order and with names; columns are in order of name, so that numbers are sorted, not names."""
    counts = [table[name].to_numpy() for name in ("n_both", "n_docs", "n_sentences")]
    # one sort key instead of three
    counted = np.ravel_multi_index(counts, [1 + most.max() for most in counts], mode="clip")
    table = table.iloc[np.lexsort([-table["npmi"].to_numpy(), -counted])]  # stable: ties stay in order of name
    return table.assign(a=named.names.take(table["i"].to_numpy()), b=named.names.take(table["j"].to_numpy()))


def _npmi(both: np.ndarray, expected: np.ndarray, total: int) -> np.ndarray:
    surprise = -np.log(np.maximum(both, 1) / total)
    ratio = np.log(np.maximum(both, 1) / np.maximum(expected, matrices.NOISE))
    npmi = np.divide(ratio, surprise, out=np.zeros(len(both)), where=surprise > 0)
    return np.where(both > 0, npmi, -1.0)


def _disparity(i: np.ndarray, j: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the probability of so large a share of the ties of one of its ends if the shares were random."""
    ends, twice = np.concatenate([i, j]), np.concatenate([weight, weight])
    strength, degree = np.bincount(ends, twice), np.bincount(ends)
    shares = np.divide(twice, strength[ends], out=np.ones(len(ends)), where=strength[ends] > 0)
    alpha = (1 - shares) ** (degree[ends] - 1)
    return np.minimum(alpha[: len(i)], alpha[len(i) :])
