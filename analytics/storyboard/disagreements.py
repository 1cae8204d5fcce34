"""Disagreements: where independent origins of one story give another number, or contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics import schema
from analytics.statements import statements
from analytics.stories import stories
from analytics.storyboard import contradictions, other_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus
    from analytics.storyboard.other_numbers import Claim, Disagreement


def disagreements(corpus: Corpus, *, story: str = "") -> pd.DataFrame:
    """One row per pair of sentences of a story, of independent origins, that give different numbers or contradict.

    `story` is one story of the slice; without it all stories, and a corpus of twelve documents or fewer is one story.
    The origin of a text is the news agency that it credits, else its source; copies have the origin of the first.

    `basis` "number": both sentences count the same noun (`counted`) with the same words beside and around it
    (`counted_nouns.CountedNoun.counts_the_same`), and neither text has the number of the other. `number_a` and
    `number_b` are the numbers as written, `n_a` and `n_b` how many independent origins give each. "contradicts": the
    sentences differ in a number, a negation or an opposite (`statement_sentences`), `n_a` and `n_b` origins make each.

    The numbers can be of different times: a later text can have a newer number. The order is by `n_a` + `n_b`, then
    by `similarity`, the cosine of the words around the numbers, or of the sentences. A is what more origins say, else
    what was said first.
    """
    documents = _documents(corpus, story)
    part = corpus.take(corpus.positions(documents["doc_id"]))
    story_of = dict(zip(documents["doc_id"], documents["story"], strict=True))
    found = [*other_numbers.other_numbers(part, story_of)]
    known = {_key(one, story_of) for one in found}
    found += [one for one in contradictions.contradictions(part, story_of) if _key(one, story_of) not in known]
    if not found:
        return schema.empty("disagreements")
    dates = dict(zip(part.doc_ids, part.documents["date"], strict=True))
    table = pd.DataFrame([_row(part, one, story_of, dates) for one in found])
    table["label"] = table["story"].map(_labels(corpus, table["story"]))
    table["n"] = table["n_a"] + table["n_b"]
    order = ["n", "similarity", "label", "doc_a", "start_a", "doc_b", "start_b"]
    table = table.sort_values(order, ascending=[False, False, True, True, True, True, True])
    return schema.conform(table, "disagreements")


def _documents(corpus: Corpus, story: str) -> pd.DataFrame:
    """Return the documents of the stories of two sources or more, by story."""
    every = stories.EVERY if not story and len(corpus) <= statements.FEW else story
    rows = stories.story_documents(corpus, story=every)
    return rows[rows.groupby("story")["source"].transform("nunique") > 1]


def _labels(corpus: Corpus, chosen: pd.Series[str]) -> dict[str, str]:
    table = stories.stories(corpus)
    return dict.fromkeys(chosen, "") | dict(zip(table["story"], table["label"], strict=True))


def _key(one: Disagreement, story_of: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """Return the story of a disagreement and its two numbers, so that what both methods find is listed once."""
    return story_of[one.a.doc_id], frozenset([one.a.number, one.b.number])


def _row(part: Corpus, one: Disagreement, story_of: Mapping[str, str], dates: Mapping[str, str]) -> dict[str, Any]:
    """Return the row of a disagreement: A is what more origins say, else the first one."""
    a, b = sorted((one.a, one.b), key=lambda claim: (-len(claim.made_by), dates[claim.doc_id] or "9999", claim.doc_id))
    about = {"story": story_of[a.doc_id], "basis": one.basis, "counted": one.counted, "similarity": one.similarity}
    return about | _side(part, a, "a") | _side(part, b, "b")


def _side(part: Corpus, claim: Claim, side: str) -> dict[str, Any]:
    row = part.documents.iloc[int(part.positions(pd.Series([claim.doc_id]))[0])]
    cells = {
        "number": claim.number, "n": len(claim.made_by), "doc": claim.doc_id, "start": claim.start, "end": claim.end,
        "text": " ".join(part.text[claim.doc_id][claim.start : claim.end].split()),
        **{name: row[name] for name in ("source", "date", "language")},
    }  # fmt: skip
    return {f"{name}_{side}": cell for name, cell in cells.items()}
