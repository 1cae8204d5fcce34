"""Keywords of one text by YAKE.

Source: Campos et al. 2020, "YAKE! Keyword extraction from single documents using multiple local features",
Information Sciences 509. The scores are those of the yake package.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from yake import KeywordExtractor

from analytics import languages

MAX_WORDS_IN_KEYWORD = 3
MAX_TEXT = 200_000  # code points: beyond it the package takes minutes; what a text is about stands in its beginning


class Keyword(NamedTuple):
    """One keyword: its form in the text, a score in 0..1 (higher is better), count and first position."""

    keyword: str
    score: float
    n: int
    start: int


def keywords(text: str, language: str, *, top: int = 20) -> list[Keyword]:
    """Return the `top` keywords of a text, best first; none for scripts that write no blanks between words.

    `score` is 1 / (1 + s) of YAKE's s, which is lower-is-better.
    """
    if not languages.get(language).spaced or not text.strip():
        return []
    scored = _extractor(language, top).extract_keywords(_with_line_ends(text[:MAX_TEXT]))
    found = (_locate(text, phrase, 1 / (1 + raw)) for phrase, raw in scored)
    return [keyword for keyword in found if keyword is not None]


@lru_cache(maxsize=64)
def _extractor(language: str, top: int) -> KeywordExtractor:
    stopwords = languages.get(language).stopwords
    return KeywordExtractor(lan=language, n=MAX_WORDS_IN_KEYWORD, top=top, stopwords=set(stopwords) or None)


def _with_line_ends(text: str) -> str:
    """Close each line with a full stop: the package turns newlines into blanks and so fuses headline and lead."""
    return "\n".join(line if re.search(r"[.!?:;…][\"'”’»)]*$", line) else f"{line} ." for line in text.split("\n"))


def _locate(text: str, phrase: str, score: float) -> Keyword | None:
    """Count the phrase as whole words in the text; None when the package joined what the text keeps apart."""
    gap = r"[^\S\n]+"
    pattern = r"(?<!\w)" + gap.join(re.escape(word) for word in phrase.split()) + r"(?!\w)"
    hits = list(re.finditer(pattern, text, re.IGNORECASE))
    return Keyword(hits[0].group(), float(score), len(hits), hits[0].start()) if hits else None
