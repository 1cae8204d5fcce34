"""What each language or source calls the same thing, side by side: words near one entity, aligned by their meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.crosslingual import dictionaries, glosses, stem_bags
from analytics.keywords import keyness
from analytics.sources import framing
from analytics.stats import idf, matrices, significance
from analytics.text import tokens
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analytics.corpus.store import Corpus
    from analytics.keywords.keyness import Said

CONSIDERED = 0.5  # of the weight of the best: senses among which the other languages choose
FORMS = 5  # words told of one meaning
KEY = ["concept", "group", "language"]


def framing_across(
    corpus: Corpus,
    *,
    entity: str = "",
    by: str = "language",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    window: int = framing.WINDOW,
    top: int = 30,
) -> pd.DataFrame:
    """One row per meaning, group and language: the words near one entity that mean it, and how many documents say them.

    Near, the words left out and the entity asked for are those of `framing.framing`; groups as there, and by language.
    A word means the English stem of its translations (`stem_bags.shares`): of those with at least half the weight of
    the best the one that most languages say near the entity, then the heaviest. `concept` is how English writes it,
    `terms` are the words, those of most documents first, `gloss` the English of the first by dictionary, that
    of this meaning before others, "" in English and for what German writes small. Languages without
    a table are left out.

    `n_docs` of the `n_group` documents of the group in that language that name the entity have one of the words near
    it; `share_docs` is `n_docs` / `n_group` with its 95 % interval `low`..`high` (Wilson). Shares stand side by side
    alone: no measure is taken over two languages. `languages` are those that say it; meanings of several come first,
    then those of one language alone. Of each kind the `top` are listed, `rank` counts them: by the sum of `low` times
    the IDF of the stem in news, log(124 / (1 + documents of NTREX)), so that "say" does not lead.
    """
    framing.check(corpus, entity, window)
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    entity = entity or framing.commonest(corpus)
    part = corpus.where(entity=[entity])
    given = grouping.groups(part, by, chosen=selections or groups, period=period)
    counted = keyness.per_language(part, given, framing.counts(part, entity, window), framing.own_words(corpus, entity))
    sides = [
        side for said, some in counted if dictionaries.has_translations(said.language) for side in _sides(said, some)
    ]
    meant = _meanings({side.said.language: side.said for side in sides})
    table = _count_meanings(sides, meant)
    if table.empty:
        return schema.empty("framing_across")
    table = _rank_meanings(_every_side(table, sides), top)
    return schema.conform(table.assign(entity=entity, by=by), "framing_across")


class _Side(NamedTuple):
    """The documents of one group in one language, which name the entity."""

    group: str
    said: Said
    rows: np.ndarray


def _sides(said: Said, given: grouping.Groups) -> Iterator[_Side]:
    members = given.members.tocsc()
    for i, name in enumerate(given.names):
        rows = members.indices[members.indptr[i] : members.indptr[i + 1]]
        if len(rows):
            yield _Side(name, said, rows)


def _meanings(spoken: Mapping[str, Said]) -> dict[str, dict[str, str]]:
    """Return by language the English stem that each form stands for."""
    senses = {code: {form: _senses(form, code) for form in said.columns} for code, said in spoken.items()}
    said_in: dict[str, set[str]] = {}
    for code, forms in senses.items():
        for sense in (sense for found in forms.values() for sense in found):
            said_in.setdefault(sense, set()).add(code)
    return {
        code: {form: max(found, key=lambda sense: len(said_in[sense])) for form, found in forms.items()}
        for code, forms in senses.items()
    }


def _senses(form: str, code: str) -> list[str]:
    """Return the English stems that a form may stand for, the heaviest first."""
    found = stem_bags.shares(form, code)
    return [sense for sense, weight in found if weight >= CONSIDERED * found[0][1]]


def _count_meanings(sides: list[_Side], meant: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Return the meanings that each side says, with their documents and words."""
    rows = []
    for group, said, chosen in sides:
        cells = said.cells[chosen]
        n_docs = np.asarray(cells.sum(axis=0)).ravel()
        columns: dict[str, list[int]] = {}
        for form, column in said.columns.items():
            if n_docs[column]:
                columns.setdefault(meant[said.language][form], []).append(column)
        for sense, own in columns.items():
            own.sort(key=lambda column: (-n_docs[column], said.terms[column]))
            n = int(n_docs[own[0]]) if len(own) == 1 else int((cells[:, own].sum(axis=1) > 0).sum())
            rows.append((sense, group, said.language, [str(said.terms[column]) for column in own], n))
    return pd.DataFrame(rows, columns=[*KEY, "terms", "n_docs"])


