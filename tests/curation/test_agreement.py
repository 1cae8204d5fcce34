"""The agreement of two coders, against the worked example of Krippendorff."""

from __future__ import annotations

import math

import pytest

from analytics import schema
from analytics.corpus import sentence_tags
from analytics.curation.agreement import agreement
from analytics.findings import coding


def coded(values):
    """Return the corrections of a coder who saw each article, and gave it the tag "war" where the value is 1."""
    rows = [("tag", f"a{i}", "add", tag) for i, value in enumerate(values) for tag in ["seen", "war"][: 1 + value]]
    return schema.from_rows(rows, "corrections")


def test_alpha_is_that_of_the_worked_example_for_two_values_and_two_coders():
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]

    got = agreement(coded(first), coded(second)).set_index("tag")

    assert got.loc["war"].tolist()[:4] == [10, 1, 1, 3]
    assert got.loc["war", "krippendorff_alpha"] == pytest.approx(0.095, abs=5e-4)  # Krippendorff 2011, section A
    assert math.isnan(got.loc["seen", "krippendorff_alpha"])  # all values are equal


def test_only_articles_that_both_coded_count():
    got = agreement(coded([1, 0, 1]), coded([1, 0]))

    assert got["n_units"].tolist() == [2, 2]
    assert got.set_index("tag").loc["war", "krippendorff_alpha"] == 1
    assert "2 articles. Krippendorff's alpha is 0.8 or more for 1 of 1 tag;" in coding.agreement(got)


def test_two_files_without_a_common_article_say_so():
    empty = agreement(coded([]), coded([1]))

    assert empty.empty
    assert coding.agreement(empty).startswith("Nothing can be compared: no article has a tag in both files")


@pytest.fixture
def two_articles(make_corpus):
    return make_corpus({"a": "One. Two. Three. Four. Five.", "b": "Six. Seven."})


def coded_sentences(*rows):
    given = [("sentence", file, "tag", sentence_tags.value(tag, sentence)) for file, tag, sentence in rows]
    return schema.from_rows(given, "corrections")


def test_a_sentence_that_only_one_coder_tagged_is_a_disagreement(two_articles):
    first = coded_sentences(("a.txt", "war", "One."), ("a.txt", "war", "Two."), ("b.txt", "war", "Six."))
    second = coded_sentences(("a.txt", "war", "Two."), ("a.txt", "war", "Three."), ("a.txt", "aid", "Three."))

    got = agreement(first, second, two_articles).set_index("tag")

    assert got.loc["war"].tolist()[:4] == [5, 1, 1, 1]  # the sentences of the article that both coded
    assert got.loc["war", "krippendorff_alpha"] == pytest.approx(1 - 9 * 2 / (4 * 6))
    assert got.loc["aid"].tolist()[:4] == [5, 0, 0, 1]
    assert set(got["unit"]) == {"sentence"}
    assert coding.agreement(got.reset_index()).startswith("The articles that both coded have 5 sentences. ")


def test_a_tag_of_the_article_says_that_its_sentences_were_read(two_articles):
    seen = schema.from_rows([("tag", "b.txt", "add", "seen")], "corrections")
    second = schema.from_rows([*seen.to_numpy(), *coded_sentences(("a.txt", "war", "One.")).to_numpy()], "corrections")

    got = agreement(coded_sentences(("a.txt", "war", "One."), ("b.txt", "war", "Six.")), second, two_articles)

    assert got.loc[got["unit"] == "sentence", "n_units"].tolist() == [7]
    assert got.loc[got["unit"] == "sentence", "n_only_first"].tolist() == [1]


def test_sentences_are_not_compared_with_a_coder_who_tagged_none(two_articles):
    seen = schema.from_rows([("tag", "a.txt", "add", "seen")], "corrections")

    assert agreement(seen, coded_sentences(("a.txt", "war", "One.")), two_articles).empty
