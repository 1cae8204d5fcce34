"""The words of one text for the ranking of keywords: which can begin or end a keyword, and where a phrase must end."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from analytics.text import languages, stopwords, tokens

MAX_HEADLINE = 25  # words; a longer first line is a paragraph
SEGMENTED = frozenset({"zh"})  # without blanks between words, but with a segmenter (rjieba, a dictionary of 5 MB)
NOUNS_CAPITAL = frozenset({"de", "lb"})  # every noun has a capital, so a capital does not show a name

_FULL_LINE = 50  # characters; a shorter line before a small letter is an item of a list, not a wrapped sentence
_SENTENCE_END = re.compile(r"[.!?…:;؟۔।。！？：；]")
_POSSESSIVE = re.compile(r"['’][sS](?=\s|$)")
_MAX_NAME = 20  # code points of a Chinese spelling of a foreign name; longer runs between dots are menus
_MIDDLE_DOTS = frozenset("·‧・•")
_APOSTROPHE = re.compile("['’]")
_HALF_WORD = re.compile(r"[-‐‑](?!\w)")  # "Geld- und Haftstrafe"
_CONTRACTED = re.compile(r"n't$|^(?:i|you|s?he|it|we|they|that|there|who|what|let)'(?:s|d|ll|re|ve|m)$")
_ELIDED = {
    "fr": frozenset({*"ldnscjmt", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"}),
    "it": frozenset({*"ldcsmtv", "un", "dell", "nell", "all", "sull", "dall", "quest", "quell", "coll", "gl", "anch"}),
    "ca": frozenset("ldnsmt"),
}


class Words(NamedTuple):
    """The words of a text, one entry per word in each list.

    `starts` and `ends` are code points in the text, `forms` casefolded words. `holds` is true where a keyword can begin
    or end: not a stopword, a number, a single letter or half of a compound. `joined` is true if there is only a blank
    between a word and the word before. `sentences` counts from 0. The first `n_headline` words are the headline.
    `names` are the forms that mostly have a capital inside sentences, `small` those that mostly do not; a language
    without capitals has neither.
    """

    starts: list[int]
    ends: list[int]
    forms: list[str]
    holds: list[bool]
    joined: list[bool]
    sentences: list[int]
    n_headline: int
    names: frozenset[str]
    small: frozenset[str]


def read(text: str, language: str, own: stopwords.Own = stopwords.NONE) -> Words:
    """Return the words of a text; French, Italian and Catalan words with an elision ("l'avion") are split.

    `own` are the user's stopwords. If the language has no list, the short frequent words of the text are stopwords.
    """
    starts, ends, surfaces = _split(text, language)
    forms = [tokens.fold_word(surface) for surface in surfaces]
    joined, sentences, n_headline = _boundaries(text, starts, ends, surfaces)
    names, small = _cases(surfaces, forms, sentences, n_headline) if languages.get(language).cased else _NO_CASES
    ignored = stopwords.words(language, own)
    if not languages.get(language).stopwords:
        ignored |= _frequent_short_words(forms, names) - own.keep
    content = {form for form in set(forms) if _can_hold(form, ignored, segmented=language in SEGMENTED)}
    holds = [form in content and not _HALF_WORD.match(text, end) for form, end in zip(forms, ends, strict=True)]
    return Words(starts, ends, forms, holds, joined, sentences, n_headline, names, small)


@lru_cache(maxsize=64)
def calendar(language: str) -> frozenset[str]:
    """Return the casefolded names of months and days in a language; none for a language that is not in CLDR."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    tables = (
        names("wide", context=context, locale=locale)
        for names in (get_month_names, get_day_names)
        for context in ("format", "stand-alone")
    )
    return frozenset(tokens.fold_word(name) for table in tables for name in table.values())


def _split(text: str, language: str) -> tuple[list[int], list[int], list[str]]:
    """Return the starts, ends and surfaces of the words."""
    if language in SEGMENTED:
        return _segment_chinese(text)
    elided = _ELIDED.get(language, frozenset())
    words = [(start, start + len(surface), surface) for start, _, surface in tokens.words(text)]
    if elided:
        words = [part for word in words for part in _without_elision(*word, elided)]
    return [start for start, _, _ in words], [end for _, end, _ in words], [surface for _, _, surface in words]


