"""Statements: what several documents say in nearly the same words, in any language, or what one document says alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import dates
from analytics.crosslingual.encoder import encoder as encoders
from analytics.evidence import evidence
from analytics.statements import boilerplate, linking, occurrences, ranking, sentence_texts, sentence_vectors
from analytics.statements import links as sentence_links

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analytics.corpus.store import Corpus
    from analytics.corpus.word_sequences import WordSequences
    from analytics.crosslingual.dictionaries import Table
    from analytics.crosslingual.encoder.encoder import SentenceEncoder
    from analytics.statements.links import Links

STORED, BOARD = "statement_sentences", "board_sentences"
FEW = 12  # documents of a corpus whose story board has all related sentences
ALONE = 10  # statements of one document that no other document makes: the seeds have 11, 10 and 6
# What three documents or more repeat, four in five of them of one outlet, is a call to subscribe or a picture label
BOILERPLATE_DOCS, BOILERPLATE_SHARE = 3, 0.8


def statements(
    corpus: Corpus, *, min_docs: int = 1, min_independent: int = 1, since: str = "", chosen: tuple[str, ...] = ()
) -> pd.DataFrame:
    """One row per statement: sentences that say the same in at least `min_docs` documents, worth reading first.

    `min_independent` is the lowest number of independent sources. With `since` (a date of any precision) only
    statements that are certainly new: each of their sentences has a date since then. With `chosen` only these.

    `text` is its most central sentence in the slice, from `start` to `end` of `doc_id`. `n_sentences` sentences in
    `n_docs` documents of `n_sources` sources say it, in `languages`; `first` is the earliest of their dates, as long
    as its precision. `n_independent` of its sources make it independently: copies of a text count once, and so do all
    texts of one agency. `weight` is the highest rarity of names and numbers in one of its sentences. The order is by
    `n_independent`, then by `weight` over the square root of the length of the text; set phrases of the news and labels
    of pictures come last, see `ranking.is_set_phrase`.
    """
    for name, value in (("min_docs", min_docs), ("min_independent", min_independent)):
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")
    if since and not dates.is_date(since):
        raise ValueError(f"since must be a date such as 2021-08 or 2021-08-16, got {since!r}")
    rows = _sentences_of(corpus, chosen, since)
    if rows.empty:
        return schema.empty("statements")
    rows = rows.assign(date=rows["date"].replace("", "9999"))
    counted = _count_sentences(rows)
    best = _central_first(rows)
    best = best.drop_duplicates("statement").set_index("statement")[["doc_id", "start", "end"]]
    table = counted[counted["n_docs"] >= min_docs].join(best).reset_index()
    if table.empty:
        return schema.empty("statements")
    table["text"] = sentence_texts.texts(corpus, table.assign(doc=corpus.positions(table["doc_id"]))).to_pylist()
    table["n_independent"] = table["statement"].map(ranking.independent_sources(corpus, rows))
    table = table[table["n_independent"] >= min_independent]
    if table.empty:
        return schema.empty("statements")
    table["set_phrase"] = ranking.is_set_phrase(table, rows)
    table["density"] = table["weight"] / np.sqrt(table["text"].str.len().clip(lower=1))
    order = ["set_phrase", "n_independent", "density", "text", "statement"]
    table = table.sort_values(order, ascending=[True, False, False, True, True])
    return schema.conform(table, "statements")


def _sentences_of(corpus: Corpus, chosen: tuple[str, ...], since: str) -> pd.DataFrame:
    """Return the sentences that make each statement, with source, language and date; `since` as in `statements`."""
    rows = members(corpus)
    rows = rows[~rows["near"] & (rows["statement"].isin(chosen) | (not chosen))]
    documents = corpus.documents.iloc[corpus.positions(rows["doc_id"])]
    rows = rows.assign(**{name: documents[name].to_numpy(dtype=object) for name in ("source", "language", "date")})
    rows = rows.assign(statement=rows["statement"].astype("str"))
    if since and len(rows):
        rows = rows[~rows["statement"].isin(rows.loc[~_are_since(rows["date"], since), "statement"])]
    return rows


def _are_since(written: pd.Series[str], since: str) -> np.ndarray:
    """Return which dates are certainly not before a date."""
    day = dates.date_bounds(since)[0]
    first = {date: bool(date) and dates.date_bounds(date)[0] >= day for date in written.unique()}
    return written.map(first).to_numpy(dtype=bool)


def members(corpus: Corpus) -> pd.DataFrame:
    """Return the sentences of each statement in the documents of the slice, including those that say part of it."""
    if len(corpus.root.stored_tables[STORED]) or corpus.has_failed("statements"):
        return corpus.stored(STORED)
    whole = corpus.once(_find_missing)
    if corpus.rows is None:
        return whole
    return whole[np.isin(whole["doc_id"].cat.codes.to_numpy(), corpus.rows)].reset_index(drop=True)


def statement_sentences(corpus: Corpus) -> pd.DataFrame:
    """One row per statement and sentence that says it, or is `near` it; in order of document and start.

    `similarity` is the cosine to the most central sentence of the whole corpus, `weight` the rarity of the names and
    numbers in the sentence. `grade` is "same", or for a sentence that is near "related" (it says part of it, or tells
    of the same event) or "contradicts" (other numbers, or the opposite). `basis` is what found it: "encoder",
    "words", or "word by word": the encoder read one of both as English words, because it does not know its language; ""
    for the central sentence and its copies.
    """
    return schema.conform(members(corpus), STORED)


def statement_sentences_of(corpus: Corpus, *, statement: str, grade: str = "same") -> pd.DataFrame:
    """One row per sentence of a statement with this grade: one of each source before a second.

    "same" are the sentences that make it, "related" those that say part of it or tell of the same event, "contradicts"
    those with other numbers or with the opposite.

    Within a source the sentence most similar to the central one comes first (ties: the earliest). No hit is marked.
    """
    if grade not in sentence_links.GRADES:
        raise ValueError(f"grade must be one of {', '.join(sentence_links.GRADES)}, got {grade!r}")
    rows = members(corpus)
    rows = rows[rows["statement"] == statement]
    known = rows["grade"].where(rows["grade"] != "", np.where(rows["near"], "related", "same"))  # of earlier releases
    rows = rows[known == grade]
    documents = corpus.documents.iloc[corpus.positions(rows["doc_id"])]
    rows = rows.assign(source=documents["source"].to_numpy(), date=documents["date"].replace("", "9999").to_numpy())
    rows = _central_first(rows)
    nth = rows.groupby("source").cumcount().to_numpy()
    found = evidence.of_rows(corpus, rows.iloc[np.argsort(nth, kind="stable")])
    return found.assign(hit_end=found["hit_start"])


def find(
    corpus: Corpus,
    *,
    encoder: SentenceEncoder | None,
    learnt: Mapping[str, Table] | None = None,
    sequences: Callable[[], WordSequences] | None = None,
    all_related: bool = False,
) -> pd.DataFrame:
    """Return the `statement_sentences` of a whole corpus; filters do not change them.

    `encoder` compares the sentences, see `linking`; `learnt` as for the vectors;
    `sequences` returns the words of the corpus if they are known already. With `all_related`, sentences that are near
    by their topic alone are related too: for the story board of a small corpus, which shows them side by side.

    Sentences of at least six different content words that say the same, and shorter ones across languages, are grouped
    around the most central of them. In a corpus of several outlets, a sentence that three documents or more repeat,
    four in five of them of one outlet, is boilerplate and left out. A sentence that no other document has is a
    statement too: of each document the ten with the most and rarest names and numbers. The id of a statement is made
    from its central sentence.
    """
    sentences = _about_news(corpus, sentence_vectors.sentences(corpus, learnt=learnt, sequences=sequences))
    if not len(sentences.rows):
        return schema.empty(STORED)
    rows = _sentences(corpus, sentences)
    first = np.unique(rows["content"].to_numpy(), return_index=True)[1]
    distinct = sentences.at(first)
    del sentences  # the vectors of all sentences take as much memory as those of the distinct ones
    named = rows.iloc[first].reset_index(drop=True)
    written, places = corpus.documents["date"], (rows["content"].to_numpy(), rows["doc"].to_numpy())
    occurring = occurrences.occurrences(written, *places, distinct.cells)

    def texts(chosen: np.ndarray) -> list[str]:
        return sentence_texts.texts(corpus, named.iloc[chosen]).to_pylist()

    links = linking.linked(distinct, texts, occurring, encoder, learnt=learnt, all_related=all_related)
    spoken = distinct.spoken
    del distinct
    stars = sentence_links.stars(links, _n_documents(rows), named["order"].to_numpy())
    centre = np.where(stars.centre >= 0, stars.centre, np.arange(len(first)))
    found = pd.DataFrame({"centre": centre, "similarity": 1.0, "grade": "same", "basis": ""})
    is_member = stars.link >= 0
    found.loc[is_member, ["similarity", "grade", "basis"]] = _of_links(links, stars.link[is_member]).to_numpy()
    rows = pd.concat([rows, found.iloc[rows["content"].to_numpy()].reset_index(drop=True)], axis=1).assign(near=False)
    centres = _statement_centres(corpus, rows)
    near = _near_sentences(links, rows, centres)
    table = pd.concat([rows[rows["centre"].isin(centres)], near], ignore_index=True)
    names = {at: _name(text, spoken[at]) for at, text in zip(centres, texts(np.asarray(centres, "int64")), strict=True)}
    table = table.assign(statement=table["centre"].map(names)).sort_values(["doc", "start", "near", "statement"])
    return schema.conform(table, STORED)


def _find_missing(root: Corpus) -> pd.DataFrame:
    """Return the `statement_sentences` of a corpus that was built without them."""
    coded = {"statement": "category", "doc_id": root.documents["doc_id"].dtype}
    return find(root, encoder=encoders.installed_encoder()).astype(coded)


def _about_news(corpus: Corpus, sentences: sentence_vectors.Sentences) -> sentence_vectors.Sentences:
    """Return the sentences that are not about the article itself."""
    table = corpus.stored("sentences").iloc[sentences.rows]
    written = sentence_texts.texts(corpus, table.assign(doc=corpus.positions(table["doc_id"])))
    return sentences.at(np.flatnonzero(~boilerplate.are_boilerplate(written, sentences.spoken)))


def _sentences(corpus: Corpus, sentences: sentence_vectors.Sentences) -> pd.DataFrame:
    """Return the rows of `sentences` with the number of their content, and their place in the order of texts."""
    table = corpus.stored("sentences").iloc[sentences.rows].reset_index(drop=True)
    table = table.assign(doc=corpus.positions(table["doc_id"]), weight=sentences.weight.round(3))
    table = table.assign(is_short=sentences.is_short, spoken=sentences.spoken)
    table = table.assign(order=sentence_texts.ranks(corpus, table))
    languages, language = np.unique(sentences.spoken.astype("str"), return_inverse=True)
    return table.assign(content=pd.factorize(table["order"].to_numpy("int64") * len(languages) + language)[0])


def _of_links(links: Links, chosen: np.ndarray) -> pd.DataFrame:
    """Return cosine, grade and basis of links, as the columns of the table."""
    grades, bases = (np.asarray(names, dtype=object) for names in (sentence_links.GRADES, sentence_links.BASES))
    return pd.DataFrame(
        {
            "similarity": links.cosine[chosen].round(4),
            "grade": grades[links.grade[chosen]],
            "basis": bases[links.basis[chosen]],
        }
    )


def _n_documents(rows: pd.DataFrame) -> np.ndarray:
    """Return the number of documents with each content."""
    pairs = rows[["content", "doc"]].drop_duplicates()
    return np.bincount(pairs["content"])


def _statement_centres(corpus: Corpus, rows: pd.DataFrame) -> list[int]:
    """Return the centres of the statements: of several documents, no boilerplate, and the heaviest of one document."""
    sources = pd.factorize(corpus.documents["source"])[0]
    rows = rows.assign(source=sources[rows["doc"]])
    per_document = rows.drop_duplicates(["centre", "doc"])
    sizes = rows.groupby("centre").agg(doc=("doc", "first"), weight=("weight", "max"), order=("order", "min"))
    sizes = sizes.assign(n_docs=per_document.groupby("centre").size())
    n_spoken = rows[["centre", "spoken"]].drop_duplicates().groupby("centre").size()
    is_short = rows.groupby("centre")["is_short"].all() & (n_spoken == 1)
    largest_source = per_document.groupby(["centre", "source"]).size().groupby("centre").max()
    is_boilerplate = (
        (largest_source >= BOILERPLATE_SHARE * sizes["n_docs"])
        & (sizes["n_docs"] >= BOILERPLATE_DOCS)
        & (len(set(sources)) > 1)
    )
    several = sizes[(sizes["n_docs"] > 1) & ~is_boilerplate & ~is_short]
    alone = sizes[(sizes["n_docs"] == 1) & ~is_short].sort_values(["weight", "order"], ascending=[False, True])
    return sorted([*several.index, *alone.groupby("doc").head(ALONE).index])


def _near_sentences(links: Links, rows: pd.DataFrame, centres: Sequence[int]) -> pd.DataFrame:
    """Return the sentences that are related to a statement or contradict it, in documents that do not make it."""
    ends = ((links.a, links.b), (links.b, links.a))
    kinds = _of_links(links, np.arange(len(links.a)))
    pairs = pd.concat([kinds.assign(centre=centre, content=content) for centre, content in ends], ignore_index=True)
    pairs = pairs[pairs["centre"].isin(centres) & (pairs["grade"] != "same")]
    near = pairs.merge(rows.drop(columns=["centre", *kinds.columns]), on="content").assign(near=True)
    saying = pd.MultiIndex.from_frame(rows[["centre", "doc"]])
    return near[~pd.MultiIndex.from_frame(near[["centre", "doc"]]).isin(saying)]


def _central_first(rows: pd.DataFrame) -> pd.DataFrame:
    order = ["similarity", "date", "doc_id", "start"]  # as strings: the categories of ids are in document order
    rows = rows.astype({"doc_id": "str"})
    return rows.sort_values(order, ascending=[False, True, True, True])


def _count_sentences(rows: pd.DataFrame) -> pd.DataFrame:
    groups = rows.groupby("statement")
    counted = groups.agg(n_sentences=("start", "size"), weight=("weight", "max"))
    for column, unit in (("n_docs", "doc_id"), ("n_sources", "source")):
        counted[column] = rows[["statement", unit]].drop_duplicates().groupby("statement").size()
    first = rows.sort_values("date").drop_duplicates("statement").set_index("statement")["date"]
    pairs = rows[["statement", "language"]].drop_duplicates().sort_values("language").groupby("statement")["language"]
    spoken = pairs.first()
    several = pairs.size() > 1
    spoken[several] = [schema.LIST_SEPARATOR.join(pairs.get_group(name)) for name in spoken.index[several]]
    return counted.assign(languages=spoken, first=first.replace("9999", ""))


def _name(text: str, language: str) -> str:
    return f"s{hashlib.blake2b(f'{language} {text}'.encode(), digest_size=5).hexdigest()}"
