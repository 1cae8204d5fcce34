"""Framing across languages: the words near one entity of each language or source, aligned by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import compared_groups
from analytics.crosslingual import dictionaries, form_stems, glosses
from analytics.keywords import keyness
from analytics.sources import framing
from analytics.stats import idf, matrices, significance
from analytics.text import folding
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analytics.corpus.grouping import Groups
    from analytics.corpus.store import Corpus
    from analytics.keywords.keyness import LanguageCounts

CONSIDERED = 0.5  # of the weight of the best: the senses from which the other languages choose
FORMS = 5  # listed words of one meaning
KEY = ["concept", "group", "language"]


def framing_across(
    corpus: Corpus,
    *,
    entity: str = "",
    by: str = "language",
    groups: tuple[str, ...] = (),
    selections: tuple[str, ...] = (),
    period: str = "month",
    common_years: bool = True,
    window: int = framing.WINDOW,
    top: int = 30,
) -> pd.DataFrame:
    """One row per meaning, group and language: the words with this meaning near one entity, and their documents.

    The window, the words left out and the default entity are those of `framing.framing`; groups and common years as
    there, and by language. The meaning of a word is the English stem of one of its translations (`form_stems.shares`):
    of those with at least half the weight of the best, the one that most languages use near the entity, then the
    heaviest. `concept` is its English spelling, `terms` are the words, those in most documents first. `gloss` is a
    dictionary translation of the first word, if possible with this meaning, "" in English and for German words in lower
    case. Languages without translations are left out.

    `n_docs` of the `n_group` documents of the group in that language that name the entity have one of the words near
    it; `share_docs` is `n_docs` / `n_group` with its 95 % interval `low`..`high` (Wilson). Shares are only shown side
    by side: no measure compares two languages. `languages` are those that use it; meanings of several languages come
    first, then those of one. Of each kind the `top` are listed in the order `rank`: by the sum of `low` times the IDF
    of the stem in news, log(124 / (1 + documents of NTREX)), so that "say" is not first.
    """
    framing.check(corpus, entity, window)
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    entity = entity or framing.commonest(corpus)
    chosen: dict[str, Any] = {"groups": groups, "selections": selections, "common_years": common_years}
    part, members, years = compared_groups.compared_groups(
        corpus.where(entity=[entity]), by=by, period=period, **chosen
    )
    counted = keyness.per_language(
        part, members, framing.counts(part, entity, window), framing.own_words(corpus, entity)
    )
    sides = [
        side
        for counts, some in counted
        if dictionaries.has_translations(counts.language)
        for side in _sides(counts, some)
    ]
    meanings = _meanings({side.counts.language: side.counts for side in sides})
    table = _count_meanings(sides, meanings)
    if table.empty:
        return schema.empty("framing_across")
    table = _rank_meanings(_every_side(table, sides), top)
    return schema.conform(table.assign(entity=entity, by=by, years=years), "framing_across")


class _Side(NamedTuple):
    """The documents of one group in one language that name the entity."""

    group: str
    counts: LanguageCounts
    rows: np.ndarray


def _sides(counts: LanguageCounts, given: Groups) -> Iterator[_Side]:
    members = given.members.tocsc()
    for i, name in enumerate(given.names):
        rows = members.indices[members.indptr[i] : members.indptr[i + 1]]
        if len(rows):
            yield _Side(name, counts, rows)


def _meanings(spoken: Mapping[str, LanguageCounts]) -> dict[str, dict[str, str]]:
    """Return the English stem of each form, by language."""
    senses = {code: {form: _senses(form, code) for form in counts.columns} for code, counts in spoken.items()}
    said_in: dict[str, set[str]] = {}
    for code, forms in senses.items():
        for sense in (sense for found in forms.values() for sense in found):
            said_in.setdefault(sense, set()).add(code)
    return {
        code: {form: max(found, key=lambda sense: len(said_in[sense])) for form, found in forms.items()}
        for code, forms in senses.items()
    }


def _senses(form: str, code: str) -> list[str]:
    """Return the possible English stems of a form, the heaviest first."""
    shares = form_stems.shares(form, code)
    return [sense for sense, weight in shares if weight >= CONSIDERED * shares[0][1]]


def _count_meanings(sides: list[_Side], meanings: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Return the meanings that each side uses, with their documents and words."""
    rows = []
    for group, counts, chosen in sides:
        cells = counts.cells[chosen]
        n_docs = np.asarray(cells.sum(axis=0)).ravel()
        columns: dict[str, list[int]] = {}
        for form, column in counts.columns.items():
            if n_docs[column]:
                columns.setdefault(meanings[counts.language][form], []).append(column)
        for sense, own in columns.items():
            own.sort(key=lambda column: (-n_docs[column], counts.terms[column]))
            n = int(n_docs[own[0]]) if len(own) == 1 else int((cells[:, own].sum(axis=1) > 0).sum())
            rows.append((sense, group, counts.language, [str(counts.terms[column]) for column in own], n))
    return pd.DataFrame(rows, columns=[*KEY, "terms", "n_docs"])


def _every_side(table: pd.DataFrame, sides: list[_Side]) -> pd.DataFrame:
    """Return one row per meaning and side with its shares, 0 if the side does not use it."""
    size = pd.DataFrame(
        [(one.group, one.counts.language, len(one.rows)) for one in sides], columns=[*KEY[1:], "n_group"]
    )
    languages = table.groupby("concept")["language"].agg(lambda spoken: schema.LIST_SEPARATOR.join(sorted(set(spoken))))
    full = languages.rename("languages").reset_index().merge(size, how="cross").merge(table, on=KEY, how="left")
    full["n_docs"] = full["n_docs"].fillna(0).astype("int64")
    full["share_docs"] = matrices.share(full["n_docs"].to_numpy(), full["n_group"].to_numpy())
    full["low"], full["high"] = significance.wilson(full["n_docs"].to_numpy(), full["n_group"].to_numpy())
    return full


def _rank_meanings(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """Return the `top` meanings of several languages, then of each single language, with English spellings."""
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
    """Return the table with English spellings of meanings, the words in one cell, and the gloss of the first."""
    forms = [words if isinstance(words, list) else [] for words in table["terms"]]
    spoken = zip(forms, table["language"], table["concept"], strict=True)
    table["gloss"] = [_gloss(words[0], code, sense) if words else "" for words, code, sense in spoken]
    table["terms"] = [schema.LIST_SEPARATOR.join(words[:FORMS]) for words in forms]
    return table.assign(concept=table["concept"].map(_stem_spellings(table, forms)))


def _stem_spellings(table: pd.DataFrame, forms: list[list[str]]) -> dict[str, str]:
    """Return the spelling of each stem: from English near the entity, from English news, or from another language."""
    spelling_of: dict[str, tuple[int, str]] = {}
    rows = zip(table["concept"], table["language"], forms, table["n_docs"], strict=True)
    for sense, code, words, n in rows:
        if words:
            spelling_of[sense] = max(spelling_of.get(sense, (-1, "")), (n if code == glosses.READER else 0, words[0]))
    return {
        sense: word if n else dictionaries.commonest_spellings().get(sense, word)
        for sense, (n, word) in spelling_of.items()
    }


def _gloss(term: str, code: str, sense: str) -> str:
    if code == glosses.READER or (dictionaries.table_language(code) == "de" and term[:1].islower()):
        return ""
    found = list(glosses.candidates(dictionaries.table(code), folding.fold_word(term)))
    return next((word for word in found if stem(word.casefold(), glosses.READER) == sense), next(iter(found), ""))
