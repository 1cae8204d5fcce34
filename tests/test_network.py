from math import log

import pandas as pd
import pytest

from analytics import network, schema

# China is in d1, d2, d3; Kabul in d1, d2, d4; Taliban in d1.
WORLD = {
    "d1": {"text": "China spoke to Kabul. The Taliban left Kabul.", "source": "A",
           "names": "China, Kabul, Taliban=organisation"},
    "d2": {"text": "China. Kabul.", "source": "B", "names": "China, Kabul"},
    "d3": {"text": "China again and again: China.", "source": "B", "names": "China"},
    "d4": {"text": "Kabul.", "source": "A", "names": "Kabul"},
}  # fmt: skip


def test_a_pair_stands_with_its_counts_and_what_independence_expects(make_corpus):
    got = network.entity_pairs(make_corpus(WORLD))

    # China and Kabul are in 3 of 4 documents each: expected 3 * 3 / 4. One common sentence: the first of d1.
    # Taliban in 1 of 4: expected 3 * 1 / 4 with either; "The Taliban left Kabul" is a common sentence.
    columns = ["a", "b", "n_docs", "expected", "n_sources", "n_sentences"]
    assert got[columns].to_numpy().tolist() == [
        ["China", "Kabul", 2, 2.25, 2, 1],
        ["Kabul", "Taliban", 1, 0.75, 1, 1],
        ["China", "Taliban", 1, 0.75, 1, 0],
    ]


def test_npmi_is_bouma_s(make_corpus):
    got = network.entity_pairs(make_corpus(WORLD)).set_index(["a", "b"])["npmi"]

    # China, Kabul: p_ab = 2/4, p_a = p_b = 3/4; Kabul, Taliban: p_ab = 1/4, 3/4 and 1/4
    assert got["China", "Kabul"] == pytest.approx(log(0.5 / 0.75**2) / -log(0.5), rel=1e-9)
    assert got["Kabul", "Taliban"] == pytest.approx(log(0.25 / (0.75 * 0.25)) / -log(0.25), rel=1e-9)


def test_names_that_only_ever_meet_have_npmi_one_and_those_in_every_document_nought(make_corpus):
    always = {"d1": {"text": "China Kabul", "names": "China, Kabul"}, "d2": "nothing here"}

    # p_ab = p_a = p_b = 1/2: ln 2 / ln 2
    assert network.entity_pairs(make_corpus(always))["npmi"].tolist() == [1.0]
    assert network.entity_pairs(make_corpus(always).take([0]))["npmi"].tolist() == [0.0]


def test_q_corrects_fishers_test_over_the_pairs_listed(make_corpus):
    got = network.entity_pairs(make_corpus(WORLD)).set_index(["a", "b"])["q"]

    # China, Kabul: at least 2 common of 3 and 3 in 4 is certain, p = 1; with Taliban p = 3/4 twice.
    # Benjamini-Hochberg of .75, .75, 1: min(.75 * 3 / 2, 1) = 1 for all.
    assert got.tolist() == pytest.approx([1.0, 1.0, 1.0], abs=1e-12)
    six = {f"d{i}": {"text": "China Kabul" if i < 2 else "-", "names": "China, Kabul"} for i in range(6)}
    # one pair, 2 and 2 of 6, both common: 1 / C(6, 2) = 1 / 15
    assert network.entity_pairs(make_corpus(six))["q"].tolist() == pytest.approx([1 / 15])


def test_a_pair_needs_min_docs_common_documents(make_corpus):
    corpus = make_corpus(WORLD)

    assert network.entity_pairs(corpus, min_docs=2)[["a", "b"]].to_numpy().tolist() == [["China", "Kabul"]]
    assert network.entity_pairs(corpus, min_docs=3).empty


@pytest.mark.parametrize(("n", "least"), [(9, 1), (10, 2), (499, 2), (500, 3)])
def test_without_min_docs_larger_corpora_need_more_common_documents(make_corpus, n, least):
    def pairs(together):
        texts = [{"text": "China Kabul", "names": "China, Kabul"}] * together
        return network.entity_pairs(make_corpus({f"d{i:03}": (texts[i] if i < together else "-") for i in range(n)}))

    assert pairs(least)["n_docs"].tolist() == [least]
    assert pairs(least - 1).empty


def test_kinds_choose_who_is_linked(make_corpus):
    got = network.entity_pairs(make_corpus(WORLD), kinds=("place",))

    assert got[["a", "b"]].to_numpy().tolist() == [["China", "Kabul"]]


