"""Corpus: a frozen set of tables, sliced by filters; `corpus_folder` saves and opens it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import filters
from analytics.corpus import summary as corpus_summary
from analytics.corpus.memo import Memo
from analytics.errors import CorpusError
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

Made = TypeVar("Made")

STORED = (
    *("documents", "texts", "lines", "issues", "sentences", "terms", "keywords", "mentions", "quotes"),
    *("agency_credits", "fingerprints", "shared_text", "topic_members", "topic_fit", "topic_joints"),
    *("articles", "names", "speeches", "notes", "corrections", "embeddings"),
    *("statement_sentences", "story_members"),
)
MOST_READ = 32  # of `Corpus.once`: some 20 functions ask, so that none is read twice
MOST_RESULTS = 6  # of `Corpus.kept`: the 99,000 pairs of 4,000 articles take 12 MB
# 2.7x less memory than strings, filters 2.4x faster
CATEGORIES = frozenset(
    {"doc_id", "term", "surface", "keyword", "concept", "entity", "kind", "topic", "verdict", "statement"}
)


# `analytics.tables.table`, which stands above and adds itself when it is imported
PROVIDERS: list[Callable[..., pd.DataFrame]] = []


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """The tables of a corpus, or of the slice of it that `rows` selects.

    `stored_tables` always holds the whole corpus; a table is cut to the slice when it is first asked for. The
    caller never changes a table it was given. `key` names the content and the settings: equal keys, equal results.
    """

    stored_tables: Mapping[str, pd.DataFrame]
    settings: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    rows: np.ndarray | None = None  # positions in the whole documents table, ascending; None is all
    _views: dict[str, pd.DataFrame] = field(default_factory=dict)
    _root: Corpus | None = None
    _read_once: Memo[Any] = field(default_factory=lambda: Memo(MOST_READ))
    _results: Memo[pd.DataFrame] = field(default_factory=lambda: Memo(MOST_RESULTS))

    def __len__(self) -> int:
        """Return the number of documents in this slice."""
        return len(self.root.documents) if self.rows is None else len(self.rows)

    def __repr__(self) -> str:
        return corpus_summary.text(self)

    def _repr_html_(self) -> str:
        return corpus_summary.html(self)

    @property
    def root(self) -> Corpus:
        """The whole corpus that this is a slice of, itself when it is whole."""
        return self if self._root is None else self._root

    def stored(self, name: str) -> pd.DataFrame:
        """Return a stored table, cut to the documents of this slice."""
        if self.rows is None or "doc_id" not in self.stored_tables[name]:
            return self.stored_tables[name]
        if name not in self._views:
            self._views[name] = self._cut(self.stored_tables[name])
        return self._views[name]

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the public tables, which `table` gives."""
        return tuple(schema.PUBLIC)

    def table(self, name: str, /, **options: Any) -> pd.DataFrame:
        """Return a public table of this slice; see `help(analytics.table)` for the tables and their options."""
        if not PROVIDERS:
            raise CorpusError("The analyses are not loaded. Load them first: import analytics.tables")
        return PROVIDERS[0](self, name, **options)

    @property
    def documents(self) -> pd.DataFrame:
        """One row per article, in the order of the corpus."""
        return self.stored("documents")

    @property
    def mentions(self) -> pd.DataFrame:
        """One row per name in a text."""
        return self.stored("mentions")

    @cached_property
    def text(self) -> dict[str, str]:
        """The article text of each document of this slice, by `doc_id`."""
        texts = self.stored("texts")
        return dict(zip(texts["doc_id"], texts["text"], strict=True))

    @cached_property
    def doc_ids(self) -> list[str]:
        """The documents of this slice, in order: the rows of every matrix."""
        return list(self.documents["doc_id"])

    @cached_property
    def vocabulary(self) -> np.ndarray:
        """The word forms of the whole corpus, sorted: the columns of `counts`."""
        if self.rows is not None:
            return self.root.vocabulary
        return self.stored_tables["terms"]["term"].cat.categories.to_numpy(dtype=object)

    @cached_property
    def counts(self) -> sparse.csr_array:
        """How often each word form occurs, documents of the slice x `vocabulary`."""
        if self.rows is not None:
            return self.root.counts[self.rows]
        terms = self.stored_tables["terms"]
        cells = (terms["n"].to_numpy("float64"), (terms["doc_id"].cat.codes, terms["term"].cat.codes))
        return sparse.csr_array(cells, shape=(len(self), len(self.vocabulary)))

    @cached_property
    def surfaces(self) -> np.ndarray:
        """How most documents of the whole corpus write each form of `vocabulary`."""
        if self.rows is not None:
            return self.root.surfaces
        written = self.stored_tables["terms"].groupby(["term", "surface"], observed=True).size().reset_index(name="n")
        best = written.sort_values(["term", "n"], ascending=[True, False], kind="stable").drop_duplicates("term")
        return best["surface"].to_numpy(dtype=object)

    def has_failed(self, step: str) -> bool:
        """Tell whether a step of the build over the whole corpus failed: its table is empty for that reason."""
        met = self.root.stored_tables["issues"]
        return bool(((met["file"] == schema.WHOLE_CORPUS) & (met["step"] == step)).any())

    def once(self, make: Callable[[Corpus], Made]) -> Made:
        """Return what `make` reads from the whole corpus, made once for all of its slices."""
        return self.root._read_once.result(make, lambda: make(self.root))  # noqa: SLF001 - a corpus too

    def kept(self, make: Callable[..., pd.DataFrame], **options: Any) -> pd.DataFrame:
        """Return what `make` gives for this slice and these options; the few results asked for last are kept.

        So one analysis can stand on another without counting again. Options must be hashable.
        """
        asked = (make, self.key, tuple(sorted(options.items())))
        result = self.root._results.result(asked, lambda: make(self, **options))  # noqa: SLF001 - a corpus too
        return result.copy(deep=False)  # copy-on-write: nobody can change what is kept

    def positions(self, doc_ids: pd.Series) -> np.ndarray:
        """Return the row within this slice of each `doc_id` of one of its tables."""
        codes = doc_ids.astype(self.stored_tables["documents"]["doc_id"].dtype).cat.codes.to_numpy()
        return codes if self.rows is None else np.searchsorted(self.rows, codes)

    def where(self, **wanted: Any) -> Corpus:
        """Return the slice of the documents that pass every filter; see `filters.FILTERS` for names and values."""
        keep = filters.documents_passing(self, wanted)
        return self if keep.all() else self.take(np.flatnonzero(keep))

    def take(self, positions: Sequence[int] | np.ndarray) -> Corpus:
        """Return the slice of the documents at the given positions of this slice."""
        chosen = np.sort(np.asarray(positions, dtype="int64"))
        rows = chosen if self.rows is None else self.rows[chosen]
        digest = hashlib.blake2b(rows.tobytes(), digest_size=8).hexdigest()
        return Corpus(self.stored_tables, self.settings, f"{self.root.key}-{digest}", rows, {}, self.root)

    def with_table(self, name: str, table: pd.DataFrame) -> Corpus:
        """Return a whole corpus in which one table is replaced."""
        return make(dict(self.stored_tables) | {name: table}, self.settings)

    def save(self, folder: str | Path) -> None:
        """Write the whole corpus as Parquet files and a manifest; an existing corpus there is replaced."""
        from analytics.corpus import folder as corpus_folder  # noqa: PLC0415 - it stands on this module

        corpus_folder.save(self, folder)

    def _cut(self, table: pd.DataFrame) -> pd.DataFrame:
        keep = np.zeros(len(self.root), dtype=bool)
        keep[self.rows] = True
        return table[keep[table["doc_id"].cat.codes.to_numpy()]].reset_index(drop=True)


