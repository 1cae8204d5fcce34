import os
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from network_samples import pairs

from analytics.entities import communities, cooccurrence

# Two rings of friends, and Bridge who knows one of each.
CIRCLES = [*combinations("ABCD", 2), *combinations("WXYZ", 2)]
TWO = pairs(*((a, b, 9) for a, b in CIRCLES), ("A", "M", 4), ("M", "W", 4))


def ties(graph):
    return nx.to_scipy_sparse_array(graph, nodelist=sorted(graph), dtype=float).tocsr()


GRAPHS = {
    "karate": nx.karate_club_graph(),
    "two parts and one alone": nx.disjoint_union(nx.path_graph(5), nx.cycle_graph(6)),
    "many equal ways": nx.complete_bipartite_graph(3, 4),
    "star": nx.star_graph(6),
    "a pair": nx.path_graph(2),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_betweenness_is_that_of_networkx(name):
    graph = GRAPHS[name]
    expected = nx.betweenness_centrality(graph)

    got = communities.betweenness((ties(graph) > 0).astype("float64"))

    assert got.tolist() == pytest.approx([expected[node] for node in sorted(graph)], abs=1e-12)


def test_betweenness_computed_in_pieces_is_the_same(monkeypatch):
    links = (ties(GRAPHS["karate"]) > 0).astype("float64")
    whole = communities.betweenness(links)
    monkeypatch.setattr(communities, "SOURCES", 5)

    assert communities.betweenness(links).tolist() == pytest.approx(whole.tolist(), abs=1e-12)


def test_the_eigenvector_is_that_of_the_whole_table():
    graph = GRAPHS["karate"]
    _, vectors = np.linalg.eigh(ties(graph).toarray())
    expected = np.abs(vectors[:, -1])

    assert communities.eigenvector(ties(graph)).tolist() == pytest.approx(list(expected / expected.max()), abs=1e-6)


def test_the_middle_of_a_star_has_the_highest_value_and_its_ends_are_equal():
    # the middle m and the six ends e: 6 e = x m and m = x e, so e = m / sqrt 6
    assert communities.eigenvector(ties(GRAPHS["star"])).tolist() == pytest.approx([1.0, *[6**-0.5] * 6], abs=1e-6)


def test_unconnected_groups_are_separate_communities():
    got = communities.shape(TWO).set_index("entity")["community"]

    assert got["A"] == got["B"] == got["C"] == got["D"]
    assert got["W"] == got["X"] == got["Y"] == got["Z"]
    assert got["A"] != got["W"]
    assert sorted(set(got)) == [1, 2]


def test_an_entity_that_connects_two_communities_has_the_highest_betweenness():
    got = communities.shape(TWO).set_index("entity")

    # through M lead the 4 * 4 paths from circle to circle, of the 8 * 7 / 2 pairs of others
    assert got["betweenness"]["M"] == pytest.approx(16 / 28, abs=1e-6)
    assert got[["degree", "strength"]].loc["A"].tolist() == [4, 9 * 3 + 4]
    assert got[["degree", "strength"]].loc["M"].tolist() == [2, 8]
    assert got["betweenness"]["B"] == 0


def test_communities_are_in_order_of_size_and_entities_in_order_of_strength():
    got = communities.shape(pairs(("A", "B", 1), ("C", "D", 5), ("D", "E", 5)))

    assert list(zip(got["community"], got["entity"], strict=True)) == [
        (1, "D"), (1, "C"), (1, "E"), (2, "A"), (2, "B"),
    ]  # fmt: skip


def test_the_backbone_has_the_pairs_that_pass_both_tests():
    table = pairs(("A", "B", 9), ("A", "C", 9), ("A", "D", 9)).assign(
        n_all=10, q=[0.04, 0.06, 0.04], alpha=[0.04, 0.01, 0.06]
    )

    assert communities.backbone(table)["b"].tolist() == ["B"]
    assert communities.backbone(table.assign(n_all=9))["b"].tolist() == ["B", "C", "D"]


def test_an_empty_table_of_pairs_gives_an_empty_network():
    got = communities.shape(TWO.head(0))

    assert got.empty
    assert list(got.columns) == ["entity", "community", "degree", "strength", "betweenness", "eigenvector"]


WORLD = {
    "d1": {"text": "China spoke to Kabul.", "names": "China, Kabul"},
    "d2": {"text": "China, Kabul and Wang.", "names": "China, Kabul, Wang=person>Wang (person)"},
    "d3": {"text": "Bonn.", "names": "Bonn"},
}


def test_an_entity_of_the_network_has_its_kind_documents_and_centrality(make_corpus):
    got = communities.entity_network(make_corpus(WORLD))

    # three documents: nothing is tested, all pairs stay; Bonn shares no document
    columns = ["entity", "label", "kind", "n_docs", "community", "degree", "strength"]
    assert got[columns].to_numpy().tolist() == [
        ["China", "China", "place", 2, 1, 2, 3],
        ["Kabul", "Kabul", "place", 2, 1, 2, 3],
        ["Wang (person)", "Wang", "person", 1, 1, 2, 2],
    ]


def test_the_network_of_a_slice_counts_its_documents(make_corpus):
    got = communities.entity_network(make_corpus(WORLD).where(doc_id=["d1"]))

    assert got[["entity", "n_docs"]].to_numpy().tolist() == [["China", 1], ["Kabul", 1]]


def test_every_process_finds_the_same_communities(make_corpus, tmp_path):
    names = [f"N{i:02}" for i in range(30)]
    texts = [" ".join(pair) for i, pair in enumerate(combinations(names, 2)) if (i * 7919) % 11 < 3]
    world = {f"d{i:03}": {"text": text, "names": text.replace(" ", ", ")} for i, text in enumerate(texts)}
    make_corpus(dict(list(world.items())[:9])).save(tmp_path / "corpus")
    code = (
        "import sys; from analytics import open_corpus\n"
        "from analytics.entities import communities; from analytics.export.csv import to_csv\n"
        "sys.stdout.buffer.write(to_csv(communities.entity_network(open_corpus(sys.argv[1]))))"
    )

    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        arguments = [sys.executable, "-c", code, str(tmp_path / "corpus")]
        root = Path(cooccurrence.__file__).parents[2]
        return subprocess.run(arguments, capture_output=True, check=True, cwd=root, env=environment, timeout=120).stdout

    first, second = run("1"), run("2")
    assert first == second
    assert len(first.splitlines()) > 10


def test_the_middle_of_a_chain_has_the_highest_betweenness():
    chain = pairs(*((a, b, 3) for a, b in pairwise("ABCDE")))

    got = communities.shape(chain).set_index("entity")["betweenness"]

    # of the 6 pairs of others, 4 paths lead through C, 3 each through B and D
    assert got.round(6).to_dict() == {"A": 0.0, "B": 0.5, "C": round(4 / 6, 6), "D": 0.5, "E": 0.0}
