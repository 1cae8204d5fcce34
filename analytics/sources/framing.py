"""What each group calls the same thing: the words around one entity."""

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
    window: int = WINDOW,
    top: int | None = 20,
) -> pd.DataFrame:
    """One row per group, language and term that the group says more than the rest near mentions of one entity.

    Near is in the same sentence and at most `window` words from the mention; words of names do not count, nor what
    `keyness.keyness` leaves out. Without `entity` it is the one that most documents name. Groups as for `keyness`, and
    languages are never compared.

    `n_docs` of the `n_group` documents of the group that name the entity have the term near it, with `n_hits` places;
    `share_docs` is `n_docs` / `n_group`; so do `n_docs_rest` of the `n_rest` other documents that name it.
    `z`, `log_ratio` with `low`..`high`, `q` and `dispersion` are those of `keyness.keyness`, counted over these
    documents alone: without q where the group or its rest is under 5 documents. A group that nobody else of its
    language can be compared with has its terms by documents, without `z` and `log_ratio`.
    """
    check(corpus, entity, window)
    entity = entity or commonest(corpus)
    part, given = keyness.compared_documents(
        corpus.where(entity=[entity]), by=by, groups=groups, selections=selections, period=period, top=top
    )
    found = keyness.per_language(part, given, counts(part, entity, window), own_words(corpus, entity))
    parts = [keyness.keyness_columns(*one, top, alone=True) for one in found]
    for columns in parts:
        columns["share_docs"] = matrices.share(columns["n_docs"], columns["n_group"])
    return keyness.join_parts(parts, "framing", by=by, entity=entity)


def framing_terms(
    corpus: Corpus,
    *,
    entity: str,
    by: str = "source",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    window: int = WINDOW,
    language: str = "en",
    shown: tuple[str, ...] = (),
) -> pd.DataFrame:
    """One row per term and group of one language: the terms of `framing`, and how much each group says them.

    As `terms_by_group.group_terms`, counted near the entity: `n_docs` of the group's `n_group` documents that name it.
    """
    asked: dict[str, Any] = {"by": by, "groups": groups, "selections": selections, "period": period}
    table = framing(corpus, entity=entity, window=window, top=terms_by_group.MOST, **asked)
    part, given = keyness.compared_documents(corpus.where(entity=[entity]), top=None, **asked)
    near = counts(part, entity, window)
    return terms_by_group.of_counts(part, table, given, near, language=language, shown=shown)


def framing_evidence(corpus: Corpus, *, entity: str, term: str, window: int = WINDOW, limit: int = 100) -> pd.DataFrame:
    """One row per place of a term near an entity and per mention of it in such a sentence.

    Several terms are parted by "; ".
    Columns and order are those of `evidence.evidence`: one sentence of each document before a second, by date.
    """
    words = _nearby_words(corpus, entity, window)
    wanted = [tokens.tokens(one) for one in term.split(schema.LIST_SEPARATOR)]
    said = np.asarray([tokens.tokens(surface) in wanted for surface in words.surfaces], dtype=bool)
    terms = {"doc": words.document[said], "start": words.start[said], "end": words.end[said], "what": "term"}
    named = corpus.mentions[(corpus.mentions["entity"] == entity).to_numpy()]
    named = named[np.isin(positions.sentence_of(corpus, named), words.sentence[said])]
    names = {"doc": corpus.positions(named["doc_id"]), "start": named["start"], "end": named["end"], "what": "name"}
    hits = pd.concat([pd.DataFrame(terms), pd.DataFrame(names)], ignore_index=True)
    doc_ids = corpus.documents["doc_id"].iloc[hits["doc"]].reset_index(drop=True)
    return evidence.rank_hits(corpus, hits.assign(doc_id=doc_ids), limit)


class _Near(NamedTuple):
    """The words near the mentions of an entity: where each stands, and how it is written."""

    document: np.ndarray
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    surfaces: list[str]


def check(corpus: Corpus, entity: str, window: int) -> None:
    """Raise an error for a window or a name that cannot be."""
    if window < 1:
        raise ValueError(f"window must be at least 1, got {window}")
    if entity and entity not in corpus.root.mentions["entity"].cat.categories:
        known = tuple(corpus.once(filters.VALUES["entity"]))
        offered = remedy(entity, known, "examples are", most=grouping.EXAMPLES)
        raise CorpusError(f"{entity!r} is no name of this corpus; {offered}")


def commonest(corpus: Corpus) -> str:
    """Return the name that most documents have, "" without names."""
    return "".join(entities.entities(corpus)["entity"].head(1))


