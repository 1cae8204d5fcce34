"""What a memo keeps, and what it drops."""

import pytest

from analytics.corpus.memo import Memo


def test_a_result_is_made_once_while_it_is_among_the_last_asked_for():
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


def test_what_cannot_be_made_is_not_kept():
    memo = Memo(2)

    def fail():
        raise KeyError("a column")

    for _ in range(2):
        with pytest.raises(KeyError, match="a column"):
            memo.result("a", fail)

    assert memo.result("a", lambda: 1) == 1
