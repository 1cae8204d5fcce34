"""The name of an outlet as people write it: equal spellings, the name without endings, and its short forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from anyascii import anyascii

from analytics.text import domains, web_address

MOST_WORDS = 6  # of a name whose short forms are tried: there are 64 of them
FEWEST_INITIALS = 3  # "AP" and "FT" stand for too many names
_ARTICLES = frozenset(
    [
        *("the", "a", "der", "die", "das", "le", "la", "les", "l", "el", "los", "las", "il", "lo", "i"),
        *("gli", "de", "het", "een", "o", "os"),
    ]
)
_LINKS = frozenset(
    [
        *("of", "and", "for", "&", "de", "des", "du", "del", "della", "di", "da", "van", "von", "und", "et"),
        *("y", "e"),
    ]
)
_ENDINGS = frozenset(  # words for the kind of outlet
    [
        *("news", "online", "web", "website", "digital", "newspaper", "newspapers", "net", "media"),
        *("internet", "editorial", "opinion", "newsroom", "homepage", "app", "nachrichten", "zeitung"),
        *("redaktion", "actualites", "actualite", "info", "noticias", "notizie", "nieuws", "noticiario", "wiadomosci"),
    ]
)
_EDITIONS = frozenset(
    [
        *("uk", "us", "usa", "eu", "international", "world", "global", "english", "arabic", "deutsch"),
        *("francais", "espanol", "africa", "asia", "europe", "america", "australia", "canada", "india"),
        *("china", "edition", "intl"),
    ]
)
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc\u2010\u2011\u2013\u2014", "'''----")
_SECTION = re.compile(r"\s+[-|>\u00bb\u203a:]\s+|\s*[|>\u00bb\u203a]\s*|:\s+")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_HOST_ENDING = re.compile(r"(?<=\w)\.(?:com|org|net|[a-z]{2})\Z")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")  # N.Y., U. S.
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 12)
def spelling(label: str) -> str:
    """Return a name without differences of case, blanks, dashes and apostrophes: equal for spellings of one name."""
    normal = unicodedata.normalize("NFKC", label).translate(_APOSTROPHES)
    return " ".join(normal.casefold().split())


@lru_cache(maxsize=1 << 12)
def all_words(label: str) -> tuple[str, ...]:
    """Return the words of a name in Latin letters, without sections and a first article.

    "The New York Times - Opinion" gives new, york, times; "NBCNews.com" gives nbcnews.
    """
    name = _HOST_ENDING.sub("", host_name(label) or _without_sections(label))
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", name)
    every = _WORD.findall(anyascii(spelling(joined)).lower().replace("'", ""))
    return tuple(every[1:] if len(every) > 1 and every[0] in _ARTICLES else every)


def words(label: str) -> tuple[str, ...]:
    """Return `all_words` without endings: "Fox Online News" gives fox. A name of endings alone keeps the first one."""
    return _without_last(all_words(label), _ENDINGS)


def without_edition(label: str) -> str:
    """Return the words of a name as one, without its edition: "reuters" for "Reuters UK"."""
    return "".join(_without_last(words(label), _ENDINGS | _EDITIONS))


def has_section(label: str) -> bool:
    """Return whether a section follows the name: "BBC News - World"."""
    return len(_sections(label)) > 1


def _without_last(every: tuple[str, ...], unwanted: frozenset[str]) -> tuple[str, ...]:
    kept = every
    while len(kept) > 1 and kept[-1] in unwanted:
        kept = kept[:-1]
    return kept


def _without_sections(label: str) -> str:
    """Return a name without what follows a dash or a bar, and without brackets around endings: "(Online)"."""

    def without_brackets(found: re.Match[str]) -> str:
        return "" if {*_WORD.findall(found[1].lower())} <= _ENDINGS else f" {found[1]}"

    first, *_ = _sections(label) or [label]
    return _IN_BRACKETS.sub(without_brackets, first)


def _sections(label: str) -> list[str]:
    """Return the parts of a name between dashes, bars and colons: the name itself, then its sections."""
    return [part for part in _SECTION.split(label) if part.strip()]


def host_name(label: str) -> str:
    """Return the name in a label that is a host: "bbc" for "bbc.co.uk"; "" for another label."""
    is_host = "." in label and " " not in label.strip() and web_address.is_host(label.strip())
    return domains.parts(label.strip().lower()).name if is_host else ""


def core(label: str) -> str:
    """Return the words of a name as one: "newyorktimes"; "" for a name without letters."""
    return "".join(words(label))


@lru_cache(maxsize=1 << 12)
def short_forms(label: str) -> frozenset[str]:
    """Return the short forms of a name of two words and more, some or all of its words as initials: nytimes, nyt.

    Small words may be left out. Forms that have only initials have at least three letters.
    """
    return frozenset(form for own in {words(label), all_words(label)} for form in _short_forms(own))


def _short_forms(own: tuple[str, ...]) -> set[str]:
    forms: set[str] = set()
    if not 1 < len(own) <= MOST_WORDS:
        return forms
    for parts in product(*((word, word[0], *(("",) if word in _LINKS | _ARTICLES else ())) for word in own)):
        form = "".join(parts)
        has_word = any(part == word for part, word in zip(parts, own, strict=True) if len(word) > 1)
        if has_word or len(form) >= FEWEST_INITIALS:
            forms.add(form)
    return forms


def has_name(host: str, label: str) -> bool:
    """Return whether the registered name of a host is the name of an outlet, contains it, or is a short form of it."""
    name = _plain_host_name(host)
    own = core(label)
    is_part = len(own) >= FEWEST_INITIALS and own in name
    return bool(own) and (is_part or name in short_forms(label) or name.removeprefix("the") == own)


def _plain_host_name(host: str) -> str:
    return "".join(_WORD.findall(anyascii(domains.parts(host).name).lower()))


def agree(one: str, other: str) -> bool:
    """Return whether two labels can be names of one outlet: the same words, a short form, or a host of that name.

    A host may be a part of the name or its initials: spectator.org for "American Spectator", apnews.com for
    "Associated Press", abcnews.go.com for "ABC News".
    """
    if spelling(one) == spelling(other) or core(one) == core(other):
        return True
    if core(one) in short_forms(other) or core(other) in short_forms(one):
        return True
    return any(host_name(a) and _may_be_host_of(a, b) for a, b in ((one, other), (other, one)))


def _may_be_host_of(host: str, label: str) -> bool:
    name, own = _plain_host_name(host), core(label)
    is_part = (len(name) > FEWEST_INITIALS and name in own) or (len(name) >= FEWEST_INITIALS and own.startswith(name))
    initials = "".join(word[0] for word in words(label))
    is_short = len(initials) > 1 and name.startswith(initials) and name.removeprefix(initials) in _ENDINGS
    is_inside = len(own) >= FEWEST_INITIALS and own in host.lower()  # of a part before the registered name too
    return has_name(host, label) or is_part or is_short or is_inside
