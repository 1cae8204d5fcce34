"""Machine glosses: English translations of the keywords of other languages, by dictionary and by the corpus."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from anyascii import anyascii

from analytics import schema
from analytics.crosslingual import dictionaries, document_similarity, form_stems
from analytics.stats import idf
from analytics.text import folding, stopwords, tokens
from analytics.text.stems import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.crosslingual.dictionaries import Table, Weighted
    from analytics.crosslingual.document_similarity import Features

READER = "en"
NEAREST = 6  # English documents that select the sense
# 641 keywords of NTREX (benchmarks/thresholds.py): share of first glosses that are a word of the English original.
# PRESENT 0 .721, .3 .732, .6 .722; AHEAD 1 to 2 .732, 3 .724; FAMILIAR 0 .690, .45 .732, 2 .738;
# CONSIDERED .25 .738, .5 .732, .75 .722. Second glosses are right with SECOND .5 in 40 %, with .7 in 49 %, with .9 in
# 60 % of a third of the cases.
PRESENT, AHEAD = 0.3, 1.5
FAMILIAR = 0.45
CONSIDERED, SECOND = 0.5, 0.7  # of the weight of the best
SHORTEST_PART = 5  # letters: "Briefing" is not a compound of "Brie"
SAME_BEGINNING = 5  # letters: dialog and dialogue are one sense
CONTEXT = 20  # documents with a keyword that are used for its context
SEPARATOR = " / "
PART = "… "  # before the gloss of the last part of a compound


class Context(NamedTuple):
    """The share of the near English documents with each English stem, and the number of these documents."""

    presence: Mapping[str, float]
    n_near: int


def glosses(corpus: Corpus, *, top: int = 100) -> pd.DataFrame:
    """One row per keyword of a language other than English that has a gloss, the most frequent `top` of each language.

    `gloss` is one English word, or two when the second has nearly the same weight. Candidates are the translations of
    the word itself with at least half of the weight of the best. The 6 English documents nearest to those with the
    keyword select the sense: `presence` is the share of them that have the gloss, and a candidate becomes the first
    with a presence of at least .3 and 1.5 times the next. `n_near` is the number of these documents. Without a gloss
    are names, German words in lower case (its verbs fail), and compounds with parts shorter than 5 letters.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1, got {top}")
    wanted = _keyword_rows(corpus, top)
    if not wanted:
        return schema.empty("glosses")
    features = corpus.once(document_similarity.features)
    english = np.flatnonzero(corpus.root.documents["language"].to_numpy() == READER)
    name_words = {code: _name_words(corpus, code) for code in {code for code, _ in wanted}}
    rows = []
    for (code, keyword), docs in wanted.items():
        near = _nearest_english(features, docs[:CONTEXT], english)
        best = _senses(keyword, code, name_words[code], _context(features, near))
        if best:
            gloss = SEPARATOR.join(word for word, _ in best)
            rows.append((code, keyword, gloss, len(docs), round(best[0][1], 6), len(near)))
    return schema.from_rows(rows, "glosses")


def _keyword_rows(corpus: Corpus, top: int) -> dict[tuple[str, str], np.ndarray]:
    """Return the keywords to gloss, each with the rows of its documents in the whole corpus."""
    rows = corpus.stored("keywords")
    languages = corpus.documents["language"].to_numpy(dtype=object)[corpus.positions(rows["doc_id"])]
    keep = (rows["kind"] == "").to_numpy() & np.asarray([_is_foreign(code) for code in languages], dtype=bool)
    docs_by_keyword: dict[tuple[str, str], list[int]] = {}
    at = corpus.root.positions(rows["doc_id"])
    for code, keyword, doc in zip(languages[keep], rows["keyword"][keep], at[keep], strict=True):
        docs_by_keyword.setdefault((code, str(keyword)), []).append(int(doc))
    order = sorted(
        docs_by_keyword, key=lambda key: (key[0], -len(set(docs_by_keyword[key])), min(docs_by_keyword[key]))
    )
    n_listed: dict[str, int] = {}
    for key in order:
        n_listed[key[0]] = n_listed.get(key[0], 0) + 1
        if n_listed[key[0]] > top:
            del docs_by_keyword[key]
    return {key: np.unique(docs_by_keyword[key]) for key in order if key in docs_by_keyword}


def _is_foreign(code: str) -> bool:
    return code != READER and dictionaries.has_translations(code)


def _name_words(corpus: Corpus, code: str) -> frozenset[str]:
    """Return the words of names in the documents of a language, without those of organisations with several words."""
    mentions = corpus.where(language=[code]).mentions
    mentions = mentions[~mentions["demonym"]].drop_duplicates(["surface", "kind"])
    names = ((kind, tokens.tokens(str(name))) for kind, name in zip(mentions["kind"], mentions["surface"], strict=True))
    return frozenset(form for kind, forms in names if kind != "organisation" or len(forms) == 1 for form in forms)


