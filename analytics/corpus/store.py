"""Corpus: a frozen set of tables that filters slice; `analytics.corpus.folder` saves and opens it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import categories, filters, texts
from analytics.corpus import summary as corpus_summary
from analytics.corpus.memo import Memo
from analytics.corpus.stored_tables import StoredTables
from analytics.errors import CorpusError
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from analytics.corpus.texts import Texts

Made = TypeVar("Made")

STORED = (
    *("documents", "texts", "lines", "issues", "sentences", "terms", "keywords", "mentions", "quotes"),
    *("agency_credits", "fingerprints", "shared_text", "topic_members", "topic_fit", "topic_joints"),
    *("articles", "left_out", "left_out_lines", "names", "speeches", "appositions", "notes", "corrections"),
    "embeddings",
    *("statement_sentences", "board_sentences", "story_members"),
    *("character_runs", "text_norms", "word_points", "form_stems", "entity_pairs", "keyness"),
)
# What takes a second to compute: the same for all slices, or the pairs and keyness of the whole corpus with the default
# options; empty in folders of earlier releases
DERIVED = ("character_runs", "text_norms", "word_points", "form_stems", "entity_pairs", "keyness")
# tables that folders of earlier releases do not have
LATER = (*DERIVED, "appositions", "board_sentences", "left_out", "left_out_lines")
_DERIVED_FROM = ("documents", "texts", "terms", "mentions", "sentences", "agency_credits", "corrections")
# what a corpus makes from its texts and terms
OF_TEXTS = ("text", "doc_ids", "vocabulary", "counts", "surfaces", "_forms")
MOST_READ, MOST_READ_BYTES = 32, 192 << 20  # of `Corpus.once`: about 20 functions use it; computed once each
MOST_RESULTS, MOST_RESULTS_BYTES = 6, 48 << 20  # of `Corpus.cached`: the 99,000 pairs of 4,000 articles take 12 MB
# 2.7x less memory than strings, filters 2.4x faster
CATEGORIES = frozenset(
    {"doc_id", "term", "surface", "keyword", "concept", "entity", "kind", "topic", "verdict", "statement", "link_rule"}
)


# `analytics.tables.table`: it adds itself when it is imported, because this module must not import it
PROVIDERS: list[Callable[..., pd.DataFrame]] = []


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """The tables of a corpus, or of the slice of it that `rows` selects.

    `stored_tables` always has the whole corpus; a table is cut to the slice at its first use. Callers never change a
    table. `saved_key` is the key of the folder that the corpus was read from.
    """

    stored_tables: StoredTables
    settings: Mapping[str, Any] = field(default_factory=dict)
    saved_key: str = ""
    rows: np.ndarray | None = None  # rows of the whole documents table, ascending; None is all
    _views: dict[str, pd.DataFrame] = field(default_factory=dict)
    _root: Corpus | None = None
    _read_once: Memo[Any] = field(default_factory=lambda: Memo(MOST_READ, MOST_READ_BYTES))
    _results: Memo[pd.DataFrame] = field(default_factory=lambda: Memo(MOST_RESULTS, MOST_RESULTS_BYTES))

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

    @cached_property
    def key(self) -> str:
        """A hash of the content, the settings and the rows of the slice: equal keys mean equal results."""
        if self.rows is None:
            return self.saved_key or content_key(self.stored_tables, self.settings)
        return f"{self.root.key}-{hashlib.blake2b(self.rows.tobytes(), digest_size=8).hexdigest()}"

    def stored(self, name: str) -> pd.DataFrame:
        """Return a stored table, cut to the documents of this slice."""
        if self.rows is None or "doc_id" not in schema.TABLES[name].columns:
            return self.stored_tables[name]
        if name not in self._views:
            self._views[name] = self._cut(self.stored_tables[name])
        return self._views[name]

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the public tables, which `table` returns."""
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
        """One row per mention of an entity in a text."""
        return self.stored("mentions")

    @cached_property
    def text(self) -> Texts:
        """The article text of each document of this slice, by `doc_id`."""
        return texts.of_table(self.stored("texts")) if self.rows is None else self.root.text.part(self.doc_ids)

    @cached_property
    def doc_ids(self) -> list[str]:
        """The documents of this slice, in order: the rows of every matrix."""
        return self.documents["doc_id"].tolist()

    @cached_property
    def vocabulary(self) -> np.ndarray:
        """The word forms of the whole corpus, sorted: the columns of `counts`."""
        return self._forms.to_numpy(dtype=object) if self.rows is None else self.root.vocabulary

    @cached_property
    def _forms(self) -> pd.Index:
        """The word forms of the whole corpus as pandas has them."""
        if self.rows is not None:
            return self.root._forms  # noqa: SLF001 - a corpus too
        forms: pd.Index = self.stored_tables["terms"]["term"].cat.categories
        return forms

    @cached_property
    def counts(self) -> sparse.csr_array:
        """How often each word form occurs: documents of the slice x `vocabulary`."""
        if self.rows is not None:
            return self.root.counts[self.rows]
        terms = self.stored_tables["terms"]
        cells = (terms["n"].to_numpy("float64"), (terms["doc_id"].cat.codes, terms["term"].cat.codes))
        return sparse.csr_array(cells, shape=(len(self), len(self.vocabulary)))

    @cached_property
    def surfaces(self) -> np.ndarray:
        """The most frequent spelling of each form of `vocabulary`, by documents of the whole corpus."""
        if self.rows is not None:
            return self.root.surfaces
        terms = self.stored_tables["terms"]
        spellings = terms["surface"].cat.categories.to_numpy(dtype=object)
        pairs = terms["term"].cat.codes.to_numpy("int64") * len(spellings) + terms["surface"].cat.codes.to_numpy()
        pairs, n = np.unique(pairs, return_counts=True)
        form, spelling = np.divmod(pairs, max(len(spellings), 1))
        order = np.lexsort((-n, form))  # ties stay in alphabetical order
        return spellings[spelling[order[np.unique(form, return_index=True)[1]]]]

    def columns_of(self, words: Iterable[str]) -> np.ndarray:
        """Return the columns of `counts` of the words that are in `vocabulary`, ascending."""
        places = self._forms.get_indexer(pd.Index(sorted(set(words)), dtype="str"))
        return places[places >= 0]

    def has_failed(self, step: str) -> bool:
        """Return whether a step of the build over the whole corpus failed; its table is then empty."""
        issues = self.root.stored_tables["issues"]
        return bool(((issues["file"] == schema.WHOLE_CORPUS) & (issues["step"] == step)).any())

    def once(self, make: Callable[[Corpus], Made]) -> Made:
        """Return `make(corpus.root)`, computed once for all slices of the corpus."""
        return self.root._read_once.result(make, lambda: make(self.root))  # noqa: SLF001 - a corpus too

    def cached(self, make: Callable[..., pd.DataFrame], **options: Any) -> pd.DataFrame:
        """Return `make(self, **options)`; the last `MOST_RESULTS` results are cached.

        So one analysis can use another without computing it again. Options must be hashable.
        """
        key = (make, self.key, tuple(sorted(options.items())))
        result = self.root._results.result(key, lambda: make(self, **options))  # noqa: SLF001 - a corpus too
        return result.copy(deep=False)  # copy-on-write: no caller can change the cached table

    def positions(self, doc_ids: pd.Series) -> np.ndarray:
        """Return the row within this slice of each `doc_id` of one of its tables."""
        codes = doc_ids.astype(self.stored_tables["documents"]["doc_id"].dtype).cat.codes.to_numpy()
        return codes if self.rows is None else np.searchsorted(self.rows, codes)

    def slice_rows(self, rows: np.ndarray) -> np.ndarray:
        """Return the row within this slice of each row of the whole corpus, -1 for a document outside of it."""
        if self.rows is None:
            return rows
        place = np.full(len(self.root), -1)
        place[self.rows] = np.arange(len(self.rows))
        return place[rows]

    def where(self, **wanted: Any) -> Corpus:
        """Return the slice of the documents that pass every filter; see `filters.FILTERS` for names and values."""
        keep = filters.documents_passing(self, wanted)
        return self if keep.all() else self.take(np.flatnonzero(keep))

    def take(self, positions: Sequence[int] | np.ndarray) -> Corpus:
        """Return the slice of the documents at the given positions of this slice."""
        chosen = np.sort(np.asarray(positions, dtype="int64"))
        rows = chosen if self.rows is None else self.rows[chosen]
        return Corpus(self.stored_tables, self.settings, "", rows, {}, self.root)

    def with_table(self, name: str, table: pd.DataFrame) -> Corpus:
        """Return a whole corpus in which one table is replaced."""
        return self.with_tables({name: table})

    def with_tables(self, tables: Mapping[str, pd.DataFrame]) -> Corpus:
        """Return a whole corpus in which some tables are replaced, and those derived from them are empty."""
        if not tables.keys().isdisjoint(_DERIVED_FROM):
            tables = {name: schema.empty(name) for name in DERIVED} | dict(tables)
        if "documents" in tables and list(tables["documents"]["doc_id"]) != self.root.doc_ids:
            return make(self.stored_tables | tables, self.settings)
        changed = {
            name: _categorical(table, pd.Index(self.root.doc_ids, dtype="str")) for name, table in tables.items()
        }
        stored = self.stored_tables.with_tables(changed)
        return self._with_stored(stored, same_texts=tables.keys().isdisjoint(("texts", "terms")))

    def with_spilled(self, names: Iterable[str]) -> Corpus:
        """Return a whole corpus for a build: some tables are in temporary files, and read at each use."""
        return self._with_stored(self.stored_tables.with_spilled(names))

    def with_kept(self) -> Corpus:
        """Return a whole corpus whose tables in temporary files stay in the memory after their first use."""
        return self._with_stored(self.stored_tables.with_kept())

    def with_corrections(self, corrections: pd.DataFrame) -> Corpus:
        """Return a whole corpus with other corrections, for those that change no other table, such as tags."""
        stored = self.stored_tables.with_tables({"corrections": corrections})
        return self._with_stored(stored, settings={**self.settings, "n_corrections": len(corrections)})

    def _with_stored(
        self, stored: StoredTables, *, same_texts: bool = True, settings: Mapping[str, Any] | None = None
    ) -> Corpus:
        """Return a whole corpus of other tables; with the `same_texts` what was made from them is not made again."""
        whole = Corpus(stored, self.settings if settings is None else settings)
        known = vars(self.root) if same_texts else {}
        vars(whole).update({name: known[name] for name in OF_TEXTS if name in known})
        return whole

    def save(self, folder: str | Path) -> None:
        """Write the whole corpus as Parquet files and a manifest; an existing corpus there is replaced."""
        from analytics.corpus import folder as corpus_folder  # noqa: PLC0415 - this module must not import it at the top

        corpus_folder.save(self, folder)

    def _cut(self, table: pd.DataFrame) -> pd.DataFrame:
        keep = np.zeros(len(self.root), dtype=bool)
        keep[self.rows] = True
        return table[keep[table["doc_id"].cat.codes.to_numpy()]].reset_index(drop=True)


