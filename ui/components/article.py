"""HTML of one article, its line verdicts and the keyword-in-context lines, with every text escaped."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from html import escape
from typing import TYPE_CHECKING

from analytics.corpus import queries
from analytics.findings import wording
from analytics.schema import KINDS
from analytics.text import languages
from ui.components import sentence_tagger
from ui.text import mark_hits, original_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

    Hit = tuple[int, int, str]  # start, end, CSS class

MAX_LINES = 30
SCROLL = "<script>document.querySelector('.article mark.asked')?.scrollIntoView({block: 'center'})</script>"
_LEGEND = {name: name for name in (*KINDS, "keyword")} | {"quote": "quotation"}


def article(
    document: Corpus,
    marks: frozenset[str],
    query: str,
    place: tuple[int, int] | None = None,
    *,
    can_be_tagged: bool = False,
) -> str:
    """Return one article: title, source, date with its origin, and the text with the chosen marks.

    `place` is the span that a link refers to. A tagged sentence is underlined, with its tags behind it as words; with
    `can_be_tagged` each sentence is a button.
    """
    row = document.documents.iloc[0]
    text = document.text[row["doc_id"]]
    spans = _marks(document, text, marks, query) + ([(*place, "asked")] if place else [])
    html = "".join(_with_sentences(document, text, spans, can_be_tagged=can_be_tagged))
    body = "".join(f"<p>{part}</p>" for part in html.split("\n"))
    title = f"<h2>{escape(row['title'])}</h2>" if row["title"] else ""
    return (
        f'<div class="article">{title}<p class="where">{escape(_facts(row))}{original_link(row["url"])}</p>{body}</div>'
    )


def sentences_of(document: Corpus) -> list[tuple[int, int]]:
    """Return the spans of the sentences of an article, in order."""
    sentences = document.stored("sentences")
    return list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))


def _with_sentences(document: Corpus, text: str, hits: Sequence[Hit], *, can_be_tagged: bool) -> Iterable[str]:
    """Yield the HTML of each sentence and of what is between sentences."""
    spans = sentences_of(document)
    doc_id = document.doc_ids[0]
    tags = sentence_tagger.noted_tags(document, [(doc_id, start, end) for start, end in spans])
    of_span = {span: own for span, own in zip(spans, tags, strict=True) if own or can_be_tagged}
    pieces = _pieces(len(text), list(of_span))
    for (start, end), own_hits in zip(pieces, _hits_by_piece(pieces, hits), strict=True):
        html = mark_hits(text[start:end], own_hits)
        own = of_span.get((start, end))
        yield html if own is None else _sentence(html, own, can_be_tagged=can_be_tagged)


def _pieces(length: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order together with what is between them, so that all of a text is in one of them."""
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    between = zip((0, *ends), (*starts, length), strict=True)
    return sorted({*spans, *((start, end) for start, end in between if start < end)})


def _hits_by_piece(pieces: Sequence[tuple[int, int]], hits: Iterable[Hit]) -> list[list[Hit]]:
    """Return the parts of hits that are in each piece, with offsets within it."""
    starts = [start for start, _ in pieces]
    parts: list[list[Hit]] = [[] for _ in pieces]
    for first, last, name in hits:
        for at in range(max(bisect_right(starts, first) - 1, 0), bisect_left(starts, last)):
            start, end = pieces[at]
            parts[at].append((max(first, start) - start, min(last, end) - start, name))
    return parts


def _sentence(html: str, tags: Sequence[str], *, can_be_tagged: bool) -> str:
    names = "sentence tagged" if tags else "sentence"
    pressed = "true" if tags else "false"
    attributes = f' role="button" tabindex="-1" aria-pressed="{pressed}"' if can_be_tagged else ""
    return f'<span class="{names}"{attributes}>{html}</span>{sentence_tagger.tag_labels(tags)}'


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
