from math import comb, log, log2, sqrt

import pytest

from analytics import schema
from analytics.errors import CorpusError
from analytics.keywords import keyness
from analytics.sources import framing

COUNTS = ["n_docs", "n_group", "n_hits", "n_docs_rest", "n_rest"]


def world(**texts):
    """Return documents that name Kabul, by source: `A=["text", ...]`."""
    pairs = [(source, text) for source, given in texts.items() for text in given]
    return {f"d{i:02}": {"text": text, "source": source, "names": "Kabul"} for i, (source, text) in enumerate(pairs)}


FIVE = world(A=["Kabul regime"] * 4 + ["Kabul falls"], B=["regime of Kabul"] + ["Kabul government"] * 4)


def row(table, group, term):
    (found,) = table[(table["group"] == group) & (table["term"] == term)].to_dict("records")
    return found


def terms(table, group):
    return set(table.loc[table["group"] == group, "term"])


def test_a_term_near_the_name_has_the_documents_of_the_group_and_the_rest(make_corpus):
    got = row(framing.framing(make_corpus(FIVE), entity="Kabul"), "A", "regime")

    assert [got[name] for name in COUNTS] == [4, 5, 4, 1, 5]
    assert got["share_docs"] == 4 / 5
    assert (got["entity"], got["by"], got["language"], got["rank"]) == ("Kabul", "source", "en", 1)


def test_the_measures_are_those_of_keyness_over_the_documents_that_name_it(make_corpus):
    others = {f"x{i}": {"text": "regime regime", "source": "B"} for i in range(9)}  # they do not name Kabul

    got = row(framing.framing(make_corpus(FIVE | others), entity="Kabul"), "A", "regime")

    # as in the tests of keyness: 4 of 5 against 1 of 5, prior 5; Fisher (5 * 5 + 1) / C(10, 5), one of two terms tested
    assert got["z"] == pytest.approx((log(9 / 6) - log(6 / 9)) / sqrt(1 / 9 + 1 / 6 + 1 / 6 + 1 / 9), rel=1e-9)
    assert got["log_ratio"] == pytest.approx(log2(3), rel=1e-9)
    error = sqrt(1 / 4.5 - 1 / 6 + 1 / 1.5 - 1 / 6) / log(2)
    assert (got["low"], got["high"]) == pytest.approx(
        (log2(3) - 2.241403 * error, log2(3) + 2.241403 * error), rel=1e-6
    )
    assert got["q"] == pytest.approx(2 * 26 / comb(10, 5), rel=1e-9)


def test_the_window_ends_with_the_sentence_and_after_some_words(make_corpus):
    text = "Guards wait. Oats wheat barley Kabul rice maize millet. Border closed."
    corpus = make_corpus(world(A=[text], B=["Kabul"]))

    assert terms(framing.framing(corpus, entity="Kabul", window=2), "A") == {"wheat", "barley", "rice", "maize"}
    assert terms(framing.framing(corpus, entity="Kabul"), "A") == {"Oats", "wheat", "barley", "rice", "maize", "millet"}


def test_names_and_the_words_of_the_name_itself_are_not_framing(make_corpus):
    near = {"text": "Envoy Wang Yi left Kabul; the KABUL mission and Beijing wait", "source": "A"}
    near["names"] = "Wang Yi=person, Kabul, Beijing"

    got = framing.framing(make_corpus({"d0": near} | world(B=["Kabul"])), entity="Kabul")

    assert terms(got, "A") == {"Envoy", "left", "mission", "wait"}


def test_a_word_between_two_mentions_counts_once(make_corpus):
    corpus = make_corpus(world(A=["Kabul regime Kabul regime"], B=["Kabul"]))

    got = row(framing.framing(corpus, entity="Kabul"), "A", "regime")

    assert (got["n_docs"], got["n_hits"]) == (1, 2)


def test_groups_under_five_documents_are_described_without_q(make_corpus):
    got = framing.framing(make_corpus(world(A=["Kabul regime"] * 4, B=["Kabul government"] * 5)), entity="Kabul")

    assert sorted(zip(got["group"], got["term"], strict=True)) == [("A", "regime"), ("B", "government")]
    assert got["q"].isna().all()


