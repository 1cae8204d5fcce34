"""Do two people who tag the same articles agree? Krippendorff's alpha of their curation files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.corpus import positions, sentence_tags
from analytics.corpus.tags import TAG, documents_by_key
from analytics.curation import curation

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

    Tags = dict[Hashable, set[str]]  # of each unit

ARTICLE, SENTENCE = "article", "sentence"  # the units


def agreement(first: pd.DataFrame, second: pd.DataFrame, corpus: Corpus | None = None) -> pd.DataFrame:
    """Return the table `agreement`: one row per unit and tag, given the corrections of two coders.

    An article counts if both coders gave it a tag, so that both have read it: give articles to which no tag applies a
    tag such as "none". For each of these `n_units` articles a tag is given or not. `n_agreed`, `n_only_first` and
    `n_only_second` are the articles to which both coders, only the first, and only the second gave it.

    Sentences are compared with the whole `corpus`, where both coders tagged any. All sentences count that are in
    articles of which both coders tagged the article or a sentence; a sentence without the tag is one to which it was
    not given. A correction whose sentence is not in its article is left out.

    `krippendorff_alpha` for nominal values is 1 - (n - 1) * d / (n0 * n1), with d units on which they differ, and
    n0 and n1 of the n = 2 * `n_units` values "not given" and "given"; it is empty where all values are equal.
    Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section A.
    """
    one, two = _tags_by_article(first), _tags_by_article(second)
    rows = list(_rows(one, two, one.keys() & two.keys(), ARTICLE))
    if corpus is not None and has_sentences(first) and has_sentences(second):
        in_first, in_second = (_tags_by_sentence(corpus.root, coder) for coder in (first, second))
        units = _sentences_of(corpus.root, _documents(corpus.root, first) & _documents(corpus.root, second))
        rows += _rows(in_first, in_second, units, SENTENCE)
    return schema.from_rows(rows, "agreement")


def has_sentences(corrections: pd.DataFrame) -> bool:
    """Return whether corrections tag any sentence."""
    return bool((corrections["what"] == sentence_tags.SENTENCE).any())


def _rows(one: Tags, two: Tags, units: Collection[Hashable], unit: str) -> Iterator[tuple[object, ...]]:
    """Yield the row of each tag that a unit has."""
    nothing = set[str]()
    coded = [(one.get(key, nothing), two.get(key, nothing)) for key in units]
    for tag in sorted({tag for both in coded for tags in both for tag in tags}):
        count = _counts([(tag in first, tag in second) for first, second in coded])
        yield tag, *count, _alpha(*count), unit


def _tags_by_article(corrections: pd.DataFrame) -> Tags:
    given: Tags = {}
    for row in corrections[corrections["what"] == TAG].itertuples():
        given.setdefault(row.key, set()).add(row.value.strip())
    return given


def _tags_by_sentence(corpus: Corpus, corrections: pd.DataFrame) -> Tags:
    """Return the tags of each row of the table `sentences`; words over several sentences are in all of them."""
    found = sentence_tags.find_tagged(corpus, corrections)
    found = found[found["start"] >= 0]
    first = positions.sentence_of(corpus, found)
    last = positions.sentence_of(corpus, found.assign(start=found["end"] - 1))
    given: Tags = {}
    for tag, start, end in zip(found["tag"], first, last, strict=True):
        for sentence in range(start, end + 1):
            given.setdefault(sentence, set()).add(tag)
    return given


def _documents(corpus: Corpus, corrections: pd.DataFrame) -> set[str]:
    """Return the documents of which a coder tagged the article or a sentence."""
    keys = corrections.loc[corrections["what"].isin(curation.TAGS), "key"]
    return set(keys.map(documents_by_key(corpus)).dropna())


def _sentences_of(corpus: Corpus, doc_ids: set[str]) -> list[Hashable]:
    """Return the rows of the table `sentences` of some documents."""
    is_coded = corpus.stored("sentences")["doc_id"].isin(doc_ids)
    return list(is_coded.index[is_coded])


def _counts(pairs: list[tuple[bool, bool]]) -> tuple[int, int, int, int]:
    """Return the number of units, and of those with the tag by both, by the first only and by the second only."""
    return len(pairs), pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))


def _alpha(n_units: int, n_both: int, n_first: int, n_second: int) -> float:
    differ = n_first + n_second
    given = 2 * n_both + differ
    missing = 2 * n_units - given
    return 1 - (2 * n_units - 1) * differ / (given * missing) if given and missing else float("nan")