def _every_side(table: pd.DataFrame, sides: list[_Side]) -> pd.DataFrame:
    """Give each meaning a row for each side, with 0 where the side does not say it, and its shares."""
    size = pd.DataFrame([(one.group, one.said.language, len(one.rows)) for one in sides], columns=[*KEY[1:], "n_group"])
    languages = table.groupby("concept")["language"].agg(lambda spoken: schema.LIST_SEPARATOR.join(sorted(set(spoken))))
    full = languages.rename("languages").reset_index().merge(size, how="cross").merge(table, on=KEY, how="left")
    full["n_docs"] = full["n_docs"].fillna(0).astype("int64")
    full["share_docs"] = matrices.share(full["n_docs"].to_numpy(), full["n_group"].to_numpy())
    full["low"], full["high"] = significance.wilson(full["n_docs"].to_numpy(), full["n_group"].to_numpy())
    return full


def _rank_meanings(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """Return the `top` meanings of several languages, then of each one alone, in English words."""
    strength = table["low"].where(table["n_docs"] > 0, 0.0).groupby(table["concept"]).sum()
    news = glosses.news_documents()
    rarity = [idf.smooth(news.get(sense, 0), len(dictionaries.news())) for sense in strength.index]
    order = pd.DataFrame({"strength": (strength * rarity).round(9)})
    order["languages"] = table.drop_duplicates("concept").set_index("concept")["languages"]
    order["alone"] = ~order["languages"].str.contains(schema.LIST_SEPARATOR)
    order["kind"] = order["languages"].where(order["alone"], "")
    order = order.sort_index().sort_values(["alone", "kind", "strength"], ascending=[True, True, False], kind="stable")
    order["rank"] = order.groupby("kind").cumcount() + 1
    order = order[order["rank"] <= top].assign(place=lambda kept: np.arange(len(kept)))
    table = table.merge(order[["rank", "place"]], left_on="concept", right_index=True)
    table = table.sort_values(["place", "language", "group"], kind="stable", ignore_index=True)
    return _in_words(table)


def _in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Write meanings as English words, and words as one cell with the gloss of the first."""
    forms = [found if isinstance(found, list) else [] for found in table["terms"]]
    spoken = zip(forms, table["language"], table["concept"], strict=True)
    table["gloss"] = [_gloss(found[0], code, sense) if found else "" for found, code, sense in spoken]
    table["terms"] = [schema.LIST_SEPARATOR.join(found[:FORMS]) for found in forms]
    return table.assign(concept=table["concept"].map(_stem_spellings(table, forms)))


def _stem_spellings(table: pd.DataFrame, forms: list[list[str]]) -> dict[str, str]:
    """Return how each stem is written: as English says it near the entity, as news write it, or as it is said."""
    said: dict[str, tuple[int, str]] = {}
    rows = zip(table["concept"], table["language"], forms, table["n_docs"], strict=True)
    for sense, code, found, n in rows:
        if found:
            said[sense] = max(said.get(sense, (-1, "")), (n if code == glosses.READER else 0, found[0]))
    return {
        sense: word if n else dictionaries.commonest_spellings().get(sense, word) for sense, (n, word) in said.items()
    }


def _gloss(term: str, code: str, meant: str) -> str:
    if code == glosses.READER or (dictionaries.table_language(code) == "de" and term[:1].islower()):
        return ""
    found = list(glosses.candidates(dictionaries.table(code), tokens.fold_word(term)))
    return next((word for word in found if stem(word.casefold(), glosses.READER) == meant), next(iter(found), ""))
