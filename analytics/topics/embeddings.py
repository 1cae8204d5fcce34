"""Document vectors from a file of the user or from a model on this machine; they are stored with the corpus."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pyarrow import parquet

from analytics import schema
from analytics.errors import CorpusError
from analytics.stats import matrices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus
    from analytics.topics.units import Units

MODELS = {"modules.json": "sentence_transformers", "model.safetensors": "model2vec"}
CHARACTERS = 2_000  # of an article that a model reads: models cut off longer texts


def has_embeddings(corpus: Corpus) -> bool:
    """Return whether the documents of a corpus have vectors."""
    return not corpus.root.stored("embeddings").empty


def vectors(corpus: Corpus, pieces: Units) -> np.ndarray:
    """Return the vector of each document, of length 1; zeros for a document without a vector or without words."""
    rows = corpus.stored("embeddings")
    decoded = np.stack([_decode_vector(text) for text in rows["vector"]])
    points = np.zeros((len(corpus), decoded.shape[1]))
    points[corpus.positions(rows["doc_id"])] = decoded
    points = points[pieces.rows]
    wordless = np.asarray(pieces.counts.sum(axis=1)).ravel() == 0
    return np.where(wordless[:, None], 0, matrices.unit_length(points))


def table(
    path: str | Path, documents: pd.DataFrame, texts: Sequence[str], *, loaded: Sequence[str] = ()
) -> pd.DataFrame:
    """Return the table `embeddings` of documents (`doc_id`, `file`), from a file of vectors or by a model.

    A .npy file has one row per document, in the order of the ids in `loaded`, or of `documents` if `loaded` is empty.
    A .parquet file has a column `file` or `doc_id` that names the document, or rows in that same order; the vector is
    one column of lists or several columns of numbers. A folder is a model of sentence-transformers or model2vec. Raise
    CorpusError if the vectors cannot be read or do not match the documents.
    """
    source = Path(path)
    if source.is_dir():
        values, in_order = _encode_texts(source, texts), False
    elif source.suffix in (".npy", ".parquet"):
        values, in_order = _read(source, documents)
    else:
        raise CorpusError(f"{source}: vectors are a .npy or .parquet file, or the folder of a model")
    if len(values) != len(documents):
        raise CorpusError(f"{source}: {len(values)} vectors for {len(documents)} documents; one row for each is needed")
    if values.ndim != 2 or not values.shape[1]:  # noqa: PLR2004 - rows and dimensions
        raise CorpusError(f"{source}: vectors are rows of numbers, one row per document")
    if in_order and loaded:
        values = values[pd.Index(loaded).get_indexer(documents["doc_id"])]
    finite = np.isfinite(values).all(axis=1)
    rows = ((doc_id, _encode(row)) for doc_id, row, ok in zip(documents["doc_id"], values, finite, strict=True) if ok)
    return schema.from_rows(rows, "embeddings")


def _read(place: Path, documents: pd.DataFrame) -> tuple[np.ndarray, bool]:
    """Return the vectors of a file, and whether they are in the order of loading."""
    try:
        if place.suffix == ".npy":
            return np.load(place, allow_pickle=False).astype("float64"), True
        frame = parquet.read_table(place).to_pandas()
        return _frame_vectors(frame, documents)
    except (OSError, ValueError, TypeError) as error:
        raise CorpusError(f"The vectors {place} cannot be read: {error}") from error


def _frame_vectors(frame: pd.DataFrame, documents: pd.DataFrame) -> tuple[np.ndarray, bool]:
    """Return one vector per document, matched by a column `file` or `doc_id` if there is one, else in order."""
    key = next((name for name in ("file", "doc_id") if name in frame), "")
    numbers = frame.select_dtypes("number")
    columns = [name for name in frame if name != key and name not in numbers]
    values = numbers.to_numpy("float64") if not columns else np.stack(list(frame[columns[0]])).astype("float64")
    if not key:
        return values, True
    place = {str(one): i for i, one in enumerate(frame[key])}
    row_of = np.asarray([place.get(str(one), -1) for one in documents[key]])
    return np.where((row_of >= 0)[:, None], values[row_of], np.nan), False


def _encode_texts(place: Path, texts: Sequence[str]) -> np.ndarray:
    """Return the vectors that a model computes of the beginnings of texts."""
    package = next((name for file, name in MODELS.items() if (place / file).is_file()), "")
    if not package:
        raise CorpusError(f"{place} is no model of sentence-transformers or model2vec: it has no {' or '.join(MODELS)}")
    beginnings = [text[:CHARACTERS] for text in texts]
    try:
        model = _model(package, str(place))
    except ImportError:
        name = package.replace("_", "-")
        raise CorpusError(f"{place} needs the package {name}, which is not installed: pip install {name}") from None
    return np.asarray(model.encode(beginnings), dtype="float64")


def _model(package: str, place: str) -> Any:
    if package == "model2vec":
        from model2vec import StaticModel  # noqa: PLC0415 - only needed with such a model

        return StaticModel.from_pretrained(place)
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - brings torch, 754 MB

    return SentenceTransformer(place, device="cpu", local_files_only=True)


def _encode(vector: np.ndarray) -> str:
    """Return a vector as text, scaled to length 1, in half precision: 1 kB for 384 numbers."""
    return base64.b64encode(matrices.unit_length(vector).astype("<f2").tobytes()).decode()


def _decode_vector(text: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), "<f2").astype("float64")
