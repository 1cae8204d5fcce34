"""The stem of a word: the same key for all its inflections. Translations are learned and looked up by it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analytics.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french", "hi": "hindi",
    "hr": "serbian", "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
# Languages without a Snowball stemmer: the first letters of the word. The number of letters was chosen by how often a
# sentence of NTREX finds its translation (4 / 5 / 6 letters or the whole word: uk .75 / .75 / .72 / .59, sk .80 / .83 /
# .81 / .69, ko .44 / .42 / .41 / .42, ps .56 / .55 / .53 / .50); for ur and ha the whole word is best or nearly so.
_PREFIX_LENGTHS = {"bg": 5, "ko": 4, "lv": 5, "ps": 5, "sk": 5, "sl": 5, "uk": 5}
_LETTERS = str.maketrans("يىكۀةأإآٱ", "ییکههاااا")  # Arabic, Persian and Urdu keyboards differ here
_MARKS = re.compile("[\u0591-\u05c7\u064b-\u0652\u0670\u0640]")  # vowel signs; the line that lengthens a word
_HEBREW = (re.compile("^[והבלמשכ]ה?(?=.{4})"), re.compile("(?<=.{3})(?:ים|ות)$"))  # whole word .57, with this .71
_SWAHILI = re.compile(  # person and tense: whole word .81, without these prefixes .83
    "^(?:(?:wa|a|ni|tu|u|i|ya|zi)(?:na|li|ta)|(?:a|wa|i|zi|ya|tu)me|ku(?:wa)?|ina)(?=.{4})"
)


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """Return the stem of a form: by Snowball where it has the language, else by a light rule; numbers unchanged."""
    word = word.lower() if word in folding.NAMES else word  # the dictionaries have small letters only
    return word if word[:1].isdigit() else _stemmer(language)(word) or word


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language in SNOWBALL:
        from snowballstemmer import stemmer  # noqa: PLC0415 - reading a document needs no stems

        return stemmer(SNOWBALL[language]).stemWord
    if language == "he":
        return _hebrew
    if language == "sw":
        return lambda word: _SWAHILI.sub("", word)
    return lambda word: _MARKS.sub("", word.translate(_LETTERS))[: _PREFIX_LENGTHS.get(language)]


def _hebrew(word: str) -> str:
    prefix, ending = _HEBREW
    return ending.sub("", prefix.sub("", _MARKS.sub("", word)))
