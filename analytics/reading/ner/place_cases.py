"""Cases of places in the gazetteer: «Северной Кореи» is North Korea, in Polish "Londynie" is London."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STEM = 3  # letters that a stem has at least
# The endings of plain names that a case replaces, then those of the cases, of nouns and of adjectives.
_ENDINGS: Mapping[str, tuple[str, str]] = {
    "pl": ("a o y i e", "a u owi em iem ie y i ę ą o e ii ów om ami ach ych ym ymi ego emu ej ich im imi iego iej"),
    "cs": ("a o e y í á é ý", "a u ovi em e ě y i ou o í ím ů ům ech ích ách ami ého ému ém é ou ých ým ými"),
    "sk": ("a o e y á é ý", "a u ovi om e y i ou í ov om och ách ami ého ému ej ú ých ým ými"),
    "hr": ("a o e i", "a u om em e i oj og oga omu ih im ima ama"),
    "sl": ("a o e i", "a u om em e i o ega emu ih im imi ah ami"),
    "sr": (
        "a o e i а о е и",
        "a u om em e i oj og oga omu ih im ima ama а у ом ем е и ој ог ога ому их им има ама",
    ),
    "ru": (
        "а я о е ь й ы и ая яя ое ее ый ий ой ые ие",
        "а я у ю ом ем е ы и ой ей ою ею ь ью ов ев ам ям ами ями ах ях ого его ому ему ую юю ым им ых их ыми ими",
    ),
    "uk": (
        "а я о е ь й и і ї",
        "а я у ю ом ем єм ові еві єві і ї и ою ею єю ой ей ь ів їв ам ям ами ями ах ях ого ьої ої ому ій им их ими",
    ),
    "be": ("а я о е ь й ы і ая ае ыя", "а я у ю ам ем ы і ай ей аю ею аў яў амі ямі ах ях ага аму ой ую ым ых ымі"),
    "lt": ("as is ys us a ė ai os", "o io aus os ės ui iui ai ei ą į ų ę u iu e yje uje oje ėje ose"),
    "lv": ("s š is us a e i", "a u am ā ai as ās ei ē es ēs i im ī us iem os is ām"),
    "et": ("", "s st sse l lt le ks ga ni t d is ist isse it"),
    "fi": ("", "n in a ä ta tä ssa ssä sta stä lla llä lta ltä lle ksi na nä an än on ön en"),
    "hu": (
        "",
        "ban ben ba be ból ből on en ön n ra re ról ről nál nél hoz hez höz tól től ig t ot et at nak nek val vel",
    ),
    "ro": ("a ă", "ei ii iei ului"),
    "el": ("α η ο ος", "ας ης ου ο"),
}
_SAME_ENDINGS = {"bs": "hr"}
LANGUAGES = frozenset({*_ENDINGS, *_SAME_ENDINGS})
# Letters at the end of a stem that change before an ending.
_CHANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "pl": (("k", "c"), ("g", "dz"), ("r", "rz"), ("t", "ci"), ("d", "dzi"), ("c", "cz"), ("ł", "l")),
    "cs": (("k", "c"), ("h", "z"), ("r", "ř")),
    "hr": (("k", "c"), ("g", "z"), ("h", "s")),
    "sr": (("k", "c"), ("g", "z"), ("h", "s"), ("к", "ц"), ("г", "з"), ("х", "с")),
    "uk": (("к", "ц"), ("г", "з"), ("х", "с")),
    "be": (("к", "ц"), ("г", "з"), ("х", "с")),
    "fi": (("nti", "nni"), ("nta", "nna"), ("kka", "ka"), ("kki", "ki"), ("ppi", "pi"), ("tti", "ti"), ("tta", "ta")),
    "hu": (("a", "á"), ("e", "é")),
}


class PlaceCases:
    """The names of places of one language by the stems of their words, to find a name that is in another case.

    A name in several words is found if each word has the stem of the same word. Stems of two places find neither.
    """

    def __init__(self, language: str, keys: Mapping[str, str]) -> None:
        code = _SAME_ENDINGS.get(language, language)
        plain, cases = _ENDINGS.get(code, ("", ""))
        self._plain = sorted(plain.split(), key=len, reverse=True)
        self._cases = cases.split()
        self._changes = _CHANGES.get(code, ())
        self._names: dict[tuple[str, ...], str] = {}
        self._longest: dict[str, int] = {}  # words of a name, by the stem of its first word
        self._later: set[str] = set()  # stems of the words after the first
        for name in keys if cases else ():
            self._add(name, keys)

    def _add(self, name: str, keys: Mapping[str, str]) -> None:
        words = _folded(name).split(" ")
        least = STEM + (len(words) == 1)
        for stems in product(*(self._plain_stems(word, least) for word in words)):
            known = self._names.get(stems, name)
            self._names[stems] = name if known and keys[known] == keys[name] else ""
            self._longest[stems[0]] = max(self._longest.get(stems[0], 0), len(stems))
            self._later.update(stems[1:])

    def plain_name(self, name: str) -> str:
        """Return the plain name of which a name is a case, "" if there is none."""
        words = _folded(name).split(" ")
        if words[0][:1].islower():
            return ""
        first = [stem for stem in self._case_stems(words[0]) if self._longest.get(stem, 0) >= len(words)]
        later = [self._later.intersection(self._case_stems(word)) for word in words[1:]] if first else []
        found = {self._names.get(stems, "") for stems in product(first, *later)} - {""}
        return min(found, key=lambda one: (-len(one), one)) if found else ""

    def reach(self, word: str) -> int:
        """Return the number of words of the longest name of which the first word is a case."""
        return max((self._longest.get(stem, 0) for stem in self._case_stems(_folded(word))), default=0)

    def is_later_word(self, word: str) -> bool:
        """Return whether a word is a case of one after the first of a name."""
        return not self._later.isdisjoint(self._case_stems(_folded(word)))

    def _plain_stems(self, word: str, least: int) -> list[str]:
        """Return the stems of a word of a plain name, with the letters that change before an ending.

        They have `least` letters, one less before "a": Kuba has cases, but Mali has none.
        """
        shortest = {one: STEM if one in {"a", "а"} else least for one in self._plain}
        ending = next((one for one in self._plain if word.endswith(one) and len(word) - len(one) >= shortest[one]), "")
        stem = word.removesuffix(ending)
        return [stem, *(stem.removesuffix(old) + new for old, new in self._changes if stem.endswith(old))]

    def _case_stems(self, word: str) -> list[str]:
        """Return a word, and its stems without an ending of a case."""
        return [
            word,
            *(word[: -len(one)] for one in self._cases if word.endswith(one) and len(word) - len(one) >= STEM),
        ]


def _folded(name: str) -> str:
    return name.replace("ё", "е")
