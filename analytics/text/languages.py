"""One small record per language, with a generic fallback."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from analytics.schema import LIST_SEPARATOR, UNDETERMINED
from analytics.text.folding import fold_word
from analytics.text.tokens import ELISIONS

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
_NAMING = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr", "sv", "ar", "zh", "ja")
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
_UNCASED = frozenset(
    {"zh", "ja", "th", "lo", "km", "my", "ko", "ar", "fa", "ps", "ur", "ug", "he", "hi", "bn", "ta", "te", "kn", "ml"}
    | {"mr", "gu", "pa", "ne", "si", "ka", "am"},
)
# The keyword rankings were tuned with the lists of yake, so these are used where they cover about as much of a text as
# the lists of Stopwords ISO. In other languages the list of yake is short (pl 15 % of the words of NTREX-128, ISO 33 %;
# cs 20 / 34, da 24 / 47, sk 20 / 33, no 36 / 46, ar 20 / 25, hi 33 / 46, fa 36 / 48, ro 35 / 43), has a broken encoding
# (hu, lt), or does not exist. The larger lists of Stopwords ISO for en, es, it, pt and id contain words of the news;
# with its list for id the line classifier finds less of the articles (recall .913 -> .899 on three folds).
_LISTS_OF_YAKE = frozenset(
    {"bg", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hy"}
    | {"id", "it", "lv", "nl", "pt", "ru", "sl", "sv", "tr", "uk"},
)
_MISSING = {"id": {"untuk"}}  # "for", a very common word that both lists lack
_WITH_ELISIONS = frozenset({"fr", "it", "ca"})
_GARBLED = frozenset({"ur"})  # in Stopwords ISO: a broken encoding, without the most common words
_LIST_OF = {"nb": "no", "nn": "no", "bs": "hr", "sr": "hr"}
_LATIN = "abcčćdđefghijklmnoprsštuvzž"
_CYRILLIC = str.maketrans(_LATIN, "абцчћдђефгхијклмнопрсштувзж")
_DIGRAPHS = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"))
_ROMANIAN = str.maketrans("şţ", "șț")  # the list has a cedilla, newspapers write a comma below


@dataclass(frozen=True)
class Language:
    """The record of one language.

    `spaced` is false for scripts without blanks between words; `cased` is false for scripts without capital letters;
    `stopwords` is empty where there is no list.
    """

    code: str
    name: str
    spaced: bool
    cased: bool
    stopwords: frozenset[str]


@lru_cache(maxsize=256)
def get(code: str) -> Language:
    """Return the record of an ISO 639-1 code; an unknown code has a generic record: spaced and cased."""
    return Language(
        code=code,
        name=name(code),
        spaced=code not in _UNSPACED,
        cased=code not in _UNCASED,
        stopwords=_stopwords(code),
    )


def name(code: str) -> str:
    """Return the English name of a language code, or the code itself if it is of no language of CLDR."""
    return _NAMES.get(code) or _name_of_cldr(code)


def names(cell: str) -> str:
    """Return the English names of the languages in a cell of a table: "German, English" for "de; en"."""
    return ", ".join(map(name, cell.split(LIST_SEPARATOR)))


def known_languages() -> list[str]:
    """Return the codes of all known languages, sorted by their English names."""
    return sorted(_NAMES, key=_NAMES.__getitem__)


def code(text: str) -> str:
    """Return the code for "de", "de-AT", "deu", "German" or "Deutsch"; "" if `text` is not a known language."""
    wanted = text.strip().casefold()
    short = re.split(r"\s*[-_(,;/]", wanted)[0]
    if not short or short in _NAMES:
        return short
    return next((code for code, name in _NAMES.items() if name.casefold() == wanted), "") or _other_names().get(
        short, ""
    )


@lru_cache(maxsize=1)
def _other_names() -> dict[str, str]:
    """Return `{code of three letters, or name in one of the large languages: code}` of CLDR."""
    from babel import Locale  # noqa: PLC0415 - few tables name a language so
    from babel.core import get_global  # noqa: PLC0415

    named = ((name.casefold(), code) for one in _NAMING for code, name in Locale(one).languages.items())
    aliases = ((long, str(code)) for long, code in get_global("language_aliases").items() if len(long) == len("deu"))
    return {name: code for name, code in [*named, *aliases] if code in _NAMES}


@lru_cache(maxsize=256)
def _name_of_cldr(code: str) -> str:
    from babel import Locale  # noqa: PLC0415 - few texts are in a language without a record

    return str(Locale("en").languages.get(code, code))


def _stopwords(code: str) -> frozenset[str]:
    """Return the stopwords of a language in the form in which words are counted."""
    listed = _LIST_OF.get(code, code)
    words = _of_yake(listed) if listed in _LISTS_OF_YAKE else _of_iso(listed)
    single = {fold_word(word) for word in map(str.strip, words) if any(map(str.isalpha, word)) and " " not in word} - {
        ""
    }
    if code in _WITH_ELISIONS:
        single |= {f"{word}'" for word in ELISIONS}
    if code == "ro":
        single |= {word.translate(_ROMANIAN) for word in single}
    if code == "sr":
        single |= {_cyrillic(word) for word in single}
    return frozenset(single | _MISSING.get(code, set()))


def _of_yake(code: str) -> list[str]:
    package = find_spec("yake")  # `resources.files` would import the package: .4 s and 20 MB that no list needs
    assert package is not None
    assert package.origin is not None
    path = Path(package.origin).parent / "core" / "StopwordsList" / f"stopwords_{code}.txt"
    return path.read_text(encoding="utf-8-sig").splitlines()


def _of_iso(code: str) -> set[str]:
    import stopwordsiso  # noqa: PLC0415 - 5 MB that many corpora do not need

    return stopwordsiso.stopwords(code) if stopwordsiso.has_lang(code) and code not in _GARBLED else set()


def _cyrillic(word: str) -> str:
    """Return a Serbian word in Cyrillic letters."""
    for latin, letter in _DIGRAPHS:
        word = word.replace(latin, letter)
    return word.translate(_CYRILLIC)
