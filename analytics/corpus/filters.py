"""The filters of a corpus: each takes a corpus and a value and returns which documents pass.

The values of one filter are alternatives (a document passes when it fits any of them), except in `words` and
`together`, where all must occur. A document must pass all filters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analytics.corpus import dates, document_tags, independent_texts, queries
from analytics.corpus.document_languages import document_languages
from analytics.errors import CorpusError, remedy
from analytics.text import folding, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analytics.corpus.store import Corpus

_LISTED = 8  # values named in the error about an unknown one


def documents_passing(corpus: Corpus, wanted: Mapping[str, Any]) -> np.ndarray:
    """Return whether each document of the slice passes every active filter.

    Raises CorpusError for a value that no document of the whole corpus has.
    """
    filters = active(wanted)
    _check_known(corpus, filters)
    passing = np.ones(len(corpus), dtype=bool)
    for name, value in filters.items():
        passing &= FILTERS[name](corpus, value)
    return passing


def active(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filters with a value; raises CorpusError for an unknown name or a value of a wrong type."""
    for name in wanted:
        if name not in FILTERS:
            raise CorpusError(f"{name!r} is not a filter; {remedy(name, tuple(FILTERS), 'the filters are')}")
    values = {name: _texts(name, value) for name, value in wanted.items()}
    return {name: value for name, value in values.items() if value not in ("", [], "each")}


