"""The threads that numpy, scipy and scikit-learn use."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Callable

Options = ParamSpec("Options")
Result = TypeVar("Result")


def one_thread(function: Callable[Options, Result]) -> Callable[Options, Result]:
    """Return a function that does its linear algebra and its clustering in one thread.

    A second thread uses CPU while it waits for small pieces of work: the topics of 300 articles took 4 s of CPU instead
    of 1.7, and were not ready earlier. The last digits of a result also depend on the number of threads.
    """

    @wraps(function)
    def run_on_one(*args: Options.args, **options: Options.kwargs) -> Result:
        with _controller().limit(limits=1):
            return function(*args, **options)

    return run_on_one


@lru_cache(maxsize=1)
def _controller() -> ThreadpoolController:
    import sklearn.cluster  # noqa: F401, PLC0415 - the controller finds only libraries that are loaded

    return ThreadpoolController()
