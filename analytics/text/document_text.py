"""The text of one document, cut once: language, sentences and words that all steps of the reading use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.text import chunks, folding, paragraph_languages, sentences, tokens
from analytics.text.paragraph_languages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


class Words(NamedTuple):
    """The words of a text for counting, in order, as arrays; see `tokens.words` for what a word is.

    A word is at code points `starts` up to `ends`; `surfaces` are the ids of the words as written, in `spellings`;
    `forms` are the ids of the forms under which they are counted, in `vocabulary`.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    surfaces: NDArray[np.int64]
    forms: NDArray[np.int64]
    spellings: chunks.Vocabulary
    vocabulary: chunks.Vocabulary


class Text:
    """A text with its languages, sentences and words, each computed once, at its first use.

    The languages are detected by paragraph if `language` is not given.
    """

    def __init__(self, text: str, language: str = "") -> None:
        self.text = text
        if language:
            self.parts = [Part(0, len(text), language)]

    @cached_property
    def parts(self) -> list[Part]:
        """The parts of the text by language, in order; they cover it."""
        return paragraph_languages.parts(self.text)

    @cached_property
    def languages(self) -> list[str]:
        """The ISO 639-1 codes of the languages, that with most of the text first; "und" if they cannot be detected."""
        return paragraph_languages.by_size(self.parts)

    @property
    def language(self) -> str:
        """The main language."""
        return self.languages[0]

    @cached_property
    def sections(self) -> list[tuple[int, Text]]:
        """The start and the text of each part: a text in one language is its own only section."""
        if len(self.parts) == 1:
            return [(0, self)]
        return [(start, Text(self.text[start:end], language)) for start, end, language in self.parts]

    @cached_property
    def codes(self) -> NDArray[np.uint32]:
        """The code points of the text."""
        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), "<u4")

    @cached_property
    def chunks(self) -> chunks.Chunks:
        """The runs of characters without a blank."""
        return chunks.memory().chunks(self.text, self.codes)

    @cached_property
    def sentences(self) -> list[sentences.Span]:
        """The sentences in order."""
        if len(self.parts) == 1:
            return sentences.spans(self.codes, self.chunks, self.language)
        return [
            sentences.Span(start + span.start, start + span.end)
            for start, section in self.sections
            for span in section.sentences
        ]

    @cached_property
    def words(self) -> Words:
        """The words for counting."""
        return words(self.chunks)


def words(pieces: chunks.Chunks) -> Words:
    """Return the words in the chunks of a text, for counting."""
    found = _WORDS.tokens(pieces)
    starts, ends, _, spellings = found
    surfaces = _with_small_letters(found)
    form_of_spelling, vocabulary = spellings.derived_ids("form", folding.fold_word)
    return Words(starts, ends, surfaces, form_of_spelling[surfaces], spellings, vocabulary)


def _with_small_letters(found: chunks.Tokens) -> NDArray[np.int64]:
    """Return the ids of the words with "WHO" as "who" and "May" as "may" where they are in a headline with capitals."""
    surfaces, spellings = found.ids, found.vocabulary
    in_headline = np.append(_acronyms_in_headlines(surfaces, spellings), _names_in_headlines(found))
    if not len(in_headline):
        return surfaces
    changed = surfaces.copy()
    changed[in_headline] = [spellings.id(spellings.strings[word].lower()) for word in surfaces[in_headline].tolist()]
    return changed


def _acronyms_in_headlines(surfaces: NDArray[np.int64], spellings: chunks.Vocabulary) -> NDArray[np.int64]:
    """Return the places of the acronyms that are one of three words in capitals."""
    acronyms = spellings.column("acronym", folding.ACRONYMS.__contains__, bool)
    at = np.flatnonzero(acronyms[surfaces])
    capitals = np.pad(spellings.column("capitals", str.isupper, bool)[surfaces], 2)
    before_last, before, after, after_next = (capitals[at + step] for step in (0, 1, 3, 4))
    return at[(before_last & before) | (before & after) | (after & after_next)]


def _names_in_headlines(found: chunks.Tokens) -> NDArray[np.int64]:
    """Return the places of the words like "May" between two words with a capital, one blank apart."""
    starts, ends, surfaces, spellings = found
    often_small = spellings.column("often small", folding.OFTEN_SMALL.__contains__, bool)
    at = np.flatnonzero(often_small[surfaces])
    at = at[(at > 0) & (at < len(surfaces) - 1)]
    near = (starts[at] - ends[at - 1] == 1) & (starts[at + 1] - ends[at] == 1)
    capital = spellings.column("capital", lambda word: word[0].isupper(), bool)[surfaces]
    whole = spellings.column("length", len, np.int64)[surfaces[at]] == ends[at] - starts[at]  # no "May's"
    return at[near & whole & capital[at - 1] & capital[at + 1]]


def _words_of_chunk(chunk: str) -> Iterator[tuple[int, int, str]]:
    return ((word.start, word.end, word.surface) for word in tokens.words(chunk))


_WORDS = chunks.Tokenizer(_words_of_chunk)
