"""The user's own tags of sentences. A correction has the words of the sentence, so that a later build finds it again.

The correction is `sentence, FILE, tag, TAG: SENTENCE`; FILE is the file of the article or its doc_id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analytics import schema
from analytics.corpus.named_lines import named_line, split_name
from analytics.corpus.tags import documents_by_key
from analytics.errors import CorpusError
from analytics.text.sentence_search import find_sentences

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from analytics.corpus.store import Corpus

SENTENCE, CHANGE = "sentence", "tag"  # what a correction is about, and its change
_FOUND = ("doc_id", "start", "end", "tag", "row")


class TaggedSentence(NamedTuple):
    """A tag and the words of the sentence that has it."""

    tag: str
    sentence: str


def parse(value: str) -> TaggedSentence:
    """Return the tag and the sentence of a correction; raises CorpusError for another value."""
    tag, sentence = split_name(value)
    if not tag or not sentence:
        raise CorpusError(f"{value!r} is no tag with a sentence; write TAG: SENTENCE, for example war: Tanks are near")
    return TaggedSentence(tag, sentence)


def value(tag: str, sentence: str) -> str:
    """Return the value of a correction, which `parse` reads; line ends and double blanks become single blanks."""
    return named_line(" ".join(tag.split()), " ".join(sentence.split()))


def sentence_tags(corpus: Corpus) -> pd.DataFrame:
    """One row per tag x sentence, in the order of the corpus, then of the text; `text` is the sentence as it is there.

    A sentence that an article has several times has its tag at each place. Offsets are code points into the text.
    """
    found = corpus.root.once(_in_corpus)
    rows = found[found["doc_id"].isin(set(corpus.doc_ids))]
    documents = corpus.documents.iloc[corpus.positions(rows["doc_id"])]
    texts = [corpus.text[row.doc_id][row.start : row.end] for row in rows.itertuples()]
    columns = {column: documents[column].to_numpy() for column in ("source", "date", "language", "title")}
    return schema.conform(rows.assign(text=texts, **columns), "sentence_tags")


def tagged_documents(corpus: Corpus) -> pd.DataFrame:
    """Return doc_id and tag of each tagged sentence of a whole corpus."""
    return corpus.once(_in_corpus)[["doc_id", "tag"]]


def find_tagged(corpus: Corpus, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return where the sentences that `corrections` tag are in the texts of a corpus slice.

    One row per correction and place, in the order of the corpus, then of the text: doc_id, start, end, tag, `row` (the
    index of the correction). A sentence that is not in its article any more has -1 as `start` and `end`.
    """
    rows = corrections[corrections["what"] == SENTENCE]
    doc_ids = rows["key"].map(documents_by_key(corpus)) if len(rows) else rows["key"]
    by_document: dict[str, list[tuple[Hashable, TaggedSentence]]] = {}
    for row, doc_id, value in zip(rows.index, doc_ids, rows["value"], strict=True):
        if isinstance(doc_id, str):
            by_document.setdefault(doc_id, []).append((row, parse(value)))
    spans = _sentence_spans(corpus, by_document) if by_document else {}
    table = pd.DataFrame(list(_places(corpus, by_document, spans)), columns=list(_FOUND))
    types = {"doc_id": "str", "start": "int64", "end": "int64", "tag": "str"}
    return (
        table.astype(types)
        .sort_values(["start", "end", "tag"], kind="stable")
        .sort_values("doc_id", kind="stable", key=corpus.positions)
    )


def tags_of_spans(found: pd.DataFrame, spans: Iterable[tuple[str, int, int]]) -> list[tuple[str, ...]]:
    """Return the tags of the sentences that overlap each (doc_id, start, end), given `find_tagged`."""
    by_document = {doc_id: list(rows.itertuples()) for doc_id, rows in found.groupby("doc_id")}
    return [
        tuple(sorted({row.tag for row in by_document.get(doc_id, ()) if row.start < end and start < row.end}))
        for doc_id, start, end in spans
    ]


def lost_rows(corpus: Corpus) -> list[Hashable]:
    """Return the rows of the corrections of a whole corpus whose sentence is not in its article any more."""
    found = corpus.once(_find_own)
    return sorted(found.loc[found["start"] < 0, "row"])


def _find_own(corpus: Corpus) -> pd.DataFrame:
    return find_tagged(corpus, corpus.stored("corrections"))


def _in_corpus(corpus: Corpus) -> pd.DataFrame:
    found = corpus.once(_find_own)
    return found[found["start"] >= 0].drop_duplicates(["doc_id", "start", "end", "tag"]).reset_index(drop=True)


def _places(
    corpus: Corpus,
    by_document: Mapping[str, list[tuple[Hashable, TaggedSentence]]],
    spans: Mapping[str, list[tuple[int, int]]],
) -> Iterator[tuple[object, ...]]:
    for doc_id, tagged in by_document.items():
        wanted = (one.sentence for _, one in tagged)
        found = find_sentences(corpus.text[doc_id], spans.get(doc_id, ()), wanted)
        for row, (tag, sentence) in tagged:
            for start, end in found[sentence] or [(-1, -1)]:
                yield doc_id, start, end, tag, row


def _sentence_spans(corpus: Corpus, doc_ids: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    sentences = corpus.where(doc_id=list(doc_ids)).stored("sentences")
    spans: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in zip(sentences["doc_id"], sentences["start"], sentences["end"], strict=True):
        spans.setdefault(doc_id, []).append((start, end))
    return spans
