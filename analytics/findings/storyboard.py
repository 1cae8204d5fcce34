"""Findings of the story board: what all sources write about, and what only one has."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from analytics.corpus import dates
from analytics.findings import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

BASES = {  # why the sentences are on one card
    "same": "They say the same.",
    "related": "These are near in meaning. One may say more than the other, or something else.",
    "contradicts": "They differ in a number, a negation or an opposite.",
    "names": "Each sentence has the words in bold. What the sentences say is not compared.",
}
DIFFERENCES = {
    "negation": "Only one of the two has a negation.",
    "opposite": "They have words of opposite meaning.",
}
DAYS_OF_MONTH = 30


def board(table: pd.DataFrame) -> str:
    """Return what all sources write about and what only one mentions; `table` is `story_board`."""
    if table.empty:
        return "There is no story that two sources report, so nothing is compared."
    cards = table.drop_duplicates("card")
    n_sources = int(cards["n_story"].iloc[0])
    every = cards.loc[cards["shared_by"] == "all", "heading"]
    one = cards.loc[cards["shared_by"] == "one", "heading"]
    parts = []
    if len(every):
        names = wording.list_names(every.iloc[0].split(" · "))
        parts.append(f"{'Both' if n_sources == 2 else 'All ' + str(n_sources)} sources write about {names}")  # noqa: PLR2004 - two sources
    if len(one):
        parts.append(f"only one source mentions {'each of ' if len(one) > 1 else ''}{wording.list_names(one.head(3))}")
    sentence = "; ".join(parts) or f"{n_sources} sources report this story, but no name is in a sentence of each"
    return f"{sentence[0].upper()}{sentence[1:]}."


def main_name(table: pd.DataFrame) -> str:
    """Return the first name on the card of most sources; "" without a card of several; `table` is `story_board`."""
    shared = table[table["n_sources"] > 1].sort_values("n_sources", ascending=False, kind="stable")
    return str(shared["heading"].iloc[0]).split(" · ")[0] if len(shared) else ""


def missing_sources(card: pd.DataFrame, sources: list[str]) -> str:
    """Return the sources of the story in which nothing similar was found; "" if there are none."""
    missing = [name for name in sources if name not in set(card["source"])]
    return f"Not found in: {wording.list_names(missing)}" if missing else ""


def difference(card: pd.DataFrame) -> str:
    """Return what sets the two sentences of a card apart: a negation or opposite words, and the months between them."""
    found = DIFFERENCES.get(card["differs"].iloc[0], "")
    months = _months_between(*sorted(card["date"])) if found else 0
    return f"{found} They are {wording.times(months, 'month')} apart." if months else found


def _months_between(*written: str) -> int:
    """Return the full months that lie between two dates at the least, the earlier first; 0 if one is unknown."""
    if not all(written):
        return 0
    last, first = (dates.date_bounds(one)[bound] for one, bound in zip(written, (1, 0), strict=True))
    return max((date.fromisoformat(first) - date.fromisoformat(last)).days // DAYS_OF_MONTH, 0)


def gloss(text: str, glosses: Mapping[str, str]) -> str:
    """Return the English glosses of the words of a sentence, in its order; `glosses` are by word."""
    low = text.casefold()
    known = ((low.find(word.casefold()), meaning.strip("… ")) for word, meaning in glosses.items())
    return ", ".join(dict.fromkeys(meaning for at, meaning in sorted(known) if at >= 0 and meaning))


def story_title(row: object) -> str:
    """Return the title of a story with its size and time; `row` is a row of `stories`."""
    first, last = row.first, row.last  # type: ignore[attr-defined]
    size = (wording.times(row.n_docs, "article"), wording.times(row.n_sources, "source"))  # type: ignore[attr-defined]
    when = wording.date_span(first, last) if first else "no date"
    return f"{row.label}: {', '.join([*size, when])}"  # type: ignore[attr-defined]


def largest_stories(table: pd.DataFrame, n_docs: int) -> str:
    """Return how many stories several sources report; `table` is `stories` with two sources or more."""
    if table.empty:
        return f"No event is reported by two sources: each of the {wording.number(n_docs)} articles stands alone."
    largest = table.iloc[0]
    counts = wording.times(len(table), "story").replace("storys", "stories")
    return (
        f"{counts} reported by two sources or more, with {wording.times(int(table['n_docs'].sum()), 'article')}"
        f" of {wording.number(n_docs)}. The largest: “{largest['label']}”"
        f" ({wording.times(int(largest['n_docs']), 'article')}, {wording.times(int(largest['n_sources']), 'source')})."
    )