def test_words_that_only_imply_a_place_can_be_left_out(make_corpus):
    corpus = make_corpus({"d1": {"text": "Chinese envoys in Kabul", "names": "Chinese=demonym>China, Kabul"}})

    assert network.entity_pairs(corpus)[["a", "b"]].to_numpy().tolist() == [["China", "Kabul"]]
    assert network.entity_pairs(corpus, demonyms=False).empty


def test_two_spellings_of_one_entity_are_no_pair(make_corpus):
    corpus = make_corpus({"d1": {"text": "Peking, Beijing.", "names": "Peking=place>Beijing, Beijing"}})

    assert network.entity_pairs(corpus).empty


def test_a_slice_counts_its_own_documents(make_corpus):
    got = network.entity_pairs(make_corpus(WORLD).where(source="B"))

    # d2 and d3: China in 2 of 2, Kabul in 1 of 2: expected 2 * 1 / 2
    assert got[["a", "b", "n_docs", "expected", "n_sentences"]].to_numpy().tolist() == [["China", "Kabul", 1, 1.0, 0]]


def pairs(*rows):
    """Return pairs of names with common documents and sentences, all else nought."""
    return schema.from_rows([(a, b, n, 0.0, 0.0, 0.0, 1, 0) for a, b, n in rows], "entity_pairs")


TIES = pairs(("A", "B", 5), ("A", "C", 4), ("B", "C", 3), ("A", "D", 2), ("D", "E", 2), ("C", "D", 1))


def test_an_ego_network_is_a_name_its_partners_and_the_pairs_among_them():
    def around(name, **options):
        table = network.ego(TIES, name, **options)
        return [a + b for a, b in zip(table["a"], table["b"], strict=True)]

    assert around("A") == ["AB", "AC", "BC", "AD", "CD"]
    assert around("A", max_nodes=2) == ["AB", "AC", "BC"]
    assert around("E") == ["DE"]
    assert around("nobody") == []


def test_a_name_that_is_everywhere_is_not_the_closest_partner():
    ties = pairs(("A", "Everyone", 9), ("A", "B", 5), ("A", "C", 4), ("B", "Everyone", 3)).assign(
        npmi=[0.1, 0.8, 0.5, 0]
    )

    got = network.ego(ties, "A", max_nodes=2)

    assert list(zip(got["a"], got["b"], strict=True)) == [("A", "B"), ("A", "C")]


def test_a_partner_of_few_common_documents_is_left_out():
    ties = pairs(("A", "B", 30), ("A", "C", 2)).assign(npmi=[0.1, 0.9])

    assert list(network.ego(ties, "A")["b"]) == ["B"]


def test_adjacency_is_square_symmetric_and_in_the_order_asked():
    got = network.adjacency(TIES, ["C", "A", "E"])

    assert got.to_numpy().tolist() == [[0, 4, 0], [4, 0, 0], [0, 0, 0]]
    assert (list(got.index), list(got.columns)) == (["C", "A", "E"], ["C", "A", "E"])


def test_the_matrix_puts_those_together_that_are_named_together():
    blocks = pairs(("A", "X", 9), ("B", "Y", 9), ("C", "Z", 1))
    order = network.matrix_order(blocks, ["A", "B", "X", "Y"])

    assert sorted(order) == ["A", "B", "X", "Y"]
    assert abs(order.index("A") - order.index("X")) == 1
    assert abs(order.index("B") - order.index("Y")) == 1
    assert network.matrix_order(blocks, ["Y", "A"]) == ["Y", "A"]
    assert network.matrix_order(blocks.head(0), []) == []


def test_the_layout_is_the_same_twice_and_centred_where_asked():
    first, second = network.layout(TIES, centre="A"), network.layout(TIES, centre="A")

    pd.testing.assert_frame_equal(first, second)
    assert first["entity"].tolist() == ["A", "B", "C", "D", "E"]
    assert first.loc[0, ["x", "y"]].tolist() == [0.0, 0.0]
    assert len(first.drop_duplicates(["x", "y"])) == 5


def test_nothing_has_a_layout_without_rows():
    got = network.layout(TIES.head(0))

    assert got.dtypes.astype(str).to_dict() == {"entity": "str", "x": "float64", "y": "float64"}
    assert got.empty


def test_a_wrong_option_says_its_range(make_corpus):
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        network.entity_pairs(make_corpus({}), min_docs=0)
    with pytest.raises(ValueError, match="kinds must be among person, organisation, place, got ship"):
        network.entity_pairs(make_corpus({}), kinds=("ship",))
    with pytest.raises(ValueError, match="max_nodes must be at least 1, got 0"):
        network.ego(TIES, "A", max_nodes=0)
