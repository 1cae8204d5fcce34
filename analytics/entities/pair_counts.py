"""Counts of the sentences, paragraphs or documents that mention two entities: one sparse product for all pairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import positions
from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.corpus.store import Corpus

UNITS = ("auto", "document", "paragraph", "sentence")
# Of 4,000 news articles (median 776 words) 36 are longer, and these 0.9 % made 13 % of all pairs in the same document:
# a median of 4,186 pairs each, against 190 of an article of 500 to 1,000 words.
LONG_WORDS = 4_000
WORK = 4_000_000  # pairs counted at once, 50 MB: so 100,000 articles need no more memory than 10,000


class Named(NamedTuple):
    """The counted mentions of a slice: their rows among all mentions, the column of each, and the names of columns."""

    rows: np.ndarray
    column: np.ndarray
    names: pd.Index

    def only(self, wanted: np.ndarray) -> Named:
        """Return the mentions of the wanted names."""
        is_wanted = self.names.isin(wanted)
        column = np.where(is_wanted, np.cumsum(is_wanted) - 1, -1)[self.column]
        return Named(self.rows[column >= 0], column[column >= 0], self.names[is_wanted])


class MentionCodes(NamedTuple):
    """All mentions of the corpus: codes of entity and kind, the names of the codes, demonyms and linked surnames."""

    entity: np.ndarray
    names: pd.Index
    kind: np.ndarray
    kinds: pd.Index
    demonym: np.ndarray
    surname: np.ndarray


class Cells(NamedTuple):
    """Units x entities as 0 and 1, for units with mentions, the document of each, and the number of all units.

    With `by_document` a document with several units, the sentences of a long one, counts once.
    """

    matrix: sparse.csr_array
    document: np.ndarray
    total: int
    by_document: bool

    @property
    def has_parts(self) -> bool:
        """Whether a document can have several units."""
        return len(np.unique(self.document)) < len(self.document)


def named_entities(corpus: Corpus, *, kinds: Sequence[str], demonyms: bool, full_names: bool, least: int) -> Named:
    """Return the mentions of entities in at least `least` documents of the slice; columns in order of name."""
    unknown = set(kinds) - set(schema.KINDS)
    if unknown:
        raise ValueError(f"kinds must be among {', '.join(schema.KINDS)}, got {', '.join(sorted(unknown))}")
    codes, document = corpus.once(_coded_mentions), _row_in_slice(corpus)[corpus.once(_documents)[0]]
    keep = np.isin(codes.kind, codes.kinds.get_indexer(kinds)) & (document >= 0)
    rows = np.flatnonzero(keep & (demonyms | ~codes.demonym) & ~(full_names & codes.surname))
    entity, n = codes.entity[rows], len(codes.names)
    enough = np.bincount(np.unique(document[rows] * n + entity) % max(n, 1), minlength=n) >= least
    column = np.where(enough, np.cumsum(enough) - 1, -1)[entity]
    return Named(rows[column >= 0], column[column >= 0], codes.names[enough])


def entity_documents(corpus: Corpus, named: Named) -> pd.DataFrame:
    """Return one row per entity with its kind and `n_docs`, its number of documents in the slice."""
    document = corpus.once(_documents)[0][named.rows]
    n_docs = matrices.incidence(document, named.column, (len(corpus.root), len(named.names))).sum(axis=0)
    first = named.rows[np.unique(named.column, return_index=True)[1]]
    codes = corpus.once(_coded_mentions)
    return pd.DataFrame({"entity": named.names, "kind": codes.kinds.take(codes.kind[first]), "n_docs": n_docs})


def in_units(corpus: Corpus, named: Named, unit: str) -> Cells:
    """Return units of the slice x entities."""
    if unit not in UNITS:
        raise ValueError(f"unit must be auto, document, paragraph or sentence, got {unit!r}")
    place, documents = corpus.once(_PLACES[unit])
    by_document = unit in ("auto", "document")
    row_of_unit = _row_in_slice(corpus)[documents]
    unit_of_mention = place[named.rows]
    known = np.append(row_of_unit, -1)[unit_of_mention] >= 0  # a mention outside of all units has unit -1
    units, rows = np.unique(unit_of_mention[known], return_inverse=True)
    matrix = matrices.incidence(rows, named.column[known], (len(units), len(named.names)))
    total = len(corpus) if by_document else int((row_of_unit >= 0).sum())
    return Cells(matrix, row_of_unit[units], total, by_document)


def n_long_documents(corpus: Corpus) -> int:
    """Return the number of documents of more than `LONG_WORDS` words."""
    return int(_is_long(corpus).sum())


def _is_long(corpus: Corpus) -> np.ndarray:
    is_long: np.ndarray = corpus.documents["n_words"].to_numpy() > LONG_WORDS
    return is_long


def pairs(cells: Cells, least: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the two columns, in order, and the number of units of each pair that is in at least `least` units."""
    square = (_small(cells.matrix).T @ _small(cells.matrix)).tocsr()
    first = _row_of(square)
    keep = (square.data >= least) & (first < square.indices)
    return first[keep], square.indices[keep].astype("int64"), square.data[keep].astype("int64")


