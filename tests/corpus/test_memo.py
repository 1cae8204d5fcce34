"""The results that a memo stores, and those that it removes."""

import pytest

from analytics.corpus.memo import Memo


def test_a_result_is_computed_once_while_it_is_among_the_last_used():
    made = []
    memo = Memo(2)

    def result(key):
        return memo.result(key, lambda: made.append(key) or f"result {key}")

    assert [result(key) for key in "aba"] == ["result a", "result b", "result a"]
    assert made == ["a", "b"]
    result("c")  # b was asked for before a, so it goes
    result("a")
    assert made == ["a", "b", "c"]
    result("b")
    assert made == ["a", "b", "c", "b"]


def test_a_failed_computation_is_not_stored():
    memo = Memo(2)

    def fail():
        raise KeyError("a column")

    for _ in range(2):
        with pytest.raises(KeyError, match="a column"):
            memo.result("a", fail)

    assert memo.result("a", lambda: 1) == 1
