"""The evidence of a result: from a row of a table to its sentences."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import filters, positions, queries
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

LINKED = (*schema.SURNAME_RULES, schema.BY_USER)
MAX_SEARCHED = 400  # documents: more do not appear among the first 100 sentences, and take seconds
CONTEXT = 60  # code points on each side of a hit in the concordance


def evidence(
    corpus: Corpus, *, entities: Sequence[str] = (), words: str = "", topic: str = "", limit: int = 100
) -> pd.DataFrame:
    """One row per hit; the hits of a sentence are in consecutive rows, `text` is the sentence.

    `entities` gives the mentions of the entities in the documents that mention all of them; `words` the words and
    "phrases" of a search in the documents that contain all of them; `topic` the words of its fit in its texts.
    Sentences with the most different hits come first, then the first sentence of each document before a second, by
    date. `limit` counts sentences; words are searched in the 400 earliest matching documents. Offsets are code points
    into the text. `link` says how a surname was linked to its entity: "Trump → Donald Trump, by corpus".
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1, got {limit}")
    if not entities and not words and not topic:
        raise CorpusError("evidence needs entities, words or a topic to look for")
    wanted = {"topic": topic, "together": list(entities), "words": words}
    # a row from before a correction can have a value that the corpus no longer has: then there is no evidence
    part = corpus.take([]) if filters.unknown(corpus, wanted) else corpus.where(**wanted)
    if not entities:
        part = _earliest(part, MAX_SEARCHED)
    hits = _hits(part, entities, words or topic_words(corpus, topic))
    if topic and len(hits):
        hits = hits[_in_topic(part, hits, topic)]
    return rank_hits(part, hits, limit)


