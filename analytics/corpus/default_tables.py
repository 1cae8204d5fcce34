"""Tables of a whole corpus with default options: the build stores them, so that the first visitor need not wait."""

from __future__ import annotations

from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any

from analytics import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus


def stored_default(
    corpus: Corpus, make: Callable[..., pd.DataFrame], options: Mapping[str, Any]
) -> pd.DataFrame | None:
    """Return the stored table of a function of the same name; None for a slice, other options or nothing stored."""
    if corpus.rows is not None or options != _defaults(make):
        return None
    stored = corpus.stored(make.__name__)
    return schema.conform(stored, make.__name__) if len(stored) else None


def _defaults(make: Callable[..., pd.DataFrame]) -> dict[str, Any]:
    options = signature(make).parameters.values()
    return {option.name: option.default for option in options if option.kind is Parameter.KEYWORD_ONLY}
