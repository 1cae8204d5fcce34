"""The document that alone has most of the pairs of names: a network of such pairs shows one text, not the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analytics import schema
from analytics.entities import communities, cooccurrence, pair_counts

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

MOST = 0.5  # of all pairs


class LeadingDocument(NamedTuple):
    """A document, and the number of the `n_all` pairs that are in no other document."""

    doc_id: str
    title: str
    n_pairs: int
    n_all: int


def leading_document(
    corpus: Corpus,
    *,
    backbone: bool = False,
    kinds: tuple[str, ...] = schema.KINDS,
    demonyms: bool = True,
    full_names: bool = False,
    unit: str = "auto",
) -> LeadingDocument | None:
    """Return the document that alone has more than half of the pairs of names, None if no document has.

    The pairs are those of `cooccurrence.entity_pairs` with the same options; with `backbone` those of their backbone.
    A corpus of one document has none: there is no other document that the pairs could be in.
    """
    options: dict[str, Any] = {"kinds": kinds, "demonyms": demonyms, "full_names": full_names}
    pairs = cooccurrence.entity_pairs(corpus, unit=unit, **options)
    pairs = communities.backbone(pairs) if backbone else pairs
    alone = pairs[pairs["n_docs"] == 1]
    if len(alone) <= MOST * len(pairs) or len(corpus) < 2:  # noqa: PLR2004 - the docstring says why
        return None
    named = pair_counts.named_entities(corpus, least=1, **options)
    i, j = (named.names.get_indexer(alone[end]) for end in ("a", "b"))
    cells = pair_counts.in_units(corpus, named, unit)
    n_pairs = pair_counts.by_document(cells, len(corpus), i, j).sum(axis=1)
    row = int(np.argmax(n_pairs))
    if n_pairs[row] <= MOST * len(pairs):
        return None
    document = corpus.documents.iloc[row]
    return LeadingDocument(str(document["doc_id"]), str(document["title"]), int(n_pairs[row]), len(pairs))
