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
    named = full_names(corpus)
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


def ambiguous_surnames(corpus: Corpus) -> pd.DataFrame:
    """One row per surname that stands alone and that nothing decides, the one in most documents, `n_docs`, first.

    `entity` is the person with this surname whom most documents name in full: `n_full`, a `share` of those that name
    any of the `n_candidates` in full. Without such a person the surname is left out.
    """
    mentions = corpus.mentions
    open_ones = mentions[(mentions["link_rule"] == schema.AMBIGUOUS) & (mentions["kind"] == "person")]
    n_docs = open_ones.drop_duplicates(["doc_id", "entity"])["entity"].astype("str").value_counts()
    form = {name: person_names.parse(name.removesuffix(PERSON_MARK)).surname for name in n_docs.index}
    best = _leading_bearers(full_names(corpus), set(form.values()))
    if n_docs.empty or best.empty:
        return schema.empty("ambiguous_surnames")
    table = pd.DataFrame({"surname": n_docs.index, "n_docs": n_docs.to_numpy(), "form": n_docs.index.map(form)})
    table = table.merge(best, on="form").sort_values(["n_docs", "surname"], ascending=[False, True])
    return schema.conform(table, "ambiguous_surnames")


def _leading_bearers(named: pd.DataFrame, forms: set[str]) -> pd.DataFrame:
    """Return per form of a surname the person with most documents, their share, and the number of candidates."""
    parts = {name: person_names.parse(name) for name in named["entity"].unique()}
    pairs = [(name, form) for name, part in parts.items() if part.given for form in forms.intersection(part.bare_forms)]
    rows = named.drop_duplicates(["doc_id", "entity"])[["doc_id", "entity"]].astype("str")
    rows = rows.merge(pd.DataFrame(pairs, columns=["entity", "form"]), on="entity")
    n = rows.groupby(["form", "entity"]).size().rename("n_full").reset_index()
    n_all = rows.drop_duplicates(["form", "doc_id"])["form"].value_counts()
    n = n.assign(share=n["n_full"] / n["form"].map(n_all), n_candidates=n.groupby("form")["entity"].transform("size"))
    return n.sort_values("n_full", ascending=False, kind="stable").drop_duplicates("form")


def full_names(corpus: Corpus) -> pd.DataFrame:
    """Return the mentions of persons that are not surnames which were linked or are ambiguous."""
    named = corpus.mentions
    return named[(named["kind"] == "person") & ~named["link_rule"].isin((*schema.SURNAME_RULES, schema.AMBIGUOUS))]


def _bears(name: str, surname: str) -> bool:
    parts = person_names.parse(name)
    return bool(parts.given) and surname in parts.bare_forms
