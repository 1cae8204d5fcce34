import pytest
import threadpoolctl

from analytics.stats import blas


def blas_threads():
    return {one["num_threads"] for one in threadpoolctl.threadpool_info() if one["user_api"] == "blas"}


def test_linear_algebra_has_one_thread_within_the_function_and_as_many_as_before_after_it():
    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        before = blas_threads()

        assert blas.one_thread(blas_threads)() == {1}
        assert blas_threads() == before


def test_the_threads_are_given_back_after_an_error():
    def failing():
        raise ValueError("no")

    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        before = blas_threads()
        with pytest.raises(ValueError, match="no"):
            blas.one_thread(failing)()

        assert blas_threads() == before
