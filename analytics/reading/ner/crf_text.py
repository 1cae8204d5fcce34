"""Split a text for the tagger's model into sentences of words and marks, as the tagged corpora are split."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.ner import crf, crf_words
from analytics.reading.ner.name_tokens import ELIDING
from analytics.text.chunks import Tokenizer, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from analytics.text.document_text import Text

    Integers = NDArray[np.int64]

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_INITIAL = r"[A-Z]\.(?=\s)"
_ABBREVIATED = (
    rf"(?:[^\W\d_]\.){{2,}}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|St|Jr|Sr|Inc|Corp|Co|Ltd|No)\.|{_INITIAL}"
)
_WORD = r"\d+(?:[.,:]\d+)+|['’](?:s|S|re|ve|ll|d|m)\b|\w+(?:[-&]\w+)*|[^\w\s]"
WORD = re.compile(f"{_ABBREVIATED}|{_WORD}")
ELIDED = re.compile(rf"(?:[ldcjsnmtLDCJSNMT]|qu|Qu|[dnsDNS]?ell|[Aa]ll|[Uu]n)['’]|{_ABBREVIATED}|{_WORD}")
_LETTER = re.compile(r"[^\W\d_]")
_INITIAL_WORD = re.compile(r"[A-Z]\.")
MOST_WORDS = 2_000  # most words of a sentence: a longer one is read in parts


class Span(NamedTuple):
    """A name that the model found: its span in the text and its kind."""

    start: int
    end: int
    kind: str


class Sentences(NamedTuple):
    """The words of the sentences of a text, one after the other, and the number of words of each sentence."""

    words: Tokens
    sizes: Integers


def spans(text: Text) -> list[Span]:
    """Return the names that the model finds in a text, in order."""
    words, sizes = sentences(text)
    tagger = crf.shipped_tagger()
    labels = tagger.labels(words.ids, sizes, words.vocabulary, crf_words.words(text.language))
    starts, ends, kinds = _names(labels, sizes, tagger.model.labels)
    offsets = words.starts[starts].tolist(), words.ends[ends - 1].tolist()
    return [Span(start, end, KINDS[kind]) for start, end, kind in zip(*offsets, kinds, strict=True)]


def sentences(text: Text) -> Sentences:
    """Return the words of a text by sentence, without sentences that have no letter.

    1 MB of full stops would be a million words without a name.
    """
    words = (_ELIDED if text.language in ELIDING else _PLAIN).tokens(text.chunks)
    begins = np.array([sentence.start for sentence in text.sentences], np.int64)
    words = _with_full_stops(words, begins)
    borders = np.append(np.searchsorted(words.starts, begins), len(words.starts))
    lettered = words.vocabulary.column("letter", lambda word: _LETTER.search(word) is not None, bool)[words.ids]
    letters = np.concatenate([[0], np.cumsum(lettered)])
    kept = letters[borders[1:]] > letters[borders[:-1]]
    sizes = np.diff(borders)
    inside = np.repeat(kept, sizes)
    kept_words = Tokens(words.starts[inside], words.ends[inside], words.ids[inside], words.vocabulary)
    return Sentences(kept_words, _in_parts(sizes[kept]))


def _cut(pattern: re.Pattern[str], chunk: str) -> Iterable[tuple[int, int, str]]:
    """Return the words of a chunk that does not end its sentence."""
    if chunk.isalpha():
        return [(0, len(chunk), chunk)]
    return [(*match.span(), match[0]) for match in pattern.finditer(f"{chunk} ")]


_PLAIN, _ELIDED = (Tokenizer(partial(_cut, pattern)) for pattern in (WORD, ELIDED))


def _with_full_stops(words: Tokens, begins: Integers) -> Tokens:
    """Return the words where the full stop after a single capital at the end of a sentence is a separate word."""
    vocabulary = words.vocabulary
    initial = vocabulary.column("initial", lambda word: _INITIAL_WORD.fullmatch(word) is not None, bool)[words.ids]
    last = np.append(np.searchsorted(words.starts, begins[1:]), len(words.starts)) - 1
    places = last[initial[last]] if len(begins) else last[:0]
    if not len(places):
        return words
    starts, ends, ids = words.starts, words.ends.copy(), words.ids.copy()
    ends[places] -= 1
    ids[places] = [vocabulary.id(vocabulary.strings[one][0]) for one in ids[places].tolist()]
    starts = np.insert(starts, places + 1, ends[places])
    ends = np.insert(ends, places + 1, ends[places] + 1)
    return Tokens(starts, ends, np.insert(ids, places + 1, vocabulary.id(".")), vocabulary)


def _in_parts(sizes: Integers) -> Integers:
    """Return the sizes of sentences where those of more than `MOST_WORDS` words are divided."""
    if sizes.max(initial=0) <= MOST_WORDS:
        return sizes
    parts = [
        [MOST_WORDS] * (size // MOST_WORDS) + [size % MOST_WORDS] * (size % MOST_WORDS > 0) for size in sizes.tolist()
    ]
    return np.array([part for listed in parts for part in listed], np.int64)


def _names(labels: Integers, sizes: Integers, names: tuple[str, ...]) -> tuple[Integers, Integers, list[str]]:
    """Return for each name its first word, the word after its last one, and its kind; `names` are those of labels."""
    kind = np.array([["", *KINDS].index(name[2:]) for name in names])[labels]
    opens = np.zeros(len(labels) + 1, bool)  # a sentence, or the end of the text
    opens[np.cumsum(sizes)] = True
    opens[0] = True
    before = np.where(opens[:-1], 0, np.roll(kind, 1))
    begins = (kind > 0) & (np.array([name[0] == "B" for name in names])[labels] | (kind != before))
    starts = np.flatnonzero(begins)
    borders = np.flatnonzero(opens | np.append(begins | (kind == 0), True))
    ends = borders[np.searchsorted(borders, starts, side="right")]
    return starts, ends, [[*KINDS][one - 1] for one in kind[starts].tolist()]
