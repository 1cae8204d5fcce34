"""Whether two corpora are equal in the tables that an analysis reads, so that its earlier result can be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.text import stopwords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus


def has_same_columns(new: Corpus, old: Corpus, columns: Mapping[str, list[str]]) -> bool:
    """Return whether these columns, by table, are equal in two corpora."""
    return all(
        new.stored(name)[names].astype("str").equals(old.stored(name)[names].astype("str"))
        for name, names in columns.items()
    )


def has_same_stopwords(new: Corpus, old: Corpus) -> bool:
    """Return whether two corpora have the same stopwords of the user."""
    after, before = (stopwords.user_words(one.stored("corrections")) for one in (new, old))
    return after == before
