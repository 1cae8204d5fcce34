"""Named selections of a corpus, each in one line that a person can read, type and keep in an address or a file.

    Western outlets: source=BBC; source=Reuters; words=embassy

A name, then filters as the command line has them: the values of one filter are alternatives, the words of a search and
the names of `together` must all occur, different filters must all pass. A ":" in the name and a ";" in a value are
written twice; blanks around a name or a value do not count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from analytics.corpus import filters
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SEVERAL = ("source", "language", "date", "topic", "entity", "together", "doc_id")  # filters of several values
_NAMED = re.compile(r"((?:[^:]|::)*+):(.*)", re.DOTALL)
_PART = re.compile(r"(?:[^;]|;;)++")


class Selection(NamedTuple):
    """A name, and the filters that say which documents it means, as `Corpus.where` takes them."""

    name: str
    wanted: dict[str, Any]


def parse(text: str) -> Selection:
    """Read a selection; raises CorpusError for a line that is none, or with a filter that does not exist."""
    found = _NAMED.fullmatch(text)
    name, rest = (found[1].strip(), found[2]) if found else ("", "")
    parts = [pair(part.strip()) for part in _PART.findall(rest) if part.strip()]
    asked = collect_filters((key.strip(), value.strip().replace(";;", ";")) for key, value in parts)
    if not name or not asked:
        raise CorpusError(
            f"{text!r} is not a selection; write NAME: FILTER=VALUE; FILTER=VALUE, for example August: date=2021-08"
        )
    return Selection(name.replace("::", ":"), asked)


def selection_line(name: str, wanted: Mapping[str, Any]) -> str:
    """Return the line that `parse` reads as this selection; raises CorpusError for one that selects nothing."""
    parts = "; ".join(f"{key}={value.replace(';', ';;')}" for key, value in pairs(wanted))
    text = f"{name.replace(':', '::')}: {parts}"
    parse(text)
    return text


def pair(text: str) -> tuple[str, str]:
    """Split NAME=VALUE; raises CorpusError for what is not written so."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise CorpusError(f"{text!r} must be written NAME=VALUE, for example source=Reuters")
    return name, value


def collect_filters(given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Collect (filter, value) as `Corpus.where` takes it; raises CorpusError for a filter that does not exist."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    return filters.active({name: found if name in _SEVERAL else " ".join(found) for name, found in values.items()})


def pairs(wanted: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give (filter, value) of what `Corpus.where` takes, one for each value of a filter."""
    for name, values in filters.active(wanted).items():
        for value in [values] if isinstance(values, str) else values:
            yield name, value
