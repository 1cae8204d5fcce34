"""Stories: their documents, the first source as far as the dates show, and how much later the others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.copies import copies
from analytics.corpus import positions
from analytics.errors import CorpusError, remedy
from analytics.evidence import evidence
from analytics.stats import idf
from analytics.stories import candidate_pairs
from analytics.stories import members as story_members
from analytics.stories.candidate_pairs import FAR_AHEAD, LONG_AGO

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

EVERY = "*"
EXAMPLES = 4  # stories listed in the error for an unknown one
COPY = 0.5  # share of the words of a document that stand in documents before it
SHARED = 5  # names that link the documents of a story


def stories(corpus: Corpus, *, min_docs: int = 2, min_sources: int = 1) -> pd.DataFrame:
    """One row per story with at least `min_docs` documents of `min_sources` sources in the slice, most sources first.

    Stories are found once for the whole corpus, see `members.find`; `story` is the id of the most central
    document, `label` its title, else its first keywords. `first` and `last` are the earliest and latest date, each as
    long as its precision; `first_precision` is that of the first. `first_source` is the source that had it first, ""
    if the dates do not decide it: another may be as early, or has no date (`n_undated`). `n_second_hand` documents are
    certainly copies or credit an agency, see `story_documents`.
    """
    for name, value in (("min_docs", min_docs), ("min_sources", min_sources)):
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")
    table = corpus.cached(_stories, min_docs=min_docs)
    return table[table["n_sources"] >= min_sources].reset_index(drop=True)


def _stories(corpus: Corpus, *, min_docs: int) -> pd.DataFrame:
    rows = story_documents(corpus, min_docs=min_docs)
    if rows.empty:
        return schema.empty("stories")
    groups = rows.groupby("story", sort=False)
    counts = {"n_docs": "doc_id", "n_sources": "source"}
    table = groups.agg(**{name: (column, "nunique") for name, column in counts.items()})
    spoken = rows[["story", "language"]].drop_duplicates().sort_values("language")
    table["languages"] = spoken.groupby("story")["language"].agg(schema.LIST_SEPARATOR.join)
    dated = rows[rows["date"] != ""].groupby("story", sort=False)["date"]
    table["first"], table["last"] = dated.first(), dated.last()
    table = table.fillna({"first": "", "last": ""}).assign(first_source=first_sources(rows))
    table["first_precision"] = [schema.precision(date) for date in table["first"]]
    table["n_undated"] = rows["date"].eq("").groupby(rows["story"]).sum()
    table["n_second_hand"] = groups["second_hand"].sum()
    table = table.reset_index()
    table["label"] = _labels(corpus, table["story"])
    order = ["n_sources", "n_docs", "first", "story"]
    return schema.conform(table.sort_values(order, ascending=[False, False, True, True]), "stories")


def story_documents(corpus: Corpus, *, story: str = "", min_docs: int = 2) -> pd.DataFrame:
    """One row per document of each story with at least `min_docs` in the slice, or of one `story`, in order of time.

    With `story` "*" all documents of the slice are one story. `rank` numbers them by the first day of their date; those
    without a date are last. `is_first` is true if no other document of the story can be as early: a date of a month is
    any of its days, no date is any day. `lag_low`..`lag_high` are the days after the earliest document with a date, a
    range if a date is less precise, missing without a date. `second_hand`: it credits a news agency, or half of its
    words or more stand in documents that are certainly of an earlier day (`copies.copied_before`); missing where they
    may be: in documents of the same day, of a date that is less precise, or without one. `score` as in `members.find`.
    """
    if min_docs < 1:
        raise ValueError(f"min_docs must be at least 1, got {min_docs}")
    _check_known(corpus, story)
    return corpus.cached(_story_documents, story=story, min_docs=min_docs)


def _story_documents(corpus: Corpus, *, story: str, min_docs: int) -> pd.DataFrame:
    members = story_members.members(corpus)
    story_of = np.full(len(members), EVERY, dtype=object) if story == EVERY else members["story"].to_numpy(dtype=object)
    columns = ["doc_id", "source", "language", "date", "date_precision", "title", "agency", "share_copied"]
    table = (
        corpus.documents[columns].astype({"doc_id": "str"}).assign(story=story_of, score=members["score"].to_numpy())
    )
    if story:
        table = table[(table["story"] == story).to_numpy()]
    table = table[table.groupby("story")["doc_id"].transform("size") >= min_docs]
    if table.empty:
        return schema.empty("story_documents")
    ordered = _order_by_time(table)
    return schema.conform(ordered.assign(second_hand=_second_hand(corpus, ordered)), "story_documents")


def _check_known(corpus: Corpus, story: str) -> None:
    if story in ("", EVERY):
        return
    known = tuple(story_members.members(corpus.root)["story"].unique())
    if known and story not in known:
        offered = remedy(story, known, "examples are", most=EXAMPLES)
        raise CorpusError(f"{story!r} is no story of this corpus; {offered}")


def linking(corpus: Corpus, *, story: str) -> pd.DataFrame:
    """One row per hit in the sentence of each document that links it with the other documents of a story, by time.

    It is the sentence with the most of the names that the documents of the story share: the five with the highest
    number of these documents * log(all documents / documents with the name). Without such a name it is the first
    sentence of the document.
    """
    rows = story_documents(corpus, story=story, min_docs=1)
    part = corpus.take(corpus.positions(rows["doc_id"]))
    names = part.mentions.astype({"doc_id": "str", "entity": "str"})
    hits = names[names["entity"].isin(_shared_names(corpus, names))]
    hits = hits.assign(sentence=positions.sentence_of(part, hits))
    best = hits[hits["sentence"] >= 0].groupby(["doc_id", "sentence"])["entity"].nunique().reset_index()
    best = best.sort_values(["entity", "sentence"], ascending=[False, True]).drop_duplicates("doc_id")
    hits = hits[hits["sentence"].isin(best["sentence"])][["doc_id", "start", "end"]]
    unlinked = rows.loc[~rows["doc_id"].isin(hits["doc_id"]), "doc_id"]
    chosen = pd.concat([hits, _leads(part, unlinked)])
    rank = dict(zip(rows["doc_id"], rows["rank"], strict=True))
    chosen = chosen.assign(rank=chosen["doc_id"].astype("str").map(rank)).sort_values(["rank", "start"])
    return evidence.of_rows(part, chosen.drop(columns="rank"))


def _shared_names(corpus: Corpus, names: pd.DataFrame) -> list[str]:
    n_docs = names.groupby("entity")["doc_id"].nunique()
    n_docs = n_docs[n_docs > 1]
    mentions = corpus.root.mentions
    mentions = mentions[mentions["entity"].isin(n_docs.index).to_numpy()]
    n_all = mentions.groupby("entity", observed=True)["doc_id"].nunique()
    weight = {name: n * idf.of_present(n_all[name], len(corpus.root)) for name, n in n_docs.items()}
    return sorted(weight, key=lambda name: (-weight[name], name))[:SHARED]


def _leads(corpus: Corpus, doc_ids: pd.Series) -> pd.DataFrame:
    sentences = corpus.stored("sentences")
    first = sentences[sentences["doc_id"].isin(doc_ids).to_numpy()].astype({"doc_id": "str"})
    first = first.drop_duplicates("doc_id")
    return first.assign(end=first["start"])


def _order_by_time(table: pd.DataFrame) -> pd.DataFrame:
    """Return the documents of each story by time, with `rank`, `is_first` and lags."""
    low, high = candidate_pairs.days(table["date"])
    dated = low > LONG_AGO
    table = table.assign(low=low, high=high, dated=dated)
    table = table.sort_values(["story", "dated", "low", "high", "doc_id"], ascending=[True, False, True, True, True])
    story = pd.factorize(table["story"])[0]
    low, high, dated = (table[name].to_numpy() for name in ("low", "high", "dated"))
    table["rank"] = table.groupby("story").cumcount() + 1
    table["is_first"] = high < _least_of_others(story, low)
    lows, highs = (np.where(dated, days, FAR_AHEAD) for days in (low, high))
    after = low - pd.Series(highs).groupby(story).transform("min").to_numpy()
    at_most = high - _least_of_others(story, lows, alone=FAR_AHEAD)
    for name, days in (("lag_low", after), ("lag_high", at_most)):
        table[name] = np.where(dated, np.maximum(days, 0), np.nan)
    return table


def _second_hand(corpus: Corpus, table: pd.DataFrame) -> pd.Series[bool]:
    """Return whether each text is second-hand, missing if half of its words may be copied, but need not be."""
    before = corpus.once(copies.copied_before).reindex(table["doc_id"]).fillna(0.0)
    surely, possibly = (before[name].to_numpy() >= COPY for name in ("surely", "possibly"))
    known = pd.Series(surely, table.index, dtype="boolean") | table["agency"].ne("")
    return known.mask(possibly & ~known.to_numpy(dtype=bool))


def _least_of_others(group: np.ndarray, value: np.ndarray, *, alone: int = LONG_AGO) -> np.ndarray:
    """Return the least value of the other rows of the same group; `alone` if there is no other row."""
    order = np.lexsort((value, group))
    ranked, ahead = group[order], value[order]
    start = np.searchsorted(ranked, ranked)
    second = np.where(np.append(ranked[1:], -1) == ranked, np.append(ahead[1:], alone), alone)
    others = np.empty(len(group), "int64")
    others[order] = np.where(np.arange(len(order)) == start, second[start], ahead[start])
    return others


def first_sources(rows: pd.DataFrame) -> pd.Series:
    """Return the source of each story that no other source can be as early as, "" if there is none."""
    low, high = candidate_pairs.days(rows["date"])
    spans = rows[["story", "source"]].assign(low=low, high=high)
    spans = spans.groupby(["story", "source"]).agg(low=("low", "min"), high=("high", "min")).reset_index()
    others = _least_of_others(pd.factorize(spans["story"])[0], spans["low"].to_numpy())
    first = spans[spans["high"].to_numpy() < others]
    return first.set_index("story")["source"].reindex(rows["story"].unique()).fillna("")


def _labels(corpus: Corpus, chosen: pd.Series) -> list[str]:
    """Return the labels of stories: the title of the central document, else its keywords, else its file."""
    documents = corpus.root.documents
    documents = documents[documents["doc_id"].isin(chosen).to_numpy()]
    title, file = (dict(zip(documents["doc_id"], documents[name], strict=True)) for name in ("title", "file"))
    words = corpus.root.stored("keywords")
    words = words[words["doc_id"].isin(chosen).to_numpy() & (words["rank"] <= 3).to_numpy()]  # noqa: PLR2004 - three
    keywords: dict[str, list[str]] = {}
    for doc_id, keyword in zip(words["doc_id"], words["keyword"], strict=True):
        keywords.setdefault(doc_id, []).append(keyword)
    return [title[one] or ", ".join(keywords.get(one, [])) or file[one] for one in chosen]
