"""A search in the other languages of a corpus: the words that the shipped translations give for each word of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.corpus import queries
from analytics.crosslingual import dictionaries
from analytics.text import tokens
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus

ENGLISH = "en"
CONSIDERED = 0.5  # of the weight of the best, as for the glosses of keywords
MOST = 6  # forms of one word in one language; the commonest ones


class Translation(NamedTuple):
    """The words of one language of the corpus that a word of a search also finds, the commonest first."""

    part: str
    language: str
    words: tuple[str, ...]


def translated_query(corpus: Corpus, query: str) -> str:
    """Return a search in which each word has its translations as alternatives: "embassy|Botschaft Kabul"."""
    found: dict[str, list[str]] = {}
    for one in translations(corpus, query):
        found.setdefault(one.part, []).extend(one.words)
    parts = [[part, *found.get(part, ())] for part in queries.query_parts(query)]
    return " ".join(queries.join_alternatives(part) for part in parts)


def translations(corpus: Corpus, query: str) -> list[Translation]:
    """Return the translations of the single words of a search into the languages of the whole corpus.

    Two words are translations if they share a sense: an English translation with at least half of the weight of the
    best. Phrases, words with * and words with alternatives are searched as they are.
    """
    return [one for part in queries.query_parts(query) if _is_word(part) for one in _of_word(corpus.root, part)]


def _is_word(part: str) -> bool:
    return not set(part) & set("*| ") and len(tokens.tokens(part)) == 1


def _of_word(corpus: Corpus, part: str) -> Iterator[Translation]:
    form = tokens.tokens(part)[0]
    by_language = corpus.once(_english_of_forms)
    known = [code for code, table in by_language.items() if form in table.index]
    if not known and not dictionaries.commonest_spellings().get(stem(form, ENGLISH)):
        return
    spoken = [ENGLISH] if ENGLISH in known or not known else known
    senses = {sense for code in spoken for sense in _senses(form, code)}
    for code, table in by_language.items():
        same = [not senses.isdisjoint(own) for own in table["english"]]
        if code not in known and any(same):
            yield Translation(part, code, tuple(table.loc[same, "surface"].head(MOST)))


def _senses(form: str, code: str) -> list[str]:
    """Return the stems of the English translations of a form, none without a translation."""
    if code == ENGLISH:
        return [stem(form, ENGLISH)]
    weights = dictionaries.table(code).english(form)
    most = max(weights.values(), default=0.0)
    return [sense for sense, weight in weights.items() if weight >= CONSIDERED * most]


def _english_of_forms(corpus: Corpus) -> Mapping[str, pd.DataFrame]:
    """Return for each language with translations its forms, the commonest first: how they are written, their senses."""
    documents = corpus.documents.set_index("doc_id")["language"]
    terms = corpus.stored("terms").assign(language=lambda rows: rows["doc_id"].astype("str").map(documents))
    counted = terms.groupby(["language", "term"], observed=True).agg(n=("n", "sum"), surface=("surface", "first"))
    counted = counted.reset_index().sort_values(["n", "term"], ascending=[False, True], kind="stable")
    tables = {}
    for code, rows in counted.groupby("language", sort=True):
        if dictionaries.has_translations(str(code)):
            table = rows.set_index(rows["term"].astype("str"))[["surface"]]
            tables[str(code)] = table.assign(english=[_senses(form, str(code)) for form in table.index])
    return tables