def test_languages_are_never_compared_and_a_group_alone_in_its_language_is_described(make_corpus):
    german = {"g1": {"text": "Kabul Wahl. Kabul Wahl Krieg", "source": "C", "language": "de", "names": "Kabul"}}

    got = framing.framing(make_corpus(FIVE | german), entity="Kabul")

    alone = got[got["group"] == "C"]
    assert alone[["language", "rank", "term", "n_docs", "n_hits", "n_rest"]].values.tolist() == [
        ["de", 1, "Wahl", 1, 2, 0],
        ["de", 2, "Krieg", 1, 1, 0],
    ]
    assert alone[["z", "log_ratio", "low", "high", "q"]].isna().all(axis=None)
    assert row(got, "A", "regime")["n_rest"] == 5


def test_two_sources_or_two_selections_are_compared_with_each_other(make_corpus):
    corpus = make_corpus(FIVE | {f"c{i}": {"text": "Kabul regime", "source": "C", "names": "Kabul"} for i in range(5)})

    got = row(framing.framing(corpus, entity="Kabul", groups=("A", "B")), "A", "regime")
    assert (got["n_docs_rest"], got["n_rest"]) == (1, 5)
    chosen = ("first: source=A", "second: source=C")
    got = row(framing.framing(corpus, entity="Kabul", by="selection", selections=chosen), "second", "regime")
    assert (got["n_docs"], got["n_docs_rest"], got["n_rest"]) == (5, 4, 5)


def test_a_slice_counts_only_its_own_documents(make_corpus):
    part = make_corpus(FIVE).take([0, 1, 5, 6])

    got = row(framing.framing(part, entity="Kabul"), "A", "regime")

    assert [got[name] for name in COUNTS] == [2, 2, 2, 1, 2]


def test_without_a_name_it_is_the_one_in_most_documents(make_corpus):
    corpus = make_corpus(FIVE | {"x": {"text": "Beijing regime", "source": "A", "names": "Beijing"}})

    assert set(framing.framing(corpus)["entity"]) == {"Kabul"}


def test_each_term_has_a_row_for_every_group(make_corpus):
    got = framing.framing_terms(make_corpus(FIVE), entity="Kabul")

    assert got.values.tolist() == [
        ["regime", "A", 4, 5, 4 / 5],
        ["regime", "B", 1, 5, 1 / 5],
        ["government", "A", 0, 5, 0.0],
        ["government", "B", 4, 5, 4 / 5],
    ]


def test_the_sentences_of_a_term_mark_it_and_the_name(make_corpus):
    corpus = make_corpus(world(A=["The regime in Kabul. Kabul waits. A regime falls.", "Kabul regime", "Kabul"]))

    got = framing.framing_evidence(corpus, entity="Kabul", term="regime")

    got["hit"] = [corpus.text[hit.doc_id][hit.hit_start : hit.hit_end] for hit in got.itertuples()]
    assert list(got[["doc_id", "text", "hit"]].itertuples(index=False, name=None)) == [
        ("d00", "The regime in Kabul.", "regime"),
        ("d00", "The regime in Kabul.", "Kabul"),
        ("d01", "Kabul regime", "Kabul"),
        ("d01", "Kabul regime", "regime"),
    ]
    assert framing.framing_evidence(corpus, entity="Kabul", term="border").empty


def test_stopwords_and_ignored_words_of_the_user_are_left_out(make_corpus):
    corpus = make_corpus(FIVE).with_table("corrections", _stop("regime"))

    assert "regime" not in terms(framing.framing(corpus, entity="Kabul"), "A")


def test_the_error_for_a_wrong_option_explains_it(make_corpus):
    corpus = make_corpus(FIVE)

    with pytest.raises(ValueError, match="window must be at least 1, got 0"):
        framing.framing(corpus, window=0)
    with pytest.raises(CorpusError, match="'Paris' is no name of this corpus"):
        framing.framing(corpus, entity="Paris")
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        framing.framing(corpus, top=0)


def _stop(word):
    return schema.from_rows([("word", word, "stop", "")], "corrections")


def test_keyness_leaves_groups_without_a_rest_out(make_corpus):
    assert keyness.keyness(make_corpus(world(A=["Kabul regime"] * 5))).empty
