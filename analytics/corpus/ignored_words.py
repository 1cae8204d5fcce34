"""The words of a language that the analyses of a corpus ignore: its stopwords, with the user's changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.text.stopwords import of_language, user_words, words

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def ignored_words(corpus: Corpus, language: str) -> frozenset[str]:
    """Return the words of a language that the analyses of a corpus ignore."""
    return words(language, of_language(user_words(corpus.root.stored("corrections")), language))