def n_units(cells: Cells, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Return the number of units that mention both entities of each pair; with `by_document`, of documents."""
    if cells.by_document and cells.has_parts:
        return n_parts(cells, cells.document, i, j)
    return at_pairs((cells.matrix.T @ cells.matrix).tocsr(), i, j)


def n_parts(cells: Cells, parts: np.ndarray, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Return, for each pair, the number of parts (documents, sources) that have a unit with both."""
    n = cells.matrix.shape[1]
    square = sparse.csr_array((n, n), dtype="int32")
    for _, first, second in _pairs_of_parts(cells, parts):
        square = square + sparse.csr_array((np.ones(len(first), "int32"), (first, second)), shape=(n, n))
    return at_pairs(square, i, j)


def by_document(cells: Cells, n_docs: int, i: np.ndarray, j: np.ndarray) -> sparse.csr_array:
    """Return documents x pairs as 0 and 1: 1 where a unit of the document has both."""
    n = cells.matrix.shape[1]
    number = sparse.csr_array((np.arange(1, len(i) + 1), (i, j)), shape=(n, n))
    cells_of_parts = [
        (document, at_pairs(number, first, second))
        for document, first, second in _pairs_of_parts(cells, cells.document)
        if len(first)
    ]
    rows, pair = (
        (np.concatenate(parts) for parts in zip(*cells_of_parts, strict=True))
        if cells_of_parts
        else (np.zeros(0, "int64"),) * 2
    )
    listed = pair > 0
    return matrices.incidence(rows[listed], pair[listed] - 1, (n_docs, len(i)))


def at_pairs(square: sparse.csr_array, i: np.ndarray, j: np.ndarray) -> np.ndarray:
    """Return the cells of a square matrix at the pairs."""
    return np.asarray(square[i, j]).ravel().astype("int64") if len(i) else np.zeros(0, "int64")


def _pairs_of_parts(cells: Cells, parts: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Yield (part, i, j) once for each part and pair in one of its units, in pieces of bounded work."""
    n = cells.matrix.shape[1]
    for rows in _pieces(np.diff(cells.matrix.indptr), parts):
        matrix = _small(cells.matrix[rows])
        used, code = np.unique(parts[rows][_row_of(matrix)] * n + matrix.indices, return_inverse=True)
        cells_of = (np.ones(len(code), "int32"), (code, _row_of(matrix)))
        product = (sparse.csr_array(cells_of, shape=(len(used), matrix.shape[0])) @ matrix).tocsr()
        part, first, row = used // n, used % n, _row_of(product)
        keep = first[row] < product.indices
        yield part[row[keep]], first[row[keep]], product.indices[keep]


def _pieces(sizes: np.ndarray, parts: np.ndarray) -> Iterator[np.ndarray]:
    """Yield groups of rows, whole parts together, in which the squares of the sizes sum to about `WORK`."""
    order = np.argsort(parts, kind="stable")
    work = np.cumsum(np.square(sizes[order], dtype="int64"))
    begins = np.searchsorted(parts[order], parts[order])
    piece = work[begins] // WORK if len(order) else work
    yield from np.split(order, np.flatnonzero(np.diff(piece)) + 1)


def _small(matrix: sparse.csr_array) -> sparse.csr_array:
    return matrix.astype("int32")


def _row_of(matrix: sparse.csr_array) -> np.ndarray:
    """Return the row of each cell."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def sources(corpus: Corpus) -> np.ndarray:
    """Return the source of each document of the slice, as a number."""
    all_sources = corpus.once(_sources)
    return all_sources if corpus.rows is None else all_sources[corpus.rows]


def _sources(corpus: Corpus) -> np.ndarray:
    return pd.factorize(corpus.documents["source"])[0]


def _row_in_slice(corpus: Corpus) -> np.ndarray:
    """Return, for each document of the whole corpus, its row in the slice; -1 for none."""
    rows = np.arange(len(corpus.root)) if corpus.rows is None else corpus.rows
    row_in_slice = np.full(len(corpus.root), -1)
    row_in_slice[rows] = np.arange(len(rows))
    return row_in_slice


def _coded_mentions(corpus: Corpus) -> MentionCodes:
    entity, kind = corpus.mentions["entity"].cat, corpus.mentions["kind"].cat
    demonym = corpus.mentions["demonym"].to_numpy(dtype=bool)
    surname = corpus.mentions["link_rule"].isin(schema.SURNAME_RULES).to_numpy()
    codes = entity.codes.to_numpy("int64")
    return MentionCodes(codes, entity.categories, kind.codes.to_numpy(), kind.categories, demonym, surname)


def _documents(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return the document of each mention, and the document of each document."""
    return corpus.positions(corpus.mentions["doc_id"]).astype("int64"), np.arange(len(corpus))


def _sentences(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return the sentence of each mention, -1 for none, and the document of each sentence."""
    documents = corpus.positions(corpus.stored("sentences")["doc_id"]).astype("int64")
    return positions.sentence_of(corpus, corpus.mentions), documents


def _paragraphs(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return the line of the text of each mention, and the document of each line."""
    begins = [(row, line.start()) for row, doc_id in enumerate(corpus.doc_ids)
              for line in re.finditer(r"[^\n]+", corpus.text[doc_id])]  # fmt: skip
    documents, starts = np.asarray(begins, dtype="int64").reshape(-1, 2).T
    return positions.containing_piece(corpus, corpus.mentions, documents, starts), documents


def _documents_or_sentences(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return documents as units, numbered first, and sentences in long documents; -1 for no sentence there."""
    (place, documents), is_long = _documents(corpus), _is_long(corpus)
    if not is_long.any():
        return place, documents
    sentence, of_sentence = corpus.once(_sentences)
    in_sentence = np.where(sentence >= 0, len(documents) + sentence, -1)
    return np.where(is_long[place], in_sentence, place), np.concatenate([documents, of_sentence])


_PLACES = {"auto": _documents_or_sentences, "document": _documents, "paragraph": _paragraphs, "sentence": _sentences}
