"""Roles of persons: the offices and professions that texts give them, by document and by source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import independent_texts, positions
from analytics.stats import multiple_tests, significance

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

FEWEST = 3  # documents of a source that give a person a role, for a test


def roles(corpus: Corpus, *, entity: str = "") -> pd.DataFrame:
    """One row per person, role and document that gives the person this role, in order of the corpus.

    The role is an office or a profession beside the name: "Chinese ambassador to Afghanistan". `start` and `end` are
    those of its first place in the document, code points into the text; `text` is the sentence. Spellings that differ
    in capitals or points are one role, shown as most documents write it. `entity` limits the table to one person.
    """
    found = _linked_roles(corpus, entity)
    if found.empty:
        return schema.empty("roles")
    documents = corpus.documents.iloc[corpus.positions(found["doc_id"])]
    columns = {name: documents[name].to_numpy() for name in ("source", "date", "language")}
    return schema.conform(found.assign(text=_sentences(corpus, found), **columns), "roles")


def role_counts(corpus: Corpus, *, entity: str = "") -> pd.DataFrame:
    """One row per person and role, by person, the role in most documents first.

    `n_docs` documents of `n_sources` sources give the role; `share` is their part of the documents that give the person
    any role, so that the shares can add up to more than 1. `first` and `last` are the dates, "" where none is known.
    """
    found = _linked_roles(corpus, entity)
    if found.empty:
        return schema.empty("role_counts")
    documents = corpus.documents.iloc[corpus.positions(found["doc_id"])]
    dates = documents["date"].astype("str")
    found = found.assign(source=documents["source"].to_numpy(), date=dates.where(dates != "", None).to_numpy())
    groups = found.groupby(["entity", "role"])
    table = pd.DataFrame({"n_docs": groups.size(), "n_sources": groups["source"].nunique()})
    table["first"], table["last"] = groups["date"].min().fillna(""), groups["date"].max().fillna("")
    table = table.reset_index()
    n_all = found.drop_duplicates(["entity", "doc_id"])["entity"].value_counts()
    table["share"] = table["n_docs"] / table["entity"].map(n_all)
    table = table.sort_values(["entity", "n_docs", "role"], ascending=[True, False, True], kind="stable")
    return schema.conform(table, "role_counts")


def roles_by_source(corpus: Corpus, *, entity: str = "") -> pd.DataFrame:
    """One row per person, role and source that gives the role more often than the others, the clearest first.

    `n_docs` of the `n_source` documents of the source that give the person any role give this one, `n_docs_rest` of the
    `n_rest` documents of the other sources; copies within a source count once. `p` is that of Fisher's exact test
    (one-sided) with fixed margins, `q` its Benjamini-Hochberg value over all persons, roles and sources in enough
    documents to pass, whether the source gives the role or not; `p` and `q` are missing where the source or the rest
    has fewer than three documents.
    """
    found = _linked_roles(corpus, entity)
    if found.empty:
        return schema.empty("roles_by_source")
    source = corpus.documents["source"].astype("str").to_numpy()
    rows = corpus.positions(found["doc_id"])
    found = found.assign(source=source[rows])[independent_texts.first_copies(corpus, source)[rows]]
    table = found.groupby(["entity", "role", "source"]).size().rename("n_docs").reset_index()
    named = found.drop_duplicates(["entity", "doc_id"])
    n_source, n_all = named.groupby(["entity", "source"]).size(), named["entity"].value_counts()
    table = table.join(n_source.rename("n_source"), on=["entity", "source"])
    table["n_rest"] = table["entity"].map(n_all) - table["n_source"]
    table["n_docs_rest"] = table.groupby(["entity", "role"])["n_docs"].transform("sum") - table["n_docs"]
    table["share"] = table["n_docs"] / table["n_source"]
    rest = table["n_docs_rest"] / table["n_rest"].where(table["n_rest"] > 0)
    table = table.assign(p=_excess_p(table))
    table = table.assign(q=_false_discovery_rate(table))
    table = table[(table["n_rest"] > 0) & (table["share"] > rest)]
    table = table.sort_values(["p", "n_docs", "entity", "role", "source"], ascending=[True, False, True, True, True])
    return schema.conform(table, "roles_by_source")


def leading_roles(corpus: Corpus) -> dict[str, str]:
    """Return for each person with roles the one that most documents of a slice give, the first by name on ties."""
    found = _linked_roles(corpus, "")
    n_docs = found.groupby(["entity", "role"]).size().rename("n_docs").reset_index()
    table = n_docs.sort_values(["entity", "n_docs", "role"], ascending=[True, False, True], kind="stable")
    table = table.drop_duplicates("entity")
    return dict(zip(table["entity"].tolist(), table["role"].tolist(), strict=True))


def is_same_role(one: str, other: str) -> bool:
    """Return whether the words of one role are among those of the other: "President" and "US President"."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return a <= b or b <= a


