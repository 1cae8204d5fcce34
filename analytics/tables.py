"""Every public table by name: the list that the command line, the export and the app use."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from numbers import Integral
from typing import TYPE_CHECKING, Any

from analytics import inference, schema
from analytics.comparison import aligned_sentences, events, groups, shares, speakers, words
from analytics.copies import copies
from analytics.corpus import document_tags, file_summary, issues, sentence_tags, tags
from analytics.corpus.store import PROVIDERS
from analytics.curation import authority
from analytics.entities import communities, cooccurrence, entities, pairs_by_group, place_map, roles
from analytics.errors import CorpusError, remedy
from analytics.findings import supported
from analytics.keywords import changes, keyness, keywords, trends
from analytics.sources import (
    attention,
    collocates,
    coverage,
    coverage_volume,
    framing,
    framing_crosslingual,
    gaps,
    quotations,
    reporting_periods,
    shared_coverage,
    similarity,
    summary,
)
from analytics.statements import similar_sentences, statements
from analytics.stories import stories
from analytics.storyboard import board, disagreements, divided
from analytics.topics import tables as topic_tables
from analytics.topics import topics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus


def _stored_table(name: str) -> Callable[[Corpus], pd.DataFrame]:
    def table(corpus: Corpus) -> pd.DataFrame:
        return schema.conform(corpus.stored(name), name)

    table.__name__ = name  # a cache key: each stored table is a separate analysis
    table.__doc__ = f"One row per {schema.TABLES[name].row}."
    return table


ANALYSES: dict[str, Callable[..., pd.DataFrame]] = {
    "documents": _stored_table("documents"),
    "lines": _stored_table("lines"),
    "issues": issues.issues,
    "files": file_summary.files,
    "mentions": _stored_table("mentions"),
    "keywords": keywords.keywords,
    "corpus_keywords": keywords.corpus_keywords,
    "keyness": keyness.keyness,
    "framing": framing.framing,
    "framing_across": framing_crosslingual.framing_across,
    "topics": topics.topics,
    "topic_members": topics.topic_members,
    "topic_sources": topic_tables.topic_sources,
    "topic_timeline": topic_tables.topic_timeline,
    "topic_examples": topic_tables.topic_examples,
    "topic_tree": topic_tables.topic_tree,
    "entities": entities.entities,
    "entity_pairs": cooccurrence.entity_pairs,
    "entity_network": communities.entity_network,
    "pair_timeline": pairs_by_group.pair_timeline,
    "pair_keyness": pairs_by_group.pair_keyness,
    "coverage": coverage.coverage,
    "gaps": gaps.gaps,
    "statements": statements.statements,
    "statement_sentences": statements.statement_sentences,
    "similar_sentences": similar_sentences.similar_sentences,
    "aligned_sentences": aligned_sentences.aligned_sentences,
    "comparison_share": shares.comparison_share,
    "comparison_groups": groups.comparison_groups,
    "comparison_forms": shares.comparison_forms,
    "comparison_words": words.comparison_words,
    "comparison_speakers": speakers.comparison_speakers,
    "comparison_events": events.comparison_events,
    "comparison_statements": events.comparison_statements,
    "source_similarity": similarity.source_similarity,
    "source_links": shared_coverage.source_links,
    "shared_text": copies.shared_text,
    "stories": stories.stories,
    "story_documents": stories.story_documents,
    "story_board": board.story_board,
    "disagreements": disagreements.disagreements,
    "agency_credits": _stored_table("agency_credits"),
    "tags": tags.tags,
    "sentence_tags": sentence_tags.sentence_tags,
    "tag_counts": document_tags.tag_counts,
    "reporting_periods": reporting_periods.reporting_periods,
    "timeline": attention.timeline,
    "attention": attention.attention,
    "authority": authority.authority,
    "roles": roles.roles,
    "quotes": _stored_table("quotes"),
    "keyword_timeline": trends.keyword_timeline,
    "keyword_changes": changes.keyword_changes,
    "collocates": collocates.collocates,
    "keyword_spread": trends.keyword_spread,
    "keyword_ranks": keywords.keyword_ranks,
    "source_summary": summary.source_summary,
    "coverage_volume": coverage_volume.coverage_volume,
    "speakers_by_source": quotations.speakers_by_source,
    "roles_by_source": roles.roles_by_source,
    "place_map": place_map.place_map,
    "copied_pairs": copies.copied_pairs,
    "copied_sources": copies.copied_sources,
    "divided_stories": divided.divided_stories,
}


def table(corpus: Corpus, name: str, /, **options: Any) -> pd.DataFrame:
    """Return a public table of a corpus slice; raises CorpusError for an unknown table, option or value.

    `passes` True gives only the listed rows that pass the test of the table (`inference.test_column` at most 0.05).
    """
    if name not in ANALYSES:
        raise CorpusError(f"{name!r} is not a table; {remedy(name, tuple(ANALYSES), 'the tables are')}")
    annotations = _annotations(name)
    for option in options:
        if option not in annotations:
            known = remedy(option, tuple(annotations), "its options are") if annotations else "it has none"
            raise CorpusError(f"{option!r} is not an option of {name}; {known}")
    typed = {option: _typed(name, option, value, annotations[option]) for option, value in options.items()}
    only_passing = typed.pop(PASSES, False)
    try:
        found = ANALYSES[name](corpus, **typed)
    except CorpusError:
        raise
    except ValueError as error:
        raise CorpusError(f"{name}: {error}") from error
    return supported.passing_rows(found, inference.test_column(name)).reset_index(drop=True) if only_passing else found


def _annotations(name: str) -> dict[str, str]:
    """Return the type annotation of each option of a table."""
    return {option.name: option.annotation for option in _options(name)}


def _options(name: str) -> list[inspect.Parameter]:
    """Return the options of a table: those of its analysis, and `passes` if its rows are tested."""
    parameters = inspect.signature(ANALYSES[name]).parameters.values()
    own = [parameter for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]
    passes = inspect.Parameter(PASSES, inspect.Parameter.KEYWORD_ONLY, default=False, annotation="bool")
    return [*own, passes] if inference.test_column(name) else own


def _table_list() -> str:
    """Return one line per table: its name, its options with their defaults, and what a row is."""
    signatures = ((name, ", ".join(f"{key}={value!r}" for key, value in option_defaults(name).items()))
                  for name in ANALYSES)  # fmt: skip
    return "\n".join(f"    {name}({options}): one row per {schema.TABLES[name].row}" for name, options in signatures)


def _typed(name: str, option: str, value: object, annotation: str) -> object:
    """Return the value of an option; texts as a tuple, which can be a cache key."""
    wanted, fits = TYPES[annotation]
    if annotation in SEVERAL:
        value = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else value
    if not fits(value):
        raise CorpusError(f"{name}: {option} must be {wanted}, got {value!r}")
    return value


def _is_whole(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(text, str) for text in value)


PASSES = "passes"
SEVERAL = ("tuple[str, ...]", "Sequence[str]")
# the values of each annotation of an option: in words, and the test
TYPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "int": ("a whole number", _is_whole),
    "int | None": ("a whole number or None", lambda value: value is None or _is_whole(value)),
    "bool": ("True or False", lambda value: isinstance(value, bool)),
    "str": ("a text", lambda value: isinstance(value, str)),
} | dict.fromkeys(SEVERAL, ("a text or a list of texts", _is_texts))


def option_defaults(name: str) -> dict[str, Any]:
    """Return the options of a table and their defaults."""
    return {option.name: option.default for option in _options(name)}


def read_options(name: str, given: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return options written as text ("min_docs=2", "kinds=person,place") as values of the type of their default.

    An option of several values can be given several times. Commas separate values that are words of a known list;
    groups and selections, whose names can contain commas, are given one at a time.
    """
    if name not in ANALYSES:
        return dict(given)
    defaults = option_defaults(name)
    read: dict[str, Any] = {}
    for option, text in given:
        value = _value(option, text, defaults.get(option, ""))
        if option in read and not isinstance(value, tuple):
            raise CorpusError(f"{option} takes one value, got {read[option]!r} and {value!r}")
        read[option] = read[option] + value if option in read else value
    return read


def _value(option: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        return truth(option, text)
    if default == ():
        return (text,)
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(","))
    if isinstance(default, str):
        return text
    if text.casefold() == "none":
        return None
    try:
        return int(text)
    except ValueError:
        raise CorpusError(f"{option} must be a whole number, got {text!r}") from None


def truth(option: str, text: str) -> bool:
    """Return the value of a true-or-false option that is written as text."""
    if text.casefold() not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        raise CorpusError(f"{option} must be yes or no, got {text!r}")
    return text.casefold() in {"1", "true", "yes", "on"}


table.__doc__ = f"{table.__doc__}\n\nThe tables, with their options:\n\n{_table_list()}\n"
PROVIDERS[:] = [table]  # so that `Corpus.table` needs no import of the analyses