def of_rows(corpus: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per row of a table with spans (`doc_id`, `start`, `end`), with its sentence, in the same order.

    The passage is from the beginning of the sentence of `start` to the end of the span or of that sentence.
    """
    if rows.empty:
        return schema.empty("evidence")
    hits = rows[["doc_id", "start", "end"]].assign(sentence=positions.sentence_of(corpus, rows))
    return _in_sentences(corpus, hits[hits["sentence"] >= 0])


def openings(corpus: Corpus, *, limit: int = 100) -> pd.DataFrame:
    """One row per document with text: its first sentence, which is also the hit; in order of date."""
    if limit < 1:
        raise ValueError(f"limit must be at least 1, got {limit}")
    part = _earliest(corpus, limit)
    first = part.stored("sentences").drop_duplicates("doc_id")[["doc_id", "start", "end"]]
    dates = part.documents.set_index("doc_id")["date"].replace("", "9999")
    order = first["doc_id"].astype("str").map(dates).argsort(kind="stable")
    return of_rows(part, first.iloc[order])


def neighbours(corpus: Corpus, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Return, for each row of `evidence`, the sentences before and after it, "" at the beginning or end of the text."""
    sentences = corpus.stored("sentences")
    doc_ids = sentences["doc_id"].to_numpy()
    at = positions.sentence_of(corpus, rows)
    last = positions.sentence_of(corpus, rows.assign(start=np.maximum(rows["end"] - 1, rows["start"])))

    def text(doc_id: str, place: int) -> str:
        if not 0 <= place < len(sentences) or doc_ids[place] != doc_id:
            return ""
        start, end = sentences[["start", "end"]].iloc[place]
        return str(corpus.text[doc_id][start:end])

    spans = zip(rows["doc_id"], at, last, strict=True)
    return [
        (text(doc_id, first - 1), text(doc_id, end + 1)) if first >= 0 else ("", "") for doc_id, first, end in spans
    ]


def concordance(corpus: Corpus, query: str, *, limit: int = 500) -> pd.DataFrame:
    """One row per hit of a search with the words around it (keyword in context), in order of document and position.

    `left` and `right` have up to 60 code points each, within the paragraph.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1, got {limit}")
    part = corpus.where(words=query)
    hits = word_hits(part, query, limit) if query.strip() else _no_hits()
    if hits.empty:
        return schema.empty("concordance")
    rows = [_in_context(part.text[hit.doc_id], hit) for hit in hits.itertuples()]
    table = hits.assign(left=[row[0] for row in rows], hit=[row[1] for row in rows], right=[row[2] for row in rows])
    return schema.conform(_with_document(part, table), "concordance")


def _earliest(corpus: Corpus, most: int) -> Corpus:
    """Return the first documents by date; those without a date come last."""
    if len(corpus) <= most:
        return corpus
    dates = corpus.documents["date"].replace("", "9999").to_numpy(dtype=str)
    return corpus.take(np.argsort(dates, kind="stable")[:most])


def _hits(corpus: Corpus, entities: Sequence[str], words: str) -> pd.DataFrame:
    if not entities:
        return word_hits(corpus, words)
    mentions = corpus.mentions[corpus.mentions["entity"].isin(list(entities))]
    return mentions[["doc_id", "start", "end"]].assign(what=mentions["entity"].astype("str"), link=_links(mentions))


def _links(mentions: pd.DataFrame) -> list[str]:
    """Return "Trump → Donald Trump, by corpus" for each mention that is a linked surname, "" for the others."""
    rows = zip(mentions["surface"], mentions["entity"], mentions["link_rule"], strict=True)
    return [f"{surface} → {entity}, by {rule}" if rule in LINKED else "" for surface, entity, rule in rows]


def word_hits(corpus: Corpus, query: str, limit: int | None = None) -> pd.DataFrame:
    """Return `doc_id`, `start` and `end` of each hit of a search, and `what` it hit; of the first `limit` hits."""
    expression = queries.pattern(query)
    if expression is None:
        return _no_hits()
    matches = (
        (doc_id, match.start(), match.end(), match.group().casefold())
        for doc_id, text in corpus.text.items()
        for match in expression.finditer(text)
    )
    table = pd.DataFrame(list(islice(matches, limit)), columns=["doc_id", "start", "end", "what"])
    return table.astype({"doc_id": corpus.documents["doc_id"].dtype, "start": "int64", "end": "int64"})


def _no_hits() -> pd.DataFrame:
    return pd.DataFrame({"doc_id": [], "start": [], "end": [], "what": []})


def topic_words(corpus: Corpus, topic: str) -> str:
    """Return the words of the fit of a topic as one search for any of them."""
    fitted = corpus.stored("topic_fit")
    label = "".join(fitted.loc[fitted["topic"] == topic, "words"])
    return " ".join(f'"{word}"' for word in re.split(r", | · ", label) if word)


def _in_topic(corpus: Corpus, hits: pd.DataFrame, topic: str) -> np.ndarray:
    members = corpus.stored("topic_members")
    members = members[members["topic"] == topic].sort_values(["doc_id", "start"])
    at = positions.containing_piece(corpus, hits, corpus.positions(members["doc_id"]), members["start"].to_numpy())
    inside: np.ndarray = (at >= 0) & (hits["start"].to_numpy() < np.append(members["end"].to_numpy(), 0)[at])
    return inside


def rank_hits(corpus: Corpus, hits: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Return the hits with their sentences, of the `limit` sentences with the most different hits."""
    if hits.empty:
        return schema.empty("evidence")
    hits = hits.assign(sentence=positions.sentence_of(corpus, hits), row=corpus.positions(hits["doc_id"]))
    hits = hits[hits["sentence"] >= 0]
    order = _sentence_order(corpus, hits)
    hits = hits[hits["sentence"].isin(order.index[:limit])]
    hits = hits.assign(place=hits["sentence"].map(order)).sort_values(["place", "start"], kind="stable")
    return _in_sentences(corpus, hits)


def _in_sentences(corpus: Corpus, hits: pd.DataFrame) -> pd.DataFrame:
    """Return hits with the span and text of their sentence, and with their document."""
    sentences = corpus.stored("sentences").iloc[hits["sentence"]]
    table = hits.rename(columns={"start": "hit_start", "end": "hit_end"}).assign(start=sentences["start"].to_numpy())
    if "link" not in table:
        table["link"] = ""
    table["end"] = np.maximum(sentences["end"].to_numpy(), table["hit_end"])
    table["text"] = [corpus.text[hit.doc_id][hit.start : hit.end] for hit in table.itertuples()]
    return schema.conform(_with_document(corpus, table), "evidence")


def _sentence_order(corpus: Corpus, hits: pd.DataFrame) -> pd.Series:
    """Return the rank of each sentence from 0: by most different hits, then number in its document, then date."""
    groups = hits.groupby("sentence")
    table = pd.DataFrame({"row": groups["row"].first(), "kinds": groups["what"].nunique()})
    table = table.sort_values(["kinds", "row"], ascending=[False, True], kind="stable")
    table["nth"] = table.groupby(["kinds", "row"]).cumcount()
    table["date"] = corpus.documents["date"].replace("", "9999").to_numpy()[table["row"]]
    table = table.sort_values(["kinds", "nth", "date", "row"], ascending=[False, True, True, True], kind="stable")
    return pd.Series(np.arange(len(table)), index=table.index)


def _in_context(text: str, hit: object) -> tuple[str, str, str]:
    start, end = int(hit.start), int(hit.end)  # type: ignore[attr-defined]
    left = text[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
    right = text[end : end + CONTEXT].partition("\n")[0]
    if start - len(left) > 0 and text[start - len(left) - 1].isalnum():
        left = left.partition(" ")[2] or left
    if end + len(right) < len(text) and text[end + len(right)].isalnum():
        right = right.rpartition(" ")[0] or right
    return left, text[start:end], right


def _with_document(corpus: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    documents = corpus.documents.iloc[corpus.positions(table["doc_id"])]
    return table.assign(
        **{column: documents[column].to_numpy() for column in ("title", "source", "date", "language", "url")}
    )
