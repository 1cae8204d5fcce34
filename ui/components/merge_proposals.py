"""Two labels that may be one: each pair with its reason, and the buttons that accept or refuse it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from analytics.evidence import evidence
from analytics.findings import wording
from ui import state
from ui.components import blocks, proposals

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

SENTENCES = 2  # of each name
CHANGES = {"one": "merge", "two": "apart"}
LABELS = {"one": "Same", "two": "Different"}


def draw(table: pd.DataFrame, what: str, key: str, named: Corpus | None = None) -> None:
    """Draw the first open proposals of `suggested_merges`; `what` is "entity" or "source", `key` begins the keys.

    With `named`, the slice that names them, each has sentences of both names.
    """
    proposals.draw([_proposal(row, what, named) for row in still_open(table).itertuples()], LABELS, key)
    if len(table):
        blocks.csv_button(table, "suggested_merges")


def still_open(table: pd.DataFrame) -> pd.DataFrame:
    """Return the proposals without an answer."""
    noted = state.corrections()
    answered = {frozenset(pair) for pair in zip(noted["key"], noted["value"], strict=True)}
    pairs = zip(table["a"].tolist(), table["b"].tolist(), strict=True)
    return table.loc[[frozenset(pair) not in answered for pair in pairs]]


def _proposal(row: Any, what: str, named: Corpus | None) -> proposals.Proposal:
    pair = f"{row.b} ({row.n_docs_b:,}) and {row.a} ({wording.times(row.n_docs_a, 'document')})"
    answers = {answer: [(what, row.b, change, row.a)] for answer, change in CHANGES.items()}
    sentences = {} if named is None else {name: partial(_sentences, named, name) for name in (row.b, row.a)}
    return proposals.Proposal(f"{row.a}-{row.b}", f"{pair}: {row.reason}", row.reason, answers, sentences)


def _sentences(part: Corpus, name: str) -> pd.DataFrame:
    """Return a few sentences with a name."""
    found: pd.DataFrame = state.run(evidence.evidence, part, entities=(name,), limit=SENTENCES)
    return found
