"""Corpus: a frozen set of tables, sliced by filters, saved as a folder of Parquet files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd
from pyarrow import parquet
from scipy import sparse

from analytics import corpus_summary, filters, schema
from analytics.errors import CorpusError
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Made = TypeVar("Made")

MANIFEST = "manifest.json"
STORED = (
    *("documents", "texts", "lines", "issues", "sentences", "terms", "keywords", "mentions", "quotes"),
    *("agency_credits", "fingerprints", "shared_text", "topic_members", "topic_fit", "topic_joints"),
    *("articles", "names", "speeches", "notes", "corrections", "embeddings"),
    *("statement_sentences", "story_members"),
)
# 2.7x less memory than strings, filters 2.4x faster
MOST_KEPT = 6  # results of `Corpus.kept`: the 99,000 pairs of 4,000 articles take 12 MB
_CATEGORIES = frozenset(
    {"doc_id", "term", "surface", "keyword", "concept", "entity", "kind", "topic", "verdict", "statement"}
)
_LATER = frozenset({"called"})  # columns that came after the first folders were written
_LATER_TABLES = frozenset({"statement_sentences", "story_members"})  # and tables


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
    _made: dict[Any, Any] = field(default_factory=dict)

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

    def once(self, make: Callable[[Corpus], Made]) -> Made:
        """Return what `make` reads from the whole corpus, made once for all of its slices."""
        kept = self.root._made  # noqa: SLF001 - a corpus too
        if make not in kept:
            kept[make] = make(self.root)
        return kept[make]

    def kept(self, make: Callable[..., pd.DataFrame], **options: Any) -> pd.DataFrame:
        """Return what `make` gives for this slice and these options; the few results asked for last are kept.

        So one analysis can stand on another without counting again. Options must be hashable.
        """
        kept = self.root._made  # noqa: SLF001 - a corpus too
        asked = (make, self.key, tuple(sorted(options.items())))
        found: pd.DataFrame | None = kept.pop(asked, None)
        result = make(self, **options) if found is None else found
        kept[asked] = result  # the last one asked for stands last; sessions share it, so another may drop it at once
        for old in [one for one in list(kept) if isinstance(one, tuple)][:-MOST_KEPT]:
            kept.pop(old, None)
        return result.copy(deep=False)  # copy-on-write: nobody can change what is kept

    def positions(self, doc_ids: pd.Series) -> np.ndarray:
        """Return the row within this slice of each `doc_id` of one of its tables."""
        codes = doc_ids.astype(self.stored_tables["documents"]["doc_id"].dtype).cat.codes.to_numpy()
        return codes if self.rows is None else np.searchsorted(self.rows, codes)

    def where(self, **wanted: Any) -> Corpus:
        """Return the slice of the documents that pass every filter; see `filters.FILTERS` for names and values."""
        keep = filters.passing(self, wanted)
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
        target = Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for name in STORED:
            _plain(self.stored_tables[name]).to_parquet(target / f"{name}.parquet", index=False)
        manifest = {"format": 1, "version": VERSION, "key": self.root.key, "settings": dict(self.settings)}
        (target / MANIFEST).write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", encoding="utf-8")

    def _cut(self, table: pd.DataFrame) -> pd.DataFrame:
        keep = np.zeros(len(self.root), dtype=bool)
        keep[self.rows] = True
        return table[keep[table["doc_id"].cat.codes.to_numpy()]].reset_index(drop=True)


def make(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any] | None = None) -> Corpus:
    """Return a corpus of the given stored tables; those that are missing are empty."""
    corpus = _frozen(tables, settings or {})
    return replace(corpus, key=_key(corpus.stored_tables, corpus.settings))


def open_corpus(folder: str | Path) -> Corpus:
    """Read a corpus folder; raises CorpusError when it is none."""
    path = Path(folder)
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        settings = dict(manifest["settings"])
        there = [name for name in STORED if name not in _LATER_TABLES or (path / f"{name}.parquet").is_file()]
        tables = {name: _read(path / f"{name}.parquet", name) for name in there}
        key = str(manifest["key"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{path} is not a corpus folder ({error}). Make one with: python -m analytics build PATH --out {path}",
        ) from error
    return replace(_frozen(tables, settings), key=key)


def _frozen(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any]) -> Corpus:
    given = {name: tables[name] if name in tables else schema.empty(name) for name in STORED}
    return Corpus({name: _categorical(table, tables["documents"]) for name, table in given.items()}, dict(settings))


def _read(path: Path, name: str) -> pd.DataFrame:
    """Read one table; columns that become categories are decoded once per value, not once per row.

    Columns of text that a folder of an earlier release does not have yet are empty.
    """
    columns = schema.TABLES[name].columns
    coded = [column for column in columns if column in _CATEGORIES]
    there = set(parquet.read_schema(path).names)
    later = [column for column, dtype in columns.items() if dtype == "str" and column in _LATER - there]
    kept = [column for column in columns if column not in later]
    table = parquet.read_table(path, columns=kept, read_dictionary=coded).to_pandas()
    table = table.assign(**dict.fromkeys(later, ""))[list(columns)]
    return table.astype({column: dtype for column, dtype in columns.items() if column not in coded})


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype({column: "str" for column in table if column in _CATEGORIES})


def _categorical(table: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Give `doc_id` the documents as categories, in order, so that its codes are row numbers; sort the others."""
    coded = {}
    for column in (column for column in table if column in _CATEGORIES):
        values = table[column].astype("category")
        names = documents["doc_id"] if column == "doc_id" else sorted(values.cat.categories)
        coded[column] = values.cat.set_categories(pd.Index(names, dtype="str"))
    return table.assign(**coded)


def _key(tables: Mapping[str, pd.DataFrame], settings: Mapping[str, Any]) -> str:
    """Return a name for the content: release, settings, and the tables that corrections may change."""
    digest = hashlib.blake2b(digest_size=8)
    digest.update(json.dumps([VERSION, settings], sort_keys=True, default=str).encode())
    for name in ("documents", "issues", "mentions", "topic_members", "topic_fit", "topic_joints", "corrections"):
        digest.update(pd.util.hash_pandas_object(_plain(tables[name]), index=False).to_numpy().tobytes())
    return digest.hexdigest()
