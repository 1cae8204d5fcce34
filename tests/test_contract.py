"""What every analysis promises: its columns, an empty table for nothing, inputs unchanged, the same bytes twice."""

import io
from functools import partial

import pandas as pd
import pytest

from analytics import ANALYSES, evidence, overview, schema, topics
from analytics.corpus import STORED, make
from analytics.export.csv import neutral, to_csv

VIEWS = {
    "concordance": partial(evidence.concordance, query="embassy"),
    "evidence": partial(evidence.evidence, entities=("China", "Kabul")),
    "source_summary": overview.source_summary,
    "document_similarity": topics.document_similarity,
}
EVERY = ANALYSES | VIEWS


@pytest.fixture(params=["articles", "seeds"])
def world(request):
    return request.getfixturevalue(request.param)


def fingerprint(corpus):
    return {name: pd.util.hash_pandas_object(corpus.tables[name]).to_numpy().tobytes() for name in STORED}


def fresh(corpus):
    """Return the corpus without anything it has cached."""
    return make(corpus.tables, corpus.settings)


@pytest.mark.parametrize("name", EVERY)
def test_a_table_has_its_declared_columns_and_dtypes_and_rows_numbered_from_nought(world, name):
    got = EVERY[name](world)

    assert got.dtypes.astype(str).to_dict() == dict(schema.TABLES[name].columns)
    assert list(got.columns) == list(schema.TABLES[name].columns)
    assert list(got.index) == list(range(len(got)))


@pytest.mark.parametrize("name", EVERY)
def test_a_table_has_rows_where_there_is_something_to_tell(articles, name):
    assert not EVERY[name](articles).empty


@pytest.mark.parametrize("name", EVERY)
def test_a_corpus_without_documents_gives_an_empty_table_with_all_columns(make_corpus, name):
    pd.testing.assert_frame_equal(EVERY[name](make_corpus({})), schema.empty(name))


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"issues"}))  # files that could not be read are in no document
def test_a_slice_without_documents_gives_an_empty_table_with_all_columns(articles, name):
    pd.testing.assert_frame_equal(EVERY[name](articles.take([])), schema.empty(name))


@pytest.mark.parametrize("text", ["", "😀", "the of and", "\n\n"])
@pytest.mark.parametrize("name", EVERY)
def test_documents_without_words_raise_nothing(make_corpus, name, text):
    got = EVERY[name](make_corpus({"d1": {"text": text, "source": "A"}, "d2": {"text": text, "source": "B"}}))

    assert got.dtypes.astype(str).to_dict() == dict(schema.TABLES[name].columns)


@pytest.mark.parametrize("name", EVERY)
def test_the_tables_of_the_corpus_are_left_as_they_were(world, name):
    corpus = fresh(world)
    before = fingerprint(corpus)
    EVERY[name](corpus)
    EVERY[name](corpus.take([0, len(corpus) - 1]))

    assert fingerprint(corpus) == before


@pytest.mark.parametrize("name", EVERY)
def test_the_same_corpus_gives_the_same_bytes_twice(world, name):
    assert to_csv(EVERY[name](fresh(world))) == to_csv(EVERY[name](fresh(world)))


@pytest.mark.parametrize("name", EVERY)
def test_a_table_comes_back_from_its_csv_as_it_was(world, name):
    table = EVERY[name](world)
    columns = dict(schema.TABLES[name].columns)
    texts = [column for column, dtype in columns.items() if dtype == "str"]

    dtypes = {column: dtype for column, dtype in columns.items() if dtype != "bool"}
    missing = dict.fromkeys((column for column, dtype in columns.items() if dtype == "float64"), "")
    got = pd.read_csv(io.BytesIO(to_csv(table)), dtype=dtypes, keep_default_na=False, na_values=missing)

    expected = table.assign(**{column: table[column].map(neutral).astype("str") for column in texts})
    pd.testing.assert_frame_equal(got.astype(columns), expected, rtol=1e-12)
