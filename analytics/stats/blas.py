"""The threads of the linear algebra libraries under numpy and scipy."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Callable

Options = ParamSpec("Options")
Result = TypeVar("Result")


def one_thread(function: Callable[Options, Result]) -> Callable[Options, Result]:
    """Return a function that does its linear algebra in one thread.

    A second thread waits actively between small products: the topics of 300 articles took 5 s of CPU instead of 1, and
    longer by the clock. The last digits also depend on the number of threads, so on the machine.
    """

    @wraps(function)
    def run_on_one(*args: Options.args, **options: Options.kwargs) -> Result:
        with _controller().limit(limits=1, user_api="blas"):
            return function(*args, **options)

    return run_on_one


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    import scipy.linalg  # noqa: F401, PLC0415 - the controller finds only libraries that are loaded

    return ThreadpoolController()
