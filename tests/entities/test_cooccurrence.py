from itertools import product
from math import log

import pandas as pd
import pytest
from scipy import stats

from analytics.entities import cooccurrence, pair_counts

# China is in d1, d2, d3; Kabul in d1, d2, d4; Taliban in d1.
WORLD = {
    "d1": {"text": "China spoke to Kabul. The Taliban left Kabul.", "source": "A",
           "names": "China, Kabul, Taliban=organisation"},
    "d2": {"text": "China. Kabul.", "source": "B", "names": "China, Kabul"},
    "d3": {"text": "China again and again: China.", "source": "B", "names": "China"},
    "d4": {"text": "Kabul.", "source": "A", "names": "Kabul"},
}  # fmt: skip


def test_a_pair_has_its_counts_and_the_expectation_under_independence(make_corpus):
    got = cooccurrence.entity_pairs(make_corpus(WORLD))

    # China and Kabul are in 3 of 4 documents each: expected 3 * 3 / 4. One common sentence: the first of d1.
    # Taliban in 1 of 4: expected 3 * 1 / 4 with either; "The Taliban left Kabul" is a common sentence.
    columns = ["a", "b", "n_docs", "expected", "n_sources", "n_sentences"]
    assert got[columns].to_numpy().tolist() == [
        ["China", "Kabul", 2, 2.25, 2, 1],
        ["Kabul", "Taliban", 1, 0.75, 1, 1],
        ["China", "Taliban", 1, 0.75, 1, 0],
    ]


def test_npmi_is_that_of_bouma(make_corpus):
    got = cooccurrence.entity_pairs(make_corpus(WORLD)).set_index(["a", "b"])["npmi"]

    # China, Kabul: p_ab = 2/4, p_a = p_b = 3/4; Kabul, Taliban: p_ab = 1/4, 3/4 and 1/4
    assert got["China", "Kabul"] == pytest.approx(log(0.5 / 0.75**2) / -log(0.5), rel=1e-9)
    assert got["Kabul", "Taliban"] == pytest.approx(log(0.25 / (0.75 * 0.25)) / -log(0.25), rel=1e-9)


def test_npmi_is_one_for_entities_always_together_and_zero_for_a_pair_in_all_documents(make_corpus):
    always = {"d1": {"text": "China Kabul", "names": "China, Kabul"}, "d2": "nothing here"}

    # p_ab = p_a = p_b = 1/2: ln 2 / ln 2
    assert cooccurrence.entity_pairs(make_corpus(always))["npmi"].tolist() == [1.0]
    assert cooccurrence.entity_pairs(make_corpus(always).take([0]))["npmi"].tolist() == [0.0]


def test_q_corrects_fishers_test_over_the_pairs_listed(make_corpus):
    got = cooccurrence.entity_pairs(make_corpus(WORLD)).set_index(["a", "b"])["q"]

    # China, Kabul: at least 2 common of 3 and 3 in 4 is certain, p = 1; with Taliban p = 3/4 twice.
    # Benjamini-Hochberg of .75, .75, 1: min(.75 * 3 / 2, 1) = 1 for all.
    assert got.tolist() == pytest.approx([1.0, 1.0, 1.0], abs=1e-12)
    six = {f"d{i}": {"text": "China Kabul" if i < 2 else "-", "names": "China, Kabul"} for i in range(6)}
    # one pair, 2 and 2 of 6, both common: 1 / C(6, 2) = 1 / 15
    assert cooccurrence.entity_pairs(make_corpus(six))["q"].tolist() == pytest.approx([1 / 15])


def test_a_pair_needs_min_docs_common_documents(make_corpus):
    corpus = make_corpus(WORLD)

    assert cooccurrence.entity_pairs(corpus, min_docs=2)[["a", "b"]].to_numpy().tolist() == [["China", "Kabul"]]
    assert cooccurrence.entity_pairs(corpus, min_docs=3).empty


@pytest.mark.parametrize(("n", "least"), [(9, 1), (10, 2), (499, 2), (500, 3)])
def test_without_min_docs_larger_corpora_need_more_common_documents(make_corpus, n, least):
    def pairs(together):
        texts = [{"text": "China Kabul", "names": "China, Kabul"}] * together
        return cooccurrence.entity_pairs(
            make_corpus({f"d{i:03}": (texts[i] if i < together else "-") for i in range(n)})
        )

    assert pairs(least)["n_docs"].tolist() == [least]
    assert pairs(least - 1).empty


def test_kinds_select_the_entities_of_pairs(make_corpus):
    got = cooccurrence.entity_pairs(make_corpus(WORLD), kinds=("place",))

    assert got[["a", "b"]].to_numpy().tolist() == [["China", "Kabul"]]


def test_words_that_only_imply_a_place_can_be_left_out(make_corpus):
    corpus = make_corpus({"d1": {"text": "Chinese envoys in Kabul", "names": "Chinese=demonym>China, Kabul"}})

    assert cooccurrence.entity_pairs(corpus)[["a", "b"]].to_numpy().tolist() == [["China", "Kabul"]]
    assert cooccurrence.entity_pairs(corpus, demonyms=False).empty


