"""The tables of a corpus that follow from its other tables and save its first visitor seconds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analytics import schema
from analytics.build.failures import Failures
from analytics.build.unchanged import has_same_columns, has_same_stopwords
from analytics.crosslingual import document_similarity, form_stems
from analytics.entities import cooccurrence
from analytics.keywords import keyness
from analytics.topics import word_points

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

MENTIONS = ["doc_id", "start", "end", "entity", "kind", "demonym", "link_rule"]


class _Derived(NamedTuple):
    """Tables, the step of the build that they belong to, how they are made, and what they are made from.

    `columns` are the columns that can change while the texts stay the same; `of_words` tables depend on the user's
    stopwords too.
    """

    names: tuple[str, ...]
    step: str
    make: Callable[[Corpus], Mapping[str, pd.DataFrame]]
    columns: Mapping[str, list[str]] = {}
    of_words: bool = False


_DERIVED = (
    _Derived(("character_runs", "text_norms"), "stories", document_similarity.derived_tables),
    _Derived(
        (form_stems.STORED,),
        "stories",
        lambda whole: {form_stems.STORED: form_stems.derived_table(whole)},
        {"documents": ["language"]},
    ),
    _Derived(
        (word_points.STORED,),
        "topics",
        lambda whole: {word_points.STORED: word_points.derived_table(whole)},
        {"documents": ["language"]},
        of_words=True,
    ),
    _Derived(
        ("entity_pairs",),
        "names",
        lambda whole: {"entity_pairs": cooccurrence.entity_pairs(whole)},
        {"documents": ["source", "duplicate_group"], "mentions": MENTIONS},
    ),
    _Derived(
        ("keyness",),
        "keywords",
        lambda whole: {"keyness": keyness.keyness(whole)},
        {"documents": ["language", "languages", "source", "date", "url", "agency", "duplicate_group"]},
        of_words=True,
    ),
)

_NOTHING: Mapping[str, pd.DataFrame] = {}


def with_derived_tables(whole: Corpus, same_texts: Corpus | None) -> Corpus:
    """Return a whole corpus with its derived tables; those of `same_texts`, a corpus of the same texts, where they fit.

    A table that fails stays empty and adds no issue: the first visit computes it.
    """
    failures = Failures()
    known = same_texts if same_texts is not None and same_texts.doc_ids == whole.doc_ids else None
    tables: dict[str, pd.DataFrame] = {}
    for derived in _DERIVED:
        if known is not None and _fits(derived, whole, known):
            tables |= {name: schema.conform(known.stored(name), name) for name in derived.names}
        else:
            tables |= failures.contained(derived.step, partial(derived.make, whole), _NOTHING)
    return whole.with_tables(tables)


def _fits(derived: _Derived, whole: Corpus, known: Corpus) -> bool:
    """Return whether a corpus of the same texts has the tables, made from the same columns and words."""
    return (
        all(len(known.stored(name)) for name in derived.names)
        and has_same_columns(whole, known, derived.columns)
        and (not derived.of_words or has_same_stopwords(whole, known))
    )
