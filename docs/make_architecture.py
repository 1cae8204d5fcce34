"""Draw docs/architecture.svg: the rooms of the code on their floors, with the imports between them as lines."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # the floors are declared where they are tested

from floors import FLOORS, MODULES, ROOM_IMPORTS, room  # noqa: E402

PICTURE = ROOT / "docs" / "architecture.svg"
TITLES = (
    *("The dashboard", "The program", "Run everything, write everything", "All tables, and sentences made from them"),
    *("The analyses", "What they stand on", "The corpus", "Reading one document", "The ground"),
)
WIDTH, MARGIN, GAP, HEIGHT, STEP, ROW = 1120, 20, 10, 34, 96, 6  # pixels; boxes in a row at most
INK, PAPER, BOX, LINE, QUIET = "#1f2328", "#fbfaf7", "#ffffff", "#0b6e99", "#6b7178"

Place = tuple[float, float, float]  # left, top, width of a box


def picture() -> str:
    """Return the picture as SVG."""
    places, bottom = _places()
    drawn = set(places) - FLOORS[0] - FLOORS[-1]  # the pages import much of what lies below, and all import the ground
    parts = [
        _line(places[start], places[end]) for start in sorted(drawn) for end in sorted(ROOM_IMPORTS[start] & drawn)
    ]
    parts += [_box(name, place) for name, place in places.items()]
    parts += [_title(title, top) for title, top in zip(TITLES, _tops(), strict=True)]
    size = f'viewBox="0 0 {WIDTH} {bottom}" width="{WIDTH}" height="{bottom}"'
    background = f'<rect width="{WIDTH}" height="{bottom}" fill="{PAPER}"/>'
    label = 'role="img" aria-label="Rooms of the code by floor; imports run down"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {label} font-family="sans-serif">'
    return "\n".join([opening, background, *parts, "</svg>", ""])


def _tops() -> list[float]:
    """Return the top of each floor."""
    tops, top = [], float(MARGIN)
    for floor in FLOORS:
        tops.append(top)
        top += STEP + (_n_rows(floor) - 1) * (HEIGHT + 2 * GAP)
    return tops


def _n_rows(floor: set[str]) -> int:
    return -(-len(floor) // ROW)


def _places() -> tuple[dict[str, Place], float]:
    places = {}
    for floor, top in zip(FLOORS, _tops(), strict=True):
        names = sorted(floor)
        width = (WIDTH - 2 * MARGIN - (ROW - 1) * GAP) / ROW
        for at, name in enumerate(names):
            row, column = divmod(at, ROW)
            places[name] = (MARGIN + column * (width + GAP), top + 24 + row * (HEIGHT + 2 * GAP), width)
    return places, max(top for _, top, _ in places.values()) + HEIGHT + MARGIN


def _box(name: str, place: Place) -> str:
    left, top, width = place
    n_files = sum(room(module) == name for module in MODULES)
    files = f"{n_files} files" if n_files > 1 else "1 file"
    edges = f'x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{HEIGHT}"'
    shape = f'<rect {edges} rx="4" fill="{BOX}" stroke="{QUIET}"/>'
    short = escape(name.removeprefix("analytics."))
    words = f'<text x="{left + 8:.0f}" y="{top + 15:.0f}" font-size="12" fill="{INK}">{short}</text>'
    return f'{shape}{words}<text x="{left + 8:.0f}" y="{top + 28:.0f}" font-size="10" fill="{QUIET}">{files}</text>'


def _line(start: Place, end: Place) -> str:
    x, y, z, w = start[0] + start[2] / 2, start[1] + HEIGHT, end[0] + end[2] / 2, end[1]
    bend = max(abs(w - y) / 2, 20)
    path = f"M{x:.0f} {y:.0f} C{x:.0f} {y + bend:.0f} {z:.0f} {w - bend:.0f} {z:.0f} {w:.0f}"
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-opacity=".35"/>'


def _title(title: str, top: float) -> str:
    return f'<text x="{MARGIN}" y="{top + 14:.0f}" font-size="13" font-weight="600" fill="{INK}">{escape(title)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
