"""Split the lines of an export into its records by a layout."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analytics.reading.exports.layout import Export, Layout, Part, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.reading.exports.layout import Lines

NOTICE_WORDS = 40  # a part without an article that has fewer words is a notice of the database
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*")


def split(layout: Layout, lines: Lines) -> Export | None:
    """Return the export, None if the lines do not have this layout."""
    marks = _marks(layout, lines)
    parts = list(_parts(layout, lines, marks))
    proven = [any(map(layout.proof.search, part.lines)) for part in parts]
    with_text = sum(map(_has_text, parts))  # the others are covers, lists of contents and notices
    if not any(proven) or 2 * sum(proven) < with_text:
        return None
    records = [_record(layout, part) if fits else Record() for part, fits in zip(parts, proven, strict=True)]
    n_unread = sum(_has_text(part) for part, record in zip(parts, records, strict=True) if not record.body)
    written = [record for record in records if record.body]
    if len(written) < layout.fewest:
        return None
    return Export(layout.name, written, _n_announced(layout, lines), n_unread)


def _marks(layout: Layout, lines: Lines) -> list[int]:
    """Return the places of the marks; of a file that is one record its first line."""
    found = [match["label"].casefold() for match in map(layout.once.match, lines) if match] if layout.once else []
    if len(found) > 1 and len(set(found)) == len(found):
        return [0]
    return [at for at, line in enumerate(lines) if layout.mark.fullmatch(line.strip())]


def _parts(layout: Layout, lines: Lines, marks: list[int]) -> Iterator[Part]:
    """Yield the lines of each record, with the mark if it begins it; a cover page is in no record, or in the first."""
    if layout.mark_divides and marks and any(map(str.strip, lines[: marks[0]])):
        yield Part(0, lines[: marks[0]], is_whole=True)
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


def _has_text(part: Part) -> bool:
    return part.is_whole and sum(len(line.split()) for line in part.lines) >= NOTICE_WORDS


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
