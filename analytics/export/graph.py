"""The entity network as a file for Gephi and similar programs."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from analytics.entities import communities
from analytics.export.markup import clean

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

_COUNTS = ("community", "degree", "strength")
_MEASURES = ("betweenness", "eigenvector")


def gexf(entities: pd.DataFrame, pairs: pd.DataFrame) -> bytes:
    """Return the network as GEXF 1.2.

    Nodes have label, kind, n_docs and the columns of `communities.shape`, 0 outside the backbone. Edges have the weight
    `n_both`, and n_docs, n_sources, expected, npmi, q and alpha, by which Gephi can filter.
    """
    import networkx as nx  # noqa: PLC0415 - slow import for two files

    buffer = io.BytesIO()
    nx.write_gexf(_graph(entities, pairs), buffer, prettyprint=False)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue())  # equal networks give equal bytes


def graphml(entities: pd.DataFrame, pairs: pd.DataFrame) -> bytes:
    """Return the network as GraphML, with the same nodes, edges and attributes as `gexf`."""
    import networkx as nx  # noqa: PLC0415 - as in `gexf`

    buffer = io.BytesIO()
    # `write_graphml` writes different bytes without lxml
    nx.write_graphml_xml(_graph(entities, pairs), buffer, prettyprint=False)
    return buffer.getvalue()


def _graph(entities: pd.DataFrame, pairs: pd.DataFrame) -> nx.Graph:
    import networkx as nx  # noqa: PLC0415 - as in `gexf`

    graph = nx.Graph()
    shape = communities.shape(pairs).set_index("entity")
    nodes = entities[["entity", "label", "kind", "n_docs"]].join(shape, on="entity").fillna(dict.fromkeys(shape, 0))
    for row in nodes.itertuples():
        counts = {name: int(getattr(row, name)) for name in ("n_docs", *_COUNTS)}
        measures = {name: float(getattr(row, name)) for name in _MEASURES}
        graph.add_node(clean(row.entity), label=clean(row.label), kind=row.kind, **counts, **measures)
    for row in pairs.itertuples():
        counts = {name: int(getattr(row, name)) for name in ("n_docs", "n_sources")}
        measures = {name: float(getattr(row, name)) for name in ("expected", "npmi", "q", "alpha")}
        graph.add_edge(clean(row.a), clean(row.b), weight=float(row.n_both), **counts, **measures)
    return graph
