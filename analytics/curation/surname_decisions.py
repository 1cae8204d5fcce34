"""The user's decisions who a bare surname is: in all documents, in those of a source, or in those of a period.

The value of such a correction is the full name, or the full name with filters as in a saved selection:
"Bill Clinton: source=Reuters; date=1998..2000".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics import schema
from analytics.corpus import filters, selections
from analytics.entities.linking import bare_name
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

CHANGE = "means"
WHERE = ("source", "date")


class Decision(NamedTuple):
    """The person whom a surname means in the documents that pass the filters, in all of them without filters."""

    person: str
    wanted: Mapping[str, list[str]]


def parse(value: str, where: Sequence[str] = WHERE) -> Decision:
    """Return the decision of the value of a correction, with the filters of `where`; raises CorpusError for others."""
    selection = selections.parse(value) if ":" in value else selections.Selection(value.strip(), {})
    person, wanted = selection
    if not person:
        raise CorpusError("the full name is missing; write it in the column 'value'")
    if unknown := sorted(set(wanted) - set(where)):
        raise CorpusError(f"{unknown[0]!r} is not possible here; write {' or '.join(where)}")
    filters.dates_within([], wanted.get("date", []))
    return Decision(person, wanted)


def value_of(person: str, source: str, date: str) -> str:
    """Return the value of the correction for a person, in a source and a period if they are given."""
    wanted = {name: [given] for name, given in (("source", source), ("date", date)) if given}
    return selections.selection_line(person, wanted) if wanted else person


def apply(mentions: pd.DataFrame, rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions; those that are only a decided surname, and not linked within their text, mean the person.

    A later decision replaces an earlier one where both apply.
    """
    if rows.empty:
        return mentions
    surfaces = mentions["surface"].astype("str")
    bare = surfaces.map({surface: bare_name(surface, "person") for surface in surfaces.unique()})
    open_to_user = (mentions["link_rule"] != "text") & (mentions["kind"] == "person")
    entity = mentions["entity"].astype("str")
    for surname, value in zip(rows["key"], rows["value"], strict=True):
        decision = parse(value)
        inside = mentions["doc_id"].isin(chosen_documents(documents, decision))
        entity = entity.mask((bare == surname) & open_to_user & inside, decision.person)
    return mentions.assign(entity=entity)


def chosen_documents(documents: pd.DataFrame, decision: Decision) -> pd.Series:
    """Return the ids of the documents that pass the filters of a decision."""
    keep = np.ones(len(documents), dtype=bool)
    for column in {"source", "doc_id"} & set(decision.wanted):
        keep &= documents[column].isin(decision.wanted[column]).to_numpy()
    if "date" in decision.wanted:
        keep &= filters.dates_within(documents["date"], decision.wanted["date"])
    return documents.loc[keep, "doc_id"]


def mark_changed(before: pd.Series, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions; those whose entity is not the one `before` were linked by the user, with certainty 1."""
    changed = mentions["entity"].astype("str").to_numpy() != before.astype("str").to_numpy()
    rule = mentions["link_rule"].astype("str").mask(changed, schema.BY_USER)
    return mentions.assign(link_rule=rule, certainty=mentions["certainty"].mask(changed, 1.0))
