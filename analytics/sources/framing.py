"""Framing: the words that each group uses near one entity."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from analytics import schema
from analytics.corpus import filters, grouping, positions
from analytics.entities import entities
from analytics.errors import CorpusError, remedy
from analytics.evidence import evidence
from analytics.keywords import keyness, terms_by_group
from analytics.stats import matrices
from analytics.text import tokens
from analytics.text.document_text import Text

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

WINDOW = 8  # words on each side of a mention


def framing(
    corpus: Corpus,
    *,
    entity: str = "",
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
    window: int = WINDOW,
    top: int | None = 20,
) -> pd.DataFrame:
    """One row per group, language and term that the group uses more than the rest near mentions of one entity.

    Near is in the same sentence and at most `window` words from the mention, without words of names and words that
    `keyness.keyness` leaves out. Without `entity` it is the one in most documents. Groups are as for `keyness`, and so
    are the common years of two groups, in which both name the entity; languages are never compared.

    `n_docs` of the `n_group` documents of the group that name the entity have the term near it, at `n_hits` places;
    `share_docs` is `n_docs` / `n_group`. Of the `n_rest` other documents that name it, `n_docs_rest` have the term.
    All measures are those of `keyness.keyness`, counted over these documents only; the length of a document, also in
    `length` and `length_rest`, is the number of words near the name. They are without `q` and interval if the group or
    its rest has fewer than 5 texts. A group that is the only one of its language has its terms by documents, without
    any measure.
    """
    check(corpus, entity, window)
    entity = entity or commonest(corpus)
    chosen: dict[str, Any] = {"groups": groups, "selections": selections, "common_years": common_years}
    part, compared, years = keyness.compared_documents(
        corpus.where(entity=[entity]), by=by, period=period, top=top, **chosen
    )
    found = keyness.per_language(part, compared, counts(part, entity, window), own_words(corpus, entity))
    parts = [keyness.keyness_columns(*counted, top, alone=True) for counted in found]
    for columns, _ in parts:
        columns["share_docs"] = matrices.share(columns["n_docs"], columns["n_group"])
    return keyness.join_parts(parts, "framing", by=by, entity=entity, years=years)


def framing_terms(
    corpus: Corpus,
    *,
    entity: str,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
    window: int = WINDOW,
    language: str = "en",
    shown: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per term and group of one language: the terms of `framing`, and how often each group uses them.

    As `terms_by_group.group_terms`, counted near the entity: `n_docs` of the group's `n_group` documents that name it.
    """
    options: dict[str, Any] = {"by": by, "groups": groups, "selections": selections, "period": period}
    options["common_years"] = common_years
    table = framing(corpus, entity=entity, window=window, top=terms_by_group.MOST, **options)
    part, compared, _ = keyness.compared_documents(corpus.where(entity=[entity]), top=None, **options)
    near = counts(part, entity, window)
    return terms_by_group.of_counts(part, table, compared, near, language=language, shown=shown)


def framing_evidence(corpus: Corpus, *, entity: str, term: str, window: int = WINDOW, limit: int = 100) -> pd.DataFrame:
    """One row per place of a term near an entity and per mention of the entity in such a sentence.

    Several terms are separated by "; ".
    Columns and order are those of `evidence.evidence`: one sentence of each document before a second, by date.
    """
    words = _nearby_words(corpus, entity, window)
    wanted = {"".join(tokens.tokens(one)) for one in term.split(schema.LIST_SEPARATOR)}
    is_term = np.asarray([form in wanted for form in words.forms], dtype=bool)
    terms = {"doc": words.document[is_term], "start": words.start[is_term], "end": words.end[is_term], "what": "term"}
    mentions = corpus.mentions[(corpus.mentions["entity"] == entity).to_numpy()]
    mentions = mentions[np.isin(positions.sentence_of(corpus, mentions), words.sentence[is_term])]
    names = {
        "doc": corpus.positions(mentions["doc_id"]),
        "start": mentions["start"],
        "end": mentions["end"],
        "what": "name",
    }
    hits = pd.concat([pd.DataFrame(terms), pd.DataFrame(names)], ignore_index=True)
    doc_ids = corpus.documents["doc_id"].iloc[hits["doc"]].reset_index(drop=True)
    return evidence.rank_hits(corpus, hits.assign(doc_id=doc_ids), limit)


class NearbyWords(NamedTuple):
    """The words near some spans: their own spans, and the forms under which they are counted."""

    document: np.ndarray
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    forms: list[str]


def check(corpus: Corpus, entity: str, window: int) -> None:
    """Raise an error if the window is below 1 or the name is unknown."""
    if window < 1:
        raise ValueError(f"window must be at least 1, got {window}")
    if entity and entity not in corpus.root.mentions["entity"].cat.categories:
        known = tuple(corpus.once(filters.VALUES["entity"]))
        offered = remedy(entity, known, "examples are", most=grouping.EXAMPLES)
        raise CorpusError(f"{entity!r} is no name of this corpus; {offered}")


def commonest(corpus: Corpus) -> str:
    """Return the name in most documents, "" if there is none."""
    return "".join(entities.entities(corpus)["entity"].head(1))


