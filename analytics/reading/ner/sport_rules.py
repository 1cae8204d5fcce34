"""The rule for teams that are named by their place: "Derby beat Leeds", "Tampa Bay 3 Montreal 2"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from analytics.reading.ner.word_properties import PLACE_PREPOSITION

if TYPE_CHECKING:
    from analytics.reading.ner.name_page import Name, Page

REACH = 40  # code points before and after a name that are looked at
_TEAM = r"(?:[^\W\d_][\w.'’-]*[ ]){0,2}[^\W\d_][\w.'’-]*"  # up to three words
_SCORE = r"\d{1,2}[ ]?[-–:][ ]?\d{1,2}"
_POINTS = r"\d{1,3}"
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
