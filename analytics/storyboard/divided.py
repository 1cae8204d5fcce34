"""The stories whose sources name different people and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.keywords import outlet_names
from analytics.stories import stories
from analytics.storyboard.exclusive_names import searched_spellings

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

KINDS = ("person", "organisation")
LEAST_SOURCES = 3  # with two sources every name is in one or in both
LEAST_NAMES = 20  # with fewer, one name changes the share too much


def divided_stories(corpus: Corpus) -> pd.DataFrame:
    """One row per story of three sources or more and 20 names or more, the one with the highest `share_alone` first.

    `n_names` people and organisations are named in the story, without outlets and agencies; `n_alone` of them are in
    the texts of one source only, in any spelling of the corpus; `share_alone` = n_alone / n_names. Copies count once.
    Other columns as in `stories.stories`. A long article has more names that no other source has: the share describes
    the texts, and is not a test.
    """
    once = corpus.where(copies="once")
    table = stories.stories(once, min_sources=LEAST_SOURCES)
    if table.empty:
        return schema.empty("divided_stories")
    members = stories.story_documents(once)
    members = members[members["story"].isin(table["story"]).to_numpy()]
    named = _sources_by_name(once, members)
    named = {story: sources for story, sources in named.items() if len(sources) >= LEAST_NAMES}
    if not named:
        return schema.empty("divided_stories")
    table = table[table["story"].isin(list(named))]
    alone = _n_alone(once, members, named)
    table = table.assign(n_names=table["story"].map({story: len(one) for story, one in named.items()}),
                         n_alone=table["story"].map(alone))  # fmt: skip
    table["share_alone"] = table["n_alone"] / table["n_names"]
    order = table.sort_values(["share_alone", "n_names", "story"], ascending=[False, False, True])
    return schema.conform(order, "divided_stories")


def _sources_by_name(once: Corpus, members: pd.DataFrame) -> dict[str, dict[str, set[str]]]:
    """Return the people and organisations of each story, and the sources in which they were found."""
    part = once.take(once.positions(members["doc_id"]))
    rows = part.mentions
    rows = rows.loc[(rows["kind"].isin(KINDS) & ~rows["demonym"]).to_numpy(), ["doc_id", "entity"]]
    rows = rows.drop_duplicates().astype("str")
    names = rows["entity"].unique()
    outlets = set(names[outlet_names.is_outlet(part, names)])
    about = {row.doc_id: (row.story, row.source) for row in members.itertuples()}
    found: dict[str, dict[str, set[str]]] = {}
    for doc_id, name in zip(rows["doc_id"], rows["entity"], strict=True):
        if name not in outlets:
            story, source = about[doc_id]
            found.setdefault(story, {}).setdefault(name, set()).add(source)
    return found


def _n_alone(once: Corpus, members: pd.DataFrame, named: dict[str, dict[str, set[str]]]) -> dict[str, int]:
    """Return how many names of each story are in the texts of one source only, in any spelling."""
    texts: dict[str, dict[str, str]] = {}
    for row in members[members["story"].isin(list(named)).to_numpy()].itertuples():
        of_story = texts.setdefault(str(row.story), {})
        of_story[str(row.source)] = f"{of_story.get(str(row.source), '')}\n{once.text[row.doc_id].casefold()}"
    spellings = searched_spellings(once, {name for names in named.values() for name in names})
    return {
        story: sum(
            not any(
                form in text for other, text in texts[story].items() if {other} != sources for form in spellings[name]
            )
            for name, sources in names.items()
            if len(sources) == 1
        )
        for story, names in named.items()
    }
