"""The words of a text for the name rules: their spans, their capitals, and whether a capital is evidence."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.ner import gazetteer, word_properties
from analytics.reading.ner.word_properties import CAPITAL, JOINED, SENTENCE_START, WordProperties
from analytics.text.chunks import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analytics.text.chunks import Vocabulary
    from analytics.text.document_text import Text

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Dra|Sra|Prof|Sens?|Reps?|Gov|Lt"
    "|Gen|Col|Sgt|Cpl|Pvt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr|Mme|Mlle|MM|Inc|Corp|Co|Ltd"
)
# A pattern for one chunk: what follows the chunk decides about a dot at its end, see `_drop_dots`.
TOKEN = re.compile(
    rf"(?P<junk>(?:https?://|www\.|[@#])\S+)"
    rf"|(?:[^\W\d_]\.){{2,}}|(?:{_ABBREVIATED})\.$|[A-Z]\.(?=[A-Z]|$)"
    r"|\w+(?:[-'’&]\w+|\.(?:com|org|net)\b)*\b(?!@)"
)
MARKS = ',;:!?)]"”'  # after a word they do not change it
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
SUFFIX = re.compile(r"['’][a-zçğıöşüâîû]+$")  # Turkish writes endings of names after an apostrophe: "Ankara'da"
SUFFIXING = frozenset({"az", "tr"})
ELISION = re.compile(r"^[a-zàâéè]{1,5}['’](?=[^\W\d_])")  # l'Afghanistan, dell'Iran
CAPITAL_ELISION = re.compile(r"^(?:L|D|Qu|S|N|J|M|C|Dell|All|Nell|Sull)['’](?=[^\W\d_])")
ELIDING = frozenset({"ca", "fr", "it"})
# Places with a small word between hyphens: "Stoke-on-Trent", "Boulogne-sur-Mer"
LINKED = re.compile(r"-(?:[a-zà-ÿ]{1,5}['’-])+(?=[^\W\d_])(?-i:[A-ZÀ-Þ])")
PARTY_LETTERS = frozenset("DRI")  # "R-Utah": Democrat, Republican, independent
SPACE, NEWLINE = ord(" "), ord("\n")
QUOTES = (ord("'"), ord("‘"))  # marks too, directly after a word or after a blank
SENTENCE_MARKS = np.zeros(0x2100, bool)  # by code point: after these a word begins a sentence
SENTENCE_MARKS[[ord(mark) for mark in '.!?…:\n"“”„«»|•*']] = True
INITIAL, ABBREVIATION = 1, 2  # words with a dot: "A.", "Mr."
FOLLOWS_DOT = {INITIAL: re.compile(r"\s?[A-Z]"), ABBREVIATION: re.compile(r"\s")}
LOUD_WORDS = 4  # a line is a heading if it has so many words of more than three letters ...
LOUD_SHARE = 0.75  # ... and this share of them is capitalised: its capitals are not evidence


class NameTokens(NamedTuple):
    """The words of one text for the name rules, in order: code points from `starts` up to `ends`.

    `ids` are their ids in `vocabulary`; `properties` are their bits, see `word_properties`.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    ids: NDArray[np.int64]
    properties: NDArray[np.int64]
    vocabulary: Vocabulary


def name_tokens(text: Text) -> NameTokens:
    """Return the words of a text, without possessives and elided articles.

    A hyphenated word stays whole if it is in the gazetteer, is split if its first part is a sure name ("US-Truppen"),
    and loses a part in small letters ("Taliban-controlled").
    """
    tokenizer, word_properties = _reader(text.language)
    starts, ends, ids, vocabulary = tokenizer.tokens(text.chunks)
    _drop_dots(text.text, ends, ids, vocabulary)
    properties = vocabulary.column("properties", word_properties, np.int64)[ids]
    if len(starts):
        properties |= _context(text, starts, ends, properties)
    return NameTokens(starts, ends, ids, properties, vocabulary)


@lru_cache(maxsize=64)
def _reader(language: str) -> tuple[Tokenizer, WordProperties]:
    """Return what cuts a chunk of a language into words, and what gives the properties of a word."""
    lexicon = gazetteer.lexicon(language)
    return Tokenizer(partial(_words_of_chunk, lexicon=lexicon)), WordProperties(lexicon)


