"""The user's decisions that a name is another person in some documents, all of them in the same spelling.

The value of such a correction is the new name with filters as in a saved selection:
"Wang Yu (footballer): doc_id=0f3c…; doc_id=9a41…", or source=X, or date=Y.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.corpus import selections
from analytics.curation import surname_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

WHERE = (*surname_decisions.WHERE, "doc_id")
_WITH_FILTERS = re.compile(r":[^=]*=")


def has_filters(value: str) -> bool:
    """Return whether the value of a split is a name with filters, and no spelling."""
    return bool(_WITH_FILTERS.search(value))


def parse(value: str) -> surname_decisions.Decision:
    """Return the new name and its filters; raises CorpusError for a value that cannot be understood."""
    return surname_decisions.parse(value, WHERE)


def new_name(value: str) -> str:
    """Return the name that a split makes: that of a value with filters, else the spelling."""
    return parse(value).person if has_filters(value) else value


def value_of(person: str, doc_ids: Iterable[str]) -> str:
    """Return the value of the correction for a person who is meant in some documents."""
    return selections.selection_line(person, {"doc_id": list(doc_ids)})


def apply(mentions: pd.DataFrame, splits: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions; all mentions of a split name in the chosen documents have the new name."""
    entity = mentions["entity"].astype("str")
    rows = splits[splits["value"].map(has_filters).astype(bool)]
    for name, value in zip(rows["key"], rows["value"], strict=True):
        decision = parse(value)
        inside = mentions["doc_id"].isin(surname_decisions.chosen_documents(documents, decision))
        entity = entity.mask((mentions["entity"] == name) & inside, decision.person)
    return mentions.assign(entity=entity) if len(rows) else mentions
