"""In how many articles of an outlet a text occurs, for millions of texts: 16 bytes per text and article."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


class ArticleCounts:
    """Counts of articles by `hash((outlet, text))`; the hashes are of this process and are never stored."""

    def __init__(self) -> None:
        self._pairs = array("q")

    def add(self, outlet: str, texts: Iterable[Hashable], article: int) -> None:
        """Count the texts for the number of an article; a text twice in one article counts once."""
        self._pairs.extend(chain.from_iterable((hash((outlet, text)), article) for text in texts))

    def by_text(self, fewest: int) -> dict[int, int]:
        """Return the number of articles of each text that occurs in at least `fewest`."""
        texts, articles = np.frombuffer(self._pairs, dtype="int64").reshape(-1, 2).T
        order = np.lexsort((articles, texts))
        texts, articles = texts[order], articles[order]
        is_new = np.r_[True, (texts[1:] != texts[:-1]) | (articles[1:] != articles[:-1])][: len(texts)]
        found, n_articles = np.unique(texts[is_new], return_counts=True)
        often = n_articles >= fewest
        return dict(zip(found[often].tolist(), n_articles[often].tolist(), strict=True))
