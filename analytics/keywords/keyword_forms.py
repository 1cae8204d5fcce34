"""What the keywords of documents stand for over the whole corpus: one name in all its languages, one word in its forms.

Languages meet in linked names alone, and in what is written the same: their words are never taken for one by a stem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics.schema import LIST_SEPARATOR
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

Named = dict[tuple[str, int], tuple[str, int]]  # (doc_id, start) -> the entity named there, in how many words


def settle(keywords: pd.DataFrame, mentions: pd.DataFrame, languages: Mapping[str, str]) -> pd.DataFrame:
    """Return `keywords` with `concept`, what each counts as in the corpus, and its `kind`, "" for what is no name.

    A keyword is an entity where at least half of its places are mentions of it, whole, demonyms apart ("Afghan" is not
    Afghanistan); so is the same writing elsewhere if no other entity shares it. All other keywords are one within their
    language when their `key` is, and carry the form that most documents use.
    """
    spoken = keywords["doc_id"].map(languages).astype("str")
    entity = _shared_names(keywords["keyword"], _entities(keywords, mentions))
    concept = entity.where(entity != "", _commonest(keywords, spoken))
    kinds = dict(zip(mentions["entity"], mentions["kind"], strict=True))
    return keywords.assign(concept=concept, kind=concept.map(kinds).astype("str").fillna(""))


def _entities(keywords: pd.DataFrame, mentions: pd.DataFrame) -> pd.Series[str]:
    """Return the entity that each keyword names, "" for none."""
    named = _name_spans(mentions)
    rows = zip(keywords["doc_id"].tolist(), _n_words(keywords["keyword"]), keywords["starts"].tolist(), strict=True)
    return pd.Series([_entity(*row, named) for row in rows], keywords.index, dtype="str")


def _name_spans(mentions: pd.DataFrame) -> Named:
    rows = mentions[~mentions["demonym"].to_numpy(dtype=bool)]
    doc_ids, starts, entities = (rows[column].tolist() for column in ("doc_id", "start", "entity"))
    found = zip(doc_ids, starts, entities, _n_words(rows["surface"]), strict=True)
    return {(doc_id, start): (entity, n_words) for doc_id, start, entity, n_words in found}


def _n_words(written: pd.Series[str]) -> list[int]:
    counted = {one: len(tokens.tokens(one)) for one in written.unique()}
    return [counted[one] for one in written.tolist()]  # twice as fast as to iterate over the column itself


def _entity(doc_id: str, n_words: int, starts: str, named: Named) -> str:
    places = [named.get((doc_id, int(start))) for start in starts.split(LIST_SEPARATOR) if start]
    found = [place[0] for place in places if place and place[1] == n_words]
    best = max(sorted(set(found)), key=found.count, default="")
    return best if 2 * found.count(best) >= len(places) else ""


def _shared_names(written: pd.Series[str], entity: pd.Series[str]) -> pd.Series[str]:
    """Give keywords of no entity the one that all others so written name."""
    pairs = pd.DataFrame({"written": written, "entity": entity})[entity != ""].drop_duplicates()
    only = pairs[~pairs["written"].duplicated(keep=False)].set_index("written")["entity"]
    return entity.where(entity != "", written.map(only).astype("str").fillna(""))


def _commonest(keywords: pd.DataFrame, spoken: pd.Series[str]) -> pd.Series[str]:
    """Return the form that most documents of the language use for each keyword; on a tie one not in capitals alone."""
    rows = pd.DataFrame({"language": spoken, "key": keywords["key"], "form": keywords["keyword"]})
    rows["folded"] = rows["form"].map(tokens.fold_word)
    rows["key"] = _most_frequent(rows, "folded", "key")  # written alike, but a name in one text and a word in another
    return _most_frequent(rows, "key", "form")


def _most_frequent(rows: pd.DataFrame, of: str, what: str) -> pd.Series[str]:
    """Return for each row the commonest `what` of all rows of its language with the same `of`."""
    counted = rows.groupby(["language", of, what], sort=True).size().reset_index(name="n")
    order = counted.assign(capitals=counted[what].str.isupper()).sort_values(
        ["n", "capitals"], ascending=[False, True], kind="stable"
    )
    best = order.drop_duplicates(["language", of])
    asked = pd.MultiIndex.from_frame(rows[["language", of]])
    found = best.set_index(["language", of])[what].reindex(asked)
    return pd.Series(found.to_numpy(), rows.index, dtype="str")
