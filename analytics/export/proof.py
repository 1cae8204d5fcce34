"""The sentences that are the evidence of the report, found for all subjects of one kind at once."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.corpus import filters, positions, queries
from analytics.evidence import evidence
from analytics.findings.wording import FEW_DOCUMENTS
from analytics.text import tokens
from analytics.topics.tables import topic_examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analytics.corpus.store import Corpus

MAX_SEARCHED = 6  # documents in which a word is searched, and places in each
ALL, MORE = 0, 3  # sentences of a subject: all, or the number added in a small corpus
_WORD_END = re.compile(r"\w*")


class Thing(NamedTuple):
    """The subject of a row of the report: `kind` decides how its sentences are found, `title` is its label."""

    kind: str
    key: tuple[Any, ...]
    title: str


class Sentence(NamedTuple):
    """A sentence with its hits, as (start, end) within `text`, and its document."""

    doc_id: str
    text: str
    hits: list[tuple[int, int]]
    source: str
    date: str
    language: str
    title: str
    url: str


def find(corpus: Corpus, things: Sequence[Thing], sources: Sequence[str]) -> dict[Thing, list[Sentence]]:
    """Return the sentences of each subject, the earliest first, as many as `FINDERS` gives.

    A name has one sentence of each of the `sources`, which are shown in columns. Quotations and copied spans are
    themselves their sentences.
    """
    found: dict[Thing, list[Sentence]] = {thing: [] for thing in things}
    more = MORE if len(corpus) < FEW_DOCUMENTS else 0
    for kind, (finder, few) in FINDERS.items():
        subjects = [thing for thing in things if thing.kind == kind]
        hits = finder(corpus, subjects) if subjects else None
        if hits is None or hits.empty:
            continue
        hits = hits.assign(sentence=positions.sentence_of(corpus, hits), row=corpus.positions(hits["doc_id"]))
        hits = hits[hits["sentence"] >= 0].reset_index(drop=True)
        chosen = hits if few == ALL else _choose_hits(corpus, hits, few + more, sources if kind == "name" else ())
        for i, sentence in _sentences(corpus, chosen):
            found[subjects[i]].append(sentence)
    return found


def _choose_hits(corpus: Corpus, hits: pd.DataFrame, few: int, sources: Sequence[str]) -> pd.DataFrame:
    """Return the hits of a few sentences of each subject: one of each source before a second, `sources` first."""
    documents = corpus.documents.iloc[hits["row"]]
    dates = documents["date"].replace("", "9999").to_numpy(dtype=object)
    hits = hits.assign(date=dates, source=documents["source"].to_numpy(dtype=object))
    first_hits = hits.drop_duplicates(["of", "sentence"]).sort_values(["of", "date", "row", "start"], kind="stable")
    first_hits["again"] = first_hits.groupby(["of", "row"]).cumcount()
    first_hits = first_hits.sort_values(["of", "again", "date", "row"], kind="stable")
    first_hits["nth"] = first_hits.groupby(["of", "source"]).cumcount()
    first_hits["other"] = ~first_hits["source"].isin(sources)
    first_hits = first_hits.sort_values(["of", "nth", "other", "date", "row"], kind="stable")
    first_hits["place"] = first_hits.groupby("of").cumcount()
    is_first = first_hits["nth"].eq(0) & ~first_hits["other"]
    chosen = first_hits.loc[first_hits["place"].lt(few) | is_first, ["of", "sentence", "place"]]
    return hits.merge(chosen, on=["of", "sentence"]).sort_values(["of", "place", "start"], kind="stable")


def _sentences(corpus: Corpus, hits: pd.DataFrame) -> list[tuple[int, Sentence]]:
    """Return the number of each subject with each of its sentences; hits of one sentence are together."""
    table = evidence.of_rows(corpus, hits).astype({"doc_id": "str"})
    found: list[tuple[int, Sentence]] = []
    before = None
    for subject, place, row in zip(hits["of"], hits["sentence"], table.itertuples(), strict=True):
        if (subject, place) != before:
            facts = (row.source, row.date, row.language, row.title, row.url)
            found.append((subject, Sentence(row.doc_id, row.text, [], *facts)))
        elif len(row.text) > len(found[-1][1].text):  # a hit that is longer than the sentence
            found[-1] = (subject, found[-1][1]._replace(text=row.text))
        found[-1][1].hits.append((row.hit_start - row.start, row.hit_end - row.start))
        before = (subject, place)
    return found


def _names(corpus: Corpus, subjects: Sequence[Thing]) -> pd.DataFrame:
    number = {thing.key[0]: i for i, thing in enumerate(subjects)}
    rows = corpus.mentions[corpus.mentions["entity"].isin(number)]
    return rows[["doc_id", "start", "end"]].assign(of=rows["entity"].astype("str").map(number))


def _pairs(corpus: Corpus, subjects: Sequence[Thing]) -> pd.DataFrame:
    """Return hits in sentences with both names, else the first hits in their first common document."""
    rows = corpus.mentions[corpus.mentions["entity"].isin({name for thing in subjects for name in thing.key})]
    rows = rows.assign(sentence=positions.sentence_of(corpus, rows), row=corpus.positions(rows["doc_id"]))
    by_name = dict(iter(rows[["entity", "doc_id", "start", "end", "sentence", "row"]].astype({"entity": "str"})
                        .groupby("entity")))  # fmt: skip
    dates = corpus.documents["date"].replace("", "9999").to_numpy(dtype=object)
    found = []
    for i, thing in enumerate(subjects):
        mentions = [by_name[name] for name in thing.key if name in by_name]
        shared = set.intersection(*(set(one["sentence"]) for one in mentions)) if mentions else set()
        if shared:
            found += [one[one["sentence"].isin(shared)].assign(of=i) for one in mentions]
        elif len(mentions) > 1 and (common := set.intersection(*(set(one["row"]) for one in mentions))):
            earliest = min(common, key=lambda row: (dates[row], row))
            found += [one[one["row"] == earliest].head(1).assign(of=i) for one in mentions]
    return _hits(found)


def _keywords(corpus: Corpus, subjects: Sequence[Thing]) -> pd.DataFrame:
    """Return every place of the keywords, to the end of the word there."""
    number = {thing.key[0]: i for i, thing in enumerate(subjects)}
    table = corpus.stored("keywords")
    rows = table[table["concept"].isin(number) & table["starts"].ne("")]
    rows = rows.assign(of=rows["concept"].astype("str").map(number), start=rows["starts"].str.split("; "))
    rows = rows[["doc_id", "keyword", "start", "of"]].explode("start").astype({"start": "int64", "keyword": "str"})
    ends = []
    for doc_id, keyword, start in zip(rows["doc_id"], rows["keyword"], rows["start"], strict=True):
        word_end = _WORD_END.match(corpus.text[doc_id], start + len(keyword))
        ends.append(word_end.end() if word_end else start + len(keyword))
    return rows.assign(end=ends)[["doc_id", "start", "end", "of"]]


def _terms(corpus: Corpus, subjects: Sequence[Thing]) -> pd.DataFrame:
    """Return words in the earliest documents of the filtered corpus that have them; the key is (word, filters)."""
    forms = [tokens.tokens(thing.key[0])[:1] for thing in subjects]
    columns = np.minimum(np.searchsorted(corpus.vocabulary, [form[0] if form else "" for form in forms]),
                         len(corpus.vocabulary) - 1)  # fmt: skip
    holding = corpus.counts[:, columns].tocsc()
    dates = corpus.documents["date"].replace("", "9999").to_numpy(dtype=object)
    parts = {
        where: filters.documents_passing(corpus, dict(where))
        for where in dict.fromkeys(thing.key[1] for thing in subjects)
    }
    found = []
    for i, thing in enumerate(subjects):
        rows = holding.indices[holding.indptr[i] : holding.indptr[i + 1]]
        rows = sorted(rows[parts[thing.key[1]][rows]], key=lambda row: (dates[row], row))[:MAX_SEARCHED]
        expression = queries.pattern(f'"{thing.key[0]}"')
        for doc_id in (corpus.doc_ids[row] for row in rows):
            matches = expression.finditer(corpus.text[doc_id]) if expression else iter(())
            found += [(doc_id, match.start(), match.end(), i) for match in islice(matches, MAX_SEARCHED)]
    return pd.DataFrame(found, columns=["doc_id", "start", "end", "of"])


def _topics(corpus: Corpus, subjects: Sequence[Thing]) -> pd.DataFrame:
    """Return the words of each topic in the sentences of `topic_examples`; an empty hit for a sentence without any."""
    number = {thing.key[0]: i for i, thing in enumerate(subjects)}
    found = []
    for row in topic_examples(corpus).itertuples():
        words = evidence.topic_words(corpus, row.topic) if row.topic in number else ""
        expression = queries.pattern(words)
        matches = list(expression.finditer(row.text)) if expression else []
        spans = [match.span() for match in matches] or [(0, 0)]
        found += [(row.doc_id, row.start + start, row.start + end, number[row.topic]) for start, end in spans if words]
    return pd.DataFrame(found, columns=["doc_id", "start", "end", "of"])


def _spans(corpus: Corpus, subjects: Sequence[Thing]) -> pd.DataFrame:  # noqa: ARG001 - as the others
    """Return the spans in the key itself: document, start and end of each."""
    found = [
        (*thing.key[place : place + 3], i) for i, thing in enumerate(subjects) for place in range(0, len(thing.key), 3)
    ]
    return pd.DataFrame(found, columns=["doc_id", "start", "end", "of"])


def _hits(found: Sequence[pd.DataFrame]) -> pd.DataFrame:
    columns = ["doc_id", "start", "end", "of"]
    return pd.concat([one[columns] for one in found], ignore_index=True) if found else pd.DataFrame(columns=columns)


# how the hits of each kind are found, and how many sentences of a thing are shown
FINDERS: Mapping[str, tuple[Callable[[Corpus, Sequence[Thing]], pd.DataFrame], int]] = {
    "name": (_names, 3),
    "pair": (_pairs, 3),
    "keyword": (_keywords, 3),
    "word": (_terms, 2),
    "topic": (_topics, ALL),
    "quotation": (_spans, ALL),
    "copy": (_spans, ALL),
}
