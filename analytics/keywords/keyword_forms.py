"""Concepts: the keywords that count as one over the whole corpus, as an entity in all languages or a word in all forms.

Keywords of different languages are one concept only as a linked entity or in the same spelling, never by their stems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics.corpus import positions
from analytics.schema import LIST_SEPARATOR
from analytics.text import folding, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping


def settle(keywords: pd.DataFrame, mentions: pd.DataFrame, languages: Mapping[str, str]) -> pd.DataFrame:
    """Return `keywords` with `concept`, the unit that each counts as in the corpus, and `kind`, "" for no entity.

    A keyword counts as an entity if at least half of its positions are whole mentions of it, without demonyms ("Afghan"
    is not Afghanistan); then keywords with the same spelling elsewhere do too, if no other entity has it. All other
    keywords with the same `key` in a language are one concept, in the form that most documents use.
    """
    language = keywords["doc_id"].map(languages).astype("str")
    entity = _shared_names(keywords["keyword"], _entities(keywords, mentions))
    concept = entity.where(entity != "", _commonest(keywords, language))
    last = mentions.drop_duplicates("entity", keep="last")
    kinds = dict(zip(last["entity"].tolist(), last["kind"].tolist(), strict=True))
    return keywords.assign(concept=concept, kind=concept.map(kinds).astype("str").fillna(""))


def _entities(keywords: pd.DataFrame, mentions: pd.DataFrame) -> pd.Series[str]:
    """Return the entity of each keyword, "" for none: that of at least half of its positions, ties by name."""
    keyword, entity, names = _positions_in_mentions(keywords, mentions)
    pairs, n = np.unique(keyword * len(names) + entity, return_counts=True)
    keyword, entity = np.divmod(pairs, max(len(names), 1))
    order = np.lexsort((entity, -n, keyword))  # numbers of names are in the order of the alphabet
    best = order[np.unique(keyword[order], return_index=True)[1]]
    n_positions = np.asarray(
        [text.count(LIST_SEPARATOR) + bool(text) for text in keywords["starts"].tolist()], dtype="int64"
    )
    best = best[2 * n[best] >= n_positions[keyword[best]]]
    found = np.full(len(keywords), "", dtype=object)
    found[keyword[best]] = names[entity[best]]
    return pd.Series(found, keywords.index, dtype="str")


def _positions_in_mentions(keywords: pd.DataFrame, mentions: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the keyword and the entity of each position that is a whole mention, as numbers, and the entities."""
    rows = mentions[~mentions["demonym"].to_numpy(dtype=bool)]
    entity, names = pd.factorize(rows["entity"], sort=True)
    doc_ids = pd.Index(rows["doc_id"].unique())
    begins = positions.number(doc_ids.get_indexer(rows["doc_id"]), rows["start"].to_numpy())
    # of several mentions at one position, the last one counts
    begins, last = np.unique(begins[::-1], return_index=True)
    mention = len(rows) - 1 - last
    keyword, start = _starts(keywords)
    at = positions.number(doc_ids.get_indexer(keywords["doc_id"])[keyword], start)
    place = np.searchsorted(begins, at)
    is_mention = np.append(begins, -1)[place] == at
    keyword, mention = keyword[is_mention], mention[place[is_mention]]
    is_whole = _n_words(keywords["keyword"].iloc[keyword]) == _n_words(rows["surface"].iloc[mention])
    return keyword[is_whole], entity[mention[is_whole]], names.to_numpy(dtype=object)


def _starts(keywords: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the number of the keyword and the start of each of its positions."""
    starts = [text.split(LIST_SEPARATOR) if text else [] for text in keywords["starts"].tolist()]
    keyword = np.repeat(np.arange(len(keywords)), np.asarray([len(one) for one in starts], dtype="int64"))
    return keyword, np.asarray([int(one) for part in starts for one in part], dtype="int64")


def _n_words(written: pd.Series[str]) -> np.ndarray:
    text_of, texts = pd.factorize(written)
    return np.asarray([len(tokens.tokens(text)) for text in texts.tolist()], dtype="int64")[text_of]


def _shared_names(written: pd.Series[str], entity: pd.Series[str]) -> pd.Series[str]:
    """Return the entities; a keyword without one has that of all other keywords in its spelling, if they agree."""
    pairs = pd.DataFrame({"written": written, "entity": entity})[entity != ""].drop_duplicates()
    only = pairs[~pairs["written"].duplicated(keep=False)].set_index("written")["entity"]
    return entity.where(entity != "", written.map(only).astype("str").fillna(""))


def _commonest(keywords: pd.DataFrame, language: pd.Series[str]) -> pd.Series[str]:
    """Return the form that most documents of the language use for each keyword; on a tie not one in capitals."""
    rows = pd.DataFrame({"language": language, "key": keywords["key"], "form": keywords["keyword"]})
    rows["folded"] = rows["form"].map(folding.fold_word)
    # the same spelling can be a name in one text and a word in another
    rows["key"] = _most_frequent(rows, "folded", "key")
    return _most_frequent(rows, "key", "form")


def _most_frequent(rows: pd.DataFrame, group: str, value: str) -> pd.Series[str]:
    """Return, for each row, the most frequent `value` in the rows of its language with the same `group`."""
    counted = rows.groupby(["language", group, value], sort=True).size().reset_index(name="n")
    order = counted.assign(capitals=counted[value].str.isupper()).sort_values(
        ["n", "capitals"], ascending=[False, True], kind="stable"
    )
    best = order.drop_duplicates(["language", group])
    keys = pd.MultiIndex.from_frame(rows[["language", group]])
    values = best.set_index(["language", group])[value].reindex(keys)
    return pd.Series(values.to_numpy(), rows.index, dtype="str")
