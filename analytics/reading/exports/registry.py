"""All layouts; a new one needs a module in this folder, its line here and a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.reading.exports import (
    clippings,
    europresse,
    factiva,
    genios,
    lexisnexis,
    nexis_uni,
    page_text,
    pressreader,
    proquest,
)
from analytics.reading.exports.splitting import split

if TYPE_CHECKING:
    from analytics.reading.exports.layout import Export, Layout

DISTINCTIVE = 10  # letters of a class or id that only one database uses
LAYOUTS: tuple[Layout, ...] = (  # the first that fits is used: those whose marks are common in other texts come last
    nexis_uni.LAYOUT,
    lexisnexis.LAYOUT,
    factiva.LAYOUT,
    proquest.LAYOUT,
    proquest.OTHER_RULES,
    europresse.LAYOUT,
    genios.LAYOUT,
    pressreader.LAYOUT,
    clippings.HEADINGS,
    clippings.RULES,
)


def read(text: str, *, html: bool = False) -> Export | None:
    """Return the records of a text or page that is an export; None if no layout fits."""
    lines = [] if html else text.split("\n")
    exports = (_read_page(layout, text) if html else split(layout, lines) for layout in LAYOUTS)
    return next(filter(None, exports), None)


def is_mark(line: str) -> bool:
    """Return whether a line is the mark of a record that only a database writes, such as "End of Document"."""
    stripped = line.strip()
    return any(layout.mark.fullmatch(stripped) for layout in LAYOUTS if layout.fewest == 1 and not layout.once)


def _read_page(layout: Layout, markup: str) -> Export | None:
    """Return the export; a page is parsed only if its markup has a mark of the layout, which few pages have."""
    names = (name for name in layout.html_fields if len(name) >= DISTINCTIVE)
    if not layout.mark.search(markup) and not any(name in markup for name in names):
        return None
    return split(layout, page_text.lines(markup, layout.html_fields))
