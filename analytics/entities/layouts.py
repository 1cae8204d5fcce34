"""Parts of the network for pictures: the neighbourhood of an entity, a matrix, and points in the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from analytics.entities import communities, cooccurrence

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MAX_EGO_NODES = 20
MOST_NODES = 150  # of the whole network: more cannot be distinguished in a picture
MATRIX_NODES = 30
DRAWN = 3  # ties of each entity in the whole network


def closest(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of the backbone, the one with the highest NPMI first."""
    return communities.backbone(pairs).sort_values("npmi", ascending=False, kind="stable", ignore_index=True)


def partners(pairs: pd.DataFrame, entity: str) -> list[str]:
    """Return the entities that co-occur with an entity, in the order of `pairs`."""
    own = pairs[(pairs["a"] == entity) | (pairs["b"] == entity)]
    return [b if a == entity else a for a, b in zip(own["a"].tolist(), own["b"].tolist(), strict=True)]


def network_layout(corpus: Corpus, *, most: int = MOST_NODES, **options: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the `most` strongest entities of `communities.entity_network`, with x and y, and the ties among them.

    Options are those of `cooccurrence.entity_pairs`. The ties are the `DRAWN` closest (NPMI) of each entity and those
    of the minimum spanning tree, closest first: with all ties of 150 entities the middle is one grey spot. Only the
    largest connected component is drawn: the layout pushes a separate pair so far away that the rest shrinks.
    """
    nodes = strongest(communities.entity_network(corpus, **options), most)
    ties = closest(cooccurrence.entity_pairs(corpus, **options))
    ties = ties[ties["a"].isin(nodes["entity"]) & ties["b"].isin(nodes["entity"])].reset_index(drop=True)
    ties = _largest_part(ties[_is_leading_tie(ties) | _is_spanning_tie(ties)])
    return nodes.merge(layout(ties), on="entity"), ties


def _is_leading_tie(ties: pd.DataFrame) -> np.ndarray:
    """Return which ties are among the first `DRAWN` of one of their ends, in the order given."""
    ends = pd.Series(ties[["a", "b"]].to_numpy(dtype=object).ravel())
    return (ends.groupby(ends).cumcount() < DRAWN).to_numpy().reshape(-1, 2).any(axis=1)


def _is_spanning_tie(ties: pd.DataFrame) -> np.ndarray:
    """Return which ties, in the order given, join components that no earlier tie joins."""
    place = np.arange(1, len(ties) + 1)
    tree = csgraph.minimum_spanning_tree(_table(ties, place)[0])
    return np.isin(place, tree.data)


def _table(ties: pd.DataFrame, values: np.ndarray) -> tuple[sparse.csr_array, np.ndarray]:
    """Return names x names with a value for each tie, and the row of its first end."""
    names, ends = np.unique(ties[["a", "b"]].to_numpy(dtype=object), return_inverse=True)
    i, j = ends.reshape(-1, 2).T
    return sparse.csr_array((values, (i, j)), shape=(len(names), len(names))), i


def _largest_part(ties: pd.DataFrame) -> pd.DataFrame:
    """Return the ties of the connected component with the most entities; on a tie the first component."""
    if ties.empty:
        return ties
    graph, i = _table(ties, np.ones(len(ties)))
    _, part = csgraph.connected_components(graph, directed=False)
    return ties[part[i] == np.bincount(part).argmax()].reset_index(drop=True)


def strongest(nodes: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the `most` rows with the greatest strength, in their order, so that communities stay together."""
    return nodes.loc[sorted(nodes.nlargest(most, "strength").index)].reset_index(drop=True)


def ego(pairs: pd.DataFrame, entity: str, *, max_nodes: int = MAX_EGO_NODES) -> pd.DataFrame:
    """Return the rows of `pairs` among one entity and its closest partners, in the order of `pairs`.

    Closest by NPMI, then by documents, so that an entity in all documents is not the partner of every other; partners
    need a tenth of the documents of the most frequent one. Of the pairs among partners the closest stay, two for each
    partner: with all of them the picture of 4,000 articles is unreadable.
    """
    if max_nodes < 1:
        raise ValueError(f"max_nodes must be at least 1, got {max_nodes}")
    own = (pairs["a"] == entity) | (pairs["b"] == entity)
    closest_pairs = pairs[own & (pairs["n_docs"] >= 0.1 * pairs.loc[own, "n_docs"].max())]
    closest_pairs = closest_pairs.sort_values("npmi", ascending=False, kind="stable").head(max_nodes)
    neighbours = (set(closest_pairs["a"]) | set(closest_pairs["b"])) - {entity}
    among = pairs[pairs["a"].isin(neighbours) & pairs["b"].isin(neighbours)]
    among = among.sort_values("npmi", ascending=False, kind="stable").head(2 * len(neighbours))
    return pairs.loc[closest_pairs.index.union(among.index)].reset_index(drop=True)


def adjacency(pairs: pd.DataFrame, entities: list[str], *, value: str = "n_docs") -> pd.DataFrame:
    """Return one column of `pairs` as entities x entities in the given order; 0 for no pair."""
    inside = pairs[pairs["a"].isin(entities) & pairs["b"].isin(entities)]
    i, j = (pd.Index(entities).get_indexer(inside[end]) for end in ("a", "b"))
    square = np.zeros((len(entities), len(entities)))
    square[i, j] = square[j, i] = inside[value]
    return pd.DataFrame(square, index=entities, columns=entities)


def layout(pairs: pd.DataFrame, *, centre: str = "") -> pd.DataFrame:
    """One row per entity of `pairs` with a position in the plane; equal pairs give equal positions.

    A spring layout (Fruchterman & Reingold 1991) from a fixed start, weighted by the log of common documents; `centre`
    is moved to 0, 0. Columns: entity, x, y.
    """
    import networkx as nx  # noqa: PLC0415 - slow import for one page

    graph = nx.Graph()
    pull = np.log1p(pairs["n_docs"].astype(float))  # raw counts pull the most frequent entities onto one spot
    graph.add_weighted_edges_from(zip(pairs["a"], pairs["b"], pull, strict=True))
    start = nx.circular_layout(sorted(graph))
    positions = nx.spring_layout(graph, pos=start or None, iterations=200, seed=0, weight="weight", method="force")
    origin = positions.get(centre, np.zeros(2))
    rows = [(entity, *(positions[entity] - origin).round(4)) for entity in sorted(graph)]
    dtypes = {"entity": "str", "x": "float64", "y": "float64"}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)
