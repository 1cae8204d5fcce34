"""The structure of the entity network: its backbone, communities and centrality."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.entities import cooccurrence, pair_counts
from analytics.entities.linking import PERSON_MARK

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

ALPHA = 0.05  # of the disparity filter, and of q
FEW_UNITS = 10  # with fewer units no pair can be distinguished from chance, so all pairs stay
SOURCES = 256  # names from which shortest paths are computed at once: memory grows with them
STEPS, STILL = 1_000, 1e-10  # of the power iteration
DIGITS = 6  # the last bits of sums differ between machines


def entity_network(
    corpus: Corpus,
    *,
    min_docs: int | None = None,
    kinds: tuple[str, ...] = schema.KINDS,
    demonyms: bool = True,
    full_names: bool = False,
    unit: str = "auto",
) -> pd.DataFrame:
    """One row per entity of the `backbone` of `entity_pairs`; the largest community first, in it the strongest name.

    Options are those of `cooccurrence.entity_pairs`, columns those of `shape`; `n_docs` documents mention the entity.
    """
    options: dict[str, Any] = {"kinds": tuple(kinds), "demonyms": demonyms, "full_names": full_names}
    return corpus.cached(_network_table, min_docs=min_docs, unit=unit, **options)


def _network_table(corpus: Corpus, *, min_docs: int | None, unit: str, **options: Any) -> pd.DataFrame:
    pairs = cooccurrence.entity_pairs(corpus, min_docs=min_docs, unit=unit, **options)
    if pairs.empty:
        return schema.empty("entity_network")
    about = pair_counts.entity_documents(corpus, pair_counts.named_entities(corpus, least=1, **options))
    table = shape(pairs).merge(about, on="entity", how="left")
    return schema.conform(table.assign(label=table["entity"].str.removesuffix(PERSON_MARK)), "entity_network")


def backbone(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of the backbone: together more often than by chance, and strong for one of the two entities.

    `q` and `alpha` (the disparity filter of Serrano, Boguna & Vespignani 2009) are both below .05. Of 97,724 pairs of
    4,000 articles 1,138 stay. With fewer than 10 units nothing can be tested, and every pair stays.
    """
    untested = pairs["n_all"] < FEW_UNITS
    is_tie = untested | ((pairs["q"] < ALPHA) & (pairs["alpha"] < ALPHA))
    return pairs[is_tie & (pairs["n_both"] > 0)].reset_index(drop=True)


def shape(pairs: pd.DataFrame) -> pd.DataFrame:
    """One row per entity of the backbone of `pairs`, with its community and its centrality.

    `community` numbers the communities of the Louvain method (Blondel et al. 2008) on `n_both` with a fixed seed; 1 has
    the largest sum of strengths. `degree` is the number of ties of the entity, `strength` the sum of their `n_both`.
    `betweenness` is the share of the shortest paths between two others that lead through it (Freeman 1977, Brandes
    2001; every tie has length 1). `eigenvector` is high for entities with ties to entities of high value (Bonacich
    1972, on `n_both`): 1 for the highest, near 0 outside the component of the highest.
    """
    strong = backbone(pairs)
    names, codes = np.unique(np.concatenate([strong["a"], strong["b"]]).astype(object), return_inverse=True)
    i, j = codes[: len(strong)], codes[len(strong) :]
    ties = _symmetric(i, j, strong["n_both"].to_numpy("float64"), len(names))
    links = (ties > 0).astype("float64")
    table = pd.DataFrame({"entity": pd.Series(names, dtype="str"), "community": _communities(ties)})
    table["degree"], table["strength"] = links.sum(axis=1).astype("int64"), ties.sum(axis=1).astype("int64")
    table["betweenness"], table["eigenvector"] = betweenness(links).round(DIGITS), eigenvector(ties).round(DIGITS)
    return table.sort_values(["community", "strength", "entity"], ascending=[True, False, True], ignore_index=True)


def betweenness(links: sparse.csr_array) -> np.ndarray:
    """Return the share of all shortest paths that lead through each node of an undirected graph.

    Brandes 2001 for many starts at once, with one matrix product per level of the paths: 439 names and 2,116 ties take
    1/50 of the time of networkx.
    """
    n = links.shape[0]
    total = np.zeros(n)
    for first in range(0, n, SOURCES):
        total += _paths_through(links, np.arange(first, min(first + SOURCES, n)))
    return total / max((n - 1) * (n - 2), 1)


def eigenvector(ties: sparse.csr_array) -> np.ndarray:
    """Return the leading eigenvector of a symmetric matrix without negative cells, scaled to a largest value of 1.

    Power iteration from equal values, in half steps, so that the values of a star do not oscillate.
    """
    value = np.ones(ties.shape[0])
    for _ in range(STEPS):
        ahead = ties @ value
        ahead = value + ahead / max(ahead.max(initial=0), STILL)
        ahead = ahead / ahead.max(initial=1)
        change = np.abs(ahead - value).max(initial=0)
        value = ahead
        if change < STILL:
            break
    return value


def _symmetric(i: np.ndarray, j: np.ndarray, weight: np.ndarray, n: int) -> sparse.csr_array:
    ends = (np.concatenate([i, j]), np.concatenate([j, i]))
    return sparse.csr_array((np.concatenate([weight, weight]), ends), shape=(n, n))


def _communities(ties: sparse.csr_array) -> np.ndarray:
    """Return the number of the community of each node, the strongest community 1."""
    import networkx as nx  # noqa: PLC0415 - slow import for one page

    # nodes are numbers: sets of texts have another order in every process
    half = sparse.triu(ties).tocoo()
    graph = nx.Graph()
    graph.add_nodes_from(range(ties.shape[0]))
    graph.add_weighted_edges_from(zip(half.row.tolist(), half.col.tolist(), half.data.tolist(), strict=True))
    strength = ties.sum(axis=1)
    communities = [sorted(nodes) for nodes in nx.community.louvain_communities(graph, seed=0)] if len(graph) else []
    number = np.zeros(ties.shape[0], "int64")
    for place, nodes in enumerate(sorted(communities, key=lambda nodes: (-strength[nodes].sum(), nodes)), start=1):
        number[nodes] = place
    return number


def _paths_through(links: sparse.csr_array, starts: np.ndarray) -> np.ndarray:
    """Return, for each node, the number of shortest paths from the starts through it, equal paths as fractions."""
    paths = np.zeros((links.shape[0], len(starts)))
    paths[starts, np.arange(len(starts))] = 1
    levels = [paths > 0]
    while levels[-1].any():
        ahead = links @ (paths * levels[-1])
        ahead[paths > 0] = 0
        levels.append(ahead > 0)
        paths += ahead
    share = np.zeros_like(paths)
    for farther, nearer in pairwise(reversed(levels)):
        flow = np.divide(1 + share, paths, out=np.zeros_like(paths), where=farther)
        share += paths * (links @ flow) * nearer
    share[starts, np.arange(len(starts))] = 0
    total: np.ndarray = share.sum(axis=1)
    return total
