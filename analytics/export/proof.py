"""From what the report shows to the sentences behind it, all of one sort at once."""

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

SOUGHT = 6  # documents in which a word is looked for, and places in each
ALL, MORE = 0, 3  # sentences of a thing: all, or so many more among a few documents
_WORD_END = re.compile(r"\w*")


class Thing(NamedTuple):
    """What a row of the report is about: `kind` says how its sentences are found, `title` what it is called."""

    kind: str
    key: tuple[Any, ...]
    title: str


class Sentence(NamedTuple):
    """A sentence with its hits, given as (start, end) within `text`, and where it stands."""

    doc_id: str
    text: str
    hits: list[tuple[int, int]]
    source: str
    date: str
    language: str
    title: str
    url: str


def find(corpus: Corpus, things: Sequence[Thing], sources: Sequence[str]) -> dict[Thing, list[Sentence]]:
    """Return the sentences of each thing, the earliest first, as many as `FINDERS` says.

    Names have one of each of the `sources`, which are shown in columns; quotations and copied spans have their own.
    """
    found: dict[Thing, list[Sentence]] = {thing: [] for thing in things}
    more = MORE if len(corpus) < FEW_DOCUMENTS else 0
    for kind, (look, few) in FINDERS.items():
        asked = [thing for thing in things if thing.kind == kind]
        hits = look(corpus, asked) if asked else None
        if hits is None or hits.empty:
            continue
        hits = hits.assign(sentence=positions.sentence_of(corpus, hits), row=corpus.positions(hits["doc_id"]))
        hits = hits[hits["sentence"] >= 0].reset_index(drop=True)
        chosen = hits if few == ALL else _choose_hits(corpus, hits, few + more, sources if kind == "name" else ())
        for i, sentence in _sentences(corpus, chosen):
            found[asked[i]].append(sentence)
    return found


def _choose_hits(corpus: Corpus, hits: pd.DataFrame, few: int, sources: Sequence[str]) -> pd.DataFrame:
    """Keep the hits of a few sentences of each thing, one of each source before a second, those given first."""
    documents = corpus.documents.iloc[hits["row"]]
    dates = documents["date"].replace("", "9999").to_numpy(dtype=object)
    hits = hits.assign(date=dates, source=documents["source"].to_numpy(dtype=object))
    one = hits.drop_duplicates(["of", "sentence"]).sort_values(["of", "date", "row", "start"], kind="stable")
    one["again"] = one.groupby(["of", "row"]).cumcount()
    one = one.sort_values(["of", "again", "date", "row"], kind="stable")
    one["nth"] = one.groupby(["of", "source"]).cumcount()
    one["other"] = ~one["source"].isin(sources)
    one = one.sort_values(["of", "nth", "other", "date", "row"], kind="stable")
    one["place"] = one.groupby("of").cumcount()
    first = one["nth"].eq(0) & ~one["other"]
    kept = one.loc[one["place"].lt(few) | first, ["of", "sentence", "place"]]
    return hits.merge(kept, on=["of", "sentence"]).sort_values(["of", "place", "start"], kind="stable")


def _sentences(corpus: Corpus, hits: pd.DataFrame) -> list[tuple[int, Sentence]]:
    """Give each thing's number with each of its sentences; the hits of one sentence stand together."""
    table = evidence.of_rows(corpus, hits).astype({"doc_id": "str"})
    found: list[tuple[int, Sentence]] = []
    before = None
    for of, at, row in zip(hits["of"], hits["sentence"], table.itertuples(), strict=True):
        if (of, at) != before:
            told = (row.source, row.date, row.language, row.title, row.url)
            found.append((of, Sentence(row.doc_id, row.text, [], *told)))
        elif len(row.text) > len(found[-1][1].text):  # a hit that reaches beyond the sentence
            found[-1] = (of, found[-1][1]._replace(text=row.text))
        found[-1][1].hits.append((row.hit_start - row.start, row.hit_end - row.start))
        before = (of, at)
    return found


def _names(corpus: Corpus, asked: Sequence[Thing]) -> pd.DataFrame:
    number = {thing.key[0]: i for i, thing in enumerate(asked)}
    rows = corpus.mentions[corpus.mentions["entity"].isin(number)]
    return rows[["doc_id", "start", "end"]].assign(of=rows["entity"].astype("str").map(number))


