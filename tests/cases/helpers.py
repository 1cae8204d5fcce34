"""The inputs after public bug reports: tests over them skip visibly where they are not beside the checkout."""

from functools import cache
from pathlib import Path

import pytest

import analytics.tables  # noqa: F401 - it provides Corpus.table
from analytics.build import build

CASES = Path(__file__).parents[3] / "shared" / "cases"


def case(number):
    """Return the input folder of a case, such as "01"."""
    found = [*CASES.glob(f"{number}-*/in")]
    if not found:
        pytest.skip(f"case {number} is not beside the checkout")
    return found[0]


@cache
def _built(folder):
    return build.build_paths([folder], workers=0)


def built(number):
    """Return the corpus of a case, built once."""
    return _built(case(number))


def rows(corpus, table, *columns):
    """Return the rows of a table as tuples of these columns."""
    return [*corpus.table(table)[[*columns]].itertuples(index=False, name=None)]
