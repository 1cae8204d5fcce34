"""The results that a memo stores, and those that it removes."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analytics.corpus.memo import Memo, memory_size


def test_a_result_is_computed_once_while_it_is_among_the_last_used():
    made = []
    memo = Memo(2, 1 << 20)

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
    memo = Memo(2, 1 << 20)

    def fail():
        raise KeyError("a column")

    for _ in range(2):
        with pytest.raises(KeyError, match="a column"):
            memo.result("a", fail)

    assert memo.result("a", lambda: 1) == 1


def test_results_that_take_too_much_memory_together_are_removed_the_least_recently_used_first():
    made = []
    memo = Memo(10, 1000)

    def result(key, size):
        return memo.result(key, lambda: made.append(key) or np.zeros(size, "int8"))

    for key, size in (("a", 400), ("b", 400), ("a", 400), ("c", 400), ("a", 400)):
        assert len(result(key, size)) == size
    assert made == ["a", "b", "c"]  # b, least recently used, went when c came
    result("b", 400)
    assert made == ["a", "b", "c", "b"]


def test_a_result_larger_than_the_memory_of_the_memo_stays_until_the_next_one():
    made = []
    memo = Memo(10, 1000)
    for key in "aab":
        memo.result(key, lambda key=key: made.append(key) or np.zeros(5000, "int8"))

    assert made == ["a", "b"]
    assert list(memo.sizes()) == ["b"]


def test_the_size_of_a_result_counts_what_is_in_it():
    cells = sparse.csr_array(np.eye(100))
    table = pd.DataFrame({"name": ["x" * 1000] * 10})

    assert memory_size(cells) >= cells.data.nbytes + cells.indices.nbytes
    assert memory_size({"a": [cells, cells]}) >= 2 * memory_size(cells)
    assert memory_size((table, ["y" * 500])) >= 10_500