def _linked_roles(corpus: Corpus, entity: str) -> pd.DataFrame:
    """Return entity, role, doc_id, start and end of the first place of each role in each document."""
    found, named = corpus.stored("appositions"), corpus.mentions
    named = named[(named["kind"] == "person").to_numpy() & ((named["entity"] == entity).to_numpy() | (entity == ""))]
    if found.empty or named.empty:
        return pd.DataFrame(columns=["entity", "role", "doc_id", "start", "end"])
    begins = positions.number(corpus.positions(named["doc_id"]), named["start"].to_numpy())
    order = np.argsort(begins, kind="stable")
    wanted = positions.number(corpus.positions(found["doc_id"]), found["name_start"].to_numpy())
    place = np.minimum(np.searchsorted(begins[order], wanted), len(begins) - 1)
    is_named = begins[order][place] == wanted
    table = found.loc[is_named, ["doc_id", "start", "end", "role"]].reset_index(drop=True)
    table["entity"] = named["entity"].astype("str").to_numpy()[order][place[is_named]]
    usual, (number, spellings) = corpus.once(_usual_spellings), pd.factorize(table["role"])
    table["role"] = np.asarray([usual[_spelling_key(role)] for role in spellings.tolist()], dtype=object)[number]
    return table.drop_duplicates(["entity", "role", "doc_id"]).reset_index(drop=True)


def _usual_spellings(root: Corpus) -> dict[str, str]:
    """Return the most frequent spelling of each role in a corpus, by its key."""
    counts = root.stored("appositions")["role"].astype("str").value_counts().sort_index(kind="stable")
    counts = counts.sort_values(ascending=False, kind="stable")
    usual: dict[str, str] = {}
    for role in counts.index:
        usual.setdefault(_spelling_key(role), role)
    return usual


def _spelling_key(role: str) -> str:
    """Return what spellings of one role have in common: U.S. President, US president."""
    return role.casefold().replace(".", "")


def _sentences(corpus: Corpus, found: pd.DataFrame) -> list[str]:
    at = positions.sentence_of(corpus, found)
    sentences = corpus.stored("sentences")
    starts, ends = (sentences[name].to_numpy() for name in ("start", "end"))
    return [
        corpus.text[row.doc_id][starts[place] : max(ends[place], row.end)] if place >= 0 else ""
        for row, place in zip(found.itertuples(), at, strict=True)
    ]


def _excess_p(table: pd.DataFrame) -> np.ndarray:
    """Return the p of each row, missing in small groups; the totals of persons differ, so each is tested apart."""
    counts = [table[name].to_numpy() for name in ("n_docs", "n_docs_rest", "n_source", "n_rest")]
    both, rest, own, other = counts
    p = np.full(len(table), np.nan)
    large = np.flatnonzero((own >= FEWEST) & (other >= FEWEST))
    for total in np.unique((own + other)[large]):
        at = large[(own + other)[large] == total]
        p[at] = significance.overlap_p(both[at], (both + rest)[at], own[at], int(total))
    return p


def _false_discovery_rate(table: pd.DataFrame) -> np.ndarray:
    """Return the q of each row of a `p`; 1 for a role in too few documents to pass, by the margins alone."""
    tested = table[table["p"].notna()]
    sources = tested.drop_duplicates(["entity", "source"])[["entity", "source", "n_source", "n_rest"]]
    given = table.assign(n_role=_n_role(table)).drop_duplicates(["entity", "role"])[["entity", "n_role"]]
    least, times = np.unique(_least_p(sources.merge(given, on="entity")), return_counts=True)
    limit, n_tests = multiple_tests.family_limit(least, times)
    p, q = table["p"].to_numpy(), np.where(table["p"].isna(), np.nan, 1.0)
    candidates = np.flatnonzero(_least_p(table.assign(n_role=_n_role(table))) <= limit)
    candidates = candidates[~np.isnan(p[candidates])]
    q[candidates] = multiple_tests.benjamini_hochberg(p[candidates], n_tests)
    return q


def _n_role(table: pd.DataFrame) -> pd.Series[int]:
    return table["n_docs"] + table["n_docs_rest"]


def _least_p(cells: pd.DataFrame) -> np.ndarray:
    """Return the smallest p that the margins of each person, role and source allow."""
    n_role, own, total = (cells["n_role"], cells["n_source"], cells["n_source"] + cells["n_rest"])
    return significance.least_p(n_role.to_numpy(), own.to_numpy(), total.to_numpy())
