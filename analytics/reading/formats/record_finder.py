"""Find the records of articles in any JSON value, and give nested fields dotted names such as `fields.bodyText`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from analytics.reading.formats import column_names, record_layouts

_LISTS = "articles documents items data results records docs messages posts stories hits entries news feed"
LISTS = frozenset(_LISTS.split())
DEEPEST_FIELD = 4  # most levels of a dotted name
DEEPEST_LIST = 12  # most levels of objects and lists around the records
MOST_FIELDS = 500  # of one record
_SEEN = 50  # records that are looked at to find what a list has
NOTHING, HEADLINES, EXCERPTS, TEXTS = range(4)


class _Group(NamedTuple):
    """A list of records, or one record; `holds` is what most they have: texts, excerpts, headlines or nothing."""

    holds: int
    records: list[Any]
    around: Mapping[str, Any]


def find_records(value: Any) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield the records of a JSON value, each with the plain fields of the objects around it.

    The records are the objects in all lists, at any depth, that have a text; else those with an excerpt; else those
    with a headline. If there are none, they are the items of the largest list, or the value is the only record.
    """
    value = _rows_of_columns(value)
    groups = [*_groups(value, {}, 0)]
    best = max((group.holds for group in groups), default=NOTHING)
    if best == NOTHING:
        yield from ((record, {}) for record in _without_text(value))
        return
    for group in groups:
        if group.holds == best:
            yield from ((record, group.around) for record in group.records)


def _rows_of_columns(value: Any) -> Any:
    """Return the rows of a table that pandas wrote by columns, or as rows apart from their names; else the value."""
    if not isinstance(value, Mapping) or not value:
        return value
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    first, *others = value.values()
    is_table = isinstance(first, Mapping) and "text" in column_names.columns(tuple(map(str, value)))
    if is_table and all(isinstance(other, Mapping) and other.keys() == first.keys() for other in others):
        return [{str(name): cells[key] for name, cells in value.items()} for key in first]
    return value


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record, and those of the objects in it with dotted names: `{"headline.main": ...}`."""
    fields: dict[str, Any] = {}
    for name, value in islice(_fields(record, "", 0), MOST_FIELDS):
        fields.setdefault(name, value)
    return fields


def _fields(record: Mapping[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, Any]]:
    for key, written in record.items():
        name, value = f"{prefix}{key}", _plain_value(written)
        is_container = isinstance(value, Mapping) and str(key).casefold() in column_names.CONTAINERS
        if not is_container:
            yield name, value
        if isinstance(value, Mapping) and depth < DEEPEST_FIELD:
            yield from _fields(value, f"{name}.", depth + 1)


def _plain_value(value: Any) -> Any:
    """Return the value in the JSON of MongoDB: `{"$date": {"$numberLong": "1629108000000"}}`."""
    while isinstance(value, Mapping) and len(value) == 1 and str(next(iter(value))).startswith("$"):
        (value,) = value.values()
    return value


def row(record: Any, around: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record as the row of a table; {} for one that is not an object."""
    if not isinstance(record, Mapping):
        return {}
    fields = flat(record)
    known = record_layouts.fields(record, around)
    if known is None:
        return fields | {name: value for name, value in around.items() if name in ("source", "language", "author")
                         and "source" not in column_names.columns(tuple(fields))}  # fmt: skip
    return known | {name: value for name, value in fields.items() if name not in known}


def _groups(value: Any, around: Mapping[str, Any], depth: int) -> Iterator[_Group]:
    """Yield the lists of records in a value; records with texts are not searched for others in them."""
    if depth > DEEPEST_LIST:
        return
    if isinstance(value, list):
        yield from _groups_of_list(value, around, depth)
    elif isinstance(value, Mapping):
        holds = _holds([value], around)
        inner = {**around, **{str(key): each for key, each in value.items() if isinstance(each, str | int | float)}}
        named = ((key, each.get("name")) for key, each in value.items() if isinstance(each, Mapping))
        inner |= {f"{key}.name": name for key, name in named if isinstance(name, str)}
        inner |= {"includes": value["includes"]} if isinstance(value.get("includes"), Mapping) else {}
        lists = [each for key, each in value.items() if str(key).casefold() in LISTS and _is_list_of_records(each)]
        if holds == TEXTS and not (depth == 0 and lists):
            yield _Group(holds, [value], around)
            return
        if holds > NOTHING and not lists:
            yield _Group(holds, [value], around)
        for each in value.values():
            if isinstance(each, list | Mapping):
                yield from _groups(each, inner, depth + 1)


def _groups_of_list(values: list[Any], around: Mapping[str, Any], depth: int) -> Iterator[_Group]:
    if not _is_list_of_records(values):
        for each in values:
            if isinstance(each, list):
                yield from _groups(each, around, depth + 1)
        return
    holds = _holds(values[:_SEEN], around)
    if holds > NOTHING:
        yield _Group(holds, values, around)
    if holds < TEXTS:
        for each in values:
            for key, inner in each.items() if isinstance(each, Mapping) else ():
                if isinstance(inner, list | Mapping) and not (holds > NOTHING and _is_part(key, inner, holds, around)):
                    outer = {**around, **{key: one for key, one in each.items() if isinstance(one, str | int | float)}}
                    yield from _groups(inner, outer, depth + 1)


def _is_part(key: object, inner: Any, holds: int, around: Mapping[str, Any]) -> bool:
    """Return whether an object holds the fields of the record around it, such as the `snippet` of a video."""
    is_container = isinstance(inner, Mapping) and str(key).casefold() in column_names.CONTAINERS
    return is_container and _holds([inner], around) == holds


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value[:_SEEN])


def _holds(records: list[Any], around: Mapping[str, Any]) -> int:
    """Return the highest rank of content in the records, from NOTHING to TEXTS."""
    rows = (row(record, around) for record in records if isinstance(record, Mapping))
    return max(map(_content_rank, rows), default=NOTHING)


def _content_rank(fields: Mapping[str, Any]) -> int:
    several = column_names.candidates(tuple(fields))
    texts = [name for name in several.get("text", ()) if _is_text(fields[name])]
    if any(not column_names.is_excerpt(name) for name in texts):
        return TEXTS
    has_title = any(isinstance(fields[name], str) for name in several.get("title", ()))
    if has_title and {"url", "date", "source"} & several.keys():
        return EXCERPTS if texts else HEADLINES
    return NOTHING if not texts else EXCERPTS


def _is_text(value: Any) -> bool:
    """Return whether a value can be the text of an article: no number, and no list of articles with titles."""
    if not value or isinstance(value, bool | int | float):
        return False
    first = next(iter(value), None) if isinstance(value, list) else None
    return not (isinstance(first, Mapping) and {"title", "text"} <= column_names.columns(tuple(flat(first))).keys())


def _without_text(value: Any) -> list[Any]:
    """Return the items of the list with a known name, or of the largest list; else the value alone."""
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        named = next(
            (each for key, each in value.items() if str(key).casefold() in LISTS and isinstance(each, list)), None
        )
        longest = max((each for each in value.values() if _is_list_of_records(each)), key=len, default=None)
        return next((each for each in (named, longest) if each is not None), [value])
    return [value]
