"""Given names alone and the persons whom they mean: "Hillary" where Hillary Clinton is named, "Bernie" in a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics.entities import person_names, titles
from analytics.entities.surnames import Links

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARE = 0.95  # of the documents that name anybody with the given name in full
FEWEST = 20  # of these documents: a feature story calls a child Nancy who is not Nancy Pelosi


def with_given_names(persons: pd.DataFrame, keys: Sequence[str], found: Links) -> Links:
    """Return the links of `surnames.links`, and those of given names that stand alone and mean one person.

    In a text that names one person of this given name in full it is this person (rule "text"); in a text that names
    none it is the person of the corpus who has nearly all documents with this given name, and many (rule "corpus"). A
    word that is also the surname of somebody in the text, or has a title before it, stays as it is.
    """
    parts = {number: person_names.parse(keys[number]) for number in np.unique(persons["key"].to_numpy())}
    table = persons[["doc", "key", "title"]].assign(
        given=persons["key"].map({number: _with_suffix(part.given, part) for number, part in parts.items()}),
        surname=persons["key"].map({number: _with_suffix(part.surname, part) for number, part in parts.items()}),
    )
    full = table[table["given"] != ""].drop_duplicates(["doc", "key"])
    bare = table[(table["given"] == "") & (found.rule == "") & (table["title"] == "")]
    is_given = {name: titles.is_given_name(name.partition(" ")[0]) for name in bare["surname"].unique()}
    bare = bare[bare["surname"].map(is_given).astype(bool)]
    if bare.empty or full.empty:
        return found
    return _as_links(_decisions(bare.reset_index(), full), persons, found)


def _with_suffix(word: str, parts: person_names.PersonName) -> str:
    """Return a part of a name with "jr" behind it: "Donald Jr." is not Donald Trump."""
    return f"{word} {parts.suffix}".rstrip() if word else ""


def _decisions(bare: pd.DataFrame, full: pd.DataFrame) -> pd.DataFrame:
    """Return the bare given names with `person`, -1 for none, rule and share."""
    groups = full.groupby(["doc", "given"])["key"]
    of_text = groups.agg(n_in_text="size", in_text="first").reset_index().rename(columns={"given": "surname"})
    table = bare.merge(of_text, on=["doc", "surname"], how="left").merge(_usual(full), on="surname", how="left")
    table = table.fillna({"n_in_text": 0, "in_text": -1, "usual": -1, "share": 0.0})
    surnames = pd.MultiIndex.from_frame(full[["doc", "surname"]].drop_duplicates())
    is_surname = pd.MultiIndex.from_frame(table[["doc", "surname"]]).isin(surnames)
    choices = [is_surname, table["n_in_text"] == 1, table["n_in_text"] == 0]
    return table.assign(
        person=np.select(choices, [-1, table["in_text"], table["usual"]], -1).astype("int64"),
        rule=np.where(table["n_in_text"] == 1, "text", "corpus"),
        share=np.where(table["n_in_text"] == 1, 1.0, table["share"]),
    )


def _usual(full: pd.DataFrame) -> pd.DataFrame:
    """Return per given name the person who has nearly all of its documents."""
    n = full.groupby(["given", "key"]).size().rename("n").reset_index()
    best = n.sort_values("n", ascending=False, kind="stable").drop_duplicates("given")
    n_all = full.drop_duplicates(["doc", "given"])["given"].value_counts()
    best = best.assign(share=best["n"] / best["given"].map(n_all))
    best = best[(best["share"] >= SHARE) & (best["n"] >= FEWEST)]
    return best.rename(columns={"given": "surname", "key": "usual"})[["surname", "usual", "share"]]


def _as_links(decided: pd.DataFrame, persons: pd.DataFrame, found: Links) -> Links:
    decided = decided[decided["person"] >= 0]
    at = persons.index.get_indexer(decided["index"])
    key, rule, certainty = found.key.copy(), found.rule.copy(), found.certainty.copy()
    key[at], rule[at], certainty[at] = (decided[name].to_numpy() for name in ("person", "rule", "share"))
    return Links(key, rule, certainty)
