import pytest
import sklearn.cluster  # noqa: F401 - its library is one of those that are looked at
import threadpoolctl

from analytics.stats import threads


def numbers_of_threads():
    return {(one["user_api"], one["num_threads"]) for one in threadpoolctl.threadpool_info()}


def test_linear_algebra_and_clustering_have_one_thread_within_the_function_and_as_many_as_before_after_it():
    with threadpoolctl.threadpool_limits(2):
        before = numbers_of_threads()

        assert threads.one_thread(numbers_of_threads)() == {("blas", 1), ("openmp", 1)}
        assert numbers_of_threads() == before


def test_the_threads_are_given_back_after_an_error():
    def failing():
        raise ValueError("no")

    with threadpoolctl.threadpool_limits(2):
        before = numbers_of_threads()
        with pytest.raises(ValueError, match="no"):
            threads.one_thread(failing)()

        assert numbers_of_threads() == before