def _segment_chinese(text: str) -> tuple[list[int], list[int], list[str]]:
    """Return the starts, ends and surfaces of the words of a Chinese text; a name with a middle dot is one word."""
    import rjieba  # noqa: PLC0415 - 33 MB of memory, needed only for Chinese

    starts: list[int] = []
    ends: list[int] = []
    end, dotted = 0, False
    for piece in rjieba.cut(text):
        start, end = end, end + len(piece)
        if dotted and piece[0].isalnum() and end - starts[-1] <= _MAX_NAME:
            ends[-1] = end
        elif piece[0].isalnum() and len(piece) <= tokens.MAX_WORD:
            starts.append(start)
            ends.append(end)
        dotted = piece in _MIDDLE_DOTS and bool(ends) and ends[-1] == start
    return starts, ends, [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _without_elision(start: int, end: int, surface: str, elided: frozenset[str]) -> list[tuple[int, int, str]]:
    before = _APOSTROPHE.split(surface, maxsplit=1)[0]
    if before == surface or before.casefold() not in elided:
        return [(start, end, surface)]
    rest = start + len(before) + 1
    return [(start, rest, before), (rest, end, surface[len(before) + 1 :])]


def _can_hold(form: str, ignored: frozenset[str], *, segmented: bool) -> bool:
    if len(form) < 2 or form in ignored or not any(map(str.isalpha, form)):  # noqa: PLR2004 - a single letter is not a word
        return False
    return not ("'" in form and _CONTRACTED.search(form)) and (
        segmented or form.isascii() or not tokens.is_unspaced(form)
    )


def _frequent_short_words(forms: list[str], names: frozenset[str]) -> frozenset[str]:
    """Return the short words with a share of at least 1 % of a text, without names: mostly function words."""
    counts = Counter(forms)
    mean = sum(map(len, counts)) / max(len(counts), 1)
    min_n = max(3, len(forms) / 100)
    return frozenset(form for form, n in counts.items() if n >= min_n and len(form) < mean and form not in names)


def _boundaries(
    text: str, starts: list[int], ends: list[int], surfaces: list[str]
) -> tuple[list[bool], list[int], int]:
    """Return whether each word is joined to the word before, its sentence, and the length of the headline."""
    joined = [False] * len(starts)
    sentences = [0] * len(starts)
    sentence, lines = 0, [0]
    for i in range(1, len(starts)):
        gap = text[ends[i - 1] : starts[i]]
        line_end = "\n" in gap and not _is_wrapped(text, gap, starts[i], surfaces[i])
        joined[i] = gap == " " or (not line_end and _is_blank(gap))
        if line_end:
            lines.append(i)
        sentence += line_end or (not joined[i] and bool(_SENTENCE_END.search(gap)))
        sentences[i] = sentence
    n_first = lines[1] if len(lines) > 1 else 0
    return joined, sentences, n_first if n_first <= MAX_HEADLINE else 0


def _is_blank(gap: str) -> bool:
    """Return whether a gap can be inside a phrase: only blanks, or a possessive 's before them."""
    return not _POSSESSIVE.sub("", gap, count=1).strip()


def _is_wrapped(text: str, gap: str, start: int, surface: str) -> bool:
    """Return whether a sentence continues after a line end: after a full line, with a small letter."""
    line_end = start - len(gap) + gap.index("\n")
    full = line_end - text.rfind("\n", max(line_end - _FULL_LINE, 0), line_end) > _FULL_LINE
    return full and gap.count("\n") == 1 and not gap.strip() and surface[:1].islower()


_NO_CASES: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def _cases(
    surfaces: list[str], forms: list[str], sentences: list[int], n_headline: int
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the forms mostly with and mostly without a capital, not counting sentence starts and the headline."""
    balance: dict[str, int] = {}
    for i in range(max(n_headline, 1), len(forms)):
        if sentences[i] == sentences[i - 1]:
            balance[forms[i]] = balance.get(forms[i], 0) + (1 if surfaces[i][0].isupper() else -1)
    names = frozenset(form for form, n in balance.items() if n > 0)
    return names, frozenset(balance) - names
