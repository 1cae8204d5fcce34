"""Stories that both sides report: a pair of articles of each, and the statements of both or of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.comparison.sides import BOTH, COMMON, sides, with_focus
from analytics.evidence import evidence
from analytics.statements import statements
from analytics.stories import stories
from analytics.storyboard import similar_wording
from analytics.storyboard.story_sentences import story_sentences

if TYPE_CHECKING:
    from analytics.comparison.sides import Sides
    from analytics.corpus.store import Corpus

SAME, RELATED = "same", "related"


def comparison_events(
    corpus: Corpus, *, a: str = "", b: str = "", focus: str = "", period: str = COMMON
) -> pd.DataFrame:
    """One row per story that both sides report, the one with the most common statements first.

    `doc_a` and `doc_b` are its most central documents of each side, with title, source and date. `n_both` statements
    are made by both sides in the story, `n_only_a` only by A, `n_only_b` only by B, as `comparison_statements` has
    them. With a focus at least one document of each side has it. Options as in `comparison_share`. Empty without `a`.
    """
    if not a:
        return schema.empty("comparison_events")
    compared = sides(corpus, a, b, period)
    members = _members(compared, focus)
    if members.empty:
        return schema.empty("comparison_events")
    made = corpus.cached(comparison_statements, a=a, b=b, focus=focus, period=period)
    made = made.drop_duplicates(["story", "statement"])
    table = _pairs(corpus, members)
    for name, side in {"n_both": BOTH, "n_only_a": "a", "n_only_b": "b"}.items():
        counts = made.loc[made["side"] == side, "story"].value_counts()
        table[name] = table["story"].map(counts).fillna(0).astype("int64")
    order = table["n_both"].to_numpy(), table["n_docs_a"].to_numpy() + table["n_docs_b"].to_numpy()
    return schema.conform(table.iloc[np.lexsort((table["story"], -order[1], -order[0]))], "comparison_events")


def comparison_statements(
    corpus: Corpus, *, a: str = "", b: str = "", focus: str = "", period: str = COMMON, story: str = ""
) -> pd.DataFrame:
    """One row per statement and side that makes it, in the stories that both sides report, or in one `story`.

    `side` is "both", then the statement has a row for each side, or the only side ("a", "b") in whose documents of
    the story it was found: the other may say it in words that were not recognised. `text` is the sentence of the side
    that is most similar to the statement, `n_docs` the documents of the side that make it, `weight` as in `statements`.
    `grade` is "same". With a `story` there are "related" rows too: two sentences of both sides with mostly the same
    names and several of the same words (`similar_wording`), which are then on no side alone.
    Options as in `comparison_share`. Empty without `a`.
    """
    if not a:
        return schema.empty("comparison_statements")
    compared = sides(corpus, a, b, period)
    members = _members(compared, focus)
    members = members[members["story"] == story] if story else members
    if members.empty:
        return schema.empty("comparison_statements")
    rows = _sentences(compared, members).assign(grade=SAME)
    rows = _with_related(compared, members, rows) if story else rows
    found = evidence.of_rows(compared.all_documents, rows)
    rows = rows.reset_index(drop=True).assign(**{name: found[name] for name in ("text", "source", "date", "language")})
    order = rows["side"].map({BOTH: 0, "a": 1, "b": 2})
    rows = rows.assign(order=order).sort_values(["story", "order", "grade", "weight", "statement"],
                                                ascending=[True, True, False, False, True])  # fmt: skip
    return schema.conform(rows, "comparison_statements")


def _members(compared: Sides, focus: str) -> pd.DataFrame:
    """Return the documents of the stories that both sides report: `story`, `doc_id`, `of` (a or b), `score`."""
    parts = []
    for side, part in zip("ab", (compared.a, compared.b), strict=True):
        table = stories.story_documents(part, min_docs=1).assign(of=side)
        has = dict(zip(part.doc_ids, with_focus(part, focus), strict=True))
        parts.append(table.assign(has=table["doc_id"].map(has)))
    table = pd.concat(parts, ignore_index=True)
    sides_of = table[table["has"].astype(bool)].groupby("story")["of"].nunique()
    return table[table["story"].isin(sides_of.index[sides_of > 1])]


def _pairs(corpus: Corpus, members: pd.DataFrame) -> pd.DataFrame:
    """Return one row per story: its label, and the most central document of each side."""
    best = members.sort_values(["score", "doc_id"], ascending=[False, True])
    table = pd.DataFrame(index=pd.Index(sorted(members["story"].unique()), name="story"))
    for side in "ab":
        one = best[best["of"] == side]
        table[f"n_docs_{side}"] = one.groupby("story").size()
        first = one.drop_duplicates("story").set_index("story")
        for name, column in {"doc": "doc_id", "title": "title", "source": "source", "date": "date"}.items():
            table[f"{name}_{side}"] = first[column]
    labels = dict(zip(members["story"], members["title"], strict=True))
    titles = corpus.root.documents.set_index("doc_id")["title"]
    table["label"] = [str(titles.get(story, "")) or labels[story] for story in table.index]
    return table.reset_index()


def _sentences(compared: Sides, members: pd.DataFrame) -> pd.DataFrame:
    """Return the most similar sentence of each statement, story and side, with `side` and `n_docs`."""
    table = statements.statement_sentences(compared.all_documents)
    table = table[~table["near"]].merge(members[["doc_id", "story", "of"]], on="doc_id")
    groups = table.groupby(["story", "statement", "of"])["doc_id"]
    table = table.assign(n_docs=groups.transform("nunique"))
    n_sides = table.groupby(["story", "statement"])["of"].transform("nunique")
    table = table.assign(side=table["of"].where(n_sides == 1, BOTH))
    best = table.sort_values(["similarity", "doc_id", "start"], ascending=[False, True, True])
    return best.drop_duplicates(["story", "statement", "of"])


def _with_related(compared: Sides, members: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the statements of one story with its related sentences of both sides, which leave the lists of one."""
    documents = compared.all_documents
    story = story_sentences(documents.take(documents.positions(members["doc_id"])))
    side = dict(zip(members["doc_id"].astype("str"), members["of"], strict=True))
    story = story._replace(sources=[side[doc_id] for doc_id, _, _ in story.sentences])
    both = rows[rows["side"] == BOTH]
    cards = [*similar_wording.cards(story, used=set(_places(both)))]
    related = pd.DataFrame(
        [(f"{number:03d}", *place) for number, card in enumerate(cards) for place in card.sentences],
        columns=["statement", "doc_id", "start", "end"],
    )
    if related.empty:
        return rows
    shown = set(_places(related))
    alone = rows[np.asarray([place not in shown for place in _places(rows)], dtype=bool)]
    related = related.assign(
        story=members["story"].iloc[0],
        of=related["doc_id"].map(side),
        side=BOTH,
        grade=RELATED,
        n_docs=1,
        weight=0.0,
    )
    return pd.concat([alone.astype({"doc_id": "str", "statement": "str"}), related], ignore_index=True)


def _places(rows: pd.DataFrame) -> list[tuple[str, int, int]]:
    return [*zip(rows["doc_id"].astype("str"), rows["start"].tolist(), rows["end"].tolist(), strict=True)]
