"""The groups of documents: by source, country, topic, period, any text column, own tags, or named selections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import document_tags, filters, outlet_countries, queries, selections
from analytics.errors import CorpusError, remedy
from analytics.stats import matrices
from analytics.stats.matrices import incidence
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analytics.corpus.store import Corpus

GROUPINGS = ("source", "country", "topic", "period")
SELECTION = "selection"
TAG = "tag"  # the user's own tags, of articles and sentences; a document may have several
EXAMPLES = 4  # groups named in the error about an unknown one
COLUMNS = tuple(name for name, dtype in schema.TABLES["documents"].columns.items() if dtype == "str")
_UNDATED = "9999"  # after every period
PERIODS = {"year": 4, "month": 7, "day": 10}  # how many characters of an ISO date name the period


class Groups(NamedTuple):
    """Groups of documents, which may overlap: documents x groups as 0 and 1, and the name of each group.

    `definitions` has the text that defines each group: its name, and for a selection the values of its filters.
    """

    members: sparse.csr_array
    names: list[str]
    definitions: list[str]


def groups(corpus: Corpus, by: str, *, chosen: Sequence[str] = (), period: str = "month") -> Groups:
    """Return the groups of the slice, or only those `chosen`: names of groups, or selections with `by` "selection".

    Raises CorpusError for a name that no document of the whole corpus has, and for two selections of the same name.
    """
    if by == SELECTION:
        return _selection_groups(corpus, [selections.parse(text) for text in chosen])
    if by == TAG:
        return _tag_groups(corpus, chosen)
    label = labels(corpus, by, period=period)
    if not set(chosen) <= set(label):
        _check_known(chosen, by, names(corpus.root, by=by, period=period))
    members, group_names = matrices.group_matrix(label.where(label.isin(chosen), "") if chosen else label)
    return Groups(members, group_names, group_names)


def labels(corpus: Corpus, by: str, *, period: str = "month") -> pd.Series:
    """Return the group of each document of the slice, in order; "" for a document without a group.

    `by` is one of `GROUPINGS` or a text column of `documents` (author, agency, ...), each value of which is a group.
    The country is that of the outlet, detected by its address, see `outlet_countries.outlet_country`.
    """
    if by not in (*GROUPINGS, *COLUMNS):
        raise ValueError(
            f"by must be one of {', '.join(GROUPINGS)} or a text column of documents, such as author or agency,"
            f" got {by!r}"
        )
    if by == "period":
        return periods(corpus, period)
    if by == "country":
        return _countries(corpus)
    return _topics(corpus) if by == "topic" else corpus.documents[by].astype("str")


def names(corpus: Corpus, *, by: str, period: str = "month") -> list[str]:
    """Return the groups, the one with the most documents first; periods in order of time."""
    counts = _sizes(corpus, by, period)
    order = sorted(counts.index, key=lambda name: (-counts[name], name))
    return sorted(order) if by == "period" else order


def largest(corpus: Corpus, *, by: str, most: int) -> list[str]:
    """Return the `most` groups with the most documents, in the order of `names`; periods are months."""
    counts = _sizes(corpus, by, "month")
    chosen = sorted(counts.index, key=lambda name: (-counts[name], name))[:most]
    return [name for name in names(corpus, by=by) if name in chosen]


def _sizes(corpus: Corpus, by: str, period: str) -> pd.Series:
    """Return the number of documents of each group."""
    label = document_tags.document_tags(corpus)["tag"] if by == TAG else labels(corpus, by, period=period)
    return label.value_counts().drop("", errors="ignore")


def periods(corpus: Corpus, period: str) -> pd.Series:
    """Return the period of each document; "" where its date is missing or coarser than the period."""
    if period not in (*PERIODS, "week"):
        raise ValueError(f"period must be year, month, week or day, got {period!r}")
    dates = corpus.documents["date"]
    if period == "week":
        return dates.map(_week).astype("str")
    length = PERIODS[period]
    return dates.where(dates.str.len() >= length, "").str[:length]


def period_matrix(corpus: Corpus, period: str) -> tuple[sparse.csr_array, list[str]]:
    """Return documents x periods as 0 and 1, and the periods in order of time, "" for documents without one last."""
    members, names = matrices.group_matrix(periods(corpus, period).replace("", _UNDATED))
    return members, ["" if name == _UNDATED else name for name in names]


def parts(sources: np.ndarray, dates: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """Return the part of each document over which dispersion is measured, as numbers from 0: its source.

    With one source only, the documents are split into thirds of equal size in order of date, undated ones last; `ids`
    order the documents of one date.
    """
    codes, distinct = pd.factorize(sources, sort=True)
    if len(distinct) > 1:
        return codes
    order = np.lexsort((ids.astype(str), np.where(dates == "", "9999", dates).astype(str)))
    thirds = np.empty(len(order), "int64")
    thirds[order] = 3 * np.arange(len(order)) // max(len(order), 1)
    return thirds


def _check_known(chosen: Sequence[str], by: str, known: list[str]) -> None:
    unknown = [name for name in chosen if name not in known]
    if unknown and known:
        offered = remedy(unknown[0], known, "examples are", most=EXAMPLES)
        raise CorpusError(f"{unknown[0]!r} is no {by} of this corpus; {offered}")


def _tag_groups(corpus: Corpus, chosen: Sequence[str]) -> Groups:
    known = list(document_tags.names(corpus.root))
    _check_known(chosen, TAG, known)
    rows = document_tags.document_tags(corpus)
    group_names = [name for name in sorted(set(rows["tag"])) if not chosen or name in chosen]
    rows = rows[rows["tag"].isin(group_names)]
    columns = np.searchsorted(np.asarray(group_names, dtype=object), rows["tag"].to_numpy(dtype=object))
    members = incidence(corpus.positions(rows["doc_id"]), columns, (len(corpus), len(group_names)))
    return Groups(members, group_names, group_names)


def _selection_groups(corpus: Corpus, chosen: list[selections.Selection]) -> Groups:
    selections.check_names(chosen)
    names = [selection.name for selection in chosen]
    definitions = [" ".join([selection.name, *_filter_words(corpus, selection.wanted)]) for selection in chosen]
    passing = np.column_stack([filters.documents_passing(corpus, selection.wanted) for selection in chosen])
    return Groups(sparse.csr_array(passing.astype("int64")), names, definitions)


def _filter_words(corpus: Corpus, wanted: Mapping[str, Any]) -> Iterator[str]:
    """Yield the values of filters, and the words of the corpus that match a search with *."""
    for name, value in selections.pairs(wanted):
        yield value
        every = queries.query_parts(value) if name == "words" else ()
        for part in (one for each in every for one in queries.alternatives(each)):
            if part.endswith("*") and (forms := tokens.tokens(part)):
                first, last = np.searchsorted(corpus.vocabulary, [forms[-1], forms[-1] + "\U0010ffff"])
                yield from corpus.vocabulary[first:last]


def _week(date: str) -> str:
    """Return the ISO week of a full date, "2021-W34"."""
    if len(date) < PERIODS["day"]:
        return ""
    year, week, _ = pd.Timestamp(date).isocalendar()
    return f"{year}-W{week:02d}"


def _countries(corpus: Corpus) -> pd.Series:
    rows = zip(corpus.documents["url"], corpus.documents["source"], strict=True)
    return pd.Series([outlet_countries.outlet_country(url, source) for url, source in rows], dtype="str")


def sources_by_country(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Return the sources of each country, those whose articles all have an address of that country or of none."""
    table = pd.DataFrame({"source": corpus.documents["source"].astype("str").to_numpy(), "country": _countries(corpus)})
    table = table[table["country"] != ""].drop_duplicates()
    table = table[~table["source"].duplicated(keep=False)].sort_values(["country", "source"])
    return {str(country): tuple(rows["source"]) for country, rows in table.groupby("country")}


def _topics(corpus: Corpus) -> pd.Series:
    """Return the strongest topic of each document; "" for one without text."""
    members = corpus.stored("topic_members")
    members = members[members["topic"] != schema.NO_TEXT]
    members = members.sort_values("strength", ascending=False, kind="stable")
    best = members.drop_duplicates("doc_id").set_index("doc_id")["topic"].astype("str")
    topic_of_document = best.reindex(corpus.documents["doc_id"].astype("str")).fillna("")
    return topic_of_document.reset_index(drop=True).astype("str")


def documents_by(corpus: Corpus, table: str, column: str) -> tuple[sparse.csr_array, np.ndarray]:
    """Return documents x values of a categorical column as 0 and 1, and the values; only values that occur."""
    rows = corpus.stored(table)
    used, codes = np.unique(rows[column].cat.codes.to_numpy(), return_inverse=True)
    matrix = incidence(corpus.positions(rows["doc_id"]), codes, (len(corpus), len(used)))
    return matrix, rows[column].cat.categories.to_numpy(dtype=object)[used]
