"""Read the records of json and jsonl files one by one."""

from __future__ import annotations

import io
import json
import re
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from analytics.reading.formats import cues, record_finder
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.decoding import decode, open_text
from analytics.reading.formats.tabular import text_lines
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ASSIGNED = re.compile(r"\s*window\.YTD\.[\w.$]{1,80}\s*=\s*")  # before the JSON of an archive of X (Twitter)
_OPENING = re.compile(r"\[\s{0,80}\{")
_COMMA = re.compile(r"\s{0,80},\s{0,80}")
_TRIED = 10  # lists in a cut text in which whole records are looked for
_HEX = "[0-9a-fA-F]"
_ESCAPE = re.compile(  # the group is half a pair; its replacement is as long, so that errors name the right column
    rf"\\(?:u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}|(u[dD][89a-fA-F]{_HEX}{{2}})|.)", re.DOTALL
)
BROKEN_LINES = 20  # listed one by one; with more, the file is not JSON lines, and a longer list does not help


Numbered = tuple[str, dict[str, Any]]


class Listing(NamedTuple):
    """The records of a file as rows, each with its number, or as Issues; `unit` is the word for them (line, record)."""

    unit: str
    records: Iterator[Numbered | Issue]


def of_json(blob: Blob, stream: IO[bytes]) -> Listing:
    """Return the records of a list, of one record, or of an object with a list; JSON lines are accepted too."""
    text, lost = decode(stream.read())
    try:
        value = _parse_json(text)
    except json.JSONDecodeError as why:
        if why.msg == "Extra data":
            return Listing("line", _lines(blob.name, io.StringIO(text), lost))
        problem = f"not valid JSON at line {why.lineno}, column {why.colno}"
        if _is_cut(why) and (whole := _whole_records(text)):
            detail = f"{why.msg}; the {len(whole):,} records before it were loaded: get a whole copy for the others"
            records = _with_note(blob.name, lost, _numbered_records(whole))
            return Listing("record", chain([Issue(blob.name, problem, detail)], records))
        raise UnreadableError(problem, f"{why.msg}; nothing of it was loaded: correct it and load again") from why
    except (ValueError, RecursionError) as why:
        cause = "it is nested too deeply" if isinstance(why, RecursionError) else str(why)
        raise UnreadableError("JSON that cannot be read", f"{cause}; give a list of records, one per article") from why
    return Listing("record", _with_note(blob.name, lost, _numbered_records(value)))


def of_script(blob: Blob, stream: IO[bytes]) -> Listing:
    """Return the posts of a script in an archive of X (Twitter), which is JSON behind a name."""
    text, _ = decode(stream.read())
    start = _ASSIGNED.match(text)
    if not start:
        raise UnreadableError("not a format Parallax reads", "of scripts it reads only the posts in an archive of X")
    return of_json(blob, io.BytesIO(text[start.end() :].encode("utf-8", "replace")))


def _numbered_records(value: Any) -> Iterator[Numbered]:
    """Yield the records of a JSON value as rows, from record 1."""
    records = record_finder.find_records(cues.joined_segments(value))
    for number, (record, around) in enumerate(records, start=1):
        yield str(number), record_finder.row(record, around)


def of_jsonl(blob: Blob, stream: IO[bytes]) -> Listing:
    """Return one record per line; a broken line is an Issue and the others are loaded."""
    text, note = open_text(stream)
    return Listing("line", _lines(blob.name, text_lines(text), note))


def _parse_json(text: str) -> Any:
    """Return the value of a JSON text; half a surrogate pair becomes "?", as in every other text."""
    if "\\ud" in text or "\\uD" in text:
        text = _ESCAPE.sub(lambda match: r"\u003f" if match[1] else match[0], text)
    return json.loads(text)


def _is_cut(why: json.JSONDecodeError) -> bool:
    """Return whether a text is valid JSON up to its end, as an export that was cut in the middle is."""
    return why.pos >= len(why.doc.rstrip()) or why.msg.startswith("Unterminated string")


def _whole_records(text: str) -> list[Any]:
    """Return the records of a cut text that are before the cut: those of the first list that has any."""
    for opening in islice(_OPENING.finditer(text), _TRIED):
        whole = [*_decoded_until_damage(text, opening.end() - 1)]
        if whole:
            return whole
    return []


def _decoded_until_damage(text: str, at: int) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    while True:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        comma = _COMMA.match(text, at)
        if not comma:
            return
        at = comma.end()


def _with_note(file: str, note: str, records: Iterable[Numbered | Issue]) -> Iterator[Numbered | Issue]:
    if note:
        yield Issue(file, note, "save the file as UTF-8 if a name looks wrong")
    yield from records


def _lines(file: str, lines: Iterable[str], note: str) -> Iterator[Numbered | Issue]:
    """Yield the records of lines with one record each."""
    yield from _with_note(file, note, ())
    broken = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield from _records_of_line(number, _parse_json(line.strip()))
        except (ValueError, RecursionError) as why:  # ValueError also for a number of 5,000 digits
            broken += 1
            if broken <= BROKEN_LINES:
                yield _broken_line(file, number, why)
    if broken > BROKEN_LINES:
        detail = f"the first {BROKEN_LINES} are listed; is it JSON lines?"
        yield Issue(file, f"{broken:,} lines are not valid JSON", detail)


def _broken_line(file: str, number: int, why: Exception) -> Issue:
    what = f"{why.msg} at column {why.colno}" if isinstance(why, json.JSONDecodeError) else str(why)
    detail = f"{what}; the other lines were loaded: correct the line and load again"
    return Issue(file, f"line {number} is not valid JSON", detail)


def _records_of_line(number: int, value: Any) -> Iterator[Numbered]:
    """Yield the record of a line, or those of a whole answer of a service that is on one line."""
    records = [*_numbered_records(value)]
    for at, row in records:
        yield (str(number) if len(records) == 1 else f"{number}.{at}"), row
