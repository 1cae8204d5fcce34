"""Documents about the same story as a given one, in any language, and the words and names they share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from analytics import schema
from analytics.corpus import ignored_words
from analytics.crosslingual import document_similarity, form_stems
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from scipy import sparse

    from analytics.corpus.store import Corpus
    from analytics.crosslingual.document_similarity import Features

# On 180 articles of NTREX in three languages (benchmarks/thresholds.py) all others of one story are listed, and half of
# the listed are of the story; with 10 .71 are, but NTREX is translated sentence by sentence and news is not.
LEAST = 6.0
LINKS = 5


def related_documents(corpus: Corpus, doc_id: str, *, top: int = 10) -> pd.DataFrame:
    """One row per document about the same story as `doc_id`, in any language, the most similar first.

    `characters`, `words` and `names` are cosines: of the runs of 3 to 5 characters in Latin letters (TF-IDF), of the
    words as English stems (see `stem_bags`), and of linked names and numbers (IDF). `score` is the sum of the standard
    deviations of each above the mean of the documents of that language in the whole corpus, plus 2 within 2 days and
    1 within 7 days of each other if both days are known; documents with 6 or more are listed. Means and deviations are
    shrunk to those of unrelated news with a weight of 30 documents. `shared_names`, `shared_words` ("Botschaft =
    embassy") and `shared_numbers` are those that contribute most to the cosines.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    if not len(corpus):
        return schema.empty("related")
    root = corpus.root
    if doc_id not in root.doc_ids:
        raise CorpusError(f"{doc_id!r} is not a document of this corpus")
    row = root.doc_ids.index(doc_id)
    features = corpus.once(document_similarity.features)
    parts = {
        "characters": features.words.like(row),
        "words": _cosines(features.stems, row),
        "names": _cosines(features.names, row),
    }
    score = _score(root, row, list(parts.values()))
    inside = np.arange(len(root)) if corpus.rows is None else corpus.rows
    inside = inside[(inside != row) & (score[inside] >= LEAST)]
    chosen = inside[np.argsort(-score[inside].round(6), kind="stable")][:top]
    return _table(root, features, row, chosen, parts | {"score": score})


def _cosines(cells: sparse.csr_array, row: int) -> np.ndarray:
    return np.asarray((cells @ cells[[row]].T).toarray().ravel())


def _score(corpus: Corpus, row: int, parts: list[np.ndarray]) -> np.ndarray:
    spoken = corpus.documents["language"].to_numpy(dtype=object)
    others = np.arange(len(corpus)) != row
    total = np.zeros(len(corpus))
    for code in sorted(set(spoken)):
        in_language = spoken == code
        for part, chance in zip(parts, document_similarity.CHANCE, strict=True):
            (mean,), (spread,) = document_similarity.shrunken_moments(part[None, in_language & others], *chance)
            total[in_language] += (part[in_language] - mean) / spread
    return total + _nearness(corpus, row)


def _nearness(corpus: Corpus, row: int) -> np.ndarray:
    """Return the score for nearness in time to the document at `row`."""
    days = np.asarray([_day(written) for written in corpus.documents["date"]])
    return document_similarity.nearness(np.abs(days - days[row]))


def _day(written: str) -> float:
    return float(date.fromisoformat(written).toordinal()) if schema.precision(written) == "day" else np.nan


def _table(
    corpus: Corpus, features: Features, row: int, chosen: np.ndarray, values: dict[str, np.ndarray]
) -> pd.DataFrame:
    table = corpus.documents.iloc[chosen][["doc_id", "title", "source", "language", "date", "file"]].reset_index(
        drop=True
    )
    for name, value in values.items():
        table[name] = value[chosen].round(6)
    table["rank"] = np.arange(1, len(chosen) + 1)
    names = [_shared_columns(features.names, row, other) for other in chosen]
    table["shared_names"] = [_link_list(features.name_labels[at[at < features.n_names]]) for at in names]
    table["shared_numbers"] = [_link_list(features.name_labels[at[at >= features.n_names]]) for at in names]
    own = _word_of_stem(corpus, row)
    table["shared_words"] = [
        _link_list(_pairs(corpus, features.stem_names[_shared_columns(features.stems, row, other)], own, row, other))
        for other in chosen
    ]
    return schema.conform(table, "related")


def _shared_columns(cells: sparse.csr_array, row: int, other: int) -> np.ndarray:
    """Return the columns that contribute to a cosine, the largest contribution first."""
    both = (cells[[row]].multiply(cells[[other]])).tocoo()
    return np.asarray(both.col[np.lexsort((both.col, -both.data.round(9)))])


def _link_list(values: np.ndarray | list[str]) -> str:
    return schema.LIST_SEPARATOR.join(values[:LINKS])


def _pairs(corpus: Corpus, stems: np.ndarray, ours: Mapping[str, str], row: int, other: int) -> list[str]:
    """Return the word of each shared stem in both documents, "Botschaft = embassy" in two languages."""
    theirs = _word_of_stem(corpus, other)
    spoken = corpus.documents["language"]
    if spoken.iloc[row] == spoken.iloc[other]:
        return list(dict.fromkeys(ours[stem] for stem in stems if stem in ours and stem in theirs))
    pairs = ((ours[stem], theirs[stem]) for stem in stems if stem in ours and stem in theirs)
    return list(dict.fromkeys(a if a.casefold() == b.casefold() else f"{a} = {b}" for a, b in pairs))


def _word_of_stem(corpus: Corpus, row: int) -> dict[str, str]:
    """Return the word of a document with the largest share of each stem."""
    counts = corpus.counts[[row]].tocoo()
    language = corpus.documents["language"].iloc[row]
    ignored = corpus.once(_ignored_words)[language]
    best: dict[str, tuple[float, str]] = {}
    for column, n in zip(counts.col.tolist(), counts.data.tolist(), strict=True):
        form = corpus.vocabulary[column]
        if len(form) > 1 and form not in ignored and not form[0].isdigit():
            for stem, share in form_stems.shares(form, language):
                best[stem] = max(best.get(stem, (0.0, "")), (n * share, corpus.surfaces[column]))
    return {stem: word for stem, (_, word) in best.items()}


def _ignored_words(corpus: Corpus) -> dict[str, frozenset[str]]:
    return {code: ignored_words.ignored_words(corpus, code) for code in corpus.documents["language"].unique()}
