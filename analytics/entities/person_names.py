"""The parts of the name of a person: given name, middle names, surname and suffix."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import NamedTuple

from analytics.text.given_names import GENDER
from analytics.text.nicknames import formal_names

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "júnior", "junior"})
_PARTICLES = "von van vom zu zum zur der den de del della dello di da das do dos du la le al el bin ibn bint ter ten"
PARTICLES = frozenset(_PARTICLES.split())
_FAMILY_FIRST = (
    "bae cai cao chen cho choi chun deng ding dong feng gao guo han he hong hu huang hwang jang jeong jiang jung kang"
    " kim kwon lee li liang lim lin liu luo ma mao moon nguyen oh pak park peng pham ryu seo shin sim son song sun tang"
    " tran tsai wang wei wen wu xi xie xu yang ye yoon yoo yu yuan zhang zhao zheng zhou zhu"
)
FAMILY_FIRST = frozenset(_FAMILY_FIRST.split())  # Chinese, Korean, Vietnamese: these stand before the given name
_POINTS = re.compile(r"(?<=\.)(?=[^\W\d_])")
_ARTICLE = re.compile(r"^(?:al|el)[- ](?=\w)")  # Arabic: "Bashar al-Assad" is Bashar Assad
_STRAY = re.compile(r"[\[\](){}<>,;:!?\"“”„«»]+")


class PersonName(NamedTuple):
    """The parts of a full name in small letters; a bare surname has an empty given name."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str

    @property
    def bare_forms(self) -> tuple[str, ...]:
        """The names that stand for this person where the full name is known: "trump jr" for Donald Trump Jr.

        A surname with particles also stands without them where the tagger cut them: "Blasio".
        """
        last = f"{self.surname} {self.suffix}".rstrip()
        bare = " ".join(dropwhile(PARTICLES.__contains__, last.split()))
        forms = (last, self.given) if self.given in FAMILY_FIRST else (last,)
        return (*forms, bare) if bare and bare != last else forms


def without_stray_marks(name: str) -> str:
    """Return a name without brackets and marks that the text left in it: "Chuck] Schumer"."""
    return " ".join(_STRAY.sub(" ", name).split()) if _STRAY.search(name) else name


def parse(name: str) -> PersonName:
    """Return the parts of a name; "George H.W. Bush" has two middle names, "von der Leyen" no given name.

    "Paul Ryan of Wisconsin" has the surname Ryan, "Trump Trump" and "Indiana Gov." have no given name.
    """
    parts = _POINTS.sub(" ", name.casefold().replace("’", "'").partition(" of ")[0]).split()
    suffix = parts.pop().strip(".") if len(parts) > 1 and parts[-1].strip(".") in SUFFIXES else ""
    first = next((i for i, part in enumerate(parts[:-1]) if part in PARTICLES), len(parts) - 1)
    if len(parts) == 2 and parts[0] == "al":  # noqa: PLR2004 - Al Gore
        return PersonName(parts[0], (), parts[1], suffix)
    if not parts or first <= 0 or set(parts) == {parts[-1]} or parts[-1].endswith("."):
        return PersonName("", (), _ARTICLE.sub("", " ".join(parts)), suffix)
    surname = _ARTICLE.sub("", " ".join(parts[first:]))
    middle = tuple(letter for part in parts[1:first] if part != surname for letter in _middle_parts(part))
    return PersonName(parts[0].strip("."), middle, surname, suffix)


def _middle_parts(part: str) -> tuple[str, ...]:
    """Return a middle name, or each of its initials: "hw" has no vowel and so is two."""
    if len(part) == 2 and not set(part) & set("aeiouy."):  # noqa: PLR2004 - two letters
        return tuple(part)
    return (part.strip("."),)


def has_same_given_name(a: str, b: str) -> bool:
    """Return whether two given names in small letters can be those of one person: Chuck and Charles, J and James."""
    if len(a) == 1 or len(b) == 1:
        return a[:1] == b[:1]
    return a == b or (not formal_names(a).isdisjoint(formal_names(b)) and _has_same_gender(a, b))


def _has_same_gender(a: str, b: str) -> bool:
    """Return False for a name of women beside another: without this Christine Matthews was Chris Matthews."""
    genders = {GENDER.get(name.title(), "") for name in (a, b)}
    return "f" not in genders or len(genders) == 1


def differ_in_initials(a: PersonName, b: PersonName) -> bool:
    """Return whether two names of one surname differ in nothing but initials: "Donald J. Trump", "Donald Trump"."""
    return a.given == b.given and _has_agreeing_middle(a, b) and not has_other_middle_name(a, b)


def may_be_one(a: PersonName, b: PersonName) -> bool:
    """Return whether two names with the same surname can be those of one person, judged by the other parts."""
    return _has_agreeing_middle(a, b) and has_same_given_name(a.given, b.given)


def has_other_middle_name(a: PersonName, b: PersonName) -> bool:
    """Return whether one of two names has a middle name, more than an initial, that the other has not."""
    names = [{part for part in name.middle if len(part) > 1} for name in (a, b)]
    return names[0] != names[1] and (not a.middle or not b.middle)


def _has_agreeing_middle(a: PersonName, b: PersonName) -> bool:
    same = all(x.startswith(y) or y.startswith(x) for x, y in zip(a.middle, b.middle, strict=False))
    return same and a.suffix == b.suffix
