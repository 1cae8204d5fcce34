"""The persons who bear a surname in a corpus, with the documents that name them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.entities import person_names
from analytics.entities.linking import PERSON_MARK

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def surname_candidates(corpus: Corpus, *, surname: str) -> pd.DataFrame:
    """One row per person with a surname, the one in most documents first.

    `n_docs` documents name this person in full; `share` is their part of the documents that name any of the persons
    in full, so that the shares can add up to more than 1. `surname` is an entity such as "Clinton"; for a full name
    the table is empty.
    """
    named = corpus.mentions
    named = named[(named["kind"] == "person") & ~named["link_rule"].isin((*schema.SURNAME_RULES, schema.AMBIGUOUS))]
    wanted = person_names.parse(surname.removesuffix(PERSON_MARK))
    names = () if wanted.given else named["entity"].unique()
    bearers = [name for name in names if _bears(name, wanted.surname)]
    rows = named[named["entity"].isin(bearers)].drop_duplicates(["doc_id", "entity"])
    if rows.empty:
        return schema.empty("surname_candidates")
    counts = rows["entity"].astype("str").value_counts().sort_index().sort_values(ascending=False, kind="stable")
    table = pd.DataFrame({"entity": counts.index, "n_docs": counts.to_numpy()})
    share = table["n_docs"] / rows["doc_id"].nunique()
    return schema.conform(table.assign(surname=surname, share=share), "surname_candidates")


def _bears(name: str, surname: str) -> bool:
    parts = person_names.parse(name)
    return bool(parts.given) and surname in parts.bare_forms
