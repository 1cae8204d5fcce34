"""Names of persons from other countries in Japanese and Chinese, which write a dot between their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.ner.name_page import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "dotted name"
_PART = "[ァ-ヴー]"
_FULL = re.compile(rf"(?<![ァ-ヴー・＝]){_PART}+(?:[・＝]{_PART}+){{1,3}}(?![ァ-ヴー・＝])")
# What follows the name of a person: "Mr" and "Ms", accused, player, coach, president, minister, member, judge, ...
_TITLE = (
    "氏|さん|容疑者|被告|選手|監督|コーチ|大統領|副大統領|首相|大臣|外相|国防相|財務相|議員|議長|長官|報道官|知事|市長"
    "|判事|裁判官|教授|博士|夫人|大使|会長|社長|国王|女王|王子|皇太子|司令官|牧師|記者|弁護士|候補"
)
_DOTS = re.compile("[・＝]")


def names(text: str, language: str) -> Iterator[Name]:
    """Yield the persons of a Japanese text whose full name or surname has a title behind it somewhere in the text.

    Without a title a name with a dot is as often a place, a club or a work. Surnames alone are yielded where a title
    follows. The hint of a full name has blanks instead of dots, so that the surname is linked to it.
    """
    if language != "ja":
        return
    full = list(_FULL.finditer(text))
    surnames = {_DOTS.split(match[0])[-1] for match in full}
    titled = {surname for surname in surnames if re.search(f"{surname}(?:{_TITLE})", text)}
    for match in full:
        if _DOTS.split(match[0])[-1] in titled:
            yield Name(*match.span(), match[0], "person", demonym=False, rule=RULE, hint=_DOTS.sub(" ", match[0]))
    for surname in sorted(titled):
        for match in re.finditer(rf"(?<![ァ-ヴー・＝]){surname}(?={_TITLE})", text):
            yield Name(*match.span(), surname, "person", demonym=False, rule=RULE, hint="")
