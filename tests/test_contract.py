"""The rules for every analysis: its columns, an empty table for no documents, unchanged inputs, reproducible bytes."""

import io
from functools import partial

import pandas as pd
import pytest

from analytics import ANALYSES, schema
from analytics.comparison import aligned_sentences
from analytics.corpus.store import STORED, make
from analytics.crosslingual import glosses
from analytics.curation import merge_suggestions, split_suggestions
from analytics.curation import preview as line_preview
from analytics.evidence import evidence
from analytics.export.csv import neutral, to_csv
from analytics.keywords import terms_by_group, trends
from analytics.sources import attention_differences, collocates, quotations, shared_coverage, similarity
from analytics.statements import similar_sentences
from analytics.stories import related
from analytics.topics import tables as topic_tables
from analytics.topics import topics

VIEWS = {
    "attention_differences": attention_differences.attention_differences,
    "concordance": partial(evidence.concordance, query="embassy"),
    "evidence": partial(evidence.evidence, entities=("China", "Kabul")),
    "removed_lines": line_preview.removed_lines,
    "document_similarity": topics.document_similarity,
    "glosses": glosses.glosses,
    "group_terms": terms_by_group.group_terms,
    "topic_documents": topic_tables.topic_documents,
    "topic_numbers": topic_tables.topic_numbers,
    "keyword_places": trends.keyword_places,
    "split_suggestions": split_suggestions.split_suggestions,
    "suggested_merges": merge_suggestions.suggested_merges,
    "related": lambda corpus: related.related_documents(corpus, next(iter(corpus.doc_ids), "")),
    "aligned_sentences": lambda corpus: aligned_sentences.aligned_sentences(corpus, **first_and_last(corpus)),
    "collocates": partial(collocates.collocates, words="embassy"),
    "similar_sentences": partial(similar_sentences.similar_sentences, text="The embassy of China stays open."),
    "speakers": quotations.speakers,
    "shared_links": partial(shared_coverage.shared_links, a="Outlet a", b="Outlet b"),
    "shared_words": partial(similarity.shared_words, a="Outlet a", b="Outlet b", language="en"),
}
EVERY = ANALYSES | VIEWS


def first_and_last(corpus):
    return dict(zip("ab", (corpus.doc_ids[0], corpus.doc_ids[-1]), strict=True)) if len(corpus) > 1 else {}


class Twice:
    """A corpus made twice from the same tables, and each analysis of both run once."""

    def __init__(self, corpus):
        self.corpora = [make(corpus.stored_tables, corpus.settings) for _ in range(2)]
        self.before = fingerprint(self.corpora[0])
        self.made = {}

    def tables(self, name):
        if name not in self.made:
            self.made[name] = [EVERY[name](corpus) for corpus in self.corpora]
        return self.made[name]


def fingerprint(corpus):
    return {name: pd.util.hash_pandas_object(corpus.stored_tables[name]).to_numpy().tobytes() for name in STORED}


@pytest.fixture(scope="module", params=["articles", "seeds"])
def world(request):
    return Twice(request.getfixturevalue(request.param))


@pytest.mark.parametrize("name", EVERY)
def test_a_table_has_its_declared_columns_and_dtypes_and_rows_numbered_from_zero(world, name):
    got = world.tables(name)[0]

    assert got.dtypes.astype(str).to_dict() == dict(schema.TABLES[name].columns)
    assert list(got.columns) == list(schema.TABLES[name].columns)
    assert list(got.index) == list(range(len(got)))


@pytest.mark.parametrize("name", EVERY)
def test_the_tables_of_the_corpus_are_unchanged(world, name):
    world.tables(name)
    EVERY[name](world.corpora[0].take([0, len(world.corpora[0]) - 1]))

    assert fingerprint(world.corpora[0]) == world.before


@pytest.mark.parametrize("name", EVERY)
def test_the_same_corpus_gives_the_same_bytes_twice(world, name):
    first, second = world.tables(name)

    assert to_csv(first) == to_csv(second)


@pytest.mark.parametrize("name", EVERY)
def test_a_table_is_unchanged_after_writing_and_reading_csv(world, name):
    table = world.tables(name)[0]
    columns = dict(schema.TABLES[name].columns)
    texts = [column for column, dtype in columns.items() if dtype == "str"]

    dtypes = {column: dtype for column, dtype in columns.items() if dtype != "bool"}
    missing = dict.fromkeys((column for column, dtype in columns.items() if dtype in ("float64", "boolean")), "")
    got = pd.read_csv(io.BytesIO(to_csv(table)), dtype=dtypes, keep_default_na=False, na_values=missing)

    expected = table.assign(**{column: table[column].map(neutral).astype("str") for column in texts})
    pd.testing.assert_frame_equal(got.astype(columns), expected, rtol=1e-12)


COMPARISONS = {name for name in EVERY if name.startswith("comparison_")}  # they need two sides: tests/comparison


# Nobody is spelled in two ways or left out, nothing is tagged, all numbers agree, too few have a date, a role or a
# common phrase.
EMPTY = {"suggested_merges", "split_suggestions", "gaps", "tags", "keyword_changes", "collocates", "coverage_volume"}
EMPTY |= {"sentence_tags", "tag_counts", "divided_stories", "roles_by_source", "disagreements", "reporting_periods"}


@pytest.mark.parametrize("name", sorted(set(EVERY) - EMPTY - COMPARISONS))
def test_a_table_of_a_real_corpus_has_rows(articles, name):
    assert not EVERY[name](articles).empty


@pytest.mark.parametrize("name", EVERY)
def test_a_corpus_without_documents_gives_an_empty_table_with_all_columns(nothing, name):
    pd.testing.assert_frame_equal(EVERY[name](nothing), schema.empty(name))


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"issues"}))  # files that could not be read are in no document
def test_a_slice_without_documents_gives_an_empty_table_with_all_columns(articles, name):
    pd.testing.assert_frame_equal(EVERY[name](articles.take([])), schema.empty(name))


@pytest.mark.parametrize("name", EVERY)
def test_documents_without_words_raise_nothing(wordless, name):
    assert EVERY[name](wordless).dtypes.astype(str).to_dict() == dict(schema.TABLES[name].columns)
