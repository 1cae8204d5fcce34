"""Split the lines of an export into its records by a layout."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analytics.reading.exports.layout import Export, Layout, Part, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.exports.layout import Lines

_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")


def split(layout: Layout, lines: Lines) -> Export | None:
    """Return the export, None if the lines do not have this layout."""
    parts = [part for part in _parts(layout, lines) if any(map(layout.proof.search, part.lines))]
    marks = sum(layout.mark.fullmatch(line.strip()) is not None for line in lines)
    if not parts or 2 * len(parts) < marks:
        return None
    records = [record for part in parts if (record := _record(layout, part)).body]
    return Export(layout.name, records, _n_announced(layout, lines)) if len(records) >= layout.fewest else None


def _parts(layout: Layout, lines: Lines) -> Iterator[Part]:
    """Yield the lines of each record, with the mark if it begins it; a cover page is in no record, or in the first."""
    marks = [at for at, line in enumerate(lines) if layout.mark.fullmatch(line.strip())]
    if layout.mark_begins:
        for at, after in pairwise([*marks, len(lines)]):
            yield Part(at, lines[at:after], is_whole=True)
        return
    start = 0
    for at in marks:
        yield Part(start, lines[start:at], is_whole=True)
        start = at + 1
    if marks:
        yield Part(start, lines[start:], is_whole=False)


def _record(layout: Layout, part: Part) -> Record:
    fields = {name: value.strip() for name, value in layout.read(part.lines).items() if name}
    words = _NUMBER.search(fields.pop("n_words", ""))
    n_words = int(re.sub(r"\D", "", words[0])) if words else 0
    first = next((at for at, line in enumerate(part.lines) if line.strip()), 0)
    return Record(**fields, n_words=n_words, line=part.start + first + 1, is_cut=not part.is_whole)


def _n_announced(layout: Layout, lines: Lines) -> int:
    found = (layout.announced.search(line) for line in lines) if layout.announced else ()
    numbers = (int(re.sub(r"\D", "", match[1])) for match in found if match)
    return max(numbers, default=0)


def paragraphs(lines: Lines, *, wrapped: bool) -> str:
    """Return lines as paragraphs, one per line: `wrapped` lines belong together up to a blank line."""
    if not wrapped:
        return "\n".join(stripped for line in lines if (stripped := line.strip()))
    groups: list[list[str]] = [[]]
    for line in map(str.strip, lines):
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return "\n".join(" ".join(group) for group in groups if group)
