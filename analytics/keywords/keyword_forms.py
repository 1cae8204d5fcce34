"""Concepts: the keywords that count as one over the whole corpus, as an entity in all languages or a word in all forms.

Keywords of different languages are one concept only as a linked entity or in the same spelling, never by their stems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics.schema import LIST_SEPARATOR
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

Named = dict[tuple[str, int], tuple[str, int]]  # (doc_id, start) -> the entity mentioned there, and its number of words


def settle(keywords: pd.DataFrame, mentions: pd.DataFrame, languages: Mapping[str, str]) -> pd.DataFrame:
    """Return `keywords` with `concept`, the unit that each counts as in the corpus, and `kind`, "" for no entity.

    A keyword counts as an entity if at least half of its positions are whole mentions of it, without demonyms ("Afghan"
    is not Afghanistan); then keywords with the same spelling elsewhere do too, if no other entity has it. All other
    keywords with the same `key` in a language are one concept, in the form that most documents use.
    """
    language = keywords["doc_id"].map(languages).astype("str")
    entity = _shared_names(keywords["keyword"], _entities(keywords, mentions))
    concept = entity.where(entity != "", _commonest(keywords, language))
    kinds = dict(zip(mentions["entity"], mentions["kind"], strict=True))
    return keywords.assign(concept=concept, kind=concept.map(kinds).astype("str").fillna(""))


def _entities(keywords: pd.DataFrame, mentions: pd.DataFrame) -> pd.Series[str]:
    """Return the entity of each keyword, "" for none."""
    spans = _name_spans(mentions)
    rows = zip(keywords["doc_id"].tolist(), _n_words(keywords["keyword"]), keywords["starts"].tolist(), strict=True)
    return pd.Series([_entity(*row, spans) for row in rows], keywords.index, dtype="str")


def _name_spans(mentions: pd.DataFrame) -> Named:
    rows = mentions[~mentions["demonym"].to_numpy(dtype=bool)]
    doc_ids, starts, entities = (rows[column].tolist() for column in ("doc_id", "start", "entity"))
    cells = zip(doc_ids, starts, entities, _n_words(rows["surface"]), strict=True)
    return {(doc_id, start): (entity, n_words) for doc_id, start, entity, n_words in cells}


def _n_words(written: pd.Series[str]) -> list[int]:
    counted = {text: len(tokens.tokens(text)) for text in written.unique()}
    return [counted[text] for text in written.tolist()]  # twice as fast as iterating over the column itself


def _entity(doc_id: str, n_words: int, starts: str, spans: Named) -> str:
    places = [spans.get((doc_id, int(start))) for start in starts.split(LIST_SEPARATOR) if start]
    entities = [place[0] for place in places if place and place[1] == n_words]
    best = max(sorted(set(entities)), key=entities.count, default="")
    return best if 2 * entities.count(best) >= len(places) else ""


def _shared_names(written: pd.Series[str], entity: pd.Series[str]) -> pd.Series[str]:
    """Return the entities; a keyword without one has that of all other keywords in its spelling, if they agree."""
    pairs = pd.DataFrame({"written": written, "entity": entity})[entity != ""].drop_duplicates()
    only = pairs[~pairs["written"].duplicated(keep=False)].set_index("written")["entity"]
    return entity.where(entity != "", written.map(only).astype("str").fillna(""))


def _commonest(keywords: pd.DataFrame, language: pd.Series[str]) -> pd.Series[str]:
    """Return the form that most documents of the language use for each keyword; on a tie not one in capitals."""
    rows = pd.DataFrame({"language": language, "key": keywords["key"], "form": keywords["keyword"]})
    rows["folded"] = rows["form"].map(tokens.fold_word)
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
