"""The declaration of every table of the library: its rows, its columns and their dtypes.

Code, tests, CSV headers and docs use this declaration. `PUBLIC` tables are written as CSV files of the same name;
`PARTS` are the working tables of a corpus folder, which only the library reads.

Conventions: `n_*` are counts, `share_*` are in 0..1, `score` is higher-is-better, offsets are code points into the
article text, a `date` is as long as its precision ("2022-01-11", "2022-01", "2022" or ""), several values in one cell
are joined by "; ".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from analytics import inference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from analytics.inference import Inference

KINDS = ("person", "organisation", "place")
AMBIGUOUS, BY_USER = "ambiguous", "user"
SURNAME_RULES = ("text", "title", "source and month", "month", "year", "corpus")  # how a bare surname was linked
HEAD_WORD = "head word"  # the rule of a name that says only what kind of organisation it is: "the Committee"
PRECISIONS = ("day", "month", "year", "unknown")
VERDICTS = ("title", "body", "caption", "byline", "credit", "link", "chrome", "repeat")
NO_TEXT = "t00"  # the topic of documents without countable words
UNDETERMINED = "und"  # ISO 639-3: the language could not be detected
NO_SOURCE = "unknown source"  # the source of a document whose outlet is not known
WHOLE_CORPUS = "(whole corpus)"  # the file of an issue of the whole corpus
LIST_SEPARATOR = "; "
EMPTY_CELLS = {"str": "", "int64": 0, "float64": 0.0, "bool": False}  # the value of a cell that is missing, by type


@dataclass(frozen=True)
class Table:
    """One declared table: its name, what a row is, and its columns as `{column: dtype}` in order."""

    name: str
    row: str
    columns: Mapping[str, str] = field(hash=False)

    @property
    def inference(self) -> tuple[Inference, ...]:
        """The declarations of the tests and intervals among the columns."""
        return inference.BY_TABLE.get(self.name, ())


def _table(name: str, row: str, columns: str) -> Table:
    """Return a table with columns such as "a b:int64 c:float64"; a column without dtype is text."""
    pairs = (column.partition(":") for column in columns.split())
    return Table(name, row, {name: dtype or "str" for name, _, dtype in pairs})


_OF_RECORD = "record:int64 section page n_words_export:int64 truncated"  # what an export says about one of its articles

# a sentence of a statement; the same columns for the story board of a small corpus
_STATEMENT_SENTENCE = "statement doc_id start:int64 end:int64 similarity:float64 near:bool weight:float64 grade basis"
_TWO_SIDES = (  # shares of A and B with their intervals, and the interval of the difference
    "n_docs_a:int64 n_a:int64 share_a:float64 low_a:float64 high_a:float64"
    " n_docs_b:int64 n_b:int64 share_b:float64 low_b:float64 high_b:float64 difference:float64 low:float64 high:float64"
)
_OF_ARTICLE = (
    "title source language date date_origin author url file date_precision title_origin source_origin"
    f" author_origin {_OF_RECORD}"
)

_PUBLIC = (
    _table(
        "documents",
        "article",
        "doc_id title source language date date_origin author url n_words:int64 share_removed:float64"
        " duplicate_group file date_precision title_origin source_origin author_origin agency share_copied:float64"
        f" {_OF_RECORD} languages",
    ),
    _table("lines", "line of the raw text", "doc_id line:int64 text verdict reason was"),
    _table("issues", "problem found while loading or reading", "file problem detail step"),
    _table(
        "files",
        "file that was read",
        "file n_docs:int64 n_words:int64 n_stated:int64 n_words_export:int64 n_words_read:int64 share_read:float64"
        " n_truncated:int64 n_issues:int64",
    ),
    _table(
        "mentions",
        "name in a text",
        "doc_id start:int64 end:int64 surface entity kind demonym:bool rule link_rule certainty:float64",
    ),
    _table(
        "keywords",
        "document x keyword",
        "doc_id rank:int64 keyword score:float64 n:int64 start:int64 key starts yake:float64 concept kind",
    ),
    _table(
        "corpus_keywords",
        "keyword",
        "rank:int64 keyword n_docs:int64 share_docs:float64 n_sources:int64 languages first last dispersion:float64"
        " kind general:float64",
    ),
    _table(
        "keyness",
        "group x term, within one language",
        "by group language rank:int64 term n_docs:int64 n_group:int64 n_docs_rest:int64 n_rest:int64 z:float64"
        " log_ratio:float64 low:float64 high:float64 q:float64 dispersion:float64 log_ratio_raw:float64 n_texts:int64"
        " n_texts_rest:int64 length:float64 length_rest:float64 years",
    ),
    _table(
        "framing",
        "group x term near one entity, within one language",
        "entity by group language rank:int64 term n_docs:int64 n_group:int64 share_docs:float64 n_hits:int64"
        " n_docs_rest:int64 n_rest:int64 z:float64 log_ratio:float64 low:float64 high:float64 q:float64"
        " dispersion:float64 log_ratio_raw:float64 n_texts:int64 n_texts_rest:int64 length:float64 length_rest:float64"
        " years",
    ),
    _table(
        "framing_across",
        "meaning near one entity x group and language",
        "entity by rank:int64 concept languages group language terms gloss n_docs:int64 n_group:int64"
        " share_docs:float64 low:float64 high:float64 years",
    ),
    _table(
        "topics",
        "topic",
        "topic label n_docs:int64 share_docs:float64 stability:float64 terms n_members:int64 n_weak:int64 nearest key"
        " words pinned:bool hidden:bool stability_by_chance:float64",
    ),
    _table(
        "topic_members",
        "document (or passage) x topic",
        "doc_id start:int64 end:int64 topic strength:float64 weak:bool x:float64 y:float64",
    ),
    _table(
        "topic_sources",
        "topic x source",
        "topic source n_members:int64 n_source:int64 share_members:float64 low:float64 high:float64",
    ),
    _table("topic_timeline", "period x topic", "period topic n_docs:int64 n_period:int64 share_docs:float64"),
    _table(
        "topic_examples",
        "topic x document nearest to its centroid",
        "topic rank:int64 doc_id start:int64 end:int64 strength:float64 text title source date language",
    ),
    _table(
        "topic_tree",
        "joint of two topics, or groups of topics",
        "node a b similarity:float64 n_topics:int64 n_docs:int64 topics",
    ),
    _table(
        "entities",
        "entity",
        "entity label kind n_docs:int64 n_mentions:int64 n_sources:int64 aliases n_surname:int64 role",
    ),
    _table(
        "entity_pairs",
        "pair of entities",
        "a b n_docs:int64 expected:float64 npmi:float64 q:float64 n_sources:int64 n_sentences:int64 unit n_both:int64"
        " n_a:int64 n_b:int64 n_all:int64 p:float64 alpha:float64",
    ),
    _table(
        "entity_network",
        "entity of the backbone of the network",
        "entity label kind n_docs:int64 community:int64 degree:int64 strength:int64 betweenness:float64"
        " eigenvector:float64",
    ),
    _table(
        "pair_timeline",
        "period x pair of entities",
        "period a b n_docs:int64 n_period:int64 share_docs:float64 p:float64",
    ),
    _table(
        "pair_keyness",
        "group x pair of entities",
        "by group rank:int64 a b n_docs:int64 n_group:int64 n_docs_rest:int64 n_rest:int64 log_ratio:float64"
        " low:float64 high:float64 p:float64 q:float64 log_ratio_raw:float64 n_texts:int64 n_texts_rest:int64 years",
    ),
    _table(
        "coverage",
        "facet x source",
        "facet kind source status n_docs:int64 n_source:int64 n_hits:int64 first by reason p:float64 years",
    ),
    _table(
        "gaps",
        "facet that only one source covers, or only one does not",
        "gap source facet kind n_covering:int64 n_others:int64 n_docs:int64 n_hits:int64 first by p:float64 years",
    ),
    _table(
        "statements",
        "statement: a cluster of paraphrases in one document or more",
        "statement text n_docs:int64 n_sources:int64 n_sentences:int64 languages first weight:float64 doc_id"
        " start:int64 end:int64 n_independent:int64",
    ),
    _table(
        "statement_sentences",
        "statement x sentence that expresses it or part of it",
        _STATEMENT_SENTENCE,
    ),
    _table(
        "similar_sentences",
        "sentence near in meaning to a given text",
        "doc_id start:int64 end:int64 text source date language score:float64 title url",
    ),
    _table(
        "aligned_sentences",
        "sentence of one of two articles, or of both if they correspond",
        "grade similarity:float64 basis doc_a start_a:int64 end_a:int64 text_a numbers_a passage_a doc_b start_b:int64"
        " end_b:int64 text_b numbers_b passage_b",
    ),
    _table("comparison_share", "compared year, and all of them", f"period {_TWO_SIDES}"),
    _table(
        "comparison_groups",
        "compared group x year, and all of them",
        "group period n_docs:int64 n:int64 share:float64 low:float64 high:float64",
    ),
    _table("comparison_forms", "form of a name", f"form {_TWO_SIDES} p:float64"),
    _table(
        "comparison_words",
        "side of a comparison x term near or with the focus, within one language",
        "side language rank:int64 term n_docs:int64 n_group:int64 n_docs_rest:int64 n_rest:int64 log_ratio:float64"
        " low:float64 high:float64 q:float64",
    ),
    _table(
        "comparison_speakers",
        "quoted person, organisation or place",
        "entity n_docs_a:int64 n_quotes_a:int64 n_docs_b:int64 n_quotes_b:int64 side",
    ),
    _table(
        "comparison_events",
        "story that both sides of a comparison report",
        "story label n_docs_a:int64 n_docs_b:int64 doc_a title_a source_a date_a doc_b title_b source_b date_b"
        " n_both:int64 n_only_a:int64 n_only_b:int64",
    ),
    _table(
        "comparison_statements",
        "statement x side that makes it, in the stories that both report",
        "story statement side n_docs:int64 doc_id start:int64 end:int64 text source date language weight:float64 grade",
    ),
    _table(
        "source_similarity",
        "pair of sources, within one language",
        "a b language similarity:float64 low:float64 high:float64 n_a:int64 n_b:int64",
    ),
    _table(
        "source_links",
        "pair of sources x basis, in any languages",
        "a b basis languages across:bool similarity:float64 low:float64 high:float64 n_a:int64 n_b:int64"
        " n_shared:int64",
    ),
    _table(
        "shared_text",
        "shared passage of two documents",
        "a b start_a:int64 end_a:int64 start_b:int64 end_b:int64 n_words:int64 text",
    ),
    _table(
        "stories",
        "story: documents about the same event",
        "story label n_docs:int64 n_sources:int64 languages first last first_precision first_source n_undated:int64"
        " n_second_hand:int64",
    ),
    _table(
        "story_documents",
        "document of a story",
        "story rank:int64 doc_id source language date date_precision is_first:bool lag_low:float64 lag_high:float64"
        " second_hand:boolean agency share_copied:float64 score:float64 title",
    ),
    _table(
        "story_board",
        "card of the story board x sentence",
        "card:int64 shared_by heading basis n_sources:int64 n_story:int64 doc_id start:int64 end:int64 text title"
        " source date language differs",
    ),
    _table(
        "disagreements",
        "number or claim of a story that two independent origins give differently",
        "story label basis counted number_a n_a:int64 doc_a start_a:int64 end_a:int64 text_a source_a date_a language_a"
        " number_b n_b:int64 doc_b start_b:int64 end_b:int64 text_b source_b date_b language_b"
        " similarity:float64",
    ),
    _table("agency_credits", "credit of a news agency in an article", "doc_id agency place line:int64 text"),
    _table("tags", "article x tag given by the user", "doc_id tag source date title"),
    _table(
        "sentence_tags",
        "sentence x tag given by the user",
        "doc_id start:int64 end:int64 tag text source date language title",
    ),
    _table(
        "tag_counts",
        "tag given by the user x source",
        "tag source n_docs:int64 n_articles:int64 n_sentences:int64 n_source:int64 share_docs:float64",
    ),
    _table(
        "reporting_periods",
        "period with documents of a story or subject",
        "period n_docs:int64 n_sources:int64 n_second_hand:int64 event",
    ),
    _table("timeline", "period x source", "period source n_docs:int64 share_docs:float64"),
    _table(
        "attention",
        "period x source, for one name, topic or keyword",
        "by name source period n_docs:int64 n_source:int64 share_docs:float64 low:float64 high:float64 per"
        " n_unchecked:int64 n_docs_rest:int64 n_rest:int64 p:float64",
    ),
    _table("authority", "entity, for an authority file", "name kind aliases wikidata n_docs:int64"),
    _table(
        "roles",
        "person x role x document",
        "entity role doc_id start:int64 end:int64 text source date language",
    ),
    _table("quotes", "quotation", "doc_id start:int64 end:int64 speaker entity verb direct:bool text called via"),
    _table(
        "keyword_timeline",
        "period x keyword",
        "period keyword n_docs:int64 n_period:int64 share_docs:float64 p:float64",
    ),
    _table(
        "keyword_changes",
        "keyword that rises or falls since a date",
        "direction rank:int64 keyword kind since n_docs:int64 n_group:int64 n_docs_rest:int64 n_rest:int64"
        " log_ratio:float64 low:float64 high:float64 q:float64 is_weak:bool",
    ),
    _table(
        "collocates",
        "term near the hits of a search, within one language",
        "language rank:int64 term n_docs:int64 n_hits:int64 n_window:int64 n_term:int64 n_words:int64 expected:float64"
        " g2:float64",
    ),
    _table(
        "keyword_spread",
        "part of the corpus in order of time x keyword",
        "part:int64 keyword n_docs:int64 n_part:int64 share_docs:float64 first last",
    ),
    _table(
        "keyword_ranks",
        "language x keyword",
        "language rank:int64 keyword n_docs:int64 n_language:int64 share_docs:float64 n_languages:int64 kind",
    ),
    _table(
        "source_summary",
        "source",
        "source n_docs:int64 n_words:int64 share_removed:float64 languages first last",
    ),
    _table(
        "coverage_volume",
        "topic or source x period, periods without documents included",
        "by group period n_docs:int64 n_group:int64",
    ),
    _table(
        "speakers_by_source",
        "entity that is quoted x source that quotes it",
        "entity source n_quotes:int64 n_direct:int64 n_docs:int64 n_source:int64",
    ),
    _table(
        "roles_by_source",
        "person x role x source",
        "entity role source n_docs:int64 n_source:int64 share:float64 n_docs_rest:int64 n_rest:int64 p:float64"
        " q:float64",
    ),
    _table(
        "place_map",
        "place named in a text",
        "entity n_docs:int64 share_docs:float64 n_sources:int64 position longitude:float64 latitude:float64",
    ),
    _table(
        "copied_pairs",
        "pair of documents that share text",
        "a b n_words:int64 n_spans:int64 share_a:float64 share_b:float64 agency earlier",
    ),
    _table(
        "copied_sources",
        "pair of sources that share text",
        "a b n_pairs:int64 n_words:int64 n_words_a:int64 n_words_b:int64 n_words_undecided:int64 n_agency:int64",
    ),
    _table(
        "divided_stories",
        "story of three sources or more, with the names that only one of them has",
        "story label n_docs:int64 n_sources:int64 first last n_names:int64 n_alone:int64 share_alone:float64",
    ),
)

_PARTS = (
    _table("texts", "article text", "doc_id text"),
    _table("sentences", "sentence of the article text", "doc_id start:int64 end:int64"),
    _table("terms", "document x word form", "doc_id term surface n:int64"),
    _table(
        "topic_fit",
        "topic of the fit, with its name",
        "topic label unit stability:float64 words title key pinned:bool hidden:bool stability_by_chance:float64",
    ),
    _table("topic_joints", "joint of two topics, or groups of topics", "node a b similarity:float64"),
    _table(
        "board_sentences",
        "statement x sentence of the story board of a small corpus",
        _STATEMENT_SENTENCE,
    ),
    _table("story_members", "document with its story", "doc_id story score:float64"),
    _table("embeddings", "article with the vector of a model", "doc_id vector"),
    _table("character_runs", "group of runs of characters in the texts", "bucket:int64 n_docs:int64"),
    _table("text_norms", "document with the length of its vector of runs of characters", "doc_id norm:float64"),
    _table("word_points", "document with its point by the words of its language", "doc_id vector"),
    _table("form_stems", "language, word form and English stem", "language term stem share:float64"),
    _table("articles", "article before corrections", f"doc_id {_OF_ARTICLE}"),
    _table("left_out", "page that is no article, before corrections", f"page_id {_OF_ARTICLE}"),
    _table("left_out_lines", "line of a page that is no article", "page_id line:int64 text verdict reason was"),
    _table("notes", "problem found while reading an article", "doc_id problem detail step"),
    _table("corrections", "correction by the user", "what key change value"),
    _table("fingerprints", "sampled word shingle", "doc_id hash:int64 word:int64"),
    _table(
        "names",
        "name in a text, before linking",
        "doc_id start:int64 end:int64 surface kind demonym:bool rule hint",
    ),
    _table(
        "appositions",
        "role beside the name of a person, before linking",
        "doc_id start:int64 end:int64 role name_start:int64 name_end:int64",
    ),
    _table(
        "speeches",
        "quotation, before the linking of its speaker",
        "doc_id start:int64 end:int64 speaker speaker_start:int64 speaker_end:int64 verb direct:bool text called via",
    ),
)

_VIEWS = (
    _table(
        "agreement",
        "tag that two coders give x unit (article, sentence)",
        "tag n_units:int64 n_agreed:int64 n_only_first:int64 n_only_second:int64 krippendorff_alpha:float64 unit",
    ),
    _table("figure_data", "mark of a chart", "kind series x y value:float64 text"),
    _table(
        "topic_documents",
        "document (or passage) of a topic",
        "doc_id start:int64 end:int64 strength:float64 weak:bool x:float64 y:float64 topic title source date language"
        " text",
    ),
    _table("topic_numbers", "number of topics tried", "n_topics:int64 stability:float64 proposed:bool"),
    _table("speakers", "entity that is quoted", "entity n_quotes:int64 n_docs:int64 n_sources:int64"),
    _table("group_terms", "term x group", "term group n_docs:int64 n_group:int64 share_docs:float64"),
    _table(
        "suggested_merges",
        "pair of names that may be the same person, or of sources that may be the same outlet",
        "a b reason similarity:float64 n_docs_a:int64 n_docs_b:int64 what",
    ),
    _table(
        "split_suggestions",
        "person, and spellings that may be another person",
        "entity other spellings reason roles_a roles_b n_docs_a:int64 n_docs_b:int64 doc_ids",
    ),
    _table("keyword_places", "position of a keyword in a text", "doc_id rank:int64 keyword start:int64 place:float64"),
    _table(
        "removed_lines",
        "reason for removing lines",
        "verdict reason n_lines:int64 n_docs:int64 n_words:int64 example",
    ),
    _table(
        "left_out_pages",
        "page that is no article",
        "doc_id file title source reason n_words:int64 text",
    ),
    _table(
        "shared_links", "name or topic of two sources", "facet kind n_docs_a:int64 n_a:int64 n_docs_b:int64 n_b:int64"
    ),
    _table(
        "attention_differences",
        "pair of sources, for one name, topic or keyword",
        "by name a b n_periods:int64 n_docs_a:int64 n_a:int64 n_docs_b:int64 n_b:int64 difference:float64 low:float64"
        " high:float64 n_left_out:int64 per",
    ),
    _table("shared_words", "word of two sources", "term n_docs_a:int64 n_docs_b:int64"),
    _table(
        "language_capabilities",
        "language of the corpus",
        "language n_docs:int64 cleaning stopwords keywords name_tagging quotations statements",
    ),
    _table(
        "evidence",
        "hit in a sentence",
        "doc_id start:int64 end:int64 hit_start:int64 hit_end:int64 text title source date language url link",
    ),
    _table("role_counts", "person x role", "entity role n_docs:int64 share:float64 n_sources:int64 first last"),
    _table(
        "ambiguous_surnames",
        "surname of several persons that no text decides",
        "surname n_docs:int64 entity n_full:int64 share:float64 n_candidates:int64",
    ),
    _table("surname_candidates", "person with a surname", "surname entity n_docs:int64 share:float64"),
    _table(
        "concordance",
        "hit, with the words around it",
        "doc_id start:int64 end:int64 left hit right title source date language",
    ),
    _table(
        "glosses",
        "keyword of another language that has a gloss",
        "language keyword gloss n_docs:int64 presence:float64 n_near:int64",
    ),
    _table(
        "related",
        "document of the same story",
        "rank:int64 doc_id title source language date file score:float64 characters:float64 words:float64 names:float64"
        " shared_names shared_words shared_numbers",
    ),
    _table(
        "document_similarity",
        "pair of documents",
        "a b basis similarity:float64 title_a title_b source_a source_b language_a language_b",
    ),
)

PUBLIC = {table.name: table for table in _PUBLIC}
PARTS = {table.name: table for table in _PARTS}
TABLES = PUBLIC | PARTS | {table.name: table for table in _VIEWS}


def precision(date: str) -> str:
    """Return the precision of an ISO date: one of `PRECISIONS`."""
    return {10: "day", 7: "month", 4: "year"}.get(len(date), "unknown")


def conform(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return `frame` with exactly the declared columns, in order, of the declared dtypes, rows numbered from 0."""
    dtypes = _dtypes(name)
    kept = frame[list(dtypes)]
    # `astype` of a whole frame copies each column, and nearly all are of their type already
    others = {
        column: dtype for (column, dtype), given in zip(dtypes.items(), kept.dtypes, strict=True) if given != dtype
    }
    typed = kept.assign(**{column: kept[column].astype(dtype) for column, dtype in others.items()})
    return typed.reset_index(drop=True)


@cache
def _dtypes(name: str) -> dict[str, Any]:
    """Return the dtypes of the columns of a table, as pandas compares them quickly."""
    import pandas as pd  # noqa: PLC0415 - reading processes make no tables and save 70 MB each

    return {column: pd.api.types.pandas_dtype(dtype) for column, dtype in TABLES[name].columns.items()}


def blank_row(name: str) -> dict[str, object]:
    """Return the cells of a row of the table `name`, all of them missing, by column."""
    return {column: EMPTY_CELLS[dtype] for column, dtype in TABLES[name].columns.items()}


def empty(name: str) -> pd.DataFrame:
    """Return the table `name` without rows, all columns and dtypes in place."""
    return _empty(name).copy(deep=False)


@cache
def _empty(name: str) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as in `_dtypes`

    return conform(pd.DataFrame(columns=list(TABLES[name].columns)), name)


def from_rows(rows: Iterable[tuple[object, ...]], name: str) -> pd.DataFrame:
    """Return the table `name` with rows of tuples in the order of its columns."""
    import pandas as pd  # noqa: PLC0415 - as in `_dtypes`

    return conform(pd.DataFrame(list(rows), columns=list(TABLES[name].columns)), name)
