"""The key under which all forms of one keyword are counted: "Botschaft" and "Botschaften" have the same key.

Only endings of number and case are removed. No dictionary is loaded (simplemma ranks no better and takes seconds and
about 100 MB for German or Russian alone), and related words stay different ("Botschafter" and "Botschaft",
"international" and "internal"). Source of the idea: Harman 1991, "How effective is suffixing?", JASIS 42, and Savoy
2006, "Light stemming approaches for the French, Portuguese, German and Hungarian languages", SAC '06; the tables are
our own.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A stem has at least four letters, so that short names (Iran, Mali) stay whole.
_STEM = r"(?<=[^\W\d_]{4})"
_SLAVIC = (
    "ыми|ими|ого|его|ому|ему|иями|ями|ами|иях|ях|ах|иям|ям|ам|ией|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ую|юю|"
    "ов|ев|ом|ем|ия|ии|ию|а|я|о|е|и|ы|у|ю|ь|й"
)
_HEAD = {
    "en": r"(?:(?<![sui])s|(?<=i)(?:es|e|s))$",
    "fr": r"(?:e?s|x|e)$",
    "es": r"e?s$|e$",
    "pt": r"s$",
    "it": r"[oie]$",
    "de": r"[ens]+$",
    "nl": r"(?:en|s)$",
    "ru": rf"(?:{_SLAVIC})$",
    "uk": r"(?:ими|ого|ому|ями|ами|ів|їв|ях|ах|ям|ам|ою|єю|ею|ий|ій|их|им|ом|ем|єм|ові|еві|а|я|о|е|є|и|і|ї|у|ю|ь|й)$",
    "pl": r"(?:i?ami|i?ach|owie|owi|i?em|i?om|i?ego|i?emu|ych|ich|ymi|imi|ów|ie|ia|ię|ią|i?ej|a|ą|e|ę|i|o|u|y)$",
}
_BEFORE_THE_HEAD = _HEAD | {"en": "", "nl": r"e$", "de": r"(?:en|er|em|es|e)$"}  # an adjective agrees with its noun
_NAMES_BEND = frozenset(
    {"de", "ru", "uk", "pl"}
)  # "Chinas", "Путина"; in other languages -s can be part of a name (Sessions)
_ENGLISH_Y = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])y$")
_AFTER_APOSTROPHE = {"tr", "az"}  # "Ankara'da": a name and its ending


@lru_cache(maxsize=1 << 16)
def head(form: str, language: str, name: bool) -> str:  # noqa: FBT001 - a property of the word, not an option
    """Return a casefolded word without its ending; `name`: the text writes the word as a name."""
    if language in _AFTER_APOSTROPHE:
        return form.partition("'")[0]
    if name and language not in _NAMES_BEND:
        return form
    cut = _cut(form, _HEAD.get(language, ""))
    return _ENGLISH_Y.sub("i", cut) if language == "en" else cut  # party, parties: "parti", different from "part"


@lru_cache(maxsize=1 << 16)
def before_the_head(form: str, language: str, name: bool) -> str:  # noqa: FBT001 - as above
    """Return a casefolded word before the last word of a phrase, without its ending of agreement."""
    return form if name and language not in _NAMES_BEND else _cut(form, _BEFORE_THE_HEAD.get(language, ""))


def _cut(form: str, ending: str) -> str:
    return _ending_pattern(ending).sub("", form, count=1) if ending else form


@lru_cache(maxsize=32)
def _ending_pattern(ending: str) -> re.Pattern[str]:
    return re.compile(_STEM + f"(?:{ending})")
