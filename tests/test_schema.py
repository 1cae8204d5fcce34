import pandas as pd
import pytest

from analytics import schema

DESIGNED = {
    "documents": "doc_id title source language date date_origin author url n_words share_removed duplicate_group file",
    "lines": "doc_id line text verdict reason",
    "issues": "file problem detail",
    "files": "file n_docs n_words n_stated n_words_export n_words_read share_read n_truncated n_issues",
    "mentions": "doc_id start end surface entity kind",
    "keywords": "doc_id rank keyword score n start",
    "corpus_keywords": "rank keyword n_docs share_docs n_sources languages",
    "keyness": "by group language rank term n_docs n_group n_docs_rest n_rest z log_ratio low high q",
    "framing": "entity by group language rank term n_docs n_group share_docs n_hits n_docs_rest n_rest z log_ratio"
    " low high q dispersion",
    "framing_across": "entity by rank concept languages group language terms gloss n_docs n_group share_docs low high",
    "topics": "topic label n_docs share_docs stability terms",
    "topic_members": "doc_id start end topic strength",
    "topic_sources": "topic source n_members n_source share_members low high",
    "topic_timeline": "period topic n_docs n_period share_docs",
    "topic_examples": "topic rank doc_id start end strength text title source date language",
    "topic_tree": "node a b similarity n_topics n_docs topics",
    "entities": "entity label kind n_docs n_mentions n_sources aliases",
    "entity_pairs": "a b n_docs expected npmi q n_sources",
    "entity_network": "entity label kind n_docs community degree strength betweenness eigenvector",
    "pair_timeline": "period a b n_docs n_period share_docs",
    "pair_keyness": "by group rank a b n_docs n_group n_docs_rest n_rest log_ratio low high p q",
    "coverage": "facet kind source status n_docs n_source",
    "gaps": "gap source facet kind n_covering n_others n_docs n_hits first by",
    "statements": "statement text n_docs n_sources n_sentences languages first weight doc_id start end",
    "statement_sentences": "statement doc_id start end similarity near weight",
    "similar_sentences": "doc_id start end text source date language score",
    "aligned_sentences": "grade similarity basis doc_a start_a end_a text_a numbers_a passage_a doc_b start_b end_b"
    " text_b numbers_b passage_b",
    "comparison_share": "period n_docs_a n_a share_a low_a high_a n_docs_b n_b share_b low_b high_b difference low"
    " high",
    "comparison_groups": "group period n_docs n share low high",
    "comparison_forms": "form n_docs_a n_a share_a low_a high_a n_docs_b n_b share_b low_b high_b difference low high",
    "comparison_words": "side language rank term n_docs n_group n_docs_rest n_rest log_ratio low high q",
    "comparison_speakers": "entity n_docs_a n_quotes_a n_docs_b n_quotes_b side",
    "comparison_events": "story label n_docs_a n_docs_b doc_a title_a source_a date_a doc_b title_b source_b date_b"
    " n_both n_only_a n_only_b",
    "comparison_statements": "story statement side n_docs doc_id start end text source date language weight",
    "source_similarity": "a b language similarity low high",
    "source_links": "a b basis languages across similarity low high n_a n_b n_shared",
    "shared_text": "a b start_a end_a start_b end_b n_words text",
    "stories": "story label n_docs n_sources languages first last first_precision first_source n_undated n_second_hand",
    "story_documents": "story rank doc_id source language date date_precision is_first lag_low lag_high second_hand"
    " agency share_copied score title",
    "story_board": "card shared_by heading basis n_sources n_story doc_id start end text title source date language",
    "disagreements": "story label basis counted number_a n_a doc_a start_a end_a text_a source_a date_a language_a"
    " number_b n_b doc_b start_b end_b text_b source_b date_b language_b similarity",
    "agency_credits": "doc_id agency place line text",
    "tags": "doc_id tag source date title",
    "sentence_tags": "doc_id start end tag text source date language title",
    "tag_counts": "tag source n_docs n_articles n_sentences n_source share_docs",
    "reporting_periods": "period n_docs n_sources n_second_hand event",
    "timeline": "period source n_docs share_docs",
    "attention": "by name source period n_docs n_source share_docs low high",
    "authority": "name kind aliases wikidata",
    "roles": "entity role doc_id start end text source date language",
    "quotes": "doc_id start end speaker entity verb direct text",
    "keyword_timeline": "period keyword n_docs n_period share_docs",
    "keyword_changes": "direction rank keyword kind since n_docs n_group n_docs_rest n_rest log_ratio low high q"
    " is_weak",
    "collocates": "language rank term n_docs n_hits n_window n_term n_words expected g2",
    "keyword_spread": "part keyword n_docs n_part share_docs first last",
    "keyword_ranks": "language rank keyword n_docs n_language share_docs n_languages kind",
    "source_summary": "source n_docs n_words share_removed languages first last",
    "coverage_volume": "by group period n_docs n_group",
    "speakers_by_source": "entity source n_quotes n_direct n_docs n_source",
    "roles_by_source": "entity role source n_docs n_source share n_docs_rest n_rest p q",
    "place_map": "entity n_docs share_docs n_sources position longitude latitude",
    "copied_pairs": "a b n_words n_spans share_a share_b agency earlier",
    "copied_sources": "a b n_pairs n_words n_words_a n_words_b n_words_undecided n_agency",
    "divided_stories": "story label n_docs n_sources first last n_names n_alone share_alone",
}


