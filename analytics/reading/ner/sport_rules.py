"""The rules for teams named by their place: "Derby beat Leeds", "Leeds 3 Derby 2", "les Canucks de Vancouver"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import EVENT, KNOWN, PLACE, PLACE_PREPOSITION, TITLE

if TYPE_CHECKING:
    from analytics.reading.ner.name_page import Name, Page

REACH = 40  # code points before and after a name that are looked at
_TEAM = r"(?:[^\W\d_][\w.'’-]*[ ]){0,2}[^\W\d_][\w.'’-]*"  # up to three words
_SCORE = r"\d{1,2}[ ]?[-–:][ ]?\d{1,2}"
_POINTS = r"\d{1,3}"
_PLURAL_ARTICLES = {"fr": "[Ll]es|[Dd]es|[Aa]ux", "es": "[Ll]os", "pt": "[Oo]s|[DdNn]os|[Aa]os"}
_OF_PLACE = r"(?:de|du|do|da|del|de[ ]l[ao])[ ]|(?:d|de[ ]l)['’]"
_OTHER_HEADS = EVENT | KNOWN | PLACE | TITLE
_END = r"(?=[,;.]?(?:\s*$|\s*\n|[ ]*\())"  # of a result: nothing that is counted follows


def teams(page: Page) -> None:
    """Make places organisations where a result or a fixture says so, and the same names in the rest of the text.

    Countries stay places, and so do names after "in". Runs after the vote on kinds.
    """
    places = [name for name in page.names if name.kind == "place" and not name.demonym]
    teams = {name for name in places if not page.lexicon.country(name.surface) and _plays(page, name)}
    if not teams:
        return
    surfaces = {name.surface for name in teams}
    after_preposition = {page.starts[at + 1] for at in page.places(PLACE_PREPOSITION) if at + 1 < page.size}
    for at, name in enumerate(page.names):
        repeats = name.kind == "place" and name.surface in surfaces and name.start not in after_preposition
        if name in teams or repeats:
            page.names[at] = name._replace(kind="organisation", rule="match", hint="")


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
        if match:
            first = bisect_left(page.starts, page.starts[start] - len(before) + match.start("team"))
            if not any(page.is_common(at) or page.has(at, _OTHER_HEADS) for at in range(first, start - 1)):
                page.claim(first, end, "organisation", "match")


@lru_cache(maxsize=4)
def _team_before_place(articles: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{articles})[ ](?P<team>[^\W\d_a-zß-ÿ][\w-]+[ ](?:[^\W\d_a-zß-ÿ][\w-]+[ ])?)(?:{_OF_PLACE})$"
    )


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
