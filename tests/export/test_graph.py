import io
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from analytics import schema
from analytics.entities import cooccurrence, entities
from analytics.export.graph import gexf, graphml

WORLD = {
    "d1": {"text": "China spoke to Kabul.", "names": "China, Kabul"},
    "d2": {"text": "China and Kabul. Wang Yi.", "names": "China, Kabul, Wang Yi=person>Wang Yi (person)"},
    "d3": {"text": "Nobody in Bonn.", "names": "Bonn"},
}
GEXF, GRAPHML = "{http://www.gexf.net/1.2draft}", "{http://graphml.graphdrawing.org/xmlns}"
READ = {gexf: nx.read_gexf, graphml: nx.read_graphml}
each_format = pytest.mark.parametrize("write", READ, ids=lambda write: write.__name__)


def written(write, corpus):
    return write(entities.entities(corpus), cooccurrence.entity_pairs(corpus))


def read(write, content):
    return READ[write](io.BytesIO(content))


@each_format
def test_the_file_opens_with_labels_kinds_communities_and_weighted_edges(make_corpus, write):
    graph = read(write, written(write, make_corpus(WORLD)))

    assert dict(graph.nodes(data="label")) == {
        "China": "China", "Kabul": "Kabul", "Wang Yi (person)": "Wang Yi", "Bonn": "Bonn"
    }  # fmt: skip
    assert graph.nodes["Wang Yi (person)"]["kind"] == "person"
    assert {name: graph.nodes["China"][name] for name in ("kind", "n_docs", "community", "degree", "strength")} == {
        "kind": "place", "n_docs": 2, "community": 1, "degree": 2, "strength": 3
    }  # fmt: skip
    assert graph.nodes["Bonn"]["community"] == graph.nodes["Bonn"]["strength"] == 0
    weights = {frozenset(edge[:2]): edge[2] for edge in graph.edges(data="weight")}
    assert weights == {
        frozenset({"China", "Kabul"}): 2.0,
        frozenset({"China", "Wang Yi (person)"}): 1.0,
        frozenset({"Kabul", "Wang Yi (person)"}): 1.0,
    }
    assert graph.edges["China", "Kabul"]["expected"] == pytest.approx(2 * 2 / 3)
    assert {"n_docs", "n_sources", "npmi", "q", "alpha"} <= set(graph.edges["China", "Kabul"])


@each_format
def test_the_same_network_is_the_same_bytes_without_a_date(make_corpus, write):
    first = written(write, make_corpus(WORLD))

    assert first == written(write, make_corpus(WORLD))
    assert b"lastmodifieddate" not in first


def test_gexf_is_valid_by_its_schema(make_corpus):
    root = ET.fromstring(written(gexf, make_corpus(WORLD)))

    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    graph = root.find(f"{GEXF}graph")
    assert graph.get("defaultedgetype") == "undirected"
    known = {kind: {one.get("id"): one.get("type") for one in graph.find(f"{GEXF}attributes[@class='{kind}']")}
             for kind in ("node", "edge")}  # fmt: skip
    types = {"integer", "long", "double", "float", "boolean", "string"}
    assert set().union(*(set(found.values()) for found in known.values())) <= types
    nodes, edges = list(graph.iter(f"{GEXF}node")), list(graph.iter(f"{GEXF}edge"))
    ids = [node.get("id") for node in nodes]
    assert len(set(ids)) == len(ids)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= set(ids)
    assert len({edge.get("id") for edge in edges}) == len(edges) == 3
    assert all(float(edge.get("weight")) > 0 for edge in edges)
    for kind, parts in (("node", nodes), ("edge", edges)):
        assert {value.get("for") for part in parts for value in part.iter(f"{GEXF}attvalue")} == set(known[kind])


def test_graphml_is_valid_by_its_schema(make_corpus):
    root = ET.fromstring(written(graphml, make_corpus(WORLD)))

    assert root.tag == f"{GRAPHML}graphml"
    keys = {key.get("id"): key for key in root.iter(f"{GRAPHML}key")}
    assert {key.get("for") for key in keys.values()} == {"node", "edge"}
    assert {key.get("attr.type") for key in keys.values()} <= {"boolean", "int", "long", "float", "double", "string"}
    (graph,) = root.iter(f"{GRAPHML}graph")
    assert graph.get("edgedefault") == "undirected"
    ids = [node.get("id") for node in graph.iter(f"{GRAPHML}node")]
    assert len(set(ids)) == len(ids) == 4
    for edge in graph.iter(f"{GRAPHML}edge"):
        assert {edge.get("source"), edge.get("target")} <= set(ids)
    for kind in ("node", "edge"):
        for part in graph.iter(f"{GRAPHML}{kind}"):
            assert {keys[data.get("key")].get("for") for data in part.iter(f"{GRAPHML}data")} == {kind}
    names = {key.get("attr.name") for key in keys.values()}
    assert {"label", "kind", "community", "weight"} <= names  # what Gephi looks for by name


def named(entity):
    return schema.from_rows([(entity, entity, "place", 1, 1, 1, entity, 0, "")], "entities")


@each_format
def test_control_characters_and_markup_do_not_break_the_file(write):
    pairs = schema.empty("entity_pairs")

    for name, shown in [
        ("Ka\x00b\x1ful", "Kabul"),
        ("<b>&\"'", "<b>&\"'"),
        ("喀布尔 😀", "喀布尔 😀"),
        ("a\ufffeb", "ab"),
    ]:
        graph = read(write, write(named(name), pairs))
        assert dict(graph.nodes(data="label")) == {shown: shown}


@each_format
def test_no_names_give_a_network_without_nodes(write):
    graph = read(write, write(schema.empty("entities"), schema.empty("entity_pairs")))

    assert (len(graph.nodes), len(graph.edges)) == (0, 0)
