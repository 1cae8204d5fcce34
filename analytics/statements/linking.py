"""Sentences -> links with a grade: an encoder or the words propose pairs; numbers, negations and names decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics.crosslingual import word_by_word
from analytics.statements import gates, glossed_pairs, links, meaning_pairs, word_pairs
from analytics.statements.links import Links, Pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analytics.crosslingual.dictionaries import Table
    from analytics.crosslingual.encoder.encoder import SentenceEncoder
    from analytics.statements.occurrences import Occurrences
    from analytics.statements.sentence_vectors import Sentences

    Texts = Callable[[np.ndarray], Sequence[str]]

# Documents: in a corpus of so many or fewer in several languages, all sentences are encoded. Those of 60 English
# articles took as much CPU as the rest of the build
ALL_ENCODED = 500
SENTENCES_PER_DOCUMENT = 40  # of news; in a corpus of long texts fewer documents are encoded as a whole
# In a larger one, so many sentences of each article on average: those most like another one by their words. At 4,000
# articles that is a sixth of the CPU of a build.
ENCODED_PER_DOCUMENT = 4
# Share of the required cosine of words from which a sentence is of the same event. Share of pairs between documents of
# NTREX that are of one story (benchmarks/thresholds.py): from .6 on .55, from .75 .57, from .8 .68, from .9 .80
RELATED_BY_WORDS = 0.75


def linked(
    sentences: Sentences,
    texts: Texts,
    occurrences: Occurrences,
    encoder: SentenceEncoder | None,
    *,
    learnt: Mapping[str, Table] | None = None,
    all_related: bool = False,
) -> Links:
    """Return the links of distinct sentences; `texts` returns the texts of some rows, `all_related` as in `find`.

    `occurrences` say where the sentences are. A pair of two sentences that the encoder has read is one if it finds
    it; other pairs, and those of one language that it does not know, are found by their words. `learnt` as in `find`.
    """
    by_words = word_pairs.word_pairs(sentences)
    is_held = np.isin(sentences.spoken.astype("str"), sorted(encoder.languages if encoder else ()))
    by_meaning, encoded = links.NO_PAIRS, np.zeros(0, "int64")
    if encoder and occurrences.words.shape[0] > 1:  # documents to compare
        encoded = _rows_to_encode(sentences, by_words, occurrences.words.shape[0], is_held, all_related=all_related)
    if encoder and len(encoded) > 1:
        by_meaning = _pairs_by_meaning(
            sentences, texts(encoded), encoded, is_held, encoder, learnt=learnt or {}, all_related=all_related
        )
    is_encoded = np.zeros(len(sentences.rows), dtype=bool)
    is_encoded[encoded] = True
    is_compared = is_encoded[by_words.a] & is_encoded[by_words.b] & ~_is_left_to_words(sentences, is_held, by_words)
    by_words = by_words.at((by_words.share >= RELATED_BY_WORDS) & ~is_compared)
    pairs, basis = _long_enough(sentences, by_words, by_meaning, is_held)
    return _graded(sentences, texts, occurrences, pairs, basis, all_related=all_related)


def _is_left_to_words(sentences: Sentences, is_held: np.ndarray, pairs: Pairs) -> np.ndarray:
    """Return which pairs are of one language that the encoder does not know: their own words tell more than English."""
    is_one_language: np.ndarray = sentences.spoken[pairs.a] == sentences.spoken[pairs.b]
    return is_one_language & ~is_held[pairs.a]


def _pairs_by_meaning(
    sentences: Sentences,
    texts: Sequence[str],
    encoded: np.ndarray,
    is_held: np.ndarray,
    encoder: SentenceEncoder,
    *,
    learnt: Mapping[str, Table],
    all_related: bool,
) -> Pairs:
    """Return the pairs that the encoder finds among the rows `encoded`, those of glossed sentences last."""
    chosen, is_held = sentences.at(encoded), is_held[encoded]
    coded = encoder.encode(word_by_word.readable_texts(texts, chosen.spoken.tolist(), encoder.languages, learnt))
    held = np.flatnonzero(is_held)
    found = meaning_pairs.meaning_pairs(coded[held], all_related=all_related)
    found = found._replace(a=held[found.a], b=held[found.b])
    found = meaning_pairs.with_words(found, chosen, all_related=all_related)
    glossed = glossed_pairs.glossed_pairs(coded, chosen.cells, chosen.spoken, ~is_held, all_related=all_related)
    pairs = Pairs(*(np.concatenate(column) for column in zip(found, glossed, strict=True)))
    return pairs._replace(a=encoded[pairs.a], b=encoded[pairs.b])


def _rows_to_encode(
    sentences: Sentences, by_words: Pairs, n_documents: int, is_held: np.ndarray, *, all_related: bool
) -> np.ndarray:
    """Return the rows of the sentences that are encoded, in order; none if there is nothing to compare.

    In one language a pair needs common words anyway, so that only sentences like another one by words are encoded.
    Sentences in languages that the encoder does not know are encoded if they have translations.
    """
    codes = sorted(set(sentences.spoken.tolist()))
    translated = word_by_word.readable_languages(codes, ()) if len(codes) > 1 else ()
    is_read = is_held | np.isin(sentences.spoken.astype("str"), sorted(translated))
    read = np.flatnonzero(is_read)
    is_small = n_documents <= ALL_ENCODED and len(read) <= ALL_ENCODED * SENTENCES_PER_DOCUMENT
    if is_small and (all_related or len(codes) > 1):
        return read
    best = np.zeros(len(is_read))
    for rows in (by_words.a, by_words.b):
        np.maximum.at(best, rows, by_words.cosine)
    best[~is_read] = 0
    most = len(best) if is_small else ENCODED_PER_DOCUMENT * n_documents
    return np.sort(np.argsort(-best, kind="stable")[: min(most, np.count_nonzero(best))])


def _long_enough(
    sentences: Sentences, by_words: Pairs, by_meaning: Pairs, is_held: np.ndarray
) -> tuple[Pairs, np.ndarray]:
    """Return all pairs and what found them, without those of one language in which a sentence is short."""
    pairs = Pairs(*(np.concatenate(column) for column in zip(by_words, by_meaning, strict=True)))
    by_encoder = np.where(is_held[by_meaning.a] & is_held[by_meaning.b], links.ENCODER, links.WORD_BY_WORD)
    basis = np.concatenate([np.full(len(by_words.a), links.WORDS), by_encoder])
    is_short = sentences.is_short[pairs.a] | sentences.is_short[pairs.b]
    is_kept = ~(is_short & (sentences.spoken[pairs.a] == sentences.spoken[pairs.b]))
    return pairs.at(is_kept), basis[is_kept]


def _graded(
    sentences: Sentences,
    texts: Texts,
    occurrences: Occurrences,
    pairs: Pairs,
    basis: np.ndarray,
    *,
    all_related: bool,
) -> Links:
    """Return all pairs with their grades, in order of their rows; without those that are not even related."""
    grade = np.full(len(pairs.a), links.RELATED)
    is_likely = pairs.share >= 1
    grade[is_likely] = gates.grades(sentences, texts, occurrences, pairs.at(is_likely))
    is_kept = (grade != links.RELATED) | all_related
    left = np.flatnonzero(~is_kept)
    a, b = pairs.a[left], pairs.b[left]
    one_language = sentences.spoken[a] == sentences.spoken[b]
    is_kept[left] = occurrences.is_one_event(a, b, links.RELATED, is_one_language=one_language)
    is_kept &= (grade != links.RELATED) | ~(sentences.is_short[pairs.a] | sentences.is_short[pairs.b])
    order = np.lexsort((pairs.b, pairs.a))
    order = order[is_kept[order]]
    return Links(*(column[order] for column in (pairs.a, pairs.b, pairs.cosine, grade, basis)))
