"""The rules for teams named by their place: "Derby beat Leeds", "Leeds 3 Derby 2", "les Canucks de Vancouver"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import PLACE_PREPOSITION

if TYPE_CHECKING:
    from analytics.reading.ner.gazetteer import Lexicon
    from analytics.reading.ner.name_page import Name, Page

REACH = 40  # code points before and after a name that are looked at
_TEAM = r"(?:[^\W\d_][\w.'’-]*[ ]){0,2}[^\W\d_][\w.'’-]*"  # up to three words
_SCORE = r"\d{1,2}[ ]?[-–:][ ]?\d{1,2}"
_POINTS = r"\d{1,3}"
_PLURAL_ARTICLES = {"fr": "[Ll]es|[Dd]es|[Aa]ux", "es": "[Ll]os"}
_CITY_ARTICLES = {
    "it": re.compile(r"(?<!\w)(?:[Ii]l|[Aa]l|[Dd]el|[Dd]al|[Cc]ol|[Ss]ul|[Nn]el)[ ]$"),
    "es": re.compile(r"(?<!\w)(?:[Ee]l|[Aa]l|[Dd]el)[ ]$"),
}
_GAMES = "Jeux|Juegos"  # "los Juegos Olímpicos de Londres"
_OF_PLACE = r"(?:de|du|del|de[ ]la)[ ]|(?:d|de[ ]l)['’]"
_END = r"(?=[,;.]?(?:\s*$|\s*\n|[ ]*\())"  # of a result: nothing that is counted follows


def teams(page: Page) -> None:
    """Change places to organisations where a result, a fixture or an article says so, and their names in all the text.

    Countries stay places, and so do names after "in". Runs after the vote on kinds.
    """
    places = [name for name in page.names if name.kind == "place" and not name.demonym]
    teams = {name for name in places if _is_team(page, name)}
    if not teams:
        return
    surfaces = {name.surface for name in teams}
    after_preposition = {page.starts[at + 1] for at in page.places(PLACE_PREPOSITION) if at + 1 < page.size}
    for at, name in enumerate(page.names):
        repeats = name.kind == "place" and name.surface in surfaces and name.start not in after_preposition
        if name in teams or repeats:
            page.names[at] = name._replace(kind="organisation", rule="match", hint="")


def _is_team(page: Page, name: Name) -> bool:
    return not page.lexicon.country(name.surface) and (_plays(page, name) or _has_article(page, name))


def _has_article(page: Page, name: Name) -> bool:
    """Return whether a city has an article where cities have none: "il Siena", "al Milan", "el Barcelona"."""
    articles = _CITY_ARTICLES.get(page.lexicon.language)
    known = page.lexicon.find(name.surface) if articles else None
    if articles is None or known is None or known.sure or name.surface in page.lexicon.words["region"]:
        return False
    return articles.search(page.text[max(0, name.start - REACH) : name.start]) is not None


def teams_with_place(page: Page) -> None:
    """Claim a team with the place behind it as one name: "les Canucks de Vancouver", "los Rangers de Texas".

    A word with a capital after a plural article, unknown to the language, is hardly anything else. Runs before the
    spans of the model are claimed: it reads these names as two.
    """
    articles = _PLURAL_ARTICLES.get(page.lexicon.language)
    if not articles:
        return
    team = _team_before_place(articles)
    for start, end, kind in page.spans:
        before = page.text[max(0, page.starts[start] - REACH) : page.starts[start]]
        known = page.lexicon.find(page.slice(start, end))
        match = team.search(before) if kind == "place" or (known and known.kind == "place") else None
        if match and all(_may_name_team(page.lexicon, word) for word in match["team"].split()):
            first = bisect_left(page.starts, page.starts[start] - len(before) + match.start("team"))
            page.claim(first, end, "organisation", "match")


def _may_name_team(lexicon: Lexicon, word: str) -> bool:
    """Return whether a word can be in the name of a team: "Canucks", not "Alpes" or "Jeux"."""
    known = lexicon.find(word)
    is_listed = any(word in lexicon.words[name] for name in ("event", "place", "title"))
    return not (is_listed or lexicon.is_common(word) or (known and known.kind == "place"))


@lru_cache(maxsize=4)
def _team_before_place(articles: str) -> re.Pattern[str]:
    word = r"[^\W\d_a-zß-ÿ][\w-]+[ ]"
    return re.compile(rf"(?<!\w)(?:{articles})[ ](?P<team>(?!{_GAMES})(?:{word}){{1,2}})(?:{_OF_PLACE})$")


def _plays(page: Page, name: Name) -> bool:
    """Return whether the words before or after a place say that it plays against another team."""
    before, after = _contexts(page.lexicon.words["beat"])
    left = page.text[max(0, name.start - REACH) : name.start]
    right = page.text[name.end : name.end + REACH]
    return any(pattern.match(right) for pattern in after) or any(
        pattern.search(left) and follows.match(right) for pattern, follows in before
    )


@lru_cache(maxsize=16)
def _contexts(verbs: frozenset[str]) -> tuple[list[tuple[re.Pattern[str], re.Pattern[str]]], list[re.Pattern[str]]]:
    """Return the patterns (before, after) of the second team, and those after the first team."""
    against = "|".join([r"v", r"vs\.?", _SCORE, *(map(re.escape, sorted(verbs)))])
    first = rf"(?:^|\n)[ ]*{_TEAM}"
    second = [
        (rf"[^\W\d_a-zß-ÿ][\w.'’-]*[ ](?:{against})[ ]$", ""),
        (rf"{first}[ ]{_POINTS},?[ ]+$", rf"(?:[ ][A-Z][\w.]*)?[ ]{_POINTS}{_END}"),
        (rf"{first}[ ]at[ ]$", r"[ ]*(?:\n|$)"),
    ]
    firsts = [
        rf"[ ](?:{against})[ ][^\W\d_a-zß-ÿ]",
        rf"(?:[ ][A-Z][\w.]*)?[ ]{_POINTS},?[ ]+[^\W\d_a-zß-ÿ]{_TEAM}[ ]{_POINTS}{_END}",
        rf"[ ]at[ ][^\W\d_a-zß-ÿ]{_TEAM}[ ]*(?:\n|$)",
    ]
    return [(re.compile(one), re.compile(two)) for one, two in second], [re.compile(one) for one in firsts]
