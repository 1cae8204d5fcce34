"""Stopwords: words that are never a keyword, topic word or keyness term. The list of a language and the user's changes.

The user's changes are rows of the corrections: `word, WORD, stop | keep, LANGUAGE` (see `curation`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.errors import CorpusError
from analytics.text import folding, languages, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


STOP, KEEP = "stop", "keep"
EVERY_LANGUAGE = ""


class Own(NamedTuple):
    """The user's words of one language, in the form in which words are counted.

    `stop` are added to the built-in list, `keep` are removed from it.
    """

    stop: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


NONE = Own()


def user_words(corrections: pd.DataFrame) -> dict[str, Own]:
    """Return the user's words by language code; those under "" are for all languages without an entry.

    A change for one language has priority over a change for every language.
    """
    by_language: dict[str, dict[str, str]] = {EVERY_LANGUAGE: {}}
    for row in corrections[corrections["what"] == "word"].itertuples():
        by_language.setdefault(languages.code(row.value), {})[form(row.key)] = row.change
    general = by_language[EVERY_LANGUAGE]
    return {language: _user_words(general | changes) for language, changes in by_language.items()}


def of_language(by_language: Mapping[str, Own], language: str) -> Own:
    """Return the user's words of one language, out of the result of `user_words`."""
    return by_language.get(language, by_language.get(EVERY_LANGUAGE, NONE))


@lru_cache(maxsize=256)
def words(language: str, changed: Own = NONE) -> frozenset[str]:
    """Return all stopwords of a language, in the form in which words are counted."""
    return (languages.get(language).stopwords | changed.stop) - changed.keep


def changed_words(before: Mapping[str, Own], after: Mapping[str, Own], language: str) -> frozenset[str]:
    """Return the words that are a stopword in only one of two results of `user_words`."""
    old, new = of_language(before, language), of_language(after, language)
    changed = words(language, old) ^ words(language, new)
    if languages.get(language).stopwords:
        return changed
    return changed | (old.keep ^ new.keep)  # without a list, frequent short words are stopwords unless in `keep`


def form(word: str) -> str:
    """Return the form in which a word is counted; "" if the text is not exactly one word."""
    stripped = word.strip()
    parts = tokens.words(stripped)
    if not parts or any(after.start > before.end for before, after in pairwise(parts)):
        return ""
    if (parts[0].start, parts[-1].end) != (0, len(stripped)):
        return ""
    return parts[0].form if len(parts) == 1 else folding.fold_word(stripped)


def words_of_file(content: bytes, name: str) -> tuple[list[str], list[str]]:
    """Return the words of a text file with one word per line, and the lines that are not one word.

    `name` is the file name for error messages.

    Raises:
        CorpusError: if the file is not UTF-8.
    """
    try:
        lines = [line.strip() for line in content.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        raise CorpusError(f"The list {name} cannot be read: save it as plain text in UTF-8.") from error
    entries = list(dict.fromkeys(filter(None, lines)))
    return [line for line in entries if form(line)], [line for line in entries if not form(line)]


def _user_words(changes: Mapping[str, str]) -> Own:
    sides = (frozenset(word for word, change in changes.items() if change == side) for side in (STOP, KEEP))
    return Own(*sides)
