import pandas as pd
import pytest
from network_samples import pairs

from analytics.entities import layouts

TIES = pairs(("A", "B", 5), ("A", "C", 4), ("B", "C", 3), ("A", "D", 2), ("D", "E", 2), ("C", "D", 1))


def test_an_ego_network_is_a_name_its_partners_and_the_pairs_among_them():
    def around(name, **options):
        table = layouts.ego(TIES, name, **options)
        return [a + b for a, b in zip(table["a"], table["b"], strict=True)]

    assert around("A") == ["AB", "AC", "BC", "AD", "CD"]
    assert around("A", max_nodes=2) == ["AB", "AC", "BC"]
    assert around("E") == ["DE"]
    assert around("nobody") == []


def test_an_entity_in_all_documents_is_not_the_closest_partner():
    ties = pairs(("A", "Everyone", 9), ("A", "B", 5), ("A", "C", 4), ("B", "Everyone", 3)).assign(
        npmi=[0.1, 0.8, 0.5, 0]
    )

    got = layouts.ego(ties, "A", max_nodes=2)

    assert list(zip(got["a"], got["b"], strict=True)) == [("A", "B"), ("A", "C")]


def test_a_partner_of_few_common_documents_is_left_out():
    ties = pairs(("A", "B", 30), ("A", "C", 2)).assign(npmi=[0.1, 0.9])

    assert list(layouts.ego(ties, "A")["b"]) == ["B"]


def test_adjacency_is_square_symmetric_and_in_the_order_asked():
    got = layouts.adjacency(TIES, ["C", "A", "E"])

    assert got.to_numpy().tolist() == [[0, 4, 0], [4, 0, 0], [0, 0, 0]]
    assert (list(got.index), list(got.columns)) == (["C", "A", "E"], ["C", "A", "E"])


def test_the_layout_is_reproducible_and_centred_on_the_given_entity():
    first, second = layouts.layout(TIES, centre="A"), layouts.layout(TIES, centre="A")

    pd.testing.assert_frame_equal(first, second)
    assert first["entity"].tolist() == ["A", "B", "C", "D", "E"]
    assert first.loc[0, ["x", "y"]].tolist() == [0.0, 0.0]
    assert len(first.drop_duplicates(["x", "y"])) == 5


def test_an_empty_table_of_pairs_has_an_empty_layout():
    got = layouts.layout(TIES.head(0))

    assert got.dtypes.astype(str).to_dict() == {"entity": "str", "x": "float64", "y": "float64"}
    assert got.empty


def test_an_ego_network_has_one_partner_or_more():
    with pytest.raises(ValueError, match="max_nodes must be at least 1, got 0"):
        layouts.ego(TIES, "A", max_nodes=0)


def test_the_closest_pairs_are_those_of_the_backbone_by_npmi():
    table = TIES.assign(n_all=10, q=[0.01, 0.01, 0.01, 0.9, 0.01, 0.01], alpha=[0.01, 0.01, 0.01, 0.01, 0.9, 0.01],
                        npmi=[0.1, 0.4, 0.2, 0.9, 0.8, 0.3])  # fmt: skip

    got = layouts.closest(table)

    assert list(zip(got["a"], got["b"], strict=True)) == [("A", "C"), ("C", "D"), ("B", "C"), ("A", "B")]


def test_partners_are_in_the_order_of_the_pairs():
    assert layouts.partners(TIES, "D") == ["A", "E", "C"]
    assert layouts.partners(TIES, "nobody") == []


def test_the_whole_network_is_cut_to_its_strongest_names_and_the_ties_among_them(make_corpus):
    together = ["A B", "A B", "A B", "A C", "A C", "C D"]
    corpus = make_corpus({f"d{i}": {"text": text, "names": "A, B, C, D"} for i, text in enumerate(together)})

    nodes, ties = layouts.network_layout(corpus, most=3)

    assert sorted(nodes["entity"]) == ["A", "B", "C"]
    assert ties[["a", "b", "n_both"]].to_numpy().tolist() == [["A", "B", 3], ["A", "C", 2]]
    assert {"x", "y", "community"} <= set(nodes)
    again, _ = layouts.network_layout(corpus, most=3)
    pd.testing.assert_frame_equal(nodes, again)


def test_a_pair_without_ties_to_the_rest_is_not_drawn(make_corpus):
    together = ["A B", "A C", "X Y", "X Y", "X Y"]
    corpus = make_corpus({f"d{i}": {"text": text, "names": "A, B, C, X, Y"} for i, text in enumerate(together)})

    nodes, ties = layouts.network_layout(corpus)

    assert sorted(nodes["entity"]) == ["A", "B", "C"]
    assert len(ties) == 2


def test_in_a_dense_network_each_entity_has_its_three_closest_ties():
    names = "ABCDEF"
    every = [(a, b, 9) for place, a in enumerate(names) for b in names[place + 1 :]]
    drawn = layouts._is_leading_tie(pairs(*every))

    # E has stood with A, B and C, F with A, B and C, before they meet: the tie of both is the fourth of each.
    left_out = [a + b for (a, b, _), kept in zip(every, drawn, strict=True) if not kept]

    assert left_out == ["DE", "DF", "EF"]


def test_the_only_tie_between_two_groups_is_drawn():
    circles = [(a, b, 9) for circle in ("ABCDE", "VWXYZ") for a in circle for b in circle if a < b]
    ties = pairs(*circles, ("E", "V", 1))

    spanning = ties[layouts._is_spanning_tie(ties)]

    assert ["E", "V"] in spanning[["a", "b"]].to_numpy().tolist()
    assert len(spanning) == 9  # ten names need nine ties
