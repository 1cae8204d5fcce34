"""Two articles sentence by sentence, in any languages: what both say, where they differ, and what only one says.

The links are those of the statements (`statements.linking`: an encoder or the words propose them; numbers, negations
and names decide), found for the two articles alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.copies import copies
from analytics.crosslingual.encoder import encoder as encoders
from analytics.errors import CorpusError
from analytics.statements import linking, links, occurrences, quantities, sentence_texts, sentence_vectors
from analytics.storyboard.similar_sentences import excess_over_neighbours, names_by_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.corpus.store import Corpus

MOST_SENTENCES = 400  # of an article: all pairs are compared, so the time grows with the square of their number
_SAME, _RELATED, _CONTRADICTS = links.GRADES
_ORDER = (_SAME, _CONTRADICTS, _RELATED)


class _Match(NamedTuple):
    """A sentence of each article (their number in it), and what links them."""

    a: int
    b: int
    grade: str
    similarity: float
    basis: str


def aligned_sentences(corpus: Corpus, *, a: str = "", b: str = "") -> pd.DataFrame:
    """One row per sentence of article `a`, in order, beside its counterpart in article `b`; and each of `b` alone.

    `a` and `b` are ids of documents of the slice. A sentence has one counterpart at most. `grade` is "same" for two
    sentences that say the same, "contradicts" for those with another number or the opposite, "related" for two that
    are nearest to each other in meaning and have a name in common, and "" for a sentence without a counterpart: then
    the cells of the other article are empty. A sentence of `b` alone follows the one that is before it in `b`.

    `similarity` is the cosine and `basis` what found the pair, as in `statement_sentences`.
    `numbers_a` are the numbers of the sentence of `a` that its counterpart does not have, if that has another number of
    the same kind; none for "related". `passage_a` is the longest part of the sentence in a passage of twelve words or
    more that both articles share (`shared_text`). Only the first 400 sentences of an article are compared and listed.
    Empty without `a` and `b`. Raises CorpusError if one of them is not in the slice, or if both are the same.
    """
    if not (a and b):
        return schema.empty("aligned_sentences")
    _check(corpus, a, b)
    pair = corpus.where(doc_id=[a, b])
    rows = _sentences(pair)
    first, second = (rows[rows["doc_id"] == doc_id].reset_index(drop=True) for doc_id in (a, b))
    table = _in_reading_order(_matches(pair, first, second), len(first), len(second))
    table = table.join(_cells(first, "a"), on="at_a").join(_cells(second, "b"), on="at_b")
    table = table.fillna({name: schema.EMPTY_CELLS[dtype] for name, dtype in _columns_of_articles().items()})
    languages = dict(zip(pair.doc_ids, pair.documents["language"], strict=True))
    return schema.conform(_with_numbers(table, languages[a], languages[b]), "aligned_sentences")


def has_more_sentences(corpus: Corpus, doc_id: str) -> bool:
    """Return whether an article has more sentences than are compared."""
    return int((corpus.stored("sentences")["doc_id"] == doc_id).sum()) > MOST_SENTENCES


def _check(corpus: Corpus, a: str, b: str) -> None:
    for doc_id in (a, b):
        if doc_id not in corpus.doc_ids:
            raise CorpusError(f"{doc_id!r} is not one of the {len(corpus):,} documents; the table documents lists them")
    if a == b:
        raise CorpusError(f"a and b are the same document, {a!r}; choose two")


def _sentences(pair: Corpus) -> pd.DataFrame:
    """Return the compared sentences of two articles: `row` in the table `sentences`, text and shared passage."""
    rows = pair.stored("sentences")
    rows = rows.assign(row=np.arange(len(rows)), doc=pair.positions(rows["doc_id"])).astype({"doc_id": "str"})
    rows = rows[rows.groupby("doc_id").cumcount() < MOST_SENTENCES]
    rows = rows.assign(text=sentence_texts.texts(pair, rows).to_pylist())
    spans = _shared_spans(pair)
    ends = zip(rows["doc_id"], rows["start"].tolist(), rows["end"].tolist(), strict=True)
    return rows.assign(passage=[_passage(pair.text[doc], start, end, spans[doc]) for doc, start, end in ends])


def _shared_spans(pair: Corpus) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of each article that it shares with the other."""
    spans: dict[str, list[tuple[int, int]]] = {doc_id: [] for doc_id in pair.doc_ids}
    for row in copies.shared_text(pair).itertuples():
        spans[row.a].append((row.start_a, row.end_a))
        spans[row.b].append((row.start_b, row.end_b))
    return spans


