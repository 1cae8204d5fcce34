"""The words of one text for the ranking of keywords: which can begin or end a keyword, and where a phrase must end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.text import chunks, folding, languages, stopwords, tokens, word_classes
from analytics.text.calendar_names import calendar_names

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analytics.text.document_text import Text

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

MAX_HEADLINE = 25  # words; a longer first line is a paragraph
SEGMENTED = frozenset({"zh"})  # without blanks between words, but with a segmenter (rjieba, a dictionary of 5 MB)
NOUNS_CAPITAL = frozenset({"de", "lb"})  # every noun has a capital, so a capital does not show a name

_FULL_LINE = 50  # characters; a shorter line before a small letter is an item of a list, not a wrapped sentence
_SENTENCE_END = np.zeros(0xFF20, bool)  # by code point
_SENTENCE_END[list(map(ord, ".!?…:;؟۔।。！？：；"))] = True
_POSSESSIVE = re.compile(r"['’][sS](?=\s|$)")
_N_POSSESSIVE = 2  # characters
_MAX_NAME = 20  # code points of a Chinese spelling of a foreign name; longer runs between dots are menus
_MIDDLE_DOTS = frozenset("·‧・•")
_HYPHENS = tuple(map(ord, "-‐‑"))
_CASED_PLANES = 0x20000  # no code point from here on has a capital
_NEITHER, _NUMBER, _WORD, _WORD_OR_DATE = range(4)
_LONGEST_NUMBER = 4  # digits of a number that closes a name: "Boeing 737", "Agenda 2030"
_FEWEST_CLOSED = 2  # places of a name with its number; one can be "In Florida 20 people died"
_AFTER_AMOUNTS = tuple(map(ord, "%‰€$£°"))
_DECADE = re.compile(r"(?:\d\d)?\d0s")  # "1940s"
_CONTRACTED = re.compile(r"n't$|^(?:i|you|s?he|it|we|they|that|there|who|what|let)'(?:s|d|ll|re|ve|m)$")


class Words(NamedTuple):
    """The words of a text as arrays with one entry per word, and its distinct forms.

    `starts` and `ends` are code points in the text; `forms` are indices in `distinct`, which are ids of casefolded
    words in `vocabulary`. `holds` is true where a keyword can begin or end: not a stopword, a number, a single letter
    or half of a compound; `closes` where a number or a stopword with a capital closes a name, see `_closing_words`, and
    `opens` where one begins it, see `_opening_words`.
    `joined` is true if there is only a blank between a word and the word before. `sentences` counts from 0. The first
    `n_headline` words are the headline. By form: `names` mostly have a capital inside sentences, `small` mostly do
    not; in a language without capitals no form is one of them. `has_capitals` is false in such a language, and in a
    text without a capital.
    """

    starts: Numbers
    ends: Numbers
    forms: Numbers
    distinct: Numbers
    vocabulary: chunks.Vocabulary
    holds: Flags
    closes: Flags
    opens: Flags
    joined: Flags
    sentences: Numbers
    n_headline: int
    names: Flags
    small: Flags
    has_capitals: bool


class _Spans(NamedTuple):
    """The spans of the words of a text, and the ids of their forms in a vocabulary."""

    starts: Numbers
    ends: Numbers
    forms: Numbers
    vocabulary: chunks.Vocabulary


def read(text: Text, own: stopwords.Own = stopwords.NONE) -> Words:
    """Return the words of a text.

    `own` are the user's stopwords. If the language has no list, the short frequent words of the text are stopwords.
    """
    starts, ends, ids, vocabulary = _spans(text)
    distinct, forms = np.unique(ids, return_inverse=True)
    joined, sentences, n_headline = _boundaries(text, starts, ends)
    names, small = _cases(text, starts, forms, sentences, n_headline)
    if not languages.get(text.language).cased:
        names, small = np.zeros_like(names), np.zeros_like(small)
    content = _content_words(distinct, vocabulary, text.language, own)
    verbs = word_classes.finite_verbs
    content &= names | ~vocabulary.values(distinct, (verbs, text.language), verbs(text.language).__contains__, bool)
    if not languages.get(text.language).stopwords:
        frequent = _frequent_short_words(forms, vocabulary.column("length", len, np.int64)[distinct], names)
        content &= ~frequent | np.array([vocabulary.strings[i] in own.keep for i in distinct.tolist()], bool)
    holds = content[forms] & ~_half_words(text, ends)
    spans = _Spans(starts, ends, ids, vocabulary)
    closes = _closing_words(text, spans, holds, joined, own)
    closes[:n_headline] = False
    opens = _opening_words(text, spans, holds, joined, sentences, own)
    return Words(
        *(starts, ends, forms, distinct, vocabulary, holds, closes, opens),
        *(joined, sentences, n_headline, names, small, _has_capitals(text, starts)),
    )


def _spans(text: Text) -> _Spans:
    if text.language in SEGMENTED:
        return _segment_chinese(text.text)
    words = text.words
    ends = words.starts + words.spellings.column("length", len, np.int64)[words.surfaces]  # without a possessive 's
    return _Spans(words.starts, ends, words.forms, words.vocabulary)


def _segment_chinese(text: str) -> _Spans:
    """Return the words of a Chinese text; a name with a middle dot is one word."""
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
    vocabulary = chunks.Vocabulary()
    forms = [vocabulary.id(folding.fold_word(text[start:end])) for start, end in zip(starts, ends, strict=True)]
    return _Spans(np.array(starts, np.int64), np.array(ends, np.int64), np.array(forms, np.int64), vocabulary)


def _content_words(ids: Numbers, vocabulary: chunks.Vocabulary, language: str, own: stopwords.Own) -> Flags:
    """Return for each form whether it can begin or end a keyword."""
    segmented = language in SEGMENTED
    ignored = stopwords.words(language, own)
    content: Flags = vocabulary.values(
        ids,
        ("content word", language, own),
        lambda form: form not in ignored and _is_content(form, segmented=segmented),
        bool,
    )
    return content


def _is_content(form: str, *, segmented: bool) -> bool:
    if len(form) < 2 or not any(map(str.isalpha, form)) or _DECADE.fullmatch(form):  # noqa: PLR2004 - a single letter
        return False
    return not ("'" in form and (form.endswith("'") or _CONTRACTED.search(form))) and (
        segmented or form.isascii() or not tokens.is_unspaced(form)
    )


def _frequent_short_words(forms: Numbers, lengths: Numbers, names: Flags) -> Flags:
    """Return which forms are short and at least 1 % of the words, without names: mostly function words."""
    mean = lengths.sum() / max(len(lengths), 1)
    frequent = np.bincount(forms, minlength=len(lengths)) >= max(3, len(forms) / 100)
    return frequent & (lengths < mean) & ~names


def _closing_words(text: Text, words: _Spans, holds: Flags, joined: Flags, own: stopwords.Own) -> Flags:
    """Return which words close a name, as in "Article 50" and "Theresa May", at least twice after the same word.

    They are short numbers, and stopwords with a capital.
    The word before it begins with a capital and is not a day or month. After a sign, as in "Ohio 45%", a number is an
    amount.
    """
    ids, dates = words.forms, calendar_names(text.language)
    capital = _capitals()[np.minimum(text.codes[words.starts], _CASED_PLANES)]
    kinds = words.vocabulary.values(
        ids, ("closes", text.language, own), lambda form: _closing_kind(form, own.stop, dates), np.int64
    )
    follows = np.append(text.codes, np.zeros(1, np.uint32))[words.ends]
    is_number = (kinds == _NUMBER) & ~np.isin(follows, _AFTER_AMOUNTS)
    is_name = (kinds == _WORD_OR_DATE) | (kinds == _WORD)
    is_name &= capital & (text.language not in NOUNS_CAPITAL)
    opens = holds & capital & (kinds == _WORD)
    found = np.zeros(len(ids), bool)
    found[1:] = joined[1:] & opens[:-1] & ~holds[1:] & (is_number | is_name)[1:]
    places = np.flatnonzero(found)
    found[places] = _pair_counts(ids, places) >= _FEWEST_CLOSED
    return found


def _opening_words(
    text: Text, words: _Spans, holds: Flags, joined: Flags, sentences: Numbers, own: stopwords.Own
) -> Flags:
    """Return which numbers and stopwords with a capital begin a name, as in "60 Minutes" and "New York".

    The word behind has a capital, and at least half of its occurrences, two or more, come behind this word, once or
    more inside a sentence: "The G7" is not a name. A language in which all nouns have a capital has none.
    """
    ids, dates = words.forms, calendar_names(text.language)
    capital = _capitals()[np.minimum(text.codes[words.starts], _CASED_PLANES)]
    without = own.stop | word_classes.titles(text.language)
    kinds = words.vocabulary.values(
        ids, ("opens", text.language, own), lambda form: _closing_kind(form, without, dates), np.int64
    )
    begins = ~holds & ((kinds == _NUMBER) | ((kinds == _WORD) & capital))
    found = np.zeros(len(ids), bool)
    if text.language not in NOUNS_CAPITAL:
        found[:-1] = joined[1:] & begins[:-1] & (holds & capital)[1:]
    places = np.flatnonzero(found)
    n_pairs, n_behind = _pair_counts(ids, places + 1), np.bincount(ids)[ids[places + 1]]
    inside = places[np.append(-1, sentences)[places] == sentences[places]]
    found[places] = (n_pairs >= _FEWEST_CLOSED) & (2 * n_pairs >= n_behind)
    found[places] &= np.isin(_pair_ids(ids, places + 1), _pair_ids(ids, inside + 1))
    return found


def _pair_counts(ids: Numbers, places: Numbers) -> Numbers:
    """Return for each of the places how many of them have the same word and the same word before it."""
    _, pair, n = np.unique(_pair_ids(ids, places), return_inverse=True, return_counts=True)
    return np.asarray(n[pair], np.int64)


def _pair_ids(ids: Numbers, places: Numbers) -> Numbers:
    """Return a number for each place that says which word it has and which one is before it."""
    return np.asarray(ids[places - 1] * (int(ids.max(initial=0)) + 1) + ids[places], np.int64)


def _closing_kind(form: str, stop: frozenset[str], dates: frozenset[str]) -> int:
    if form in stop:
        return _NEITHER
    if form.isdecimal() and len(form) <= _LONGEST_NUMBER:
        return _NUMBER
    if not any(map(str.isalpha, form)) or len(form) == 1:
        return _NEITHER
    return _WORD_OR_DATE if form in dates else _WORD


def _half_words(text: Text, ends: Numbers) -> Flags:
    """Return which words are half of a compound, as "Geld" in "Geld- und Haftstrafe"."""
    after = np.append(text.codes, np.zeros(1, np.uint32))[ends]
    half = np.zeros(len(ends), bool)
    for i in np.flatnonzero(np.logical_or.reduce([after == hyphen for hyphen in _HYPHENS])).tolist():
        following = text.text[ends[i] + 1 : ends[i] + 2]
        half[i] = not (following.isalnum() or following == "_")
    return half


def _boundaries(text: Text, starts: Numbers, ends: Numbers) -> tuple[Flags, Numbers, int]:
    """Return whether each word is joined to the word before, its sentence, and the length of the headline."""
    n_filled, n_ends, n_lines = (
        np.diff(np.append(0, np.cumsum(mark))[np.stack([ends[:-1], np.maximum(starts[1:], ends[:-1])])], axis=0)[0]
        for mark in (~chunks.is_blank(text.codes), _is_sentence_end(text.codes), text.codes == ord("\n"))
    )
    line_end = n_lines > 0
    for i in np.flatnonzero(n_lines == 1).tolist():
        line_end[i] = not _is_wrapped(text.text, text.text[ends[i] : starts[i + 1]], int(starts[i + 1]))
    joined = n_filled == 0
    for i in np.flatnonzero(n_filled == _N_POSSESSIVE).tolist():
        joined[i] = not _POSSESSIVE.sub("", text.text[ends[i] : starts[i + 1]], count=1).strip()
    joined &= ~line_end
    begins = line_end | (~joined & (n_ends > 0))
    first_line = int(np.append(np.flatnonzero(line_end) + 1, 0)[0])
    before = np.zeros(min(len(starts), 1), bool)  # nothing is before the first word
    return (
        np.append(before, joined),
        np.cumsum(np.append(before, begins)),
        first_line if first_line <= MAX_HEADLINE else 0,
    )


def _is_sentence_end(codes: NDArray[np.uint32]) -> Flags:
    """Return whether each code point ends a sentence or a part of it."""
    return _SENTENCE_END[np.minimum(codes, len(_SENTENCE_END) - 1)]


def _is_wrapped(text: str, gap: str, start: int) -> bool:
    """Return whether a sentence continues after a line end: after a full line, with a small letter."""
    line_end = start - len(gap) + gap.index("\n")
    full = line_end - text.rfind("\n", max(line_end - _FULL_LINE, 0), line_end) > _FULL_LINE
    return full and gap.count("\n") == 1 and not gap.strip() and text[start].islower()


def _cases(text: Text, starts: Numbers, forms: Numbers, sentences: Numbers, n_headline: int) -> tuple[Flags, Flags]:
    """Return the forms mostly with and mostly without a capital, not counting sentence starts and the headline."""
    inside = np.flatnonzero(sentences[1:] == sentences[:-1]) + 1
    inside = inside[inside >= n_headline]
    capital = _capitals()[np.minimum(text.codes[starts[inside]], _CASED_PLANES)]
    n_forms = int(forms.max(initial=-1)) + 1
    n = np.bincount(forms[inside], minlength=n_forms)
    n_capital = np.bincount(forms[inside][capital], minlength=n_forms)
    names = 2 * n_capital > n
    return names, (n > 0) & ~names


def _has_capitals(text: Text, starts: Numbers) -> bool:
    """Return whether a word of the text begins with a capital; false in a language without capitals."""
    is_capital = _capitals()[np.minimum(text.codes[starts], _CASED_PLANES)]
    return languages.get(text.language).cased and bool(is_capital.any())


@cache
def _capitals() -> Flags:
    """Return by code point whether it is a capital letter."""
    return np.array([chr(code).isupper() for code in range(_CASED_PLANES + 1)])
