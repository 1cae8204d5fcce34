"""Texts in capitals or in title case, written as in running text before they are tagged.

The model was trained on running text, where a capital is evidence. Measured on WikiNEuRal dev in capitals (F1): see
benchmarks/tagger.py; a training on copies in capitals cost 1 to 2 points on running text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.ner import crf_words, gazetteer
from analytics.reading.ner.name_tokens import ELIDING
from analytics.text.document_text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_WORDS, LEAST_TITLE_WORDS = 4, 6  # words of a loud sentence in capitals, in title case
CAPITALS, TITLE_CASE = 0.8, 0.95  # least share of its words
LOUD = 0.5  # a document is loud if more than this share of its words is in loud sentences
SHORT = 3  # letters; a longer unknown word is not an acronym
FREQUENT = "5"  # Zipf class from which a word is rather the common word than the name: "Mark", "Will"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ELIDED = re.compile(r"[^\W\d_]+")  # "dell'Iran": two words
NUMERAL = re.compile(r"[IVX]{2,}")
SCOTTISH = re.compile(r"(Mc)([a-z])")
VOWEL = re.compile(r"[aeiouyäöüàáâéèêíîóôúåæøąęаеиоуыэюяіїєαεηιουωάέήίόύώ]")


def running_case(text: Text) -> Text:
    """Return a text as running text writes it if most of it is in capitals or title case, else the text itself.

    The result has the same length, so that names have the same places in both.
    """
    if gazetteer.is_uncased(text.language) or not _may_be_loud(text.text):
        return text
    sentences = [(start, end, _is_loud(text.text[start:end])) for start, end in text.sentences]
    n_loud = sum(end - start for start, end, loud in sentences if loud)
    if n_loud <= LOUD * sum(end - start for start, end, _ in sentences):
        return text
    recase = _Recaser(text.language)
    written = list(text.text)
    for start, end, loud in sentences:
        if loud:
            written[start:end] = recase.sentence(text.text[start:end])
    return Text("".join(written), text.language)


def _may_be_loud(text: str) -> bool:
    """Return whether at least half of the words begin with a capital: a quick test for all other texts."""
    words = text.split()
    return 2 * sum(word[0].isupper() for word in words) > sum(word[0].isalpha() for word in words)


def _is_loud(sentence: str) -> bool:
    words = [word for word in WORD.findall(sentence) if len(word) > 1]
    capitals = sum(word.isupper() for word in words) >= CAPITALS * len(words)
    titles = sum(word[0].isupper() for word in words) >= TITLE_CASE * len(words)
    return (len(words) >= LEAST_WORDS and capitals) or (len(words) >= LEAST_TITLE_WORDS and titles)


class _Recaser:
    """Writes the words of one language small, with a capital or in capitals, as dictionaries and lists of names do."""

    def __init__(self, language: str) -> None:
        self._words = crf_words.words(language)
        self._lexicon = gazetteer.lexicon(language)
        self._word = ELIDED if language in ELIDING else WORD

    def sentence(self, sentence: str) -> str:
        """Return a sentence in running case."""
        matches = list(self._word.finditer(sentence))
        words = [match[0] for match in matches]
        known = self._known_places(words)
        sure = [at in known or self._is_name(word) for at, word in enumerate(words)]
        written = list(sentence)
        for at, match in enumerate(matches):
            beside_name = any(sure[max(0, at - 1) : at]) or any(sure[at + 1 : at + 2])
            capital = at == 0 or sure[at] or (beside_name and self._may_be_name(words[at]))
            written[match.start() : match.end()] = self._spelling(words[at], capital=capital)
        return "".join(written)

    def _known_places(self, words: list[str]) -> set[int]:
        """Return the places of the words of names in the gazetteer that have several words, and of countries."""
        titles: list[str] = [word.title() for word in words]
        found: set[int] = set()
        for at, word in enumerate(titles):
            for size in range(self._lexicon.reach(word), 0, -1):
                known = self._lexicon.find if size > 1 else self._lexicon.country
                if known(" ".join(titles[at : at + size])):
                    found.update(range(at, min(at + size, len(words))))
                    break
            if at and self._is_place_after(words[at - 1].lower(), word):
                found.add(at)
        return found

    def _is_place_after(self, before: str, word: str) -> bool:
        """Return whether a word after "in" is a place, though a dictionary has the word: "in Berlin"."""
        known = self._lexicon.find(word) if before in self._lexicon.words["place preposition"] else None
        return known is not None and known.kind == "place" and self._class(word)[0] < FREQUENT

    def _spelling(self, word: str, *, capital: bool) -> str:
        if self._is_acronym(word) or NUMERAL.fullmatch(word):
            return word
        small = _same_length(word, str.lower)
        if not capital:
            return small
        parts = re.split(r"(?<=[Oo]['’])", small)
        return SCOTTISH.sub(
            lambda m: m[1] + m[2].upper(), "".join(_same_length(p[:1], str.upper) + p[1:] for p in parts)
        )

    def _is_acronym(self, word: str) -> bool:
        """Return whether a word in capitals is an acronym or cannot be spoken ("SPD"), and is not a common word."""
        if not word.isupper() or (self._class(word).endswith("k") and word not in self._lexicon.own):
            return False
        return self._lexicon.find(word) is not None or (len(word) <= SHORT and not VOWEL.search(word.lower()))

    def _is_name(self, word: str) -> bool:
        """Return whether a dictionary does not write a word small, or only seldom and a list has it as a name."""
        kind = self._class(word)
        if not kind.endswith("k"):
            return not self._lexicon.is_common(word) or kind.endswith("K")
        return kind[0] < FREQUENT and bool(set("cfl") & set(self._letters(word))) and not self._lexicon.is_common(word)

    def _may_be_name(self, word: str) -> bool:
        return bool(set("fl") & set(self._letters(word))) and self._class(word) <= FREQUENT + "k"

    def _letters(self, word: str) -> str:
        return self._words.letters(word.title())

    def _class(self, word: str) -> str:
        """Return the class of a common word, see `crf_words`; "-" for other words."""
        return self._words.common.get(word.lower(), "-")


def _same_length(letters: str, change: Callable[[str], str]) -> str:
    """Return letters in another case, without those whose other case has more letters."""
    changed = change(letters)
    if len(changed) == len(letters):
        return changed
    return "".join(change(letter) if len(change(letter)) == 1 else letter for letter in letters)
