"""The entity network as a file for Gephi and its kin."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    import pandas as pd

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def gexf(entities: pd.DataFrame, pairs: pd.DataFrame) -> bytes:
    """Return the network as GEXF 1.2: nodes with label, kind, n_docs; edges weighted by common documents, with NPMI."""
    graph = nx.Graph()
    for row in entities.itertuples():
        graph.add_node(_clean(row.entity), label=_clean(row.label), kind=row.kind, n_docs=int(row.n_docs))
    for row in pairs.itertuples():
        measures = {"weight": float(row.n_docs), "npmi": float(row.npmi), "expected": float(row.expected)}
        graph.add_edge(_clean(row.a), _clean(row.b), **measures)
    buffer = io.BytesIO()
    nx.write_gexf(graph, buffer)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue())  # the same network, the same bytes


def _clean(text: str) -> str:
    """Drop the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)