@pytest.mark.parametrize("name", DESIGNED)
def test_a_public_table_has_the_columns_of_the_design_first_and_in_order(name):
    columns = list(schema.PUBLIC[name].columns)

    assert columns[: len(DESIGNED[name].split())] == DESIGNED[name].split()


@pytest.mark.parametrize("name", schema.TABLES)
def test_each_test_and_interval_declares_its_family_unit_and_adjustment(name):
    declared = {column: one for one in schema.TABLES[name].inference for column in one.columns}

    assert set(declared) == {"q", "p", "z", "low", "high", "alpha"} & set(schema.TABLES[name].columns)
    assert all(one.method and one.unit and one.adjustment for one in declared.values())


def test_the_public_tables_are_those_of_the_design():
    assert list(schema.PUBLIC) == list(DESIGNED)


def test_no_name_is_declared_twice():
    assert len(schema.TABLES) == len(schema.PUBLIC) + len(schema.PARTS) + len(schema._VIEWS)


@pytest.mark.parametrize("name", schema.TABLES)
def test_a_column_carries_its_unit_in_its_name(name):
    for column, dtype in schema.TABLES[name].columns.items():
        if column == "n" or column.startswith("n_"):
            assert (column, dtype) == (column, "int64")
        if column == "score" or column.startswith("share_"):
            assert (column, dtype) == (column, "float64")


def test_conform_orders_columns_drops_others_casts_and_numbers_the_rows():
    frame = pd.DataFrame({"n_docs": [2.0], "extra": [1], "source": ["Reuters"], "share_docs": [1], "period": ["2021"]})
    frame.index = [7]

    got = schema.conform(frame, "timeline")

    assert got.to_dict("list") == {"period": ["2021"], "source": ["Reuters"], "n_docs": [2], "share_docs": [1.0]}
    assert got.dtypes.astype(str).to_dict() == schema.TABLES["timeline"].columns
    assert list(got.index) == [0]


def test_conform_needs_every_declared_column():
    with pytest.raises(KeyError, match="share_docs"):
        schema.conform(pd.DataFrame({"period": [""], "source": [""], "n_docs": [1]}), "timeline")


@pytest.mark.parametrize("name", schema.TABLES)
def test_an_empty_table_has_all_columns_and_dtypes(name):
    got = schema.empty(name)

    assert len(got) == 0
    assert got.dtypes.astype(str).to_dict() == dict(schema.TABLES[name].columns)


def test_rows_are_tuples_in_the_order_of_the_columns():
    got = schema.from_rows([("a.txt", "empty file", "Remove it.", "")], "issues")

    assert got.to_dict("records") == [{"file": "a.txt", "problem": "empty file", "detail": "Remove it.", "step": ""}]
