"""Cases of names: in Polish "Donalda Trumpa" is Donald Trump, in Russian «Дональдом Трампом» is Дональд Трамп."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

STEM = 3  # letters that a stem has at least
ENDINGS: Mapping[str, tuple[str, ...]] = {  # of foreign names in each language, the longest first
    language: tuple(sorted(endings.split(), key=len, reverse=True))
    for language, endings in {
        "pl": "a owi em iem u ie y i ego emu ej ą ę o e",
        "cs": "a ovi em u e ě y ou o ho mu m ová ové ovou",
        "sk": "a ovi om u e y ou o ho mu m ová ovej ovú ovou",
        "hr": "a u om em e i",
        "bs": "a u om em e i",
        "sl": "a u om em e i o",
        "sr": "a u om em e i а у ом ем е и",
        "ru": "а у ом ем е ым ого ему ой ы и ю ей я",
        "uk": "а у ом ем ові еві ою ею и і ю я ої ій",
        "be": "а у ам ем е ым ы і ю я ай",
        "lt": "as o ui ą u e is io iui į iu us aus",
        "lv": "s a am u ā is ja im i ī e es ei ē",
        "fi": "n in en an a ta ssa sta lla lta lle",
        "et": "i le lt ga ks s",
        "hu": "t ot et nak nek val vel",
    }.items()
}
_FINAL = "aeiouyáéíóúýаеиоуыяюієйь"  # letters that a case replaces
# Given names of women that are a case of the name of a man too: before -ова or -ина both readings are possible.
_WOMEN = frozenset(
    [
        "александра",
        "валентина",
        "валерия",
        "виталия",
        "владислава",
        "евгения",
        "ивана",
        "мирослава",
        "станислава",
        "ярослава",
    ]
)
_OF_BOTH = ("ва", "на")


def base_forms(n_docs: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Return {name in another case: plain name} for names of persons with their documents by language.

    A name is a case of another if each of its parts has the stem of the same part and an ending of the language of all
    its documents. A surname alone is the surname of a full name. Names of the other gender stay: Александра Иванова.
    """
    plain: dict[tuple[str, ...], set[str]] = defaultdict(set)
    cases = {name for name, languages in n_docs.items() if languages and all(code in ENDINGS for code in languages)}
    if not cases:
        return {}
    for name in [*n_docs, *_surnames(n_docs)]:
        for stems in product(*map(_base_stems, _parts(name))):
            plain[stems].add(name)
    total = {name: sum(languages.values()) for name, languages in n_docs.items()}
    found = {name: base for name in sorted(cases) for base in [_base(name, set(n_docs[name]), plain, total)] if base}
    return {name: found.get(base, base) for name, base in found.items()}


def _parts(name: str) -> list[str]:
    return name.casefold().split()


def _surnames(names: Iterable[str]) -> list[str]:
    return sorted({name.split()[-1] for name in names if " " in name})


def _base_stems(part: str) -> tuple[str, ...]:
    """Return a plain part, and its stem if a case replaces its last letter."""
    return (part, part[:-1]) if part[-1] in _FINAL and len(part) > STEM else (part,)


def case_stems(part: str, languages: Iterable[str]) -> Iterator[str]:
    """Yield a part of a name and its stems without an ending of the languages."""
    yield part
    endings = {ending for language in languages for ending in ENDINGS[language]}
    yield from sorted({part[: -len(one)] for one in endings if part.endswith(one) and len(part) - len(one) >= STEM})


def _base(name: str, languages: set[str], plain: Mapping[tuple[str, ...], set[str]], total: Mapping[str, int]) -> str:
    """Return the plain name in most documents of which a name is a case, "" for none."""
    parts = _parts(name)
    if parts[0] in _WOMEN and parts[-1].endswith(_OF_BOTH):
        return ""
    stems = product(*(tuple(case_stems(part, languages)) for part in parts))
    bases = {base for key in stems for base in plain.get(key, ()) if _is_plainer(base, name)}
    return min(bases, key=lambda base: (-total.get(base, 0), len(base), base)) if bases else ""


def _is_plainer(base: str, name: str) -> bool:
    """Return whether a name can be the plain form: no part is longer, and one is shorter or ends with another vowel."""
    pairs = list(zip(_parts(base), _parts(name), strict=True))
    is_shorter = any(len(a) < len(b) or (a[-1] in "aа" and a != b) for a, b in pairs)
    return base != name and is_shorter and all(len(a) <= len(b) for a, b in pairs)