def own_words(corpus: Corpus, entity: str) -> frozenset[str]:
    """Return the words by which an entity is called: where the tagger missed one, it says nothing about itself."""
    mentions = corpus.root.mentions
    written = mentions.loc[(mentions["entity"] == entity).to_numpy(), "surface"].unique()
    return frozenset(chain.from_iterable(map(tokens.tokens, [entity, *written])))


def counts(corpus: Corpus, entity: str, window: int) -> sparse.csr_array:
    """Return how often each document has each word of the vocabulary near an entity."""
    table = corpus.root.kept(_columns_near, entity=entity, window=window)
    cells = (np.ones(len(table)), (table["row"], table["column"]))
    found = sparse.csr_array(cells, shape=(len(corpus.root), len(corpus.vocabulary)))
    return found if corpus.rows is None else found[corpus.rows]


def _columns_near(corpus: Corpus, *, entity: str, window: int) -> pd.DataFrame:
    """One row per word near an entity: the row of its document, and its column in the vocabulary."""
    words = _nearby_words(corpus, entity, window)
    codes, written = pd.factorize(np.asarray(words.surfaces, dtype=object))
    columns = corpus.once(_columns)
    column = np.asarray([columns.get("".join(tokens.tokens(one)), -1) for one in written], "int64")
    table = pd.DataFrame({"row": words.document, "column": column[codes] if len(codes) else codes})
    return table[table["column"] >= 0].reset_index(drop=True)


def _nearby_words(corpus: Corpus, entity: str, window: int) -> _Near:
    """Find the words of no name that stand near an entity, in order."""
    mentions = corpus.mentions[(corpus.mentions["entity"] == entity).to_numpy()]
    at = positions.sentence_of(corpus, mentions)
    mentions, at = mentions[at >= 0], at[at >= 0]
    used, piece = np.unique(at, return_inverse=True)
    sentences = corpus.stored("sentences").iloc[used]
    begins, ends = sentences["start"].to_numpy(), sentences["end"].to_numpy()
    bounds = zip(sentences["doc_id"].tolist(), begins.tolist(), ends.tolist(), strict=True)
    text = "\n".join([corpus.text[doc_id][start:end] for doc_id, start, end in bounds])  # no word goes beyond a line
    start, end = _spans(text)
    offsets = np.cumsum(ends - begins + 1) - (ends - begins + 1)
    owner = np.searchsorted(offsets, start, "right") - 1
    row, shift = corpus.positions(sentences["doc_id"]).astype("int64")[owner], (begins - offsets)[owner]
    place = positions.number(row, start + shift)
    close = _close(corpus, mentions, place, np.searchsorted(owner, [piece, piece + 1]), window)
    kept = np.flatnonzero(close & ~_in_names(corpus, place))
    row, shift, start, end = row[kept], shift[kept], start[kept], end[kept]
    surfaces = [text[first:last] for first, last in zip(start.tolist(), end.tolist(), strict=True)]
    return _Near(row, used[owner[kept]], start + shift, end + shift, surfaces)


def _spans(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Return where the words of a text begin, and where they end."""
    spans = np.fromiter(chain.from_iterable(tokens.spans(text)), "int64").reshape(-1, 2)
    start, end = spans[spans[:, 1] - spans[:, 0] <= tokens.MAX_WORD].T
    return start, end


def _close(corpus: Corpus, mentions: pd.DataFrame, place: np.ndarray, bounds: np.ndarray, window: int) -> np.ndarray:
    """Tell which words stand at most `window` words from a mention, within the `bounds` of its sentence."""
    row = corpus.positions(mentions["doc_id"])
    first, behind = (
        np.searchsorted(place, positions.number(row, mentions[end].to_numpy())) for end in ("start", "end")
    )
    steps = np.zeros(len(place) + 1, "int64")
    np.add.at(steps, np.maximum(first - window, bounds[0]), 1)
    np.add.at(steps, np.minimum(behind + window, bounds[1]), -1)
    return np.cumsum(steps[:-1]) > 0


def _in_names(corpus: Corpus, place: np.ndarray) -> np.ndarray:
    """Tell which places lie within a name."""
    begins, ends = corpus.once(_names) if corpus.rows is None else _names(corpus)
    at = np.searchsorted(begins, place, "right")
    return place < np.append(ends, -1)[at - 1]


def _names(corpus: Corpus) -> tuple[np.ndarray, np.ndarray]:
    """Return where names begin, in order, and where all that began until then have ended."""
    row = corpus.positions(corpus.mentions["doc_id"])
    begins, ends = (positions.number(row, corpus.mentions[end].to_numpy()) for end in ("start", "end"))
    order = np.argsort(begins, kind="stable")
    return begins[order], np.maximum.accumulate(ends[order])


def _columns(corpus: Corpus) -> dict[str, int]:
    return {form: i for i, form in enumerate(corpus.vocabulary)}
