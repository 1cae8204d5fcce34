"""Vectors of the user: read, stored with the corpus, and clustered instead of words."""

import numpy as np
import pandas as pd
import pytest

from analytics import CorpusError
from analytics.topics import embeddings, topics

TEXTS = ["red", "green", "blue", ""]
FILES = ["a.txt", "b.txt", "c.txt", "d.txt"]
GIVEN = np.asarray([[2.0, 0.0], [0.0, 1.0], [4.0, 0.1], [1.0, 0.0]])


@pytest.fixture
def documents():
    return pd.DataFrame({"doc_id": ["d1", "d2", "d3", "d4"], "file": FILES})


def decoded(table):
    return [embeddings._decode_vector(text).round(2).tolist() for text in table["vector"]]


def test_vectors_of_a_npy_file_are_in_document_order_and_have_length_one(tmp_path, documents):
    np.save(tmp_path / "v.npy", GIVEN)

    table = embeddings.table(tmp_path / "v.npy", documents, TEXTS)

    assert list(table["doc_id"]) == ["d1", "d2", "d3", "d4"]
    assert decoded(table) == [[1, 0], [0, 1], [1, 0.02], [1, 0]]


def test_vectors_of_a_parquet_file_are_matched_by_file_or_id_as_lists_or_columns(tmp_path, documents):
    order = [2, 0, 1]
    lists = pd.DataFrame({"file": [FILES[i] for i in order], "vector": [GIVEN[i].tolist() for i in order]})
    columns = pd.DataFrame({"doc_id": [f"d{i + 1}" for i in order], "x": GIVEN[order, 0], "y": GIVEN[order, 1]})
    for name, frame in {"lists": lists, "columns": columns}.items():
        frame.to_parquet(tmp_path / f"{name}.parquet")
        table = embeddings.table(tmp_path / f"{name}.parquet", documents, TEXTS)

        assert list(table["doc_id"]) == ["d1", "d2", "d3"]  # the fourth has no vector
        assert decoded(table) == [[1, 0], [0, 1], [1, 0.02]]


def test_topics_are_fitted_on_vectors_instead_of_words(make_corpus, documents, tmp_path):
    np.save(tmp_path / "v.npy", GIVEN)
    world = {doc_id: {"text": text, "file": file} for doc_id, text, file in zip(
        documents["doc_id"], TEXTS, FILES, strict=True)}  # fmt: skip
    given = embeddings.table(tmp_path / "v.npy", documents, TEXTS)

    corpus = topics.fit(make_corpus(world).with_table("embeddings", given), n_topics=2)

    members = corpus.stored("topic_members")
    # red and blue point the same way, though they share no word; without words a vector does not help
    assert members["topic"].astype(str).tolist() == ["t01", "t02", "t01", "t00"]
    assert topics.unit_of(corpus) == "document"
    assert topics.topics(corpus)["label"].tolist() == ["blue, red", "green", "no text"]


def test_a_folder_without_a_model_and_a_model_without_its_package_are_errors(tmp_path, documents):
    with pytest.raises(CorpusError, match="is no model of sentence-transformers or model2vec"):
        embeddings.table(tmp_path, documents, TEXTS)
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(CorpusError, match="needs the package model2vec, which is not installed"):
        embeddings.table(tmp_path, documents, TEXTS)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (GIVEN[:3], "3 vectors for 4 documents"),
        (np.zeros((4, 0)), "vectors are rows of numbers"),
        (np.zeros(4), "vectors are rows of numbers"),
        (np.asarray(["a"] * 4), "cannot be read"),
    ],
)
def test_vectors_that_do_not_match_the_documents_are_an_error(tmp_path, documents, given, problem):
    np.save(tmp_path / "v.npy", given)

    with pytest.raises(CorpusError, match=problem):
        embeddings.table(tmp_path / "v.npy", documents, TEXTS)


def test_a_missing_file_and_an_unknown_file_type_are_errors(tmp_path, documents):
    with pytest.raises(CorpusError, match="cannot be read"):
        embeddings.table(tmp_path / "gone.npy", documents, TEXTS)
    with pytest.raises(CorpusError, match=r"vectors are a \.npy or \.parquet file, or the folder of a model"):
        embeddings.table(tmp_path / "v.csv", documents, TEXTS)
