"""Search by meaning: the sentences of a corpus that are near to a given sentence or question, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.crosslingual import word_by_word
from analytics.crosslingual.encoder import codes, universal
from analytics.crosslingual.encoder import encoder as encoders
from analytics.errors import CorpusError
from analytics.statements import sentence_candidates, sentence_texts
from analytics.text import language_detection

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus
    from analytics.crosslingual.encoder.encoder import SentenceEncoder

# Percent of the highest score. In PUD (505 sentences in each of 11 languages, each asked among all English ones) .99 of
# the translations reach .35, and the best other sentence does for half of those asked; .40: .99 and a quarter; .50: .96
# to 1.0 and .05 to .08; .60: .85 to .99 and .02. A question has a lower score than a statement: "Is the Chinese embassy
# still open?" reaches .36 with the sentence of the seeds that answers it
LEAST = 35
HIGHEST = 100
PER_DOCUMENT = 3  # sentences of one document
SHORTEST = 8  # code points: a shorter sentence is a label or a number
ALL_ENCODED = 6_000  # sentences, some 150 articles: 15 s of CPU at the first search, 3 MB of memory
# Of a larger corpus, at each search: .6 to 1.8 s of CPU in 4,000 articles, with finding them. In 250 articles, 100
# candidates of 11,000 held .64 of the five nearest sentences that reach .50, and .45 of those that reach .35
MOST_ENCODED = 400
_NO_CODES = np.zeros((0, universal.DIMENSIONS), "int8")
MISSING = f"Search by meaning needs a package that is not installed: pip install {universal.PACKAGE}"


def similar_sentences(corpus: Corpus, *, text: str = "", top: int = 50, least: int = LEAST) -> pd.DataFrame:
    """One row per sentence near in meaning to `text`, a sentence or question in any language searched.

    The nearest come first, up to `top` in all and three of a document; none without a `text`. `score` is the cosine of
    the vectors of both (`crosslingual.encoder`), 1 for the same meaning; `least` is the lowest one in percent. It
    does not tell yes from no. Of copies (`duplicate_group`, or the same sentence) only the nearest document is listed,
    of equally near ones the earliest. A language that the encoder does not know is read as English words; documents in
    one without translations are not searched. In a corpus of more than 6,000 sentences the 400 with the most words of
    `text`, or their translations, are compared: there a sentence without any of its words is not found. Raises
    CorpusError if the package of the encoder is missing.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    if not 0 <= least <= HIGHEST:
        raise ValueError(f"least must be from 0 to {HIGHEST}, got {least}")
    if not text.strip() or not len(corpus):
        return schema.empty("similar_sentences")
    scored = corpus.cached(_scored_sentences, text=" ".join(text.split()))
    return schema.conform(scored[scored["score"] >= least / HIGHEST].head(top), "similar_sentences")


def is_installed() -> bool:
    """Return whether the encoder is installed."""
    return encoders.installed_encoder() is not None


def compares_all(corpus: Corpus) -> bool:
    """Return whether each search compares all sentences of the whole corpus, and not only those with common words."""
    return len(corpus.root.stored("sentences")) <= ALL_ENCODED


def _scored_sentences(corpus: Corpus, *, text: str) -> pd.DataFrame:
    """Return the compared sentences of a slice with their documents and scores, the nearest first, copies once."""
    encoder = encoders.installed_encoder()
    if encoder is None:
        raise CorpusError(MISSING)
    rows, coded = _of_whole(corpus) if compares_all(corpus) else _of_candidates(corpus, encoder, text)
    asked = codes.unit_vectors(encoder.encode(_readable_question(corpus, text)))[0]
    score = (codes.unit_vectors(coded) @ asked).astype("float64").round(3)
    return _nearest_first(corpus, rows.assign(score=score))


def _of_whole(corpus: Corpus) -> tuple[pd.DataFrame, np.ndarray]:
    """Return all searchable sentences of a slice, and their codes; those of the whole corpus are made once."""
    rows = _searchable(corpus.root)
    place = corpus.slice_rows(rows["doc"].to_numpy())
    return rows.assign(doc=place)[place >= 0], corpus.once(_all_codes)[place >= 0]


def _all_codes(root: Corpus) -> np.ndarray:
    """Return the codes of all searchable sentences of a whole corpus; for `corpus.once`."""
    encoder = encoders.installed_encoder()
    return _codes(root, _searchable(root), encoder) if encoder else _NO_CODES


def _of_candidates(corpus: Corpus, encoder: SentenceEncoder, text: str) -> tuple[pd.DataFrame, np.ndarray]:
    """Return the sentences of a slice with the most words of a text, and their codes."""
    found = _searchable(corpus)
    if len(found) > MOST_ENCODED:
        found = found.loc[sentence_candidates.candidate_rows(corpus, found, text, MOST_ENCODED)]
    return found, _codes(corpus, found, encoder)


def _codes(corpus: Corpus, rows: pd.DataFrame, encoder: SentenceEncoder) -> np.ndarray:
    """Return the codes of some sentences of a corpus."""
    texts = sentence_texts.texts(corpus, rows).to_pylist()
    spoken = corpus.documents["language"].to_numpy(dtype=object)[rows["doc"]].tolist()
    return encoder.encode(word_by_word.readable_texts(texts, spoken, encoder.languages)) if texts else _NO_CODES


def _readable_question(corpus: Corpus, text: str) -> list[str]:
    """Return a text for the encoder; English words if it is in a language of the corpus that the encoder lacks."""
    code = language_detection.detect(text)
    is_read = code in searched_languages(corpus)
    return word_by_word.readable_texts([text], [code], encoders.held_languages()) if is_read else [text]


def searched_languages(corpus: Corpus) -> frozenset[str]:
    """Return the languages of the documents of a slice that are searched."""
    return word_by_word.readable_languages(set(corpus.documents["language"]), encoders.held_languages())


def _searchable(corpus: Corpus) -> pd.DataFrame:
    """Return the sentences of the documents in a readable language, with `doc`, the position of the document."""
    rows = corpus.stored("sentences")
    rows = rows.assign(doc=corpus.positions(rows["doc_id"]))
    is_held = corpus.documents["language"].isin(searched_languages(corpus)).to_numpy()
    return rows[is_held[rows["doc"]] & (rows["end"] - rows["start"] >= SHORTEST)]


def _nearest_first(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Return sentences with texts and documents, the nearest first, copies once, at most three of a document."""
    named = corpus.documents.iloc[rows["doc"]].reset_index(drop=True)
    columns = ["title", "source", "date", "language", "url", "duplicate_group"]
    table = pd.concat([rows.astype({"doc_id": "str"}).reset_index(drop=True), named[columns]], axis=1)
    table = table.assign(text=sentence_texts.texts(corpus, table).to_pylist(), dated=table["date"].replace("", "9999"))
    table = table.sort_values(["score", "dated", "doc_id", "start"], ascending=[False, True, True, True])
    group = table["duplicate_group"].where(table["duplicate_group"] != "", table["doc_id"])
    is_nearest = table["doc_id"] == table.groupby(group)["doc_id"].transform("first")
    table = table[is_nearest].drop_duplicates("text")
    return table[table.groupby("doc_id").cumcount() < PER_DOCUMENT].reset_index(drop=True)
