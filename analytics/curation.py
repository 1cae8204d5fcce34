"""The user's corrections: one small table that a person can read, edit and share.

One row per correction, with the columns what, key, change, value:
- document, FILE, source | title | date | author | url | language, NEW VALUE
- entity, NAME, merge, OTHER NAME   (every mention of NAME becomes one of OTHER NAME)
- entity, NAME, kind, person | organisation | place
- entity, NAME, hide, (empty)
- topic, LABEL, rename, NEW LABEL
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics import filters, schema
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus import Corpus
    from analytics.reading.raw import RawDocument

COLUMNS = ("what", "key", "change", "value")
CHANGES = {
    "document": ("source", "title", "date", "author", "url", "language"),
    "entity": ("merge", "kind", "hide"),
    "topic": ("rename",),
}


def empty() -> pd.DataFrame:
    """Return a table of no corrections."""
    return pd.DataFrame({column: pd.Series(dtype="str") for column in COLUMNS})


def read(path: str | Path) -> pd.DataFrame:
    """Read a curation file (CSV, UTF-8); raises CorpusError naming the line that cannot be understood."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"The curation file {path} cannot be read: {error}") from error
    for line, row in enumerate(rows, start=2):
        _check(row, f"{path}, line {line}")
    return pd.DataFrame([[row[column] or "" for column in COLUMNS] for row in rows], columns=list(COLUMNS), dtype="str")


def mend_documents(documents: Sequence[RawDocument], corrections: pd.DataFrame) -> list[RawDocument]:
    """Return the documents with corrected metadata; a corrected date says so in its origin."""
    changes: dict[str, dict[str, Any]] = {}
    for row in corrections[corrections["what"] == "document"].itertuples():
        changes.setdefault(row.key, {})[row.change] = row.value
        if row.change == "date":
            changes[row.key]["date_origin"] = "curation"
    return [replace(document, **changes.get(document.file, {})) for document in documents]


def mend_mentions(mentions: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with entities merged, then retyped, then hidden, as the corrections say."""
    wanted = corrections[corrections["what"] == "entity"]
    merged = _changes(wanted, "merge")
    entity = mentions["entity"].map(lambda name: _followed(name, merged)).astype("str")
    first = dict(zip(entity[::-1], mentions["kind"][::-1], strict=True))  # of a new name: the kind of its first mention
    kinds = first | dict(zip(mentions["entity"], mentions["kind"], strict=True)) | _changes(wanted, "kind")
    mended = mentions.assign(entity=entity, kind=entity.map(kinds))
    return schema.conform(mended[~entity.isin(_changes(wanted, "hide"))], "mentions")


def name_topics(corpus: Corpus, corrections: pd.DataFrame) -> Corpus:
    """Return the corpus with topics renamed."""
    names = _changes(corrections[corrections["what"] == "topic"], "rename")
    if not names:
        return corpus
    fitted = corpus.table("topic_fit")
    return corpus.with_table("topic_fit", fitted.assign(label=fitted["label"].replace(names)))


def _changes(corrections: pd.DataFrame, change: str) -> dict[str, str]:
    rows = corrections[corrections["change"] == change]
    return dict(zip(rows["key"], rows["value"], strict=True))


def _followed(name: str, merged: dict[str, str]) -> str:
    """Follow merges of merges; a name whose merges run in a circle stays as it is."""
    seen, last = {name}, name
    while last in merged and merged[last] != last:
        last = merged[last]
        if last in seen:
            return name
        seen.add(last)
    return last


def _check(row: dict[str, str], place: str) -> None:
    missing = [column for column in COLUMNS if column not in row]
    if missing:
        raise CorpusError(f"{place}: the column {missing[0]!r} is missing; a curation file has {', '.join(COLUMNS)}")
    allowed = CHANGES.get(row["what"])
    if allowed is None:
        raise CorpusError(f"{place}: {row['what']!r} cannot be corrected; write {', '.join(CHANGES)}")
    if row["change"] not in allowed:
        raise CorpusError(f"{place}: {row['change']!r} is no change of a {row['what']}; write {', '.join(allowed)}")
    if row["change"] == "kind" and row["value"] not in schema.KINDS:
        raise CorpusError(f"{place}: {row['value']!r} is no kind; write {', '.join(schema.KINDS)}")
    if row["change"] == "date" and row["value"] and not filters.is_date(row["value"]):
        raise CorpusError(f"{place}: {row['value']!r} is no date; write 2021-08-16, 2021-08 or 2021")
