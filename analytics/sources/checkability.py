"""Whether a facet can be checked in a group of documents, and the reason if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.crosslingual import dictionaries
from analytics.sources import facet_counts, statement_facets
from analytics.sources.facet_counts import TEXT_FACETS, FacetCounts, groups_without_names
from analytics.text import languages

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

OUTSIDE = "outside the dates of this source"


def check(min_docs: int, days: int | None) -> None:
    """Raise ValueError if a number of documents or days is out of range."""
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    if days is not None and days < 0:
        raise ValueError(f"days must be 0 or more, got {days}")


def reasons(
    corpus: Corpus, found: facet_counts.FacetCounts, cells: pd.DataFrame, *, min_docs: int = 1, days: int | None = None
) -> np.ndarray:
    """Return the reason why each facet cannot be checked in its group, "" if it can.

    A group of fewer than `min_docs` documents is not checked. With `days` a group is not checked either if it has no
    document within `days` days of the time in which the groups with the facet first report it; a document without a
    date may be of that time.
    """
    is_checkable = checkable(corpus, found, cells)
    reason = np.full(len(cells), "", dtype=object)
    known: dict[tuple[str, bool], str] = {}  # per group and sort of facet: computed per cell it took 56 calls each
    groups, kinds = (cells[column].to_numpy(dtype=object) for column in ("source", "kind"))
    for row in np.flatnonzero(~is_checkable):
        key = (groups[row], kinds[row] in TEXT_FACETS)
        if key not in known:
            known[key] = _language(found.spoken[groups[row]], kinds[row])
        reason[row] = known[key]
    without_names = cells["source"].isin(facet_counts.groups_without_names(corpus, found)) & cells["kind"].isin(
        schema.KINDS
    )
    reason[~is_checkable & without_names.to_numpy()] = "names could not be found in its documents"
    is_small = cells["source"].map(found.n_source).lt(min_docs).to_numpy()
    reason[is_small] = f"fewer than {min_docs} documents"
    if days is not None:
        reason[(reason == "") & _is_outside(corpus, found, cells, days)] = OUTSIDE
    return reason


def _language(spoken: set[str], kind: str) -> str:
    names = ", ".join(sorted(languages.name(code) for code in spoken))
    if kind not in facet_counts.TEXT_FACETS:
        return f"no names are read in {names}"
    untranslated = sorted(languages.name(code) for code in spoken if not dictionaries.has_translations(code))
    return (
        f"another language without translations: {', '.join(untranslated)}"
        if untranslated
        else f"another language: {names}"
    )


def _is_outside(corpus: Corpus, found: facet_counts.FacetCounts, cells: pd.DataFrame, days: int) -> np.ndarray:
    """Return which facets are outside the time of all documents of their group."""
    dated = found.cells[found.cells["first"] != ""]
    spans = dated.groupby(["facet", "kind"])["first"].agg(["min", "max"])
    bounds = {key: (_day(first), _day(last, end=True)) for key, first, last in spans.itertuples()}
    members = found.groups.members.tocsc()
    dates = corpus.documents["date"].to_numpy(dtype=object)
    days_of: dict[str, tuple[np.ndarray, np.ndarray]] = {}
    for i, name in enumerate(found.groups.names):
        own_dates = dates[members.indices[members.indptr[i] : members.indptr[i + 1]]]
        days_of[name] = (np.asarray([_day(date or "0001") for date in own_dates], "datetime64[D]"),
                     np.asarray([_day(date or "9999", end=True) for date in own_dates], "datetime64[D]"))  # fmt: skip
    outside = np.zeros(len(cells), dtype=bool)
    for row, key in enumerate(zip(cells["facet"], cells["kind"], strict=True)):
        if key in bounds:
            (low, high), (begins, ends) = bounds[key], days_of[cells["source"].iloc[row]]
            outside[row] = not ((begins <= high + days) & (ends >= low - days)).any()
    return outside


def _day(date: str, *, end: bool = False) -> np.datetime64:
    """Return the first or the last day of a date of any precision."""
    written = np.datetime64(date)
    return (written + 1).astype("datetime64[D]") - 1 if end else written.astype("datetime64[D]")


def checkable(corpus: Corpus, found: FacetCounts, cells: pd.DataFrame) -> np.ndarray:
    """Return which facets could have been found in the documents of their group.

    Names can be found in languages with capital letters, topics in all languages, a keyword in the languages of the
    documents that have it, and a statement also in languages with translations to these.
    """
    cased = {code for code in corpus.documents["language"].unique() if _has_capitals(code)}
    unreadable = groups_without_names(corpus, found)
    readable = [group for group, spoken in found.spoken.items() if spoken & cased and group not in unreadable]
    is_checkable = np.array(cells["kind"].eq("topic") | cells["source"].isin(readable))
    words = np.flatnonzero(cells["kind"] == "keyword")
    facets, groups = (cells[column].iloc[words].to_numpy(dtype=object) for column in ("facet", "source"))
    spoken_by = _keyword_languages(corpus, set(facets))
    is_checkable[words] = [
        bool(spoken_by[facet] & found.spoken[group]) for facet, group in zip(facets, groups, strict=True)
    ]
    is_statement = cells["kind"].eq("statement").to_numpy()
    if is_statement.any():
        is_checkable[is_statement] = statement_facets.comparable(corpus, found.spoken, cells[is_statement])
    return is_checkable


def checkable_documents(corpus: Corpus, by: str, found_in: set[str]) -> np.ndarray:
    """Return in which documents one entity, keyword or topic could have been found; `found_in`: where it was found.

    An entity can be found in languages with capital letters, and in other languages if it was found there (countries
    and cities are); not in documents whose names could not be read. A keyword and the words of a search are forms of a
    language, so only documents in the languages in which they were found are checked. A topic can be found in each
    document with text.
    """
    if by == "topic":
        with_text = corpus.stored("topic_members")
        return np.bincount(corpus.positions(with_text.loc[with_text["topic"].ne(schema.NO_TEXT), "doc_id"]),
                           minlength=len(corpus)) > 0  # fmt: skip
    spoken = corpus.documents["language"].astype("str")
    if by in ("keyword", "words"):
        return np.asarray(spoken.isin(found_in))
    cased = {code for code in set(spoken) if _has_capitals(code)}
    notes = corpus.stored("notes")
    failed = notes.loc[notes["step"].isin(["names", "reading"]), "doc_id"]
    return np.asarray(spoken.isin(cased | found_in) & ~corpus.documents["doc_id"].isin(failed))


def n_checkable(corpus: Corpus, found: FacetCounts, facets: pd.DataFrame) -> np.ndarray:
    """Return the number of groups in which each facet can be checked."""
    kinds = [kind for kind in set(facets["kind"]) if kind not in TEXT_FACETS]
    pairs = pd.DataFrame([("", kind, group) for kind in kinds for group in found.n_source.index],
                         columns=["facet", "kind", "source"])  # fmt: skip
    by_kind = pairs[checkable(corpus, found, pairs)]["kind"].value_counts().to_dict()
    spoken_by = _keyword_languages(corpus, set(facets.loc[facets["kind"] == "keyword", "facet"]))
    sizes = {
        languages: sum(bool(languages & found.spoken[group]) for group in found.n_source.index)
        for languages in {frozenset(spoken) for spoken in spoken_by.values()}
    }
    rows = zip(facets["facet"].tolist(), facets["kind"].tolist(), strict=True)
    n = np.asarray(
        [sizes[frozenset(spoken_by[facet])] if kind == "keyword" else by_kind.get(kind, 0) for facet, kind in rows],
        dtype="int64",
    )
    is_statement = facets["kind"].eq("statement").to_numpy()
    if is_statement.any():
        n[is_statement] = statement_facets.n_comparable(
            corpus, found.spoken, list(found.n_source.index), facets[is_statement]
        )
    return n


def _keyword_languages(corpus: Corpus, keywords: set[str]) -> dict[str, set[str]]:
    if not keywords:
        return {}
    rows = corpus.stored("keywords")
    rows = rows[rows["concept"].isin(keywords).to_numpy()]
    spoken = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(rows["doc_id"])]
    languages_of: dict[str, set[str]] = {keyword: set() for keyword in keywords}
    for keyword, language in set(zip(rows["concept"].astype("str"), spoken, strict=True)):
        languages_of[keyword].add(language)
    return languages_of


def _has_capitals(code: str) -> bool:
    return code != schema.UNDETERMINED and languages.get(code).cased
