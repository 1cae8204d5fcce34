"""The tagger's model as one rule among the others: it claims what it finds, in the words of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from analytics.reading import crf_text

if TYPE_CHECKING:
    from analytics.reading.name_page import Page


def model(page: Page) -> None:
    """Claim the names that the CRF finds; the gazetteer gives the readable key where it agrees on the kind."""
    starts, ends = [token.start for token in page.tokens], [token.end for token in page.tokens]
    for span in crf_text.spans(page.text, page.lexicon.language):
        start, end = bisect_left(starts, span.start), bisect_right(ends, span.end)
        if start < end:
            known = page.lexicon.find(page.slice(start, end))
            page.claim(start, end, span.kind, "crf", hint=known.key if known and known.kind == span.kind else "")