def make(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any] | None = None, *, key: str = "") -> Corpus:
    """Return a corpus of the given stored tables; missing ones are empty.

    Packed tables of `StoredTables` have their categories already. `key` is the key that was saved with the tables;
    without it, the key is computed when it is needed.
    """
    doc_ids = pd.Index(tables["documents"]["doc_id"], dtype="str")
    given = tables if isinstance(tables, StoredTables) else StoredTables(tables, {})
    packed = given.table_makers
    complete = {name: given[name] if name in given else schema.empty(name) for name in STORED if name not in packed}
    coded = {name: _categorical(table, doc_ids) for name, table in complete.items()}
    return Corpus(StoredTables(coded, packed), dict(sorted((settings or {}).items())), key)


def without_categories(table: pd.DataFrame) -> pd.DataFrame:
    """Return a stored table with plain text instead of categories."""
    return table.astype({column: "str" for column in table if column in CATEGORIES})


def _categorical(table: pd.DataFrame, doc_ids: pd.Index) -> pd.DataFrame:
    """Return a table with sorted categories; those of `doc_id` are in corpus order, so that its codes are rows."""
    names = {"doc_id": doc_ids}
    coded = (column for column in table if column in CATEGORIES)
    return table.assign(**{column: categories.from_strings(table[column], names.get(column)) for column in coded})


def content_key(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any], version: str = VERSION) -> str:
    """Return a hash of the content: release, settings, and the tables that corrections can change."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(json.dumps([version, settings], sort_keys=True, default=str).encode())
    for name in ("documents", "issues", "mentions", "topic_members", "topic_fit", "topic_joints", "corrections"):
        digest.update(pd.util.hash_pandas_object(tables[name], index=False).to_numpy().tobytes())
    return digest.hexdigest()
