"""Who is named together with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import counting, places, schema

if TYPE_CHECKING:
    from analytics.corpus import Corpus

MAX_EGO_NODES = 20


def entity_pairs(
    corpus: Corpus, *, min_docs: int | None = None, kinds: tuple[str, ...] = schema.KINDS, demonyms: bool = True
) -> pd.DataFrame:
    """One row per pair of entities named in the same `min_docs` documents or more, a < b, the most documents first.

    `expected` = n(a) * n(b) / N is what independence predicts for `n_docs`; `npmi` = ln(p_ab / (p_a p_b)) / -ln p_ab in
    -1..1 (Bouma 2009), 0 for a pair in every document, which tells nothing; `q` is the Benjamini-Hochberg value of
    Fisher's exact test over the pairs listed; `n_sources` are the sources of the common documents; `n_sentences` name
    both. `min_docs` None takes 1 below 10 documents, 2 below 500 and 3 from there. `demonyms` False ignores words such
    as "Chinese" that only imply the place.
    """
    if min_docs is not None and min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    named = _mentions(corpus, kinds, demonyms=demonyms)
    least = min_docs or _least_documents(len(corpus))
    cells, names, codes = _cells(corpus, named, least)
    table = _observed(cells, names, least)
    if table.empty:
        return schema.empty("entity_pairs")
    table["n_sources"] = _common_sources(corpus, cells, table)
    table["n_sentences"] = _common_sentences(corpus, named, codes, table)
    order = ["n_docs", "n_sentences", "npmi", "a", "b"]
    return schema.conform(table.sort_values(order, ascending=[False, False, False, True, True]), "entity_pairs")


def ego(pairs: pd.DataFrame, entity: str, *, max_nodes: int = MAX_EGO_NODES) -> pd.DataFrame:
    """Return the rows of `pairs` among one entity and its closest partners, in the order of `pairs`.

    Closest by NPMI, so that a name that is everywhere is not everybody's partner, then by documents; only partners that
    share a tenth of the documents of the most frequent one count. Of the pairs among partners the closest stay, two for
    each partner: with all of them the picture of 4,000 articles is a hairball.
    """
    if max_nodes < 1:
        raise ValueError(f"max_nodes must be at least 1, got {max_nodes}")
    own = (pairs["a"] == entity) | (pairs["b"] == entity)
    mine = pairs[own & (pairs["n_docs"] >= 0.1 * pairs.loc[own, "n_docs"].max())]
    mine = mine.sort_values("npmi", ascending=False, kind="stable").head(max_nodes)
    circle = (set(mine["a"]) | set(mine["b"])) - {entity}
    among = pairs[pairs["a"].isin(circle) & pairs["b"].isin(circle)]
    among = among.sort_values("npmi", ascending=False, kind="stable").head(2 * len(circle))
    return pairs.loc[mine.index.union(among.index)].reset_index(drop=True)


def adjacency(pairs: pd.DataFrame, entities: list[str], *, value: str = "n_docs") -> pd.DataFrame:
    """Return a square table, entities x entities in the given order, of one column of `pairs`; 0 where none."""
    square = pd.DataFrame(0.0, index=entities, columns=entities)
    inside = pairs[pairs["a"].isin(entities) & pairs["b"].isin(entities)]
    for a, b, number in zip(inside["a"], inside["b"], inside[value], strict=True):
        square.loc[a, b] = square.loc[b, a] = number
    return square


def matrix_order(pairs: pd.DataFrame, entities: list[str]) -> list[str]:
    """Return the entities so that those named together stand together (average linkage on common documents)."""
    if len(entities) < 3:  # noqa: PLR2004 - two have one order
        return list(entities)
    from scipy.cluster import hierarchy  # noqa: PLC0415 - slow import for one page

    closeness = adjacency(pairs, entities).to_numpy()
    distance = 1 - closeness / max(closeness.max(), 1)
    condensed = distance[np.triu_indices(len(entities), k=1)]
    leaves = hierarchy.leaves_list(hierarchy.optimal_leaf_ordering(hierarchy.average(condensed), condensed))
    return [entities[i] for i in leaves]


def layout(pairs: pd.DataFrame, *, centre: str = "") -> pd.DataFrame:
    """One row per entity of `pairs` with a place in the plane: the same pairs, the same picture.

    A spring layout (Fruchterman & Reingold 1991) from a fixed start, weighted by the log of common documents; `centre`
    is moved to 0, 0. Columns: entity, x, y.
    """
    import networkx as nx  # noqa: PLC0415 - slow import for one page

    graph = nx.Graph()
    pull = np.log1p(pairs["n_docs"].astype(float))  # counts themselves pull the commonest names onto one spot
    graph.add_weighted_edges_from(zip(pairs["a"], pairs["b"], pull, strict=True))
    start = nx.circular_layout(sorted(graph))
    spots = nx.spring_layout(graph, pos=start or None, iterations=200, seed=0, weight="weight", method="force")
    origin = spots.get(centre, np.zeros(2))
    rows = [(entity, *(spots[entity] - origin).round(4)) for entity in sorted(graph)]
    dtypes = {"entity": "str", "x": "float64", "y": "float64"}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _mentions(corpus: Corpus, kinds: tuple[str, ...], *, demonyms: bool) -> pd.DataFrame:
    unknown = set(kinds) - set(schema.KINDS)
    if unknown:
        raise ValueError(f"kinds must be among {', '.join(schema.KINDS)}, got {', '.join(sorted(unknown))}")
    mentions = corpus.mentions
    keep = mentions["kind"].isin(kinds) & (demonyms | ~mentions["demonym"])
    return mentions[keep]


def _least_documents(n: int) -> int:
    return 1 if n < 10 else 2 if n < 500 else 3  # noqa: PLR2004 - the docstring names them


def _cells(corpus: Corpus, named: pd.DataFrame, least: int) -> tuple[sparse.csc_array, np.ndarray, np.ndarray]:
    """Return documents x entities named in `least` documents, their names, and each mention's column, -1 for none."""
    used, codes = np.unique(named["entity"].cat.codes.to_numpy(), return_inverse=True)
    cells = counting.incidence(corpus.positions(named["doc_id"]), codes, (len(corpus), len(used))).tocsc()
    keep = np.flatnonzero(np.asarray(cells.sum(axis=0)).ravel() >= least)
    column = np.full(len(used), -1)
    column[keep] = np.arange(len(keep))
    names = named["entity"].cat.categories.to_numpy(dtype=object)[used[keep]]
    return cells[:, keep], names, column[codes]


