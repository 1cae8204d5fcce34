"""Direct speech in 16 languages whose speaker is a person's name.

'„Zůstáváme,“ řekla ministryně Anna Nováková' and 'Anna Nováková řekla: „Zůstáváme.“' are both read. A speaker that is
not a name is left out: these languages have no rules for noun phrases and pronouns. The verbs are in
data/reporting_verbs.tsv, written for this project.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from analytics.reading.quotes.quoted import Attribution
from analytics.reading.quotes.speakers import Speaker
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIST_OF = {"sr": "hr", "bs": "hr", "nn": "nb", "no": "nb", "ms": "id"}
_SMALL = "a-zß-öø-ÿāăąćčďđēęěėğģģīįıķĺľļłńňņōőœŕřśşšťțţūůűųźżžșəα-ωά-ώϊϋΐΰа-џґĩũơư"
_SMALL += "".join(filter(str.islower, map(chr, range(0x1EA0, 0x1F00))))  # Vietnamese: ạ to ỹ
_WORD = rf"(?![{_SMALL}])[^\W\d_](?:[\w’-]|'(?=\w)|\.(?=\s?[^\W\d_]))*"
_PARTICLE = r"(?:van|von|de|der|den|la|al|bin|el|da|del|di|af|ten)"
_LEAD = r"[\s,.]*[–—-]?\s*"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,4}}"
_TITLE = rf"(?:\s[{_SMALL}][\w’-]*){{0,6}}?"  # "řekla | v pondělí ministryně | Anna"
_ACRONYMS = re.compile(rf"(?:(?:(?![{_SMALL}])[^\W\d_]){{2,6}}\s)+(?=\S)")  # "řekla ČTK Anna Nováková"
_NEXT_WORD = re.compile(r"\s([^\W\d_][\w’-]*)")
_END = re.compile(r"[.!?…;](?=\s)|\n")


@cache
def _words() -> Mapping[tuple[str, str], str]:
    content = resources.files("analytics").joinpath("data", "reporting_verbs.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in content.splitlines()[1:])
    return {(language, kind): words for language, kind, words in rows}


_OWN = frozenset(language for language, _ in _words())
LANGUAGES = _OWN | {language for language, code in _LIST_OF.items() if code in _OWN}


def attribution(text: str, language: str, first: int, opening: int, closing: int, limit: int) -> Attribution | None:
    """Return the attribution of the words between the marks at `opening` and `closing`, None if there is none.

    It is looked for from `first` and up to `limit`, within the sentence.
    """
    after = text[closing + 1 : limit].split("\n", 1)[0]
    for pattern in (_verb_first(language), _name_first(language)):
        if found := pattern.match(after):
            return _named(found, closing + 1, language)
    start = max((match.end() for match in _END.finditer(text, first, max(first, opening - 1))), default=first)
    introduced = _before(language).search(text[start:opening])
    return _named(introduced, start, language) if introduced else None


def attribution_behind(text: str, language: str, at: int, limit: int) -> Attribution | None:
    """Return the attribution "verb, name" that begins at this place, None if there is none."""
    found = _verb_first(language).match(text, at, limit)
    return _named(found, 0, language) if found else None


def _named(match: re.Match[str], offset: int, language: str) -> Attribution | None:
    """Return the attribution of a match, None if a preposition is before its name: "sade i | Stockholm"."""
    before = match["title"].split()[-1:]
    if _PREPOSITIONS.get(_LIST_OF.get(language, language), frozenset()).intersection(before):
        return None
    skipped = _words_before_name(match["who"], language)
    name = match["who"][skipped:]
    if not name[0].isupper() or name.casefold() in languages.get(language).stopwords or _is_genitive(match, language):
        return None
    at = offset + match.start("who") + skipped
    return Attribution(Speaker(at, at + len(name), name, named=True), match["verb"], offset + match.end())


def _is_genitive(match: re.Match[str], language: str) -> bool:
    """Return whether a noun follows a name behind the verb: "sade | Rysslands energiminister"."""
    following = _NEXT_WORD.match(match.string, match.end("who")) if match.end("verb") < match.start("who") else None
    return following is not None and following[1].islower() and following[1] not in _small_words(language)


@cache
def _small_words(language: str) -> frozenset[str]:
    return languages.get(language).stopwords | _PREPOSITIONS.get(_LIST_OF.get(language, language), frozenset())


def _words_before_name(who: str, language: str) -> int:
    """Return the length of the agency and of the first word of the sentence before a name: "ČTK Anna", "Men Anna"."""
    acronyms = _ACRONYMS.match(who)
    skipped = acronyms.end() if acronyms else 0
    words = who[skipped:].split(maxsplit=1)
    is_common = len(words) > 1 and words[0].casefold() in languages.get(language).stopwords
    return len(who) - len(words[1]) if is_common else skipped


_PREPOSITIONS = {code: frozenset(words.split("|")) for (code, kind), words in _words().items() if kind == "preposition"}


def _verb(language: str) -> str:
    return rf"(?P<verb>(?:{_words()[_LIST_OF.get(language, language), 'verb']})(?!\w))"


@cache
def _verb_first(language: str) -> re.Pattern[str]:
    """Return the pattern of ', řekla v pondělí ministryně Anna Nováková'."""
    return re.compile(rf"{_LEAD}{_verb(language)}(?P<title>{_TITLE})\s(?P<who>{_NAME})")


@cache
def _name_first(language: str) -> re.Pattern[str]:
    """Return the pattern of ', bà Nguyễn Thị Lan nói'."""
    return re.compile(rf"{_LEAD}(?P<title>(?:[{_SMALL}][\w’-]*\s){{0,2}})(?P<who>{_NAME})\s{_verb(language)}")


@cache
def _before(language: str) -> re.Pattern[str]:
    """Return the pattern of 'Anna Nováková v pondělí řekla: ' before the opening mark."""
    between = rf"(?:,[^,:]{{3,80}},)?\s(?:[{_SMALL}]\w*\s){{0,2}}?"
    return re.compile(rf"(?P<title>)(?P<who>{_NAME}){between}{_verb(language)}[^:\"“”„«»]{{0,60}}[:,]\s*\Z")