def _passage(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """Return the longest part of a sentence in one of the spans."""
    parts = ((max(start, first), min(end, last)) for first, last in spans)
    first, last = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
    return " ".join(text[first:last].split()) if first < last else ""


def _matches(pair: Corpus, first: pd.DataFrame, second: pd.DataFrame) -> list[_Match]:
    """Return the pairs of sentences, each sentence in one pair at most: equal ones, then by grade and similarity."""
    chosen = list(_equal_sentences(first["text"], second["text"]))
    named_a, named_b = _names(pair, first, second)
    used_a, used_b = {one.a for one in chosen}, {one.b for one in chosen}
    for one in _best_first(_links(pair, first, second)):
        is_free = one.a not in used_a and one.b not in used_b
        if is_free and (one.grade != _RELATED or named_a[one.a] & named_b[one.b]):
            chosen.append(one)
        if is_free or one.grade == _RELATED:  # a related pair needs to be the nearest one of both sentences
            used_a.add(one.a)
            used_b.add(one.b)
    return chosen


def _names(pair: Corpus, *articles: pd.DataFrame) -> list[list[set[str]]]:
    """Return the names in each sentence of each article."""
    names = names_by_sentence(pair)
    return [
        [names.get(place, set()) for place in zip(rows["doc_id"], rows["start"].tolist(), strict=True)]
        for rows in articles
    ]


def _best_first(matches: Iterable[_Match]) -> list[_Match]:
    """Return the pairs by grade, then by how much their similarity exceeds that of both to other sentences."""
    found = list(matches)
    cosines: dict[tuple[str, int], dict[tuple[str, int], float]] = {}
    for one in found:
        a, b = ("a", one.a), ("b", one.b)
        cosines.setdefault(a, {})[b] = cosines.setdefault(b, {})[a] = one.similarity
    excess = excess_over_neighbours(cosines)
    return sorted(found, key=lambda one: (_ORDER.index(one.grade), -excess[("a", one.a), ("b", one.b)], one.a, one.b))


def _equal_sentences(first: pd.Series[str], second: pd.Series[str]) -> Iterator[_Match]:
    """Yield the sentences with the same text, the first one with the first, the second with the second."""
    places: dict[str, list[int]] = {}
    for at, text in reversed(list(enumerate(second))):
        places.setdefault(text, []).append(at)
    for at, text in enumerate(first):
        if places.get(text):
            yield _Match(at, places[text].pop(), _SAME, 1.0, links.BASES[links.WORDS])


def _links(pair: Corpus, first: pd.DataFrame, second: pd.DataFrame) -> Iterator[_Match]:
    """Yield the linked sentences of the two articles, compared as a corpus of their own."""
    two, vectors = sentence_vectors.sentences_alone(pair)
    place_a, place_b = ({row: at for at, row in enumerate(rows["row"])} for rows in (first, second))
    compared = pd.concat([first, second]).set_index("row")
    vectors = vectors.at(np.flatnonzero(np.isin(vectors.rows, compared.index)))
    rows = compared.loc[vectors.rows]
    texts = rows["text"].to_numpy(dtype=object)
    places = np.arange(len(rows)), rows["doc"].to_numpy()
    occurring = occurrences.occurrences(two.documents["date"], *places, vectors.cells)
    found = linking.linked(
        vectors, lambda chosen: texts[chosen].tolist(), occurring, encoders.installed_encoder(), all_related=True
    )
    for at in range(len(found.a)):
        one, other = int(vectors.rows[found.a[at]]), int(vectors.rows[found.b[at]])
        one, other = (one, other) if one in place_a else (other, one)
        if one in place_a and other in place_b:
            kind = links.GRADES[found.grade[at]], float(found.cosine[at]), links.BASES[found.basis[at]]
            yield _Match(place_a[one], place_b[other], *kind)


def _in_reading_order(matches: list[_Match], n_a: int, n_b: int) -> pd.DataFrame:
    """Return one row per pair and per sentence alone: `at_a` and `at_b` (missing if alone), and what links them."""
    table = pd.DataFrame(matches, columns=["at_a", "at_b", "grade", "similarity", "basis"])
    alone = [
        pd.DataFrame({name: np.setdiff1d(np.arange(n), table[name])}) for name, n in (("at_a", n_a), ("at_b", n_b))
    ]
    after = table.set_index("at_b")["at_a"].astype("float64")
    table = pd.concat([table.astype({"similarity": "float64"}), *alone], ignore_index=True)
    table = table.astype({"at_a": "float64", "at_b": "float64"}).fillna({"grade": "", "basis": ""})
    after = after.reindex(range(n_b)).ffill().fillna(-1)  # the sentence of A beside the last pair before one of B
    table["after"] = table["at_a"].fillna(table["at_b"].map(after))
    return table.sort_values(["after", "at_a", "at_b"], na_position="last", ignore_index=True)


def _cells(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return the columns of an article."""
    return pd.DataFrame(
        {
            f"doc_{side}": rows["doc_id"],
            f"start_{side}": rows["start"],
            f"end_{side}": rows["end"],
            f"text_{side}": rows["text"],
            f"passage_{side}": rows["passage"],
        }
    )


def _columns_of_articles() -> dict[str, str]:
    columns = schema.TABLES["aligned_sentences"].columns
    return {name: dtype for name, dtype in columns.items() if name.endswith(("_a", "_b")) and "numbers" not in name}


def _with_numbers(table: pd.DataFrame, language_a: str, language_b: str) -> pd.DataFrame:
    """Return the table with the numbers that the other sentence of a pair does not have, for pairs about the same."""
    is_same_fact = table["grade"].isin([_SAME, _CONTRADICTS])  # related sentences count different things
    others = [
        quantities.unmatched(quantities.written_numbers(a, language_a), quantities.written_numbers(b, language_b))
        if compared
        else ([], [])
        for a, b, compared in zip(table["text_a"], table["text_b"], is_same_fact, strict=True)
    ]
    first, second = ([schema.LIST_SEPARATOR.join(pair[side]) for pair in others] for side in (0, 1))
    return table.assign(numbers_a=first, numbers_b=second)