def unknown(corpus: Corpus, wanted: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return each (filter, value) that no document of the whole corpus has; words and dates are not checked.

    When a corpus has no value at all, for example no entity, no value is unknown: the slice is then empty.
    """
    values = {name: _as_values(value) for name, value in active(wanted).items() if name in VALUES}
    known = {name: corpus.once(VALUES[name]) for name in values}
    pairs = [(name, value) for name, wanted_values in values.items() for value in wanted_values if value]
    return [(name, value) for name, value in pairs if len(known[name]) and value not in known[name]]


def _check_known(corpus: Corpus, wanted: Mapping[str, Any]) -> None:
    for name, value in unknown(corpus, wanted)[:1]:
        title = "entity" if name == "together" else name
        known = tuple(corpus.once(VALUES[name]))
        offered = remedy(value, known, f"values of {title} are", most=_LISTED)
        raise CorpusError(f"No document has the {title} {value!r}; {offered}")


def _texts(name: str, value: Any) -> str | list[str]:
    """Return the value of a filter as a text or a list of texts; None becomes ""."""
    if value is None or isinstance(value, str):
        return value or ""
    texts = list(value) if isinstance(value, Iterable) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise CorpusError(f"The filter {name} takes a text or a list of texts, got {value!r}")
    return texts


def emptied_by(corpus: Corpus, wanted: Mapping[str, Any]) -> pd.DataFrame:
    """One row per active filter: how many documents pass it alone, and how many pass all others without it."""
    filters = active(wanted)
    rows = []
    for name, value in filters.items():
        others = {key: filters[key] for key in filters if key != name}
        rows.append(
            (name, int(documents_passing(corpus, {name: value}).sum()), int(documents_passing(corpus, others).sum()))
        )
    return pd.DataFrame(rows, columns=["filter", "n_alone", "n_without"])


def _column(name: str) -> Callable[[Corpus, Any], np.ndarray]:
    def fits(corpus: Corpus, value: Any) -> np.ndarray:
        return corpus.documents[name].isin(_as_values(value)).to_numpy()

    return fits


def _has_language(corpus: Corpus, value: Any) -> np.ndarray:
    """Return which documents have a paragraph or more in one of the languages."""
    codes = document_languages(corpus.documents)
    fits = codes.isin(_as_values(value))
    return fits.groupby(level=0, sort=True).any().to_numpy(dtype=bool)


def _has_row(table: str, column: str) -> Callable[[Corpus, Any], np.ndarray]:
    """Return the filter of the documents with a row in `table` whose `column` is one of the values."""

    def fits(corpus: Corpus, value: Any) -> np.ndarray:
        rows = corpus.stored(table)
        keep = np.zeros(len(corpus), dtype=bool)
        keep[corpus.positions(rows.loc[rows[column].isin(_as_values(value)), "doc_id"])] = True
        return keep

    return fits


def _is_tagged(corpus: Corpus, value: Any) -> np.ndarray:
    """Return which documents have one of the user's own tags, of the article or of a sentence."""
    rows = document_tags.document_tags(corpus)
    return corpus.documents["doc_id"].isin(rows.loc[rows["tag"].isin(_as_values(value)), "doc_id"]).to_numpy()


def _names_all(corpus: Corpus, value: Any) -> np.ndarray:
    """Return which documents mention all of the entities."""
    keep = np.ones(len(corpus), dtype=bool)
    for name in _as_values(value):
        keep &= FILTERS["entity"](corpus, name)
    return keep


def _date(corpus: Corpus, value: Any) -> np.ndarray:
    """Return which documents have a date that can be in "FIRST..LAST" (either end may be empty)."""
    return dates_within(corpus.documents["date"].tolist(), _as_values(value))


def dates_within(given: Iterable[str], ranges: Iterable[str]) -> np.ndarray:
    """Return which dates can be in one of the ranges; raises CorpusError for an invalid range."""
    bounds = [dates.date_bounds(date) for date in given]
    keep = np.zeros(len(bounds), dtype=bool)
    for text in ranges:
        first, last = _range(text)
        keep |= np.asarray([bool(low) and low <= last and high >= first for low, high in bounds], dtype=bool)
    return keep


def _range(text: str) -> tuple[str, str]:
    first, dots, last = text.partition("..")
    for end in (first, last):
        if end and not dates.is_date(end):
            raise CorpusError(f"{text!r} is not a date range; write 2021-08-01..2021-08-31, 2021-08 or 2021..")
    return dates.date_bounds(first)[0], (dates.date_bounds(last if dots else first)[1] or "9999")


def _words(corpus: Corpus, query: str) -> np.ndarray:
    """Return which documents contain every word, or one of its alternatives, and every "quoted phrase"."""
    keep = np.ones(len(corpus), dtype=bool)
    for part, exact in queries.parts_with_case(" ".join(_as_values(query))):
        keep &= np.logical_or.reduce([_part(corpus, one, exact=exact) for one in queries.alternatives(part)])
    return keep


def _part(corpus: Corpus, part: str, *, exact: bool) -> np.ndarray:
    forms = tokens.tokens(part.rstrip("*"))
    keep = np.full(len(corpus), bool(forms))
    for i, form in enumerate(forms):
        if len(form) > 1 or not tokens.is_unspaced(form):  # a single ideograph is counted only in pairs
            prefix = part.endswith("*") and i == len(forms) - 1
            same = [] if exact else folding.names_with(form, prefix=prefix)
            keep &= np.logical_or.reduce([_with_form(corpus, one, prefix=prefix) for one in (form, *same)])
    if len(forms) > 1 or tokens.is_unspaced(part):
        _keep_phrases(corpus, part, keep)
    return keep


def _with_form(corpus: Corpus, form: str, *, prefix: bool) -> np.ndarray:
    first, last = np.searchsorted(corpus.vocabulary, [form, form + ("\U0010ffff" if prefix else "\0")])
    return np.asarray(corpus.counts[:, first:last].sum(axis=1)).ravel() > 0


def _keep_phrases(corpus: Corpus, part: str, keep: np.ndarray) -> None:
    """Remove the documents that contain the words of a phrase, but not next to each other."""
    expression = queries.pattern(f'"{part}"')
    for row in np.flatnonzero(keep):
        keep[row] = expression is not None and bool(expression.search(corpus.text[corpus.doc_ids[row]]))


def _copies(corpus: Corpus, value: str) -> np.ndarray:
    """Return for "once" which documents are the first copy of their text, see `independent_texts.first_copies`."""
    if value != "once":
        raise CorpusError(f"copies must be 'once' or 'each', got {value!r}")
    return independent_texts.first_copies(corpus)


def _as_values(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _column_values(name: str) -> Callable[[Corpus], pd.Index]:
    def values(corpus: Corpus) -> pd.Index:
        return corpus.documents[name].value_counts().index

    return values


def _languages(corpus: Corpus) -> pd.Index:
    return document_languages(corpus.documents).value_counts().index


def _entities(corpus: Corpus) -> pd.Index:
    return corpus.mentions["entity"].value_counts().index


def _topics(corpus: Corpus) -> pd.Index:
    topics = {*corpus.stored("topic_fit")["topic"], *corpus.stored("topic_members")["topic"]}
    return pd.Index(sorted(topics), dtype="str")


# the possible values of a filter, the most frequent first
VALUES: dict[str, Callable[[Corpus], pd.Index]] = {
    "source": _column_values("source"),
    "language": _languages,
    "topic": _topics,
    "entity": _entities,
    "together": _entities,
    "tag": document_tags.names,
    "doc_id": _column_values("doc_id"),
}


FILTERS: dict[str, Callable[[Corpus, Any], np.ndarray]] = {
    "source": _column("source"),
    "language": _has_language,
    "date": _date,
    "topic": _has_row("topic_members", "topic"),
    "entity": _has_row("mentions", "entity"),
    "together": _names_all,
    "tag": _is_tagged,
    "words": _words,
    "copies": _copies,
    "doc_id": _column("doc_id"),
}
