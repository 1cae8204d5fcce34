"""The figures of the report as SVG inside the page, without scripts, fonts or separate files.

Widths are percentages, so that a figure fits its space and its words keep their size; words have the colour of the text
around them. Every figure has its finding as a description for screen readers, every mark its numbers as a tooltip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics.corpus import dates as corpus_dates
from analytics.export.markup import cut, safe
from analytics.export.palette import ACCENT, GREY
from analytics.findings.wording import times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROW = 24  # pixels
LABELS = 36.0  # per cent of the width for the names of the rows
NUMBERS = 10.0  # per cent at the right for numbers
LABEL, SLIM = 44, 20  # code points of a name: on a wide page, on a phone
COLUMN = 18  # code points of the name of a column
SLANT = 0.65  # height of a slanted name as a share of its length
SQUARE = 15  # pixels of the largest square
DISC = 9  # pixels of the largest radius
DARKEST = 0.5  # opacity of a cell; the number in it stays readable in both themes
TICKS = 5
APART = 12.0  # per cent between words below an axis, so that they do not overlap on a phone
_DAY = pd.Timedelta(days=1)


def bars(table: pd.DataFrame, *, label: str, value: str, key: str, finding: str, unit: str) -> str:
    """Return one bar per row with its number, the first on top; `unit` is a singular noun."""
    most = max(float(table[value].max()), 1.0) if len(table) else 1.0
    room = 100 - LABELS - NUMBERS
    parts = []
    for i, (name, n) in enumerate(zip(table[label], table[value], strict=True)):
        width, top = room * float(n) / most, i * ROW
        parts.append(_label(name, top))
        parts.append(_rect(LABELS, top + 4, width, ROW - 8, f"{name}: {times(int(n), unit)}"))
        parts.append(_text(f"{LABELS + width:.2f}%", top + 16, f"{n:,}", dx=5))
    return _figure(key, finding, len(table) * ROW, parts)


def dots(table: pd.DataFrame, *, label: str, key: str, finding: str, colours: Mapping[str, str]) -> str:
    """Return one dot per row of `keyness` with its interval, and a line at zero; colours and tooltips are by group."""
    low, high = min(float(table["low"].min()), 0.0), float(table["high"].max())
    room = 100 - LABELS - 3

    def x_of_number(number: float) -> float:
        return LABELS + 1 + room * (number - low) / max(high - low, 1e-9)

    parts = [_line(x_of_number(0), 0, x_of_number(0), len(table) * ROW, "rule")]
    for i, row in enumerate(table.itertuples()):
        middle = i * ROW + ROW / 2
        counts = f"{row.n_docs:,} of {row.n_group:,} there, {row.n_docs_rest:,} of {row.n_rest:,} elsewhere"
        name = f"{getattr(row, label)} · {row.group}"
        hint = f"{name}: {counts}"
        parts.append(_label(name, i * ROW))
        parts.append(_line(x_of_number(row.low), middle, x_of_number(row.high), middle, "interval"))
        parts.append(_disc(x_of_number(row.log_ratio), middle, 4.5, colours.get(row.group, ACCENT), hint))
    foot, before = len(table) * ROW, x_of_number(0)
    parts.append(_text(f"{before:.2f}%", foot + 14, "as often", anchor="middle"))
    for n in range(1, int(high) + 1):
        if x_of_number(n) - before >= APART:
            parts.append(_text(f"{x_of_number(n):.2f}%", foot + 14, f"×{2**n:,}", anchor="middle"))
            before = x_of_number(n)
    return _figure(key, finding, foot + 20, parts)


def heatmap(square: pd.DataFrame, *, key: str, finding: str, unit: str, style: str = ",d") -> str:
    """Return a table of numbers as cells, darker for larger numbers, with the numbers in them; zeros are empty."""
    most = max(float(square.to_numpy().max()), 1e-9) if square.size else 1.0
    across = [str(name) for name in square.columns]
    width, head = (100 - LABELS) / max(len(across), 1), _head(across)
    parts = _columns(across)
    for i, (name, numbers) in enumerate(zip(square.index, square.to_numpy(), strict=True)):
        top = head + i * ROW
        parts.append(_label(name, top))
        for j, n in enumerate(numbers):
            left = LABELS + j * width
            hint = f"{name}, {across[j]}: {format(n, style)} {unit}"
            parts.append(_rect(left + 0.2, top + 1, width - 0.4, ROW - 2, hint, opacity=DARKEST * float(n) / most))
            if n:
                parts.append(_text(f"{left + width / 2:.2f}%", top + 16, format(n, style), anchor="middle"))
    return _figure(key, finding, head + len(square) * ROW, parts, columns=len(across))


def matrix(
    table: pd.DataFrame, sources: Sequence[str], *, key: str, finding: str, colours: Mapping[str, str],
    labels: Mapping[str, str],
) -> str:  # fmt: skip
    """Return facets x sources as marks: full square covered, open one in passing, dot not found, cross not checkable.

    The area of a full square grows with the share of the documents of the source; `labels` names topics.
    """
    facets = list(dict.fromkeys(zip(table["facet"], table["kind"], strict=True)))
    row_of, column_of = {facet: i for i, facet in enumerate(facets)}, {name: j for j, name in enumerate(sources)}
    width, head = (100 - LABELS) / max(len(sources), 1), _head(sources)
    parts = _columns(sources)
    parts += [_label(labels.get(facet, facet), head + i * ROW) for i, (facet, _) in enumerate(facets)]
    for row in table[table["source"].isin(sources)].itertuples():
        x = LABELS + (column_of[row.source] + 0.5) * width
        y = head + row_of[row.facet, row.kind] * ROW + ROW / 2
        since = f", since {row.first}" if row.first else ""
        counts = f"{row.n_docs:,} of {times(row.n_source, 'document')}"
        hint = f"{labels.get(row.facet, row.facet)}, {row.source}: {STATUS[row.status]}, {counts}{since}"
        share = row.n_docs / max(row.n_source, 1)
        parts.append(status_mark(row.status, x, y, share, colours.get(row.source, ACCENT), hint))
    return _figure(key, finding, head + len(facets) * ROW, parts, columns=len(sources))


STATUS = {"covered": "covered", "partly": "in passing", "not found": "not found", "not checkable": "not checkable"}


def status_mark(status: str, x: float, y: float, share: float, colour: str, hint: str) -> str:
    """Return the mark of a status, each with its own shape: full square, open square, dot, cross."""
    size = {"covered": 5 + (SQUARE - 5) * share**0.5, "partly": 12.0}.get(status, 9.0)
    shape = {
        "covered": f'<rect x="{-size / 2:.1f}" y="{-size / 2:.1f}" width="{size:.1f}" height="{size:.1f}"'
        f' fill="{colour}"/>',
        "partly": f'<rect x="-5" y="-5" width="10" height="10" fill="none" stroke="{colour}" stroke-width="2"/>',
        "not found": '<circle r="1.8" class="none"/>',
        "not checkable": '<path d="M-4 -4L4 4M-4 4L4 -4" class="cross"/>',
    }[status]
    return f'<svg x="{x:.2f}%" y="{y:g}" overflow="visible"><title>{safe(hint)}</title>{shape}</svg>'


def legend(key: str) -> str:
    """Return the legend of the marks of `matrix`."""
    parts = []
    for x, (status, words) in zip((3, 24, 48, 70), STATUS.items(), strict=True):
        parts.append(status_mark(status, x, 12, 1.0, ACCENT, words))
        parts.append(_text(f"{x}%", 16, words, dx=12))
    return _figure(key, "Full square: covered; open square: in passing; dot: not found; cross: not checkable.", 24,
                   parts, width=330)  # fmt: skip


def dates(table: pd.DataFrame, *, key: str, finding: str, colours: Mapping[str, str]) -> str:
    """Return sources over time: a disc for documents of a day, a bar for those of a month or a year.

    `table` has source, date and n_docs; the area of a disc grows with the documents. Documents without a date are
    counted at the right.
    """
    sources = list(dict.fromkeys(table["source"]))
    dated = table[table["date"] != ""]
    spans = [tuple(map(pd.Timestamp, corpus_dates.date_bounds(date))) for date in dated["date"]]
    first, last = min(low for low, _ in spans), max(high for _, high in spans)
    length = max((last - first) / _DAY, 1.0)
    room = 100 - LABELS - NUMBERS - 4

    def x_of_day(day: pd.Timestamp) -> float:
        return float(LABELS + 2 + room * ((day - first) / _DAY) / length)

    parts = [_label(source, i * ROW) for i, source in enumerate(sources)]
    most = max(dated["n_docs"])
    for (low, high), row in zip(spans, dated.itertuples(), strict=True):
        size = max(DISC * (row.n_docs / most) ** 0.5, 2.5)
        middle = sources.index(row.source) * ROW + ROW / 2
        parts.append(_date_mark(row, x_of_day(low), x_of_day(high), middle, size, colours.get(row.source, GREY)))
    parts += [_undated(row, sources.index(row.source) * ROW) for row in table[table["date"] == ""].itertuples()]
    foot = len(sources) * ROW
    for day, words in _ticks(first, last):
        parts.append(_line(x_of_day(day), 0, x_of_day(day), foot, "tick"))
        parts.append(_text(f"{x_of_day(day):.2f}%", foot + 14, words, anchor="middle"))
    return _figure(key, finding, foot + 20, parts)


def _date_mark(row: Any, left: float, right: float, middle: float, size: float, colour: str) -> str:
    """Return the disc of a day, or the bar of a month or year."""
    hint = f"{row.source}, {row.date}: {times(row.n_docs, 'document')}"
    if left == right:
        return _disc(left, middle, size, colour, hint)
    return _rect(left, middle - size / 2, max(right - left, 0.6), size, hint, colour=colour, opacity=0.45)


def _undated(row: Any, top: float) -> str:
    """Return the number of the documents of a source without a date."""
    hint = f"{row.source}: {times(row.n_docs, 'document')} without a date"
    return _text("100%", top + 16, f"+{row.n_docs:,}", anchor="end", hint=hint)


def _ticks(first: pd.Timestamp, last: pd.Timestamp) -> list[tuple[pd.Timestamp, str]]:
    """Return up to five ticks of a time axis with their words: years, months or days."""
    years = [(pd.Timestamp(year, 1, 1), str(year)) for year in range(first.year + 1, last.year + 1)]
    months = [(day, f"{day:%Y-%m}") for day in pd.date_range(first, last, freq="MS")]
    if len(years) >= TICKS - 1:
        ticks = years
    elif len(months) > 1:
        ticks = months
    else:
        ticks = [(day, f"{day:%Y-%m-%d}") for day in dict.fromkeys((first, last))]
    return ticks[:: -(-len(ticks) // TICKS)]


def _figure(key: str, finding: str, height: float, parts: Sequence[str], *, columns: int = 0, width: int = 0) -> str:
    """Return the figure; with many columns it has a minimum width at which they are distinguishable."""
    least = width or (180 + 30 * columns if columns else 300)
    return (
        f'<svg role="img" aria-labelledby="{key}-said" width="100%" height="{height:g}" style="min-width:{least}px">'
        f'<desc id="{key}-said">{safe(finding)}</desc>{"".join(parts)}</svg>'
    )


def _head(names: Sequence[str]) -> int:
    """Return the height in pixels of the slanted names of the columns."""
    return int(24 + 7 * SLANT * max((len(cut(name, COLUMN)) for name in names), default=0))


def _columns(names: Sequence[str]) -> list[str]:
    """Return the names of the columns; they slant down from the left, where there are no marks."""
    width = (100 - LABELS) / max(len(names), 1)
    return [
        f'<svg x="{LABELS + (j + 0.5) * width:.2f}%" y="{_head(names) - 8}" overflow="visible">'
        f'<text transform="rotate(40)" text-anchor="end"><title>{safe(name)}</title>{safe(cut(name, COLUMN))}</text>'
        "</svg>"
        for j, name in enumerate(names)
    ]


def _label(name: object, top: float) -> str:
    """Return the name of a row; a long name is cut at two lengths, of which the page shows the one that fits."""
    wide, slim = cut(str(name), LABEL), cut(str(name), SLIM)
    variants = [(wide, "")] if wide == slim else [(wide, ' class="wide"'), (slim, ' class="slim"')]
    return "".join(
        f'<text x="0" y="{top + 16:g}"{look}><title>{safe(name)}</title>{safe(words)}</text>'
        for words, look in variants
    )


def _text(x: str, y: float, words: str, *, anchor: str = "start", dx: int = 0, hint: str = "") -> str:
    title = f"<title>{safe(hint)}</title>" if hint else ""
    shift = f' dx="{dx}"' if dx else ""
    return f'<text x="{x}" y="{y:g}"{shift} text-anchor="{anchor}" class="n">{title}{safe(words)}</text>'


def _rect(left: float, top: float, wide: float, high: float, hint: str, **look: Any) -> str:
    colour, opacity = look.get("colour", ACCENT), look.get("opacity", 1.0)
    faint = f' fill-opacity="{opacity:.3f}"' if opacity < 1 else ""
    place = f'x="{left:.2f}%" y="{top:g}" width="{wide:.2f}%" height="{high:g}"'
    return f'<rect {place} fill="{colour}"{faint}><title>{safe(hint)}</title></rect>'


def _disc(x: float, y: float, size: float, colour: str, hint: str) -> str:
    return f'<circle cx="{x:.2f}%" cy="{y:g}" r="{size:.1f}" fill="{colour}"><title>{safe(hint)}</title></circle>'


def _line(x: float, y: float, to_x: float, to_y: float, look: str) -> str:
    return f'<line x1="{x:.2f}%" y1="{y:g}" x2="{to_x:.2f}%" y2="{to_y:g}" class="{look}"/>'
