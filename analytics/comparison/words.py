"""The words in which the two sides differ: near a name, or in the documents with the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from analytics import schema
from analytics.comparison.sides import COMMON, focus_name, sides, with_focus
from analytics.corpus import grouping, selections
from analytics.keywords import keyness
from analytics.sources import framing

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

MOST = 200  # terms of a side


def comparison_words(
    corpus: Corpus, *, a: str = "", b: str = "", focus: str = "", period: str = COMMON
) -> pd.DataFrame:
    """One row per side, language and term that the side uses more than the other.

    If the focus is a name, they are the words near it, as in `framing`; else the words of the documents with the focus,
    as in `keyness`. `n_docs` of the `n_group` documents of the side have the term, and `n_docs_rest` of the `n_rest`
    documents of the other side. Options as in `comparison_share`. Empty without `a`.
    """
    if not a:
        return schema.empty("comparison_words")
    compared = sides(corpus, a, b, period)
    lines = {}
    for side, part in zip("ab", (compared.a, compared.b), strict=True):
        chosen = part.take(np.flatnonzero(with_focus(part, focus)))
        if not len(chosen):
            return schema.empty("comparison_words")
        lines[side] = selections.selection_line(side, {"doc_id": chosen.doc_ids})
    grouped: dict[str, Any] = {"by": grouping.SELECTION, "selections": tuple(lines.values()), "top": MOST}
    grouped["common_years"] = False  # the sides are limited already
    entity = focus_name(corpus.root, focus) if focus else ""
    if entity:
        table = framing.framing(compared.all_documents, entity=entity, **grouped)
    else:
        table = keyness.keyness(compared.all_documents, **grouped)
    return schema.conform(table[table["n_rest"] > 0].rename(columns={"group": "side"}), "comparison_words")
