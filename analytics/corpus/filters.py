"""The filters of a corpus: each takes a corpus and a value and says which documents pass.

The values of one filter are alternatives (a document passes when it fits any of them), except `words` and `together`,
where all must occur. Different filters must all pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics.corpus import dates, queries
from analytics.errors import CorpusError, remedy
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analytics.corpus.store import Corpus

_LISTED = 8  # values named beside one that no document has


def documents_passing(corpus: Corpus, wanted: Mapping[str, Any]) -> np.ndarray:
    """Return one truth value per document of the slice: does it pass every filter that asks for something?

    Raises CorpusError for a value that no document of the whole corpus has.
    """
    asked = active(wanted)
    _check_known(corpus, asked)
    keep = np.ones(len(corpus), dtype=bool)
    for name, value in asked.items():
        keep &= FILTERS[name](corpus, value)
    return keep


def active(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filters that ask for something; raises CorpusError for a name or a value that is none."""
    for name in wanted:
        if name not in FILTERS:
            raise CorpusError(f"{name!r} is not a filter; {remedy(name, tuple(FILTERS), 'the filters are')}")
    given = {name: _texts(name, value) for name, value in wanted.items()}
    return {name: value for name, value in given.items() if value not in ("", [], "each")}


def unknown(corpus: Corpus, wanted: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return each (filter, value) that no document of the whole corpus has; words and dates are never unknown.

    Where a corpus has no value at all, as one without names, none is unknown: its slices are empty.
    """
    asked = {name: _as_values(value) for name, value in active(wanted).items() if name in VALUES}
    known = {name: corpus.once(VALUES[name]) for name in asked}
    pairs = [(name, one) for name, several in asked.items() for one in several if one]
    return [(name, one) for name, one in pairs if len(known[name]) and one not in known[name]]


def _check_known(corpus: Corpus, asked: Mapping[str, Any]) -> None:
    for name, value in unknown(corpus, asked)[:1]:
        title = "entity" if name == "together" else name
        known = tuple(corpus.once(VALUES[name]))
        offered = remedy(value, known, f"values of {title} are", most=_LISTED)
        raise CorpusError(f"No document has the {title} {value!r}; {offered}")


def _texts(name: str, value: Any) -> str | list[str]:
    """Return the value of a filter as a text or a list of texts, whatever holds them; nothing is ""."""
    if value is None or isinstance(value, str):
        return value or ""
    texts = list(value) if isinstance(value, Iterable) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise CorpusError(f"The filter {name} takes a text or a list of texts, got {value!r}")
    return texts


def emptied_by(corpus: Corpus, wanted: Mapping[str, Any]) -> pd.DataFrame:
    """Return one row per active filter: the documents it leaves alone (`n_alone`), and all others without it."""
    asked = active(wanted)
    rows = []
    for name, value in asked.items():
        others = {key: asked[key] for key in asked if key != name}
        rows.append(
            (name, int(documents_passing(corpus, {name: value}).sum()), int(documents_passing(corpus, others).sum()))
        )
    return pd.DataFrame(rows, columns=["filter", "n_alone", "n_without"])


def _column(name: str) -> Callable[[Corpus, Any], np.ndarray]:
    def fits(corpus: Corpus, value: Any) -> np.ndarray:
        return corpus.documents[name].isin(_as_values(value)).to_numpy()

    return fits


def _has_row(table: str, column: str) -> Callable[[Corpus, Any], np.ndarray]:
    """Documents with a row in `table` whose `column` is one of the values."""

    def fits(corpus: Corpus, value: Any) -> np.ndarray:
        rows = corpus.stored(table)
        keep = np.zeros(len(corpus), dtype=bool)
        keep[corpus.positions(rows.loc[rows[column].isin(_as_values(value)), "doc_id"])] = True
        return keep

    return fits


def _names_all(corpus: Corpus, value: Any) -> np.ndarray:
    """Documents that name every one of the names."""
    keep = np.ones(len(corpus), dtype=bool)
    for name in _as_values(value):
        keep &= FILTERS["entity"](corpus, name)
    return keep


def _date(corpus: Corpus, value: Any) -> np.ndarray:
    """Documents whose date can lie in "FIRST..LAST" (either end open); those without a date do not pass."""
    keep = np.zeros(len(corpus), dtype=bool)
    bounds = [dates.date_bounds(date) for date in corpus.documents["date"].tolist()]
    for text in _as_values(value):
        first, last = _range(text)
        keep |= [bool(low) and low <= last and high >= first for low, high in bounds]
    return keep


def _range(text: str) -> tuple[str, str]:
    first, dots, last = text.partition("..")
    for end in (first, last):
        if end and not dates.is_date(end):
            raise CorpusError(f"{text!r} is not a date range; write 2021-08-01..2021-08-31, 2021-08 or 2021..")
    return dates.date_bounds(first)[0], (dates.date_bounds(last if dots else first)[1] or "9999")


def _words(corpus: Corpus, query: str) -> np.ndarray:
    """Documents in which every word and every "quoted phrase" of the search occurs."""
    keep = np.ones(len(corpus), dtype=bool)
    for part in queries.query_parts(" ".join(_as_values(query))):
        keep &= _part(corpus, part)
    return keep


def _part(corpus: Corpus, part: str) -> np.ndarray:
    forms = tokens.tokens(part.rstrip("*"))
    keep = np.full(len(corpus), bool(forms))
    for i, form in enumerate(forms):
        if len(form) > 1 or not tokens.is_unspaced(form):  # a lone ideograph is counted in pairs only
            keep &= _with_form(corpus, form, prefix=part.endswith("*") and i == len(forms) - 1)
    if len(forms) > 1 or tokens.is_unspaced(part):
        _keep_phrases(corpus, part, keep)
    return keep


def _with_form(corpus: Corpus, form: str, *, prefix: bool) -> np.ndarray:
    first, last = np.searchsorted(corpus.vocabulary, [form, form + ("\U0010ffff" if prefix else "\0")])
    return np.asarray(corpus.counts[:, first:last].sum(axis=1)).ravel() > 0


def _keep_phrases(corpus: Corpus, part: str, keep: np.ndarray) -> None:
    """Drop the documents that hold the words of a phrase, but not side by side."""
    expression = queries.pattern(f'"{part}"')
    for row in np.flatnonzero(keep):
        keep[row] = expression is not None and bool(expression.search(corpus.text[corpus.doc_ids[row]]))


def _copies(corpus: Corpus, value: str) -> np.ndarray:
    """Keep, for "once", only the earliest document of each group of copies, by date, then by position."""
    if value != "once":
        raise CorpusError(f"copies must be 'once' or 'each', got {value!r}")
    documents = corpus.documents
    order = documents.assign(date=documents["date"].replace("", "9999")).sort_values("date", kind="stable")
    repeated = order["duplicate_group"].ne("") & order["duplicate_group"].duplicated()
    return ~repeated.sort_index().to_numpy()


def _as_values(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _column_values(name: str) -> Callable[[Corpus], pd.Index]:
    def values(corpus: Corpus) -> pd.Index:
        return corpus.documents[name].value_counts().index

    return values


def _entities(corpus: Corpus) -> pd.Index:
    return corpus.mentions["entity"].value_counts().index


def _topics(corpus: Corpus) -> pd.Index:
    topics = {*corpus.stored("topic_fit")["topic"], *corpus.stored("topic_members")["topic"]}
    return pd.Index(sorted(topics), dtype="str")


# the values that a filter can ask for, the most frequent first
VALUES: dict[str, Callable[[Corpus], pd.Index]] = {
    "source": _column_values("source"),
    "language": _column_values("language"),
    "topic": _topics,
    "entity": _entities,
    "together": _entities,
    "doc_id": _column_values("doc_id"),
}


FILTERS: dict[str, Callable[[Corpus, Any], np.ndarray]] = {
    "source": _column("source"),
    "language": _column("language"),
    "date": _date,
    "topic": _has_row("topic_members", "topic"),
    "entity": _has_row("mentions", "entity"),
    "together": _names_all,
    "words": _words,
    "copies": _copies,
    "doc_id": _column("doc_id"),
}
