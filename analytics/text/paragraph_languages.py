"""The parts of a text by language: paragraphs of another language than the rest of the text are separate parts.

A paragraph is a line. Only one of `FEWEST_WORDS` words or more can bring a language into a text, and only if its
paragraphs are a tenth of the text or more: a quoted sentence does not make a text bilingual.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from analytics.schema import UNDETERMINED
from analytics.text import languages
from analytics.text.language_detection import detect

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_WORDS = 20  # from here on .03 % of the texts are taken for another language, see benchmarks/languages.py
FEWEST_CHARACTERS = 40  # the same length where words have no blanks between them
FEWEST_SHARE = 0.1  # of the characters of the text
# Share of stopwords from which a paragraph needs no detection: of 36 languages of NTREX-128, 95 % of the paragraphs of
# any other language have fewer, except among da, nb and sv, among hr, sl and sr, and of ca for es, fr and it
_MOSTLY_STOPWORDS = 0.3
_LINE = re.compile(r"[^\n]+")


class Part(NamedTuple):
    """A part of a text in one language: code points from `start` up to `end`."""

    start: int
    end: int
    language: str


def parts(text: str) -> list[Part]:
    """Return the parts of a text in order; together they cover it, and neighbours differ in language."""
    whole = detect(text)
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    spoken = _languages_of_paragraphs([text[start:end] for start, end in lines], whole)
    sizes = _sizes(lines, spoken)
    kept = {code for code, size in sizes.items() if size >= FEWEST_SHARE * sum(sizes.values())}
    if len(kept) <= 1:
        return [Part(0, len(text), next(iter(kept), whole))]
    main = max(kept, key=lambda code: sizes[code])
    return _language_runs(lines, [code if code in kept else main for code in spoken], len(text))


def by_size(divided: Sequence[Part]) -> list[str]:
    """Return the languages of the parts of a text, the one with the most characters first."""
    sizes = _sizes([(part.start, part.end) for part in divided], [part.language for part in divided])
    return [code for code, _ in sizes.most_common()]


def _languages_of_paragraphs(paragraphs: Sequence[str], whole: str) -> list[str]:
    """Return the language of each paragraph; one that is short or unclear has that of its neighbours."""
    own = [_language(paragraph, whole) if _is_long(paragraph) else UNDETERMINED for paragraph in paragraphs]
    known = {*own} - {UNDETERMINED}
    if len(known) > 1:
        own = [code if code in known else _one_of(known, text) for code, text in zip(own, paragraphs, strict=True)]
    before = next((code for code in own if code != UNDETERMINED), whole)
    spoken = []
    for code in own:
        before = before if code == UNDETERMINED else code
        spoken.append(before)
    return spoken


def _is_long(paragraph: str) -> bool:
    if len(paragraph) < FEWEST_CHARACTERS:
        return False
    return len(paragraph.split(maxsplit=FEWEST_WORDS)) >= FEWEST_WORDS or paragraph[0] >= "\u0e00"


def _language(paragraph: str, whole: str) -> str:
    stopwords = languages.get(whole).stopwords
    words = paragraph.lower().split()
    is_clear = sum(word in stopwords for word in words) >= _MOSTLY_STOPWORDS * len(words)
    return whole if is_clear else detect(paragraph)


def _one_of(known: set[str], text: str) -> str:
    code = detect(text)
    return code if code in known else UNDETERMINED


def _sizes(spans: Sequence[tuple[int, int]], spoken: Sequence[str]) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for (start, end), code in zip(spans, spoken, strict=True):
        sizes[code] += end - start
    return sizes


def _language_runs(lines: Sequence[tuple[int, int]], spoken: Sequence[str], length: int) -> list[Part]:
    """Return the runs of lines of one language; a run ends where the next one begins."""
    runs = [list(run) for _, run in groupby(zip(lines, spoken, strict=True), key=lambda item: item[1])]
    starts = [0, *(run[0][0][0] for run in runs[1:])]
    ends = [*starts[1:], length]
    return [Part(start, end, run[0][1]) for start, end, run in zip(starts, ends, runs, strict=True)]
