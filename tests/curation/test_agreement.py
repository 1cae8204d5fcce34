"""The agreement of two coders, against the worked example of Krippendorff."""

from __future__ import annotations

import math

import pytest

from analytics import schema
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
    assert coding.agreement(empty).startswith("No article has a tag in both files")
