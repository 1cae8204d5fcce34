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

LAYOUTS: tuple[Layout, ...] = (  # the first that fits is used: those whose marks are common in other texts come last
    nexis_uni.LAYOUT,
    lexisnexis.LAYOUT,
    factiva.LAYOUT,
    proquest.LAYOUT,
    europresse.LAYOUT,
    genios.LAYOUT,
    pressreader.LAYOUT,
    clippings.HEADINGS,
    clippings.RULES,
)


def read(text: str, *, html: bool = False) -> Export | None:
    """Return the records of a text or page that is an export; None if no layout fits."""
    for layout in LAYOUTS:
        lines = page_text.lines(text, layout.html_fields) if html else text.split("\n")
        export = split(layout, lines)
        if export:
            return export
    return None
