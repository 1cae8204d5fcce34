"""Cards of sentences that say the same, contradict each other, or are near in meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics.corpus import positions
from analytics.statements import statements
from analytics.stats import idf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analytics.corpus.store import Corpus

SEPARATOR = " · "  # between the names and keywords of a heading
NAMED = 3  # names in the heading of a card
# Two sentences that are near by their topic tell of the same only if most of their names are the same, or rare ones
COMMON_NAMES, RARE_NAMES = 0.5, 5.0
NEIGHBOURS, LEAST = 2, 0.5  # sentences that show how general one is, and the cosine of those that are not linked
GRADES = ("same", "contradicts", "related")  # the order of cards
_RELATED = GRADES.index("related")
Sentence = tuple[str, int, int]  # document, start and end
Place = tuple[str, int]  # document and start of a sentence


class Card(NamedTuple):
    """Sentences, one of each source, what joins them, and the names that all of them have."""

    heading: str
    basis: str
    n_sources: int
    sentences: list[Sentence]


def cards(part: Corpus) -> Iterator[Card]:
    """Yield cards of two sources or more: same statements first, then contradictions, then related sentences.

    A sentence is on one card. Sentences without a common name make no card. A sentence that is only related belongs to
    the statement that it is nearest to.
    """
    names, rare = names_by_sentence(part), rarity(part)
    rows = _sentences(part)
    used: set[Sentence] = set()
    for row in _groups(rows).itertuples():
        group = rows[(rows["statement"] == row.statement) & (rows["rank"] <= row.rank)]
        group = group.drop_duplicates("source")
        sentences = [*zip(group["doc_id"], group["start"].tolist(), group["end"].tolist(), strict=True)]
        named = [names.get(sentence[:2], set()) for sentence in sentences]
        common = set.intersection(*named)
        if common and used.isdisjoint(sentences) and (row.rank < _RELATED or _are_of_one_event(named, common, rare)):
            used.update(sentences)
            yield Card(heading(common, rare), GRADES[row.rank], len(sentences), sentences)


def _are_of_one_event(named: list[set[str]], common: set[str], rare: Mapping[str, float]) -> bool:
    """Return whether sentences, each with its names, have most names in `common`, or rare ones."""
    is_rare = sum(rare[name] for name in common) >= RARE_NAMES
    return is_rare or len(common) >= COMMON_NAMES * len(set.union(*named))


def heading(names: Iterable[str], rare: Mapping[str, float]) -> str:
    """Return the rarest of the names, joined; `rare` as from `rarity`."""
    return SEPARATOR.join(sorted(names, key=lambda name: (-rare[name], name))[:NAMED])


def rarity(part: Corpus) -> dict[str, float]:
    """Return the rarity of each entity of the slice in the whole corpus."""
    mentions = part.root.mentions
    chosen = mentions[mentions["entity"].isin(part.mentions["entity"].unique()).to_numpy()]
    n_docs = chosen.groupby("entity", observed=True)["doc_id"].nunique()
    return {str(name): float(idf.of_present(n, len(part.root))) for name, n in n_docs.items()}


def names_by_sentence(part: Corpus) -> dict[Place, set[str]]:
    """Return the entities in each sentence, by document and start of the sentence."""
    mentions = part.mentions
    at = positions.sentence_of(part, mentions)
    begins = part.stored("sentences")["start"].to_numpy()
    found: dict[Place, set[str]] = {}
    rows = zip(mentions["doc_id"].astype("str"), at.tolist(), mentions["entity"].astype("str"), strict=True)
    for doc_id, sentence, entity in rows:
        if sentence >= 0:
            found.setdefault((doc_id, int(begins[sentence])), set()).add(entity)
    return found


def excess_over_neighbours(links: Mapping[Place, Mapping[Place, float]]) -> dict[tuple[Place, Place], float]:
    """Return how much more similar two linked sentences are than each is to its other neighbours, in both directions.

    `links` has the cosine of each pair, in both directions too. A sentence about the common topic is similar to many;
    one that reports the same is similar to few.
    """
    return {(a, b): cosine - (_neighbours(linked, b) + _neighbours(links[b], a)) / 2
            for a, linked in links.items() for b, cosine in linked.items()}  # fmt: skip


def _sentences(part: Corpus) -> pd.DataFrame:
    """Return the sentences of the statements that sentences of several sources belong to, the best first."""
    stored = part.stored(statements.BOARD)
    rows = stored.astype({"doc_id": "str", "statement": "str"}) if len(stored) else statements.statement_sentences(part)
    sources = part.documents["source"].to_numpy(dtype=object)
    rank = rows["grade"].map({grade: at for at, grade in enumerate(GRADES)})
    rows = rows.assign(source=sources[part.positions(rows["doc_id"])], rank=rank)
    of_source = pd.MultiIndex.from_frame(rows[["statement", "source"]])
    # Several sources can have the same central sentence
    is_central = of_source.isin(of_source[_is_centre(rows).to_numpy()])
    rows = rows[~(rows["near"] & is_central)]
    excess, best = _excess(rows)
    rows = rows.assign(similarity=excess)[~rows["near"].to_numpy() | (excess >= best)]
    rows = rows[rows.groupby("statement")["source"].transform("nunique") > 1]
    return rows.sort_values(["rank", "similarity", "doc_id", "start"], ascending=[True, False, True, True])


def _is_centre(rows: pd.DataFrame) -> pd.Series[bool]:
    return ~rows["near"] & (rows["similarity"] >= 1)


def _excess(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return how much more similar each related sentence is to the central one than both are to their neighbours.

    It is 1 for other sentences. The second array has the highest excess that the sentence has with any other.
    """
    places = [*zip(rows["doc_id"], rows["start"].tolist(), strict=True)]
    listed = zip(rows["statement"], places, _is_centre(rows), strict=True)
    centres = {statement: place for statement, place, is_one in listed if is_one}
    ends = [(place, centres.get(statement, place)) for statement, place in zip(rows["statement"], places, strict=True)]
    links: dict[Place, dict[Place, float]] = {}
    for (a, b), cosine, is_near in zip(ends, rows["similarity"].tolist(), rows["near"], strict=True):
        if is_near and a != b:
            links.setdefault(a, {})[b] = links.setdefault(b, {})[a] = cosine
    excess = excess_over_neighbours(links)
    best = {a: max(excess[a, b] for b in linked) for a, linked in links.items()}
    return np.asarray([excess.get(pair, 1.0) for pair in ends]), np.asarray([best.get(a, 1.0) for a, _ in ends])


def _neighbours(linked: Mapping[Place, float], but: Place) -> float:
    """Return the mean cosine of the `NEIGHBOURS` nearest sentences without `but`; missing ones count as `LEAST`."""
    others = sorted((cosine for place, cosine in linked.items() if place != but), reverse=True)[:NEIGHBOURS]
    return (sum(others) + LEAST * (NEIGHBOURS - len(others))) / NEIGHBOURS


def _groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Return each statement with the lowest rank at which two sources have it; most sources first, then similarity."""
    found = []
    for rank in range(len(GRADES)):
        reached = rows[rows["rank"] <= rank].drop_duplicates(["statement", "source"])
        groups = reached.groupby("statement").agg(n=("source", "size"), similarity=("similarity", "mean"))
        found.append(groups[groups["n"] > 1].reset_index().assign(rank=rank))
    table = pd.concat(found, ignore_index=True)
    order = ["rank", "n", "similarity", "statement"]
    return table.sort_values(order, ascending=[True, False, False, True])
