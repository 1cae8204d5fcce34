"""Whether a facet could have been found in a group of documents, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.crosslingual import dictionaries
from analytics.sources import facet_counts, statement_facets
from analytics.sources.facet_counts import SAID, Counted, groups_without_names
from analytics.text import languages

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

OUTSIDE = "outside the dates of this source"


def check(min_docs: int, days: int | None) -> None:
    """Raise ValueError for a number of documents or days that nothing could have."""
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if days is not None and days < 0:
        raise ValueError(f"days must be 0 or more, got {days}")


def reasons(
    corpus: Corpus, found: facet_counts.Counted, cells: pd.DataFrame, *, min_docs: int = 1, days: int | None = None
) -> np.ndarray:
    """Return why each facet cannot be checked in its group, "" where it can.

    A group of fewer than `min_docs` documents is not checked. With `days` neither is one that holds no document of the
    time in which the groups that have the facet first report it, give or take `days` days; undated ones may be of it.
    """
    able = checkable(corpus, found, cells)
    told = np.full(len(cells), "", dtype=object)
    why: dict[tuple[str, bool], str] = {}  # per group and sort of facet: a cell of its own cost 56 calls
    groups, kinds = (cells[column].to_numpy(dtype=object) for column in ("source", "kind"))
    for row in np.flatnonzero(~able):
        at = (groups[row], kinds[row] in SAID)
        if at not in why:
            why[at] = _language(found.spoken[groups[row]], kinds[row])
        told[row] = why[at]
    unnamed = cells["source"].isin(facet_counts.groups_without_names(corpus, found)) & cells["kind"].isin(schema.KINDS)
    told[~able & unnamed.to_numpy()] = "names could not be found in its documents"
    few = cells["source"].map(found.n_source).lt(min_docs).to_numpy()
    told[few] = f"fewer than {min_docs} documents"
    if days is not None:
        told[(told == "") & _is_outside(corpus, found, cells, days)] = OUTSIDE
    return told


def _language(spoken: set[str], kind: str) -> str:
    names = ", ".join(sorted(languages.name(code) for code in spoken))
    if kind not in facet_counts.SAID:
        return f"no names are read in {names}"
    without = sorted(languages.name(code) for code in spoken if not dictionaries.has_translations(code))
    return f"another language without translations: {', '.join(without)}" if without else f"another language: {names}"


def _is_outside(corpus: Corpus, found: facet_counts.Counted, cells: pd.DataFrame, days: int) -> np.ndarray:
    """Tell which facets are of another time than every document of their group."""
    held = found.cells[found.cells["first"] != ""]
    spans = held.groupby(["facet", "kind"])["first"].agg(["min", "max"])
    bounds = {at: (_day(first), _day(last, end=True)) for at, first, last in spans.itertuples()}
    members = found.given.members.tocsc()
    dates = corpus.documents["date"].to_numpy(dtype=object)
    own: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for i, name in enumerate(found.given.names):
        written = dates[members.indices[members.indptr[i] : members.indptr[i + 1]]]
        own[name] = (np.asarray([_day(date or "0001") for date in written], "datetime64[D]"),
                     np.asarray([_day(date or "9999", end=True) for date in written], "datetime64[D]"))  # fmt: skip
    outside = np.zeros(len(cells), dtype=bool)
    for row, at in enumerate(zip(cells["facet"], cells["kind"], strict=True)):
        if at in bounds:
            (low, high), (begins, ends) = bounds[at], own[cells["source"].iloc[row]]
            outside[row] = not ((begins <= high + days) & (ends >= low - days)).any()
    return outside


def _day(date: str, *, end: bool = False) -> np.datetime64:
    """Return the first or the last day that a date of its own precision can be."""
    given = np.datetime64(date)
    return (given + 1).astype("datetime64[D]") - 1 if end else given.astype("datetime64[D]")


def checkable(corpus: Corpus, found: Counted, cells: pd.DataFrame) -> np.ndarray:
    """Tell which facets could have been found in the documents of their group.

    Names are read in languages with capitals, topics in all, a keyword in the languages of the documents that have it,
    a statement in these and in those that share translations with them.
    """
    cased = {code for code in set(corpus.documents["language"]) if _has_capitals(code)}
    without = groups_without_names(corpus, found)
    readable = [group for group, spoken in found.spoken.items() if spoken & cased and group not in without]
    able = np.array(cells["kind"].eq("topic") | cells["source"].isin(readable))
    words = np.flatnonzero(cells["kind"] == "keyword")
    facets, groups = (cells[column].iloc[words].to_numpy(dtype=object) for column in ("facet", "source"))
    spoken_by = _keyword_languages(corpus, set(facets))
    able[words] = [bool(spoken_by[facet] & found.spoken[group]) for facet, group in zip(facets, groups, strict=True)]
    made = cells["kind"].eq("statement").to_numpy()
    if made.any():
        able[made] = statement_facets.comparable(corpus, found.spoken, cells[made])
    return able


def n_checkable(corpus: Corpus, found: Counted, facets: pd.DataFrame) -> np.ndarray:
    """Return how many groups each facet can be checked for."""
    kinds = [kind for kind in set(facets["kind"]) if kind not in SAID]
    every = pd.DataFrame([("", kind, group) for kind in kinds for group in found.n_source.index],
                         columns=["facet", "kind", "source"])  # fmt: skip
    by_kind = every[checkable(corpus, found, every)]["kind"].value_counts()
    spoken_by = _keyword_languages(corpus, set(facets.loc[facets["kind"] == "keyword", "facet"]))
    sizes = {
        languages: sum(bool(languages & found.spoken[group]) for group in found.n_source.index)
        for languages in {frozenset(spoken) for spoken in spoken_by.values()}
    }
    rows = zip(facets["facet"], facets["kind"], strict=True)
    n = np.asarray(
        [sizes[frozenset(spoken_by[facet])] if kind == "keyword" else by_kind.get(kind, 0) for facet, kind in rows],
        dtype="int64",
    )
    made = facets["kind"].eq("statement").to_numpy()
    if made.any():
        n[made] = statement_facets.n_comparable(corpus, found.spoken, list(found.n_source.index), facets[made])
    return n


def _keyword_languages(corpus: Corpus, keywords: set[str]) -> dict[str, set[str]]:
    rows = corpus.stored("keywords")
    rows = rows[rows["concept"].isin(keywords).to_numpy()]
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(rows["doc_id"])]
    found: dict[str, set[str]] = {keyword: set() for keyword in keywords}
    for keyword, language in set(zip(rows["concept"].astype("str"), spoken, strict=True)):
        found[keyword].add(language)
    return found


def _has_capitals(code: str) -> bool:
    return code != schema.UNDETERMINED and languages.get(code).cased
