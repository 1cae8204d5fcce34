"""The words of a language that the analyses of a corpus ignore: its stopwords, with the user's changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.corpus.document_languages import other_languages
from analytics.text.stopwords import of_language, user_words, words

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus


def ignored_words(corpus: Corpus, language: str) -> frozenset[str]:
    """Return the words that the analyses of a corpus ignore in documents with this main language.

    Where such a document also has paragraphs in another language, the stopwords of that language are among them.
    """
    by_language = user_words(corpus.root.stored("corrections"))
    codes = (language, *other_languages(corpus, language))
    return frozenset().union(*(words(code, of_language(by_language, code)) for code in codes))
