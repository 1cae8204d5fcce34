"""Names in Latin letters within a text of another script: "Ocean Salvage Ltd" in an Arabic article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.text.document_text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.reading.ner.name_page import Name

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_WORD = rf"[{_LETTER}](?:[{_LETTER}\d'’&.\-]*[{_LETTER}\d])?"
_RUN = re.compile(rf"(?<![\w@/.]){_WORD}(?: (?:{_WORD}|\d+\b))*(?![\w@/]|\.\w)")
# The model was trained on sentences: in this one it reads 18 of 18 names of a trial right, alone on a line 13
_BEFORE, _AFTER = "It said ", " today."


def names(text: str, find: Callable[[Text], list[Name]]) -> Iterator[Name]:
    """Yield the names that `find` returns for the runs of Latin words with a capital, each in an English sentence.

    A person of one word must be part of a longer name of a person: without a context, most single words that the model
    calls a person are a brand or a place ("Sainsbury", "Inrupt" in NTREX-128).
    """
    spans = [match.span() for match in _RUN.finditer(text) if any(map(str.isupper, match[0]))]
    runs = list(dict.fromkeys(text[start:end] for start, end in spans))
    found = _names_of_runs(runs, find) if runs else {}
    persons = [name.surface for named in found.values() for name in named if name.kind == "person"]
    parts = {word for surface in persons if " " in surface for word in surface.split()}
    for start, end in spans:
        for name in found.get(text[start:end], ()):
            if name.kind != "person" or " " in name.surface or name.surface in parts:
                yield name._replace(start=start + name.start, end=start + name.end)


def _names_of_runs(runs: list[str], find: Callable[[Text], list[Name]]) -> dict[str, list[Name]]:
    """Return the names of each run, with offsets in the run."""
    lines = [f"{_BEFORE}{run}{_AFTER}" for run in runs]
    named = find(Text("\n".join(lines), "en"))
    found: dict[str, list[Name]] = {}
    begin = at = 0
    for run, line in zip(runs, lines, strict=True):
        first, last = begin + len(_BEFORE), begin + len(_BEFORE) + len(run)
        begin += len(line) + 1
        while at < len(named) and named[at].start < begin:
            name, at = named[at], at + 1
            if first <= name.start and name.end <= last:
                found.setdefault(run, []).append(name._replace(start=name.start - first, end=name.end - first))
    return found
