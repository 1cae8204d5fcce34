"""What outlets and news agencies are called: words that say who writes, not what about."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analytics import schema
from analytics.text import tokens, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.corpus.store import Corpus

MOSTLY = 0.5


ADDRESS = frozenset({"http", "https", "www"})  # addresses left in a text: house style, and never news


def columns(corpus: Corpus) -> np.ndarray:
    """Return the columns of the vocabulary that name an outlet or an agency.

    They are what addresses begin with, the agencies that documents credit as they are written, and the words of an
    outlet's name or host where more than half of the documents that hold them are of outlets called so: "bbc" is left
    out, "China" counts although China Daily is called so.
    """
    documents = corpus.documents
    agencies = _agencies(corpus)
    written = np.asarray([surface in agencies for surface in corpus.surfaces], dtype=bool)
    own: dict[str, set[str]] = defaultdict(set)
    sources, urls = documents["source"].to_numpy(dtype=object), documents["url"].to_numpy(dtype=object)
    for source in sorted(set(sources)):
        hosts = np.asarray([web_address.host_without_ending(url) for url in urls[sources == source]], dtype=object)
        for word in own_words(source, hosts):
            own[word].add(source)
    for column in np.flatnonzero(np.isin(corpus.vocabulary, list(own))):
        holding = corpus.counts[:, [column]].nonzero()[0]
        called = np.isin(sources[holding], list(own[corpus.vocabulary[column]]))
        written[column] |= called.mean() > MOSTLY
    return np.flatnonzero(written | np.isin(corpus.vocabulary, list(ADDRESS)))


def is_outlet(corpus: Corpus, phrases: Iterable[str]) -> np.ndarray:
    """Tell which phrases are the name of an outlet or agency, or hold no other word."""
    known = {tokens.fold_word(name) for name in {*corpus.root.documents["source"], *_agencies(corpus)} if name}
    own = set(corpus.root.vocabulary[corpus.once(columns)])
    told = [tokens.fold_word(phrase) in known or own.issuperset(tokens.tokens(phrase)) for phrase in phrases]
    return np.asarray(told, dtype=bool)


def _agencies(corpus: Corpus) -> set[str]:
    credited = corpus.root.documents["agency"].unique()
    return set(schema.LIST_SEPARATOR.join(credited).split(schema.LIST_SEPARATOR)) - {""}


def own_words(told: str, hosts: np.ndarray) -> set[str]:
    """Return the words of what a group is told by and of the host from which more than half of its documents come."""
    commonest, n = Counter(hosts).most_common(1)[0]
    return {*tokens.tokens(told), *(_host_words(commonest) if 2 * n > len(hosts) else ())}


@lru_cache(maxsize=1 << 12)
def _host_words(host: str) -> list[str]:
    return tokens.tokens(host.replace(".", " "))