def _words_of_chunk(chunk: str, lexicon: gazetteer.Lexicon) -> Iterator[tuple[int, int, str]]:
    letters = chunk.rstrip(MARKS)
    if letters.isalpha():  # most chunks; the pattern finds the same in five times the time
        yield 0, len(letters), letters
        return
    for match in TOKEN.finditer(chunk):
        word = match[0]
        if word.isalpha():
            yield match.start(), match.end(), word
        elif match["junk"] is None and not word.isdigit():
            start, end = _without_apostrophes(chunk, *match.span(), lexicon.language)
            yield from ((at, to, chunk[at:to]) for at, to in _parts(chunk, start, end, lexicon))


def _without_apostrophes(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Return the span without an elided article and a possessive; one apostrophe ("it's") is only one of the two.

    A possessive is any ending after an apostrophe in Turkish.
    """
    word = text[start:end]
    possessive = (SUFFIX if language in SUFFIXING else POSSESSIVE).search(word)
    last = possessive.start() if possessive else len(word)
    elided = ELISION.match(word, 0, last) or (language in ELIDING and CAPITAL_ELISION.match(word, 0, last))
    return start + (elided.end() if elided else 0), start + last


def _parts(text: str, start: int, end: int, lexicon: gazetteer.Lexicon) -> list[tuple[int, int]]:
    """Return the spans of the parts of a word with a hyphen that the rules read as words."""
    hyphen = text.find("-", start, end)
    if hyphen < 0 or not text[start].isupper() or text[start:end] in lexicon.whole:
        return [(start, end)]
    if lexicon.language == "en" and text[start:hyphen] in PARTY_LETTERS and lexicon.find(text[hyphen + 1 : end]):
        return [(hyphen + 1, end)]
    if LINKED.search(text, hyphen, end) or word_properties.is_given_name(text[start:end]):
        return [(start, end)]
    if lexicon.is_sure(text[start:hyphen]):
        return [(start, hyphen), (hyphen + 1, end)]
    return [(start, hyphen if text[hyphen + 1].islower() else end)]


def _drop_dots(text: str, ends: NDArray[np.int64], ids: NDArray[np.int64], vocabulary: Vocabulary) -> None:
    """Drop the dot of "A." if no capital follows, and of "Mr." at the end of the text: it ends the sentence."""
    patterns = vocabulary.column("dot", _dot, np.int8)[ids]
    for at in np.flatnonzero(patterns).tolist():  # the arrays belong to this text alone
        if not FOLLOWS_DOT[patterns[at]].match(text, ends[at]):
            ends[at] -= 1
            ids[at] = vocabulary.id(vocabulary.strings[ids[at]][:-1])


def _dot(word: str) -> int:
    """Return which pattern of `FOLLOWS_DOT` keeps the dot of a word, 0 if it has no dot or always keeps it."""
    letters = word.removesuffix(".")
    if letters == word or "." in letters:
        return 0
    return INITIAL if len(letters) == 1 else ABBREVIATION


def _context(
    text: Text, starts: NDArray[np.int64], ends: NDArray[np.int64], properties: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the bits of the properties that a word has by its place in the text."""
    begins, joined = np.ones(len(starts), bool), np.zeros(len(starts), bool)
    codes, after = text.codes, ends[:-1]
    marks = np.concatenate([[0], np.cumsum(_sentence_marks(text))])
    begins[1:] = (marks[starts[1:]] > marks[after]) | _is_quote(codes[after])
    joined[1:] = (starts[1:] == after + 1) & (codes[after] == SPACE)
    begins |= _in_headings(np.searchsorted(np.flatnonzero(codes == NEWLINE), starts), ends - starts, properties)
    return begins * SENTENCE_START + joined * JOINED


def _sentence_marks(text: Text) -> NDArray[np.bool_]:
    """Return for each code point whether the word after it begins a sentence."""
    marks = SENTENCE_MARKS.take(text.codes, mode="clip")
    chunks = text.chunks.starts
    marks[chunks] |= _is_quote(text.codes[chunks])
    return marks


def _is_quote(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    return (codes == QUOTES[0]) | (codes == QUOTES[1])


def _in_headings(
    lines: NDArray[np.int64], lengths: NDArray[np.int64], properties: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return for each word whether its line is a heading; `lines` are the numbers of their lines."""
    long = lengths > 3  # noqa: PLR2004 - articles stay small in headings
    n_long = np.bincount(lines, long)
    n_capitals = np.bincount(lines, long & (properties & CAPITAL > 0))
    return ((n_long >= LOUD_WORDS) & (n_capitals >= LOUD_SHARE * n_long))[lines]