def _nearest_english(features: Features, docs: np.ndarray, english: np.ndarray) -> np.ndarray:
    """Return the English documents with the words most similar to those of `docs`."""
    if len(english) == 0:
        return english
    similarity = np.asarray(features.stems[english] @ np.asarray(features.stems[docs].sum(axis=0)).ravel())
    best = np.argsort(-similarity.round(9), kind="stable")[:NEAREST]
    return english[best[similarity[best] > 0]]


def _context(features: Features, near: np.ndarray) -> Context:
    """Return the share of the near documents with each English stem; of the news of NTREX when there are none."""
    if len(near) == 0:
        return Context({word: n / len(dictionaries.news()) for word, n in news_documents().items()}, 0)
    n_docs = idf.document_frequency(features.stems[near])
    present = np.flatnonzero(n_docs)
    return Context(dict(zip(features.stem_names[present], n_docs[present] / len(near), strict=True)), len(near))


@cache
def news_documents() -> Mapping[str, int]:
    """Return the number of documents of NTREX with each English stem."""
    return Counter(word for bag in dictionaries.news() for word in bag)


def _senses(keyword: str, code: str, names: frozenset[str], context: Context) -> list[tuple[str, float]]:
    """Return the glosses of a keyword with their presence: one or two of a word, or one of a phrase, word by word."""
    table = dictionaries.table(code)
    words = tokens.words(keyword)
    senses_by_word = [_of_word(table, word.surface, names, context, alone=len(words) == 1) for word in words]
    if not all(senses_by_word):
        return []
    if len(senses_by_word) == 1:
        return senses_by_word[0]
    return [(" ".join(senses[0][0] for senses in senses_by_word), min(senses[0][1] for senses in senses_by_word))]


def _of_word(
    table: Table, surface: str, names: frozenset[str], context: Context, *, alone: bool
) -> list[tuple[str, float]]:
    form = folding.fold_word(surface)
    if form in names or form in stopwords.words(table.language) or len(form) < 2:  # noqa: PLR2004 - a letter
        return []
    if alone and table.language == "de" and surface[:1].islower():
        return []
    weights = candidates(table, form)
    if not weights:
        return []
    senses = _order_senses([(word, context.presence.get(_key(word), 0.0)) for word in weights])
    return senses[:1] + [second for second in senses[1:] if _is_near(second, senses[0], weights, context)][:1]


def candidates(table: Table, form: str) -> Weighted:
    """Return English words for a form with their weights, at least half of the best; the most likely first.

    The weight is the sum of the shares of the best weight in the dictionaries and in `Table.english`. The most likely
    word has the highest weight times 1 + .45 log(1 + documents of NTREX with it), times 1.5 if it is spelled alike:
    "missive" is not a news word, "abrupt" is "abrupt". The gloss of a compound is that of its last part.
    """
    listed, aligned = table.words(form), table.english(form)
    if not listed and not aligned:
        head = form_stems.last_part(table, form, SHORTEST_PART)
        return {f"{PART}{word}": x for word, x in candidates(table, head).items()} if head else {}
    top, most = (max(weights.values(), default=1.0) for weights in (listed, aligned))
    total = {word: x / top + aligned.get(_key(word), 0.0) / most for word, x in listed.items()}
    known = {_key(word) for word in total}
    written = dictionaries.commonest_spellings()
    total |= {written[key]: x / most for key, x in aligned.items() if key in written and key not in known}
    least = CONSIDERED * max(total.values(), default=0.0)
    likely = {word: x * _familiarity(word, form) for word, x in total.items() if x >= least}
    return {word: total[word] for word, _ in sorted(likely.items(), key=lambda pair: (-pair[1], pair[0]))}


def _familiarity(word: str, form: str) -> float:
    spelling = 1.5 if _is_cognate(word, anyascii(form)) else 1.0
    return spelling * float(1 + FAMILIAR * np.log1p(news_documents().get(_key(word), 0)))


def _key(word: str) -> str:
    return stem(word.removeprefix(PART).casefold(), READER)


def _order_senses(senses: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the senses with the one first that is clearly most frequent in the nearest documents, if there is one."""
    present = sorted(senses, key=lambda pair: -pair[1])
    first = present[0]
    runner_up = next((x for word, x in present[1:] if not _is_cognate(word, first[0])), 0.0)
    if first[1] >= PRESENT and first[1] >= AHEAD * runner_up:
        return [first, *(pair for pair in senses if pair != first)]
    return senses


def _is_near(second: tuple[str, float], first: tuple[str, float], weights: Weighted, context: Context) -> bool:
    """Return whether a second sense is shown; its presence must be above 0, unless near documents are too few."""
    possible = second[1] > 0 or context.n_near < NEAREST
    return possible and weights[second[0]] >= SECOND * weights[first[0]] and not _is_cognate(second[0], first[0])


def _is_cognate(word: str, other: str) -> bool:
    return word[:SAME_BEGINNING].casefold() == other[:SAME_BEGINNING].casefold()
