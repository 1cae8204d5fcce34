"""The names of outlets and news agencies: words that say who writes, not what about."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analytics import schema
from analytics.text import folding, tokens, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.corpus.store import Corpus

MOSTLY = 0.5


ADDRESS = frozenset({"http", "https", "www"})  # parts of addresses left in a text: boilerplate, never news


def columns(corpus: Corpus) -> np.ndarray:
    """Return the columns of the vocabulary that name an outlet or an agency.

    They are the beginnings of addresses, the names of credited agencies in their spelling, and the words of an outlet's
    name or host if more than half of the documents with the word are of outlets with that name: "bbc" is one, "China"
    is not, although it is in the name of China Daily.
    """
    agencies = _agencies(corpus)
    is_name = np.asarray([surface in agencies for surface in corpus.surfaces], dtype=bool)
    source_of, sources_by_word = _sources_by_word(corpus.documents)
    candidates = corpus.columns_of(sources_by_word)
    cells = corpus.counts[:, candidates].tocsc()
    for i, column in enumerate(candidates):
        rows_with_word = cells.indices[cells.indptr[i] : cells.indptr[i + 1]]
        is_of_outlet = np.isin(source_of[rows_with_word], sources_by_word[corpus.vocabulary[column]])
        is_name[column] |= is_of_outlet.mean() > MOSTLY
    is_name[corpus.columns_of(ADDRESS)] = True
    return np.flatnonzero(is_name)


def _sources_by_word(documents: pd.DataFrame) -> tuple[np.ndarray, dict[str, list[int]]]:
    """Return the number of the source of each document, and the numbers of the sources that each word names."""
    source_of, names = pd.factorize(documents["source"].to_numpy(dtype=object))
    hosts = np.asarray([web_address.host_without_ending(url) for url in documents["url"].tolist()], dtype=object)
    sources_by_word: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for word in own_words(name, hosts[source_of == number]):
            sources_by_word[word].append(number)
    return source_of, sources_by_word


def is_outlet(corpus: Corpus, phrases: Iterable[str]) -> np.ndarray:
    """Return which phrases are the name of an outlet or agency, or have only words of such names."""
    known = {folding.fold_word(name) for name in {*corpus.root.documents["source"], *_agencies(corpus)} if name}
    own_forms = set(corpus.root.vocabulary[corpus.once(columns)])
    is_name = [folding.fold_word(phrase) in known or own_forms.issuperset(tokens.tokens(phrase)) for phrase in phrases]
    return np.asarray(is_name, dtype=bool)


def _agencies(corpus: Corpus) -> set[str]:
    credited = corpus.root.documents["agency"].unique()
    return set(schema.LIST_SEPARATOR.join(credited).split(schema.LIST_SEPARATOR)) - {""}


def own_words(definition: str, hosts: np.ndarray) -> set[str]:
    """Return the words of the definition of a group, and of the host of more than half of its documents."""
    commonest, n_commonest = Counter(hosts).most_common(1)[0]
    return {*tokens.tokens(definition), *(_host_words(commonest) if 2 * n_commonest > len(hosts) else ())}


@lru_cache(maxsize=1 << 12)
def _host_words(host: str) -> list[str]:
    return tokens.tokens(host.replace(".", " "))