def _observed(cells: sparse.csc_array, names: np.ndarray, least: int) -> pd.DataFrame:
    """Return the pairs with the counts, the expectation and the measures that need no more than the matrix."""
    total = cells.shape[0]
    square = sparse.triu(cells.T @ cells, k=1).tocoo()
    keep = square.data >= least
    i, j, both = square.row[keep], square.col[keep], square.data[keep]
    n = np.asarray(cells.sum(axis=0)).ravel()
    table = pd.DataFrame({"i": i, "j": j, "a": names[i], "b": names[j], "n_docs": both})
    table["expected"] = n[i] * n[j] / max(total, 1)
    table["npmi"] = _npmi(both / total, n[i] / total, n[j] / total) if total else 0.0
    table["q"] = counting.benjamini_hochberg(counting.overlap_p(both, n[i], n[j], total))
    return table


def _npmi(both: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    surprise = -np.log(both)
    return np.divide(np.log(both / (a * b)), surprise, out=np.zeros(len(both)), where=surprise > 0)


def _common_sources(corpus: Corpus, cells: sparse.csc_array, table: pd.DataFrame) -> np.ndarray:
    """Return in how many sources a document names both."""
    together = cells[:, table["i"].to_numpy()].multiply(cells[:, table["j"].to_numpy()])
    members, _ = counting.group_matrix(corpus.documents["source"].astype("str"))
    return np.asarray(((members.T @ together) > 0).sum(axis=0)).ravel()


def _common_sentences(corpus: Corpus, named: pd.DataFrame, codes: np.ndarray, table: pd.DataFrame) -> np.ndarray:
    """Return in how many sentences both are named."""
    at = places.sentence_of(corpus, named)
    inside = (at >= 0) & (codes >= 0)
    shape = (len(corpus.table("sentences")), int(codes.max()) + 1)
    cells = counting.incidence(at[inside], codes[inside], shape)
    return _looked_up(cells.T @ cells, table)


def _looked_up(square: sparse.csr_array, table: pd.DataFrame) -> np.ndarray:
    """Return the cells of `square` at the pairs of `table`."""
    return np.asarray(square.tocsr()[table["i"].to_numpy(), table["j"].to_numpy()]).ravel().astype("int64")
