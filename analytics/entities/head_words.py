"""Organisations that a text calls only by a word for their kind, and the one that this word means in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.entities.surnames import FEWEST, SHARE, Links

if TYPE_CHECKING:
    from analytics.entities.linking import Names


def with_head_words(names: Names, key: np.ndarray, found: Links) -> Links:
    """Return the links of all mentions, and those of the mentions whose rule is "head word": "the Court".

    The word means the organisation that ends with it and has at least 90 % of the documents, and five, that name any
    such organisation (rule "corpus"). With several organisations and none so frequent it is ambiguous.
    """
    is_known = np.isin(key, key[names.spelling_mask(lambda one: bool(one.hint))])
    rows = np.flatnonzero(names.spelling_mask(lambda one: one.rule == schema.HEAD_WORD) & ~is_known)
    if not len(rows):
        return found
    words = np.asarray([one.surface for one in names.spellings], dtype=object)[names.spelling[rows]]
    best = _most_frequent(names, key).reindex(words)
    is_linked = ((best["share"] >= SHARE) & (best["n"] >= FEWEST)).to_numpy()
    is_ambiguous = ~is_linked & (best["n_bearers"] > 1).to_numpy()
    linked = Links(found.key.copy(), found.rule.copy(), found.certainty.copy())
    linked.key[rows[is_linked]] = best["key"].to_numpy()[is_linked]
    linked.rule[rows[is_linked]], linked.rule[rows[is_ambiguous]] = "corpus", schema.AMBIGUOUS
    linked.certainty[rows] = np.where(is_linked | is_ambiguous, best["share"], 1.0)
    return linked


def _most_frequent(names: Names, key: np.ndarray) -> pd.DataFrame:
    """Return per last word of organisations the one in most documents, its share, and how many end with the word."""
    is_full = names.spelling_mask(lambda one: one.kind == "organisation" and " " in one.surface)
    last = np.asarray([one.surface.rpartition(" ")[2] for one in names.spellings], dtype=object)
    full = pd.DataFrame({"word": last[names.spelling], "key": key, "doc": names.document})[is_full].drop_duplicates()
    n = full.groupby(["word", "key"]).size().rename("n").reset_index()
    best = n.sort_values("n", ascending=False, kind="stable").drop_duplicates("word").set_index("word")
    n_all = full.drop_duplicates(["word", "doc"])["word"].value_counts()
    return best.assign(share=best["n"] / n_all.reindex(best.index), n_bearers=n["word"].value_counts())