def _pairs(corpus: Corpus, asked: Sequence[Thing]) -> pd.DataFrame:
    """Hits in sentences that name both; of two that share none, the first of each in their first common document."""
    rows = corpus.mentions[corpus.mentions["entity"].isin({name for thing in asked for name in thing.key})]
    rows = rows.assign(sentence=positions.sentence_of(corpus, rows), row=corpus.positions(rows["doc_id"]))
    by_name = dict(iter(rows[["entity", "doc_id", "start", "end", "sentence", "row"]].astype({"entity": "str"})
                        .groupby("entity")))  # fmt: skip
    dates = corpus.documents["date"].replace("", "9999").to_numpy(dtype=object)
    found = []
    for i, thing in enumerate(asked):
        both = [by_name[name] for name in thing.key if name in by_name]
        shared = set.intersection(*(set(one["sentence"]) for one in both)) if both else set()
        if shared:
            found += [one[one["sentence"].isin(shared)].assign(of=i) for one in both]
        elif len(both) > 1 and (common := set.intersection(*(set(one["row"]) for one in both))):
            earliest = min(common, key=lambda row: (dates[row], row))
            found += [one[one["row"] == earliest].head(1).assign(of=i) for one in both]
    return _hits(found)


def _keywords(corpus: Corpus, asked: Sequence[Thing]) -> pd.DataFrame:
    """Every place of the keywords, to the end of the word that stands there."""
    number = {thing.key[0]: i for i, thing in enumerate(asked)}
    table = corpus.stored("keywords")
    rows = table[table["concept"].isin(number) & table["starts"].ne("")]
    rows = rows.assign(of=rows["concept"].astype("str").map(number), start=rows["starts"].str.split("; "))
    rows = rows[["doc_id", "keyword", "start", "of"]].explode("start").astype({"start": "int64", "keyword": "str"})
    ends = []
    for doc_id, keyword, start in zip(rows["doc_id"], rows["keyword"], rows["start"], strict=True):
        word_end = _WORD_END.match(corpus.text[doc_id], start + len(keyword))
        ends.append(word_end.end() if word_end else start + len(keyword))
    return rows.assign(end=ends)[["doc_id", "start", "end", "of"]]


def _terms(corpus: Corpus, asked: Sequence[Thing]) -> pd.DataFrame:
    """Words in the earliest documents of the part of the corpus that says them; the key is (word, filters)."""
    forms = [tokens.tokens(thing.key[0])[:1] for thing in asked]
    columns = np.minimum(np.searchsorted(corpus.vocabulary, [form[0] if form else "" for form in forms]),
                         len(corpus.vocabulary) - 1)  # fmt: skip
    holding = corpus.counts[:, columns].tocsc()
    dates = corpus.documents["date"].replace("", "9999").to_numpy(dtype=object)
    parts = {
        where: filters.documents_passing(corpus, dict(where))
        for where in dict.fromkeys(thing.key[1] for thing in asked)
    }
    found = []
    for i, thing in enumerate(asked):
        rows = holding.indices[holding.indptr[i] : holding.indptr[i + 1]]
        rows = sorted(rows[parts[thing.key[1]][rows]], key=lambda row: (dates[row], row))[:SOUGHT]
        expression = queries.pattern(f'"{thing.key[0]}"')
        for doc_id in (corpus.doc_ids[row] for row in rows):
            matches = expression.finditer(corpus.text[doc_id]) if expression else iter(())
            found += [(doc_id, match.start(), match.end(), i) for match in islice(matches, SOUGHT)]
    return pd.DataFrame(found, columns=["doc_id", "start", "end", "of"])


def _topics(corpus: Corpus, asked: Sequence[Thing]) -> pd.DataFrame:
    """The words of each topic in the sentences of `topic_examples`; a sentence without any has an empty hit."""
    number = {thing.key[0]: i for i, thing in enumerate(asked)}
    found = []
    for row in topic_examples(corpus).itertuples():
        words = evidence.topic_words(corpus, row.topic) if row.topic in number else ""
        expression = queries.pattern(words)
        matches = list(expression.finditer(row.text)) if expression else []
        spans = [match.span() for match in matches] or [(0, 0)]
        found += [(row.doc_id, row.start + start, row.start + end, number[row.topic]) for start, end in spans if words]
    return pd.DataFrame(found, columns=["doc_id", "start", "end", "of"])


def _spans(corpus: Corpus, asked: Sequence[Thing]) -> pd.DataFrame:  # noqa: ARG001 - as the others
    """What the key names itself: one place after another, each as document, start and end."""
    found = [
        (*thing.key[place : place + 3], i) for i, thing in enumerate(asked) for place in range(0, len(thing.key), 3)
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
