"""Questions about a corpus that the user may answer. All of them can stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.curation import curation
from analytics.findings.wording import date, list_names, number, times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

    Correction = tuple[str, str, str, str]

MOST_QUOTED = 2  # titles that a question quotes
FEWEST_TITLES = 3  # with two parts: one or two can be meant so
_PARTS = "; "  # between the parts of a headline in an export
_LONGEST = 120  # characters of the first part


class Choice(NamedTuple):
    """An answer: its label, the corrections that it notes, the filters that it sets; with neither, nothing changes."""

    label: str
    corrections: tuple[Correction, ...] = ()
    filters: Mapping[str, object] = {}


class Decision(NamedTuple):
    """A question: its key, its subject in a few words, a quotation from the texts, and the answers, the safest first.

    `size` says how much it concerns, such as "2 pairs".
    """

    key: str
    size: str
    title: str
    detail: str
    choices: tuple[Choice, ...]


def decisions(corpus: Corpus) -> list[Decision]:
    """Return the questions about a whole corpus, in the order in which they matter."""
    find: Sequence[Callable[[Corpus], list[Decision]]] = (_copies, _titles_of_two_parts)
    return [decision for found in find for decision in found(corpus)]


def _copies(corpus: Corpus) -> list[Decision]:
    """Return the question whether near-duplicates are counted once."""
    documents = corpus.documents
    copied = documents[documents["duplicate_group"] != ""]
    if copied.empty:
        return []
    groups = copied.groupby("duplicate_group", sort=False)
    quoted = list_names([_group(rows) for _, rows in groups][:MOST_QUOTED])
    rest = f"; and {times(groups.ngroups - MOST_QUOTED, 'more group')}" if groups.ngroups > MOST_QUOTED else ""
    choices = (Choice("Count once", filters={"once": True}), Choice("Keep all"))
    n = times(groups.ngroups, "group")
    return [Decision("copies", n, "The same article more than once", f"{quoted}{rest}.", choices)]


def _group(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    dates = list_names(dict.fromkeys(date(row.date) or "no date" for row in rows.itertuples()))
    sources = list_names(dict.fromkeys(rows["source"].astype("str")))
    return f"“{first['title'] or first['file']}” in {times(len(rows), 'version')} ({sources}, {dates})"


def _titles_of_two_parts(corpus: Corpus) -> list[Decision]:
    """Return the question whether headlines of an export keep the line that the export joined to them."""
    documents = corpus.documents
    from_export = documents["title_origin"].str.endswith(" export")
    first = documents["title"].str.split(_PARTS).str[0]
    rows = documents[from_export & documents["title"].str.contains(_PARTS, regex=False) & first.str.len().le(_LONGEST)]
    if len(rows) < FEWEST_TITLES:
        return []
    shorter = [
        ("document", curation.key_of(row), "title", row["title"].partition(_PARTS)[0]) for _, row in rows.iterrows()
    ]
    quoted = ", ".join(f"“{title}”" for title in rows["title"].head(MOST_QUOTED))
    detail = f"{quoted}: the second part is a line below the headline, or the first part is the name of a section."
    choices = (Choice("Leave as written"), Choice("Keep the first part", tuple(shorter)))
    return [Decision("two_parts", number(len(rows)), "Headlines with two parts", detail, choices)]
