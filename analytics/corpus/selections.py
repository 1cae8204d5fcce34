"""Named selections of a corpus, each one line that a person can read, type and store in an address or a file.

    Western outlets: source=BBC; source=Reuters; words=embassy

A line is a name, then filters as on the command line: the values of one filter are alternatives, the words of a search
and the names of `together` must all occur, and a document must pass all filters. A ":" in the name and a ";" in a value
are written twice; blanks around a name or a value are ignored.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.corpus import filters
from analytics.corpus.named_lines import named_line, split_name
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SEVERAL = ("source", "language", "date", "topic", "entity", "together", "tag", "doc_id")  # filters of several values
_PART = re.compile(r"(?:[^;]|;;)++")


class Selection(NamedTuple):
    """A name, and the filters that select its documents, as `Corpus.where` takes them."""

    name: str
    wanted: dict[str, Any]


def parse(text: str) -> Selection:
    """Return the selection of a line; raises CorpusError for an invalid line or a filter that does not exist."""
    name, rest = split_name(text)
    parts = [pair(part.strip()) for part in _PART.findall(rest) if part.strip()]
    wanted = collect_filters((key.strip(), value.strip().replace(";;", ";")) for key, value in parts)
    if not name or not wanted:
        raise CorpusError(
            f"{text!r} is not a selection; write NAME: FILTER=VALUE; FILTER=VALUE, for example August: date=2021-08"
        )
    return Selection(name, wanted)


def check_names(chosen: Iterable[Selection]) -> None:
    """Raise CorpusError if two selections have the same name: nothing could tell their rows apart."""
    counts = Counter(selection.name for selection in chosen)
    twice = sorted(name for name, n in counts.items() if n > 1)
    if twice:
        raise CorpusError(f"Two selections are called {twice[0]!r}; give them different names")


def selection_line(name: str, wanted: Mapping[str, Any]) -> str:
    """Return the line of a selection, which `parse` reads; raises CorpusError for one without filters."""
    parts = "; ".join(f"{key}={value.replace(';', ';;')}" for key, value in pairs(wanted))
    text = named_line(name, parts)
    parse(text)
    return text


def pair(text: str) -> tuple[str, str]:
    """Return name and value of NAME=VALUE; raises CorpusError for any other text."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise CorpusError(f"{text!r} must be written NAME=VALUE, for example source=Reuters")
    return name, value


def collect_filters(given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the filters of (filter, value) pairs as `Corpus.where` takes them; raises CorpusError for unknown ones."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    return filters.active({name: texts if name in _SEVERAL else " ".join(texts) for name, texts in values.items()})


def pairs(wanted: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (filter, value) of filters as `Corpus.where` takes them, one pair for each value."""
    for name, values in filters.active(wanted).items():
        for value in [values] if isinstance(values, str) else values:
            yield name, value