def test_two_spellings_of_one_entity_are_not_a_pair(make_corpus):
    corpus = make_corpus({"d1": {"text": "Peking, Beijing.", "names": "Peking=place>Beijing, Beijing"}})

    assert cooccurrence.entity_pairs(corpus).empty


def test_a_slice_counts_its_own_documents(make_corpus):
    got = cooccurrence.entity_pairs(make_corpus(WORLD).where(source="B"))

    # d2 and d3: China in 2 of 2, Kabul in 1 of 2: expected 2 * 1 / 2
    assert got[["a", "b", "n_docs", "expected", "n_sentences"]].to_numpy().tolist() == [["China", "Kabul", 1, 1.0, 0]]


# Two lines in d1; China meets Kabul in one sentence of d1 and of d3, and Wang in one line but never in a sentence.
LINES = {
    "d1": {"text": "China spoke to Kabul. Wang left.\nKabul fell.", "source": "A",
           "names": "China, Kabul, Wang=person"},
    "d2": {"text": "Kabul.\nChina. Chinese.", "source": "B", "names": "China, Kabul, Chinese=demonym>China"},
    "d3": {"text": "China and Kabul.", "source": "A", "names": "China, Kabul"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        # all three documents name both: 3 * 3 / 3
        ("document", [["China", "Kabul", 3, 3.0, 2, 2, 3, 3, 3, 3], ["China", "Wang", 1, 1.0, 1, 0, 1, 3, 1, 3],
                      ["Kabul", "Wang", 1, 1.0, 1, 0, 1, 3, 1, 3]]),
        # five lines: China in the first of d1, the second of d2, d3; Kabul in both of d1, the first of d2, d3
        ("paragraph", [["China", "Kabul", 2, 12 / 5, 1, 2, 2, 3, 4, 5], ["China", "Wang", 1, 3 / 5, 1, 0, 1, 3, 1, 5],
                       ["Kabul", "Wang", 1, 4 / 5, 1, 0, 1, 4, 1, 5]]),
        # seven sentences: China in four of them (twice in d2), Kabul in four, two with both
        ("sentence", [["China", "Kabul", 2, 4 * 4 / 7, 1, 2, 2, 4, 4, 7]]),
    ],
)  # fmt: skip
def test_together_is_in_a_document_a_paragraph_or_a_sentence(make_corpus, unit, expected):
    got = cooccurrence.entity_pairs(make_corpus(LINES), unit=unit)

    columns = ["a", "b", "n_docs", "expected", "n_sources", "n_sentences", "n_both", "n_a", "n_b", "n_all"]
    assert got[columns].to_numpy().tolist() == expected
    assert set(got["unit"]) == {unit}


# A report of 4,500 words names China, Kabul and Wang, the first two in one sentence; two news texts name two each.
REPORT = "China spoke to Kabul. " + "So it was said again. " * 900 + "Wang left."
LONG = {
    "d1": {"text": REPORT, "source": "A", "names": "China, Kabul, Wang=person"},
    "d2": {"text": "China. Wang.", "source": "B", "names": "China, Wang=person"},
    "d3": {"text": "China. Kabul.", "source": "B", "names": "China, Kabul"},
}


def test_by_default_names_of_a_long_document_are_together_only_in_one_sentence(make_corpus):
    corpus = make_corpus(LONG)

    got = cooccurrence.entity_pairs(corpus)

    # each document counts once; Kabul and Wang are only in the report, in different sentences of it
    columns = ["a", "b", "n_docs", "n_both", "n_a", "n_b", "n_all", "n_sentences", "n_sources", "unit"]
    assert got[columns].to_numpy().tolist() == [
        ["China", "Kabul", 2, 2, 3, 2, 3, 1, 2, "document"],
        ["China", "Wang", 1, 1, 3, 2, 3, 0, 1, "document"],
    ]
    assert len(cooccurrence.entity_pairs(corpus, unit="document")) == 3


def test_a_copy_of_a_long_document_counts_once_by_default(make_corpus):
    copies = {f"c{i}": LONG["d1"] | {"duplicate_group": "d1"} for i in range(2)}

    got = cooccurrence.entity_pairs(make_corpus(copies | {"d2": LONG["d2"], "d3": LONG["d3"]}))

    pair = got.set_index(["a", "b"]).loc[("China", "Kabul")]
    assert pair[["n_docs", "n_both", "n_all"]].tolist() == [3, 2, 3]


def test_without_a_long_document_the_default_counts_documents(make_corpus):
    corpus = make_corpus(WORLD)

    pd.testing.assert_frame_equal(cooccurrence.entity_pairs(corpus), cooccurrence.entity_pairs(corpus, unit="document"))


