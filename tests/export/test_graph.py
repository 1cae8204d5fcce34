import io

import networkx as nx
import pytest

from analytics import entities, network, schema
from analytics.export.graph import gexf

WORLD = {
    "d1": {"text": "China spoke to Kabul.", "names": "China, Kabul"},
    "d2": {"text": "China and Kabul. Wang Yi.", "names": "China, Kabul, Wang Yi=person"},
    "d3": {"text": "Nobody."},
}


def written(corpus):
    return gexf(entities.entities(corpus), network.entity_pairs(corpus))


def test_the_file_opens_with_nodes_and_weighted_edges(make_corpus):
    graph = nx.read_gexf(io.BytesIO(written(make_corpus(WORLD))))

    assert dict(graph.nodes(data="label")) == {"China": "China", "Kabul": "Kabul", "Wang Yi": "Wang Yi"}
    assert dict(graph.nodes(data="kind")) == {"China": "place", "Kabul": "place", "Wang Yi": "person"}
    assert dict(graph.nodes(data="n_docs")) == {"China": 2, "Kabul": 2, "Wang Yi": 1}
    weights = {frozenset(edge[:2]): edge[2] for edge in graph.edges(data="weight")}
    assert weights == {
        frozenset({"China", "Kabul"}): 2.0,
        frozenset({"China", "Wang Yi"}): 1.0,
        frozenset({"Kabul", "Wang Yi"}): 1.0,
    }
    assert graph.edges["China", "Kabul"]["expected"] == pytest.approx(2 * 2 / 3)


def test_the_same_network_is_the_same_bytes_without_a_date(make_corpus):
    first = written(make_corpus(WORLD))

    assert first == written(make_corpus(WORLD))
    assert b"lastmodifieddate" not in first


def named(entity):
    return schema.from_rows([(entity, entity, "place", 1, 1, 1, entity)], "entities")


def test_control_characters_and_markup_do_not_break_the_file():
    pairs = schema.empty("entity_pairs")

    for name, shown in [
        ("Ka\x00b\x1ful", "Kabul"),
        ("<b>&\"'", "<b>&\"'"),
        ("喀布尔 😀", "喀布尔 😀"),
        ("a\ufffeb", "ab"),
    ]:
        graph = nx.read_gexf(io.BytesIO(gexf(named(name), pairs)))
        assert dict(graph.nodes(data="label")) == {shown: shown}


def test_no_names_give_a_network_without_nodes():
    graph = nx.read_gexf(io.BytesIO(gexf(schema.empty("entities"), schema.empty("entity_pairs"))))

    assert (len(graph.nodes), len(graph.edges)) == (0, 0)
