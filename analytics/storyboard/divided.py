"""The stories whose sources name different people and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.keywords import outlet_names
from analytics.stories import stories
from analytics.storyboard.exclusive_names import SHORTEST

if TYPE_CHECKING:
    import numpy as np

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
    counts = _counts(once, members)
    table = table.merge(counts, on="story")
    table = table[table["n_names"] >= LEAST_NAMES].assign(share_alone=lambda rows: rows["n_alone"] / rows["n_names"])
    order = table.sort_values(["share_alone", "n_names", "story"], ascending=[False, False, True])
    return schema.conform(order, "divided_stories")


def _counts(once: Corpus, members: pd.DataFrame) -> pd.DataFrame:
    """Return the number of names of each story, and how many of them only one source writes."""
    part = once.take(once.positions(members["doc_id"]))
    rows = part.mentions
    rows = rows[(rows["kind"].isin(KINDS) & ~rows["demonym"]).to_numpy()].astype({"doc_id": "str", "entity": "str"})
    names = rows["entity"].unique()
    outlets = names[outlet_names.is_outlet(part, names)]
    rows = rows[~rows["entity"].isin(outlets)].merge(members[["doc_id", "story", "source"]], on="doc_id")
    spellings = _spellings(once, rows["entity"].unique())
    texts = members.assign(text=[once.text[doc_id].casefold() for doc_id in members["doc_id"]])
    counted = [
        (story, own["entity"].nunique(), _n_alone(own, texts[texts["story"] == story], spellings))
        for story, own in rows.groupby("story", sort=True)
    ]
    return pd.DataFrame(counted, columns=["story", "n_names", "n_alone"])


def _n_alone(own: pd.DataFrame, texts: pd.DataFrame, spellings: dict[str, list[str]]) -> int:
    """Return how many names of a story are in the texts of one source only."""
    by_source = {source: "\n".join(rows["text"]) for source, rows in texts.groupby("source", sort=True)}
    sources_of = own.groupby("entity")["source"].agg(set)
    alone = [(name, min(sources)) for name, sources in sources_of.items() if len(sources) == 1]
    return sum(
        not any(form in text for other, text in by_source.items() if other != source for form in spellings[name])
        for name, source in alone
    )


def _spellings(corpus: Corpus, names: np.ndarray) -> dict[str, list[str]]:
    """Return the spellings of each name in the whole corpus, and the surnames of persons."""
    mentions = corpus.root.mentions
    rows = mentions.loc[mentions["entity"].isin(names).to_numpy(), ["entity", "surface", "kind"]]
    rows = rows.drop_duplicates().astype("str")
    found: dict[str, set[str]] = {name: {name} for name in names}
    for name, surface, kind in zip(rows["entity"], rows["surface"], rows["kind"], strict=True):
        found[name] |= {surface, surface.split()[-1]} if kind == "person" and surface.split() else {surface}
    return {name: sorted({form.casefold() for form in forms if len(form) >= SHORTEST}) for name, forms in found.items()}