def test_without_demonyms_their_sentences_do_not_count(make_corpus):
    got = cooccurrence.entity_pairs(make_corpus(LINES), unit="sentence", demonyms=False)

    assert got[["n_a", "n_b", "n_all"]].to_numpy().tolist() == [[3, 4, 7]]


def test_p_is_the_one_sided_hypergeometric_probability_and_q_corrects_it(make_corpus):
    corpus = make_corpus({f"d{i}": {"text": text, "names": "A, B, C"} for i, text in enumerate(
        ["A B", "A B", "A B C", "A", "B C", "C", "-", "-", "-", "-", "-", "-"])})  # fmt: skip

    got = cooccurrence.entity_pairs(corpus, min_docs=1)

    p = stats.hypergeom.sf(got["n_both"] - 1, 12, got["n_a"], got["n_b"])
    assert got["p"].tolist() == pytest.approx(list(p))
    assert got["q"].tolist() == pytest.approx(list(stats.false_discovery_control(p)))


def test_alpha_is_the_smaller_disparity_value_of_the_two_entities(make_corpus):
    together = ["A B"] * 6 + ["A C"] * 2 + ["A D"] * 1 + ["B C"] * 1
    corpus = make_corpus({f"d{i}": {"text": text, "names": "A, B, C, D"} for i, text in enumerate(together)})

    got = cooccurrence.entity_pairs(corpus, min_docs=1).set_index(["a", "b"])["alpha"]

    # A: 6 + 2 + 1 = 9 in 3 ties; B: 6 + 1 = 7 in 2; C: 2 + 1 = 3 in 2; D: 1 in 1, of which nothing can be said
    assert got["A", "B"] == pytest.approx(min((1 - 6 / 9) ** 2, 1 - 6 / 7))
    assert got["A", "C"] == pytest.approx(min((1 - 2 / 9) ** 2, 1 - 2 / 3))
    assert got["A", "D"] == pytest.approx((1 - 1 / 9) ** 2)
    assert got["B", "C"] == pytest.approx(min(1 - 1 / 7, 1 - 1 / 3))


@pytest.mark.parametrize("unit", ["document", "paragraph", "sentence"])
def test_counting_in_pieces_gives_the_same_counts(make_corpus, monkeypatch, unit):
    corpus = make_corpus({f"d{i}": {"text": f"A B. C {'D' * (i % 2)}\nB C.", "source": f"S{i % 4}",
                                    "names": "A, B, C, D"} for i in range(12)})  # fmt: skip
    whole = cooccurrence.entity_pairs(corpus, unit=unit)
    monkeypatch.setattr(pair_counts, "WORK", 5)

    pd.testing.assert_frame_equal(cooccurrence.entity_pairs(corpus, unit=unit), whole)


def test_a_mention_outside_all_sentences_counts_for_its_document_only(make_corpus):
    corpus = make_corpus(LINES)
    none = corpus.with_table("sentences", corpus.stored("sentences").iloc[:0])

    assert cooccurrence.entity_pairs(none, unit="sentence").empty
    assert len(cooccurrence.entity_pairs(none)) == 3


def test_a_slice_counts_its_own_sentences_after_the_whole_was_counted(make_corpus):
    corpus = make_corpus(LINES)
    cooccurrence.entity_pairs(corpus, unit="sentence")

    got = cooccurrence.entity_pairs(corpus.where(source="A"), unit="sentence")

    # the three sentences of d1 and the one of d3: China in 2, Kabul in 3
    assert got[["n_both", "n_a", "n_b", "n_all"]].to_numpy().tolist() == [[2, 2, 3, 4]]


def test_the_error_about_a_wrong_option_names_its_range(make_corpus):
    with pytest.raises(ValueError, match="min_docs must be at least 1, got 0"):
        cooccurrence.entity_pairs(make_corpus({}), min_docs=0)
    with pytest.raises(ValueError, match="kinds must be among person, organisation, place, got ship"):
        cooccurrence.entity_pairs(make_corpus({}), kinds=("ship",))
    with pytest.raises(ValueError, match="unit must be auto, document, paragraph or sentence, got 'page'"):
        cooccurrence.entity_pairs(make_corpus({}), unit="page")


def test_a_change_of_a_table_by_a_caller_does_not_affect_the_next_caller(make_corpus):
    corpus = make_corpus(WORLD)
    before = cooccurrence.entity_pairs(corpus)

    before["n_docs"] = 99

    assert cooccurrence.entity_pairs(corpus)["n_docs"].tolist() == [2, 1, 1]


def test_results_of_different_slices_and_options_are_separate(make_corpus):
    corpus = make_corpus(WORLD)

    for row, unit in product((1, 2, 3, 1), ("document", "paragraph", "sentence")):
        kept = cooccurrence.entity_pairs(corpus.take([0, row]), unit=unit)
        fresh = cooccurrence.entity_pairs(make_corpus(WORLD).take([0, row]), unit=unit)
        pd.testing.assert_frame_equal(kept, fresh)