def own_words(corpus: Corpus, entity: str) -> frozenset[str]:
    """Return the words of the names of an entity; they are not framing where the tagger missed a mention."""
    mentions = corpus.root.mentions
    surfaces = mentions.loc[(mentions["entity"] == entity).to_numpy(), "surface"].unique()
    return frozenset(chain.from_iterable(map(tokens.tokens, [entity, *surfaces])))


def counts(corpus: Corpus, entity: str, window: int) -> sparse.csr_array:
    """Return documents x vocabulary: how often each word is near an entity."""
    table = corpus.root.cached(_columns_near, entity=entity, window=window)
    cells = (np.ones(len(table)), (table["row"], table["column"]))
    near = sparse.csr_array(cells, shape=(len(corpus.root), len(corpus.vocabulary)))
    return near if corpus.rows is None else near[corpus.rows]


def _columns_near(corpus: Corpus, *, entity: str, window: int) -> pd.DataFrame:
    """One row per word near an entity: the row of its document, and its column in the vocabulary."""
    words = _nearby_words(corpus, entity, window)
    codes, forms = pd.factorize(np.asarray(words.forms, dtype=object))
    columns = corpus.once(_columns)
    column = np.asarray([columns.get(form, -1) for form in forms], "int64")
    table = pd.DataFrame({"row": words.document, "column": column[codes] if len(codes) else codes})
    return table[table["column"] >= 0].reset_index(drop=True)


def _nearby_words(corpus: Corpus, entity: str, window: int) -> NearbyWords:
    """Return the words near an entity that are not part of a name, in order."""
    words = nearby_words(corpus, corpus.mentions[(corpus.mentions["entity"] == entity).to_numpy()], window)
    place = positions.number(words.document, words.start)
    chosen = np.flatnonzero(~_is_in_name(corpus, place))
    forms = [words.forms[at] for at in chosen.tolist()]
    return NearbyWords(words.document[chosen], words.sentence[chosen], words.start[chosen], words.end[chosen], forms)


def nearby_words(corpus: Corpus, mentions: pd.DataFrame, window: int) -> NearbyWords:
    """Return the words at most `window` words from one of the spans, within its sentence, in order; with the spans."""
    sentence = positions.sentence_of(corpus, mentions)
    mentions, sentence = mentions[sentence >= 0], sentence[sentence >= 0]
    rows, piece = np.unique(sentence, return_inverse=True)
    sentences = corpus.stored("sentences").iloc[rows]
    begins, ends = sentences["start"].to_numpy(), sentences["end"].to_numpy()
    bounds = zip(sentences["doc_id"].tolist(), begins.tolist(), ends.tolist(), strict=True)
    text = "\n".join(
        [corpus.text[doc_id][start:end] for doc_id, start, end in bounds]
    )  # no word continues over a line break
    cut = Text(text, schema.UNDETERMINED).words
    start, end = cut.starts, cut.ends
    offsets = np.cumsum(ends - begins + 1) - (ends - begins + 1)
    owner = np.searchsorted(offsets, start, "right") - 1
    row, shift = corpus.positions(sentences["doc_id"]).astype("int64")[owner], (begins - offsets)[owner]
    place = positions.number(row, start + shift)
    close = _is_close(corpus, mentions, place, np.searchsorted(owner, [piece, piece + 1]), window)
    chosen = np.flatnonzero(close)
    row, shift, start, end = row[chosen], shift[chosen], start[chosen], end[chosen]
    forms = [cut.vocabulary.strings[form] for form in cut.forms[chosen].tolist()]
    return NearbyWords(row, rows[owner[chosen]], start + shift, end + shift, forms)


def _is_close(corpus: Corpus, mentions: pd.DataFrame, place: np.ndarray, bounds: np.ndarray, window: int) -> np.ndarray:
    """Return which words are at most `window` words from a mention, within the `bounds` of its sentence."""
    row = corpus.positions(mentions["doc_id"])
    first, behind = (
        np.searchsorted(place, positions.number(row, mentions[end].to_numpy())) for end in ("start", "end")
    )
    steps = np.zeros(len(place) + 1, "int64")
    np.add.at(steps, np.maximum(first - window, bounds[0]), 1)
    np.add.at(steps, np.minimum(behind + window, bounds[1]), -1)
    return np.cumsum(steps[:-1]) > 0


def _is_in_name(corpus: Corpus, place: np.ndarray) -> np.ndarray:
    """Return which offsets are within a name."""
    begins, ends = corpus.once(_names) if corpus.rows is None else _names(corpus)
    at = np.searchsorted(begins, place, "right")
    return place < np.append(ends, -1)[at - 1]


def _names(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return the starts of names, in order, and the highest end of the names up to each."""
    row = corpus.positions(corpus.mentions["doc_id"])
    begins, ends = (positions.number(row, corpus.mentions[end].to_numpy()) for end in ("start", "end"))
    order = np.argsort(begins, kind="stable")
    return begins[order], np.maximum.accumulate(ends[order])


def _columns(corpus: Corpus) -> dict[str, int]:
    return {form: i for i, form in enumerate(corpus.vocabulary)}