def make(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any] | None = None, *, key: str = "") -> Corpus:
    """Return a corpus of the given stored tables; those that are missing are empty.

    `key` is the one that was saved with them; without it, it is computed.
    """
    corpus = _frozen(tables, settings or {})
    return replace(corpus, key=key or content_key(corpus.stored_tables, corpus.settings))


def _frozen(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any]) -> Corpus:
    given = {name: tables[name] if name in tables else schema.empty(name) for name in STORED}
    return Corpus({name: _categorical(table, tables["documents"]) for name, table in given.items()}, dict(settings))


def without_categories(table: pd.DataFrame) -> pd.DataFrame:
    """Return a stored table with plain text in place of categories."""
    return table.astype({column: "str" for column in table if column in CATEGORIES})


def _categorical(table: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Give `doc_id` the documents as categories, in order, so that its codes are row numbers; sort the others."""
    coded = {}
    for column in (column for column in table if column in CATEGORIES):
        values = table[column].astype("category")
        names = documents["doc_id"] if column == "doc_id" else sorted(values.cat.categories)
        coded[column] = values.cat.set_categories(pd.Index(names, dtype="str"))
    return table.assign(**coded)


def content_key(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any], version: str = VERSION) -> str:
    """Return a name for the content: release, settings, and the tables that corrections may change."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(json.dumps([version, settings], sort_keys=True, default=str).encode())
    for name in ("documents", "issues", "mentions", "topic_members", "topic_fit", "topic_joints", "corrections"):
        digest.update(pd.util.hash_pandas_object(without_categories(tables[name]), index=False).to_numpy().tobytes())
    return digest.hexdigest()
