"""The sections of the report as HTML: tables with links to sentences, and the sentences with links back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.export.markup import address, language_attributes, mark_hits, safe
from analytics.export.parts import Cell
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analytics.export.parts import Grid, Part, Picture, Section
    from analytics.export.proof import Sentence, Thing

MAX_PASSAGE = 700  # code points of a sentence or copied span
_NUMBER = re.compile(r"-?[0-9][0-9,.e-]*%?")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){1,2}")


class Citations(NamedTuple):
    """The links between the rows of tables and their evidence.

    `place` is the number of a subject in the evidence, `sentences` its sentences, `rows` the number of each row of each
    table by (section, table, row), `backs` the rows about a subject, `home` the section with its evidence.
    """

    place: dict[Thing, int]
    sentences: Mapping[Thing, list[Sentence]]
    rows: dict[tuple[str, int, int], int]
    backs: dict[Thing, list[tuple[str, int]]]
    home: dict[Thing, str]


def table_subjects(parts: Sequence[tuple[Section, Part]]) -> list[Thing]:
    """Return the subjects of the tables, in order."""
    subjects = [cell.thing for _, part in parts for grid in part.grids for row in grid.rows for cell in _cells(row)]
    return [thing for thing in dict.fromkeys(subjects) if thing is not None]


def number_citations(parts: Sequence[tuple[Section, Part]], sentences: Mapping[Thing, list[Sentence]]) -> Citations:
    """Return numbers for the subjects with sentences and for their rows; a subject without a sentence has no link."""
    citations = Citations({}, sentences, {}, {}, {})
    for section, part in parts:
        for i, grid in enumerate(part.grids):
            for j, row in enumerate(grid.rows):
                subjects = [cell.thing for cell in _cells(row) if cell.thing and sentences.get(cell.thing)]
                if not subjects:
                    continue
                number = citations.rows[section.name, i, j] = len(citations.rows) + 1
                for thing in dict.fromkeys(subjects):
                    citations.place.setdefault(thing, len(citations.place) + 1)
                    citations.home.setdefault(thing, section.name)
                    citations.backs.setdefault(thing, []).append((section.name.replace("-", " ").capitalize(), number))
    return citations


def section(one: Section, part: Part, citations: Citations) -> str:
    """Return a section: findings, pictures, tables, evidence."""
    findings = "".join(f'<p class="finding">{safe(sentence)}</p>' for sentence in part.findings)
    missing = f'<p class="missing">{safe(part.missing)}</p>' if part.missing else ""
    figures = "".join(map(_figure, part.pictures))
    tables = "".join(_table(one, i, grid, citations) for i, grid in enumerate(part.grids))
    items = "".join(_evidence(citations, thing) for thing, home in citations.home.items() if home == one.name)
    body = f'<div class="things">{items}</div>' if items else ELSEWHERE
    linked = any(name == one.name for name, *_ in citations.rows)
    evidence = f"<h3>Evidence: {safe(one.title)}</h3>{body}" if linked else ""
    parts = f"{findings}{missing}{figures}{tables}{evidence}{TOP}"
    return f'<section id="{one.name}"><h2>{safe(one.title)}</h2>{parts}</section>'


ELSEWHERE = '<p class="note">All of it stands in the sections above; the links lead there.</p>'
TOP = '<p class="up"><a href="#contents">Contents</a></p>'


def table(heads: Sequence[str], rows: Sequence[str], label: str) -> str:
    """Return a scrolling table of HTML rows; `label` is the id of the element that names it."""
    head = "".join(f'<th scope="col">{safe(name)}</th>' for name in heads)
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-labelledby="{label}">'
        f'<table aria-labelledby="{label}" style="--n:{len(heads)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _figure(picture: Picture) -> str:
    caption = safe(picture.caption)
    scrolling = f'<div class="scroll" role="group" tabindex="0" aria-label="{caption}">{picture.svg}</div>'
    return f"<figure><figcaption>{caption}</figcaption>{scrolling}</figure>"


def _table(one: Section, i: int, grid: Grid, citations: Citations) -> str:
    rows = [_row(row, citations, citations.rows.get((one.name, i, j), 0)) for j, row in enumerate(grid.rows)]
    label = f"{one.name}-table-{i + 1}"
    return f'<p class="note" id="{label}">{safe(_note(grid))}</p>{table(grid.heads, rows, label)}'


def _note(grid: Grid) -> str:
    """Return the note on the number of rows shown, and the file with the rest."""
    shown, name = len(grid.rows), f"{grid.name}.csv"
    if not grid.name:
        return grid.note
    if grid.counted != "row":
        return f"{grid.note} All {grid.counted}s are in {name} ({grid.n_all:,} {grid.counted}s)."
    rest = f"The first {shown:,} of {grid.n_all:,} rows; all are in {name}." if shown < grid.n_all else f"As in {name}."
    return f"{rest} {grid.note}".strip()


def _row(row: Sequence[Cell | Sequence[Cell]], citations: Citations, number: int) -> str:
    anchor = f' id="r{number}"' if number else ""
    first, *others = [_cell(cell, citations) for cell in row]
    rest = "".join(f"<td{_kind(cell)}>{cell}</td>" for cell in others)
    return f'<tr{anchor}><th scope="row" dir="auto">{first}</th>{rest}</tr>'


def _kind(cell: str) -> str:
    """Return the attributes of a cell: numbers to the right, dates on one line, texts in their own direction."""
    if _DATE.fullmatch(cell):
        return ' class="d"'
    return ' class="n"' if _NUMBER.fullmatch(cell) else ' dir="auto"'


def _cell(cell: Cell | Sequence[Cell], citations: Citations) -> str:
    if not isinstance(cell, Cell):
        return ", ".join(_cell(one, citations) for one in cell)
    if cell.url:
        return f'<a href="{safe(cell.url)}" rel="noopener noreferrer">{safe(cell.text)}</a>'
    place = citations.place.get(cell.thing) if cell.thing else None
    if not cell.thing or not place:
        return safe(cell.text)
    return f'<a href="#{_anchor(place, citations.sentences[cell.thing], cell.source)}">{safe(cell.text)}</a>'


def _anchor(place: int, sentences: Sequence[Sentence], source: str) -> str:
    """Return the address of the first sentence of a source, or of all sentences if it has none."""
    places = [i for i, sentence in enumerate(sentences) if sentence.source == source]
    return f"e{place}-{places[0] + 1}" if places and source else f"e{place}"


def _evidence(citations: Citations, thing: Thing) -> str:
    place, sentences = citations.place[thing], citations.sentences[thing]
    backs = dict(reversed(citations.backs[thing]))  # the first row of each section
    links = ", ".join(f'<a href="#r{number}">{safe(title)}</a>' for title, number in reversed(backs.items()))
    items = "".join(_sentence(sentence, f"e{place}-{i}") for i, sentence in enumerate(sentences, start=1))
    head = f'<h4 id="e{place}" dir="auto">{safe(thing.title)}</h4><p class="back">Back to: {links}</p>'
    return f'<div class="thing">{head}<ul class="proofs">{items}</ul></div>'


def _sentence(sentence: Sentence, anchor: str) -> str:
    text, more = sentence.text[:MAX_PASSAGE], "…" if len(sentence.text) > MAX_PASSAGE else ""
    hits = [(start, min(end, len(text)), "hit") for start, end in sentence.hits if start < len(text)]
    facts = (sentence.source, sentence.date or "no date", languages.name(sentence.language), sentence.title)
    where = " · ".join(f"<bdi>{safe(one)}</bdi>" for one in facts if one)
    url = address(sentence.url)
    link = f' · <a class="out" href="{safe(url)}" rel="noopener noreferrer">original</a>' if url else ""
    return (
        f'<li id="{anchor}"><p class="said"{language_attributes(sentence.language)}>{mark_hits(text, hits)}{more}</p>'
        f'<p class="where">{where} · <code>{safe(sentence.doc_id)}</code>{link}</p></li>'
    )


def _cells(row: Sequence[Cell | Sequence[Cell]]) -> Iterator[Cell]:
    for cell in row:
        yield from [cell] if isinstance(cell, Cell) else cell
