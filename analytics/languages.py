"""Languages: detection, words, and one small record per language with a generic fallback."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from analytics.schema import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_LETTERS = 12  # below this py3langid answers with its prior, not with the text
SAMPLE = 4_000  # code points read for detection: more changes nothing and costs linearly
MAX_WORD = 60  # code points; longer runs are addresses, keys or pasted data, not words

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian",
    "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese", "nb": "Norwegian Bokmål", "ne": "Nepali",
    "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese", "zu": "Zulu", UNDETERMINED: "language unknown",
}  # fmt: skip
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
_UNCASED = frozenset(
    {"zh", "ja", "th", "lo", "km", "my", "ko", "ar", "fa", "ps", "ur", "ug", "he", "hi", "bn", "ta", "te", "kn", "ml"}
    | {"mr", "gu", "pa", "ne", "si", "ka", "am"},
)
_YAKE_CODES = {"cs": "cz", "nb": "no", "nn": "no"}  # yake names its lists its own way
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_UNSPACED_RUN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]+",
)


class Word(NamedTuple):
    """A word in a text: code points from `start` up to `end`, as written but without possessive 's."""

    start: int
    end: int
    surface: str

    @property
    def form(self) -> str:
        """The form under which the word is counted: casefolded, with straight apostrophes."""
        return self.surface.casefold().replace("’", "'")


@dataclass(frozen=True)
class Language:
    """What the rest of the house needs to know about one language.

    `spaced` is false for scripts that write no blanks between words; `cased` is false for scripts without capitals;
    `stopwords` is empty where no list exists.
    """

    code: str
    name: str
    spaced: bool
    cased: bool
    stopwords: frozenset[str]


@lru_cache(maxsize=256)
def get(code: str) -> Language:
    """Return the record of an ISO 639-1 code; an unknown code gives a generic, spaced, cased language."""
    return Language(
        code=code,
        name=_NAMES.get(code, code),
        spaced=code not in _UNSPACED,
        cased=code not in _UNCASED,
        stopwords=_stopwords(code),
    )


def name(code: str) -> str:
    """Return the English name of a language code, the code itself when it has none."""
    return get(code).name


def code(text: str) -> str:
    """Return the code for "de", "de-AT", "German" or "GERMAN"; "" when `text` names no language known here."""
    wanted = text.strip().casefold()
    short = re.split(r"[-_]", wanted)[0]
    if short in _NAMES:
        return short
    return next((code for code, name in _NAMES.items() if name.casefold() == wanted), "")


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, "und" when it has too few letters to tell.

    Source: py3langid (31 languages x 300 sentences of NTREX-128: 99.0 % right).
    """
    sample = text[:SAMPLE]
    unspaced_letters = 4  # one ideograph carries about as much as a short word
    letters = _LETTER.findall(sample)
    needed = MIN_LETTERS if all(letter < "\u0e00" for letter in letters) else unspaced_letters
    if len(letters) < needed:
        return UNDETERMINED
    import py3langid  # noqa: PLC0415 - 76 MB of memory that only the reading child processes need

    found: str = py3langid.classify(sample)[0]
    return found


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    Scripts that write no blanks (Chinese, Japanese, Thai, Lao, Khmer, Burmese) give overlapping pairs of characters,
    the usual stand-in where no segmentation is at hand. Runs longer than `MAX_WORD` are no words.
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        if unspaced(match.group()):
            found.extend(_pairs(match))
        elif match.end() - match.start() <= MAX_WORD:
            found.append(Word(match.start(), match.end(), _POSSESSIVE.sub("", match.group())))
    return found


def unspaced(text: str) -> bool:
    """Tell whether a text holds letters of a script that writes no blanks between words."""
    return bool(_UNSPACED_RUN.search(text))


def tokens(text: str) -> list[str]:
    """Return the forms of the words of a text in order."""
    return [word.form for word in words(text)]


def _pairs(match: re.Match[str]) -> Iterator[Word]:
    run, offset = match.group(), match.start()
    for i in range(max(len(run) - 1, 1)):
        pair = run[i : i + 2]
        yield Word(offset + i, offset + i + len(pair), pair)


def _stopwords(code: str) -> frozenset[str]:
    """Read the stopword list that the yake package ships for a language."""
    lists = resources.files("yake").joinpath("core", "StopwordsList")
    path = lists.joinpath(f"stopwords_{_YAKE_CODES.get(code, code)}.txt")
    if not path.is_file():
        return frozenset()
    text = path.read_bytes().decode("utf-8", errors="replace")
    return frozenset(word.strip().casefold() for word in text.splitlines() if word.strip())
