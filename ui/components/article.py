"""HTML of one article, its line verdicts and the keyword-in-context lines, with every text escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from analytics.corpus import queries
from analytics.findings import wording
from analytics.schema import KINDS
from analytics.text import languages
from ui.text import mark_hits, original_link

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

MAX_LINES = 30
SCROLL = "<script>document.querySelector('.article mark.asked')?.scrollIntoView({block: 'center'})</script>"
_LEGEND = {name: name for name in (*KINDS, "keyword")} | {"quote": "quotation"}


def article(document: Corpus, marks: frozenset[str], query: str, place: tuple[int, int] | None = None) -> str:
    """Return one article: title, source, date with its origin, and the text with the chosen marks.

    `place` is the span that a link refers to.
    """
    row = document.documents.iloc[0]
    text = document.text[row["doc_id"]]
    spans = _marks(document, text, marks, query) + ([(*place, "asked")] if place else [])
    body = "".join(f"<p>{part}</p>" for part in mark_hits(text, spans).split("\n"))
    title = f"<h2>{escape(row['title'])}</h2>" if row["title"] else ""
    return (
        f'<div class="article">{title}<p class="where">{escape(_facts(row))}{original_link(row["url"])}</p>{body}</div>'
    )


def _facts(row: pd.Series) -> str:
    date = wording.date(row["date"]) or "no date"
    date = f"{date} ({row['date_origin']})" if row["date"] and row["date_origin"] else date
    words = wording.times(int(row["n_words"]), "word")
    if row["n_words_export"]:
        words = f"{words} ({row['n_words_export']:,} stated by the export)"
    place = [row["section"], f"page {row['page']}" if row["page"] else ""]
    cut_short = f"incomplete: {row['truncated']}" if row["truncated"] else ""
    about = [
        row["source"],
        *place,
        date,
        languages.names(row["languages"] or row["language"]),
        row["author"],
        words,
        cut_short,
    ]
    return " · ".join(filter(None, about))


def legend() -> str:
    """Return the legend of the colours of marks."""
    marks = " ".join(f'<mark class="{name}">{shown}</mark>' for name, shown in _LEGEND.items())
    return f'<p class="legend">{marks}</p>'


def keyword_in_context(hits: pd.DataFrame) -> str:
    """Return the number of hits and the first ones aligned on the word, each with its source and date."""
    rows = "".join(
        f'<div class="where">{escape(row.source)}<br>{escape(wording.date(row.date) or "no date")}</div>'
        f'<div class="left"><span dir="auto">{escape(row.left)}</span></div>'
        f'<mark class="hit">{escape(row.hit)}</mark><div class="right" dir="auto">{escape(row.right)}</div>'
        for row in hits.head(MAX_LINES).itertuples()
    )
    first = f"The first {MAX_LINES} of " if len(hits) > MAX_LINES else ""
    found = f"{first}{wording.times(len(hits), 'match')} in {wording.times(hits['doc_id'].nunique(), 'document')}"
    return f'<p class="told">{found}</p><div class="kwic">{rows}</div>'


def _marks(document: Corpus, text: str, marks: frozenset[str], query: str) -> list[tuple[int, int, str]]:
    """Return the spans to mark: search hits always, names, keywords and quotations on request."""
    expression = queries.pattern(query) if query else None
    found = [(match.start(), match.end(), "hit") for match in expression.finditer(text)] if expression else []
    if "names" in marks:
        found += [(row.start, row.end, row.kind) for row in document.mentions.itertuples()]
    if "keywords" in marks:
        found += _keyword_spans(document, text)
    if "quotes" in marks:
        found += [(row.start, row.end, "quote") for row in document.stored("quotes").itertuples()]
    return found


def _keyword_spans(document: Corpus, text: str) -> list[tuple[int, int, str]]:
    words = sorted(document.stored("keywords")["keyword"], key=len, reverse=True)
    if not words:
        return []
    expression = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
    return [(match.start(), match.end(), "keyword") for match in expression.finditer(text)]
