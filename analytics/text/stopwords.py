"""Words that count as no keyword, topic word or keyness term: the list of a language, and what the user changes of it.

The user's changes stand among the corrections, as rows `word, WORD, stop | keep, LANGUAGE` (see `curation`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.errors import CorpusError
from analytics.text import languages, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd


STOP, KEEP = "stop", "keep"
EVERY_LANGUAGE = ""


class Own(NamedTuple):
    """The user's words of one language, in the form in which words are counted.

    `stop` are left out beside the built-in list, `keep` count although they stand in it.
    """

    stop: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


NONE = Own()


def user_words(corrections: pd.DataFrame) -> dict[str, Own]:
    """Return the user's words by language code; those under "" are for all languages that have no entry.

    What is said of a word in one language stands above what is said of it in every language.
    """
    said: dict[str, dict[str, str]] = {EVERY_LANGUAGE: {}}
    for row in corrections[corrections["what"] == "word"].itertuples():
        said.setdefault(languages.code(row.value), {})[form(row.key)] = row.change
    every = said[EVERY_LANGUAGE]
    return {language: _user_words(every | changes) for language, changes in said.items()}


def of_language(by_language: Mapping[str, Own], language: str) -> Own:
    """Return the user's words of one language, of what `user_words` returned."""
    return by_language.get(language, by_language.get(EVERY_LANGUAGE, NONE))


@lru_cache(maxsize=256)
def words(language: str, changed: Own = NONE) -> frozenset[str]:
    """Return all words of a language that are left out, in the form in which words are counted."""
    return (languages.get(language).stopwords | changed.stop) - changed.keep


def changed_words(before: Mapping[str, Own], after: Mapping[str, Own], language: str) -> frozenset[str]:
    """Return the words whose standing in a language differs between two states of what `user_words` returned."""
    was, now = of_language(before, language), of_language(after, language)
    differ = words(language, was) ^ words(language, now)
    if languages.get(language).stopwords:
        return differ
    return differ | (was.keep ^ now.keep)  # without a list, frequent short words are left out unless kept


def form(word: str) -> str:
    """Return the form in which a word is counted; "" for what is not one word."""
    bare = word.strip()
    found = tokens.words(bare)
    if not found or any(after.start > before.end for before, after in pairwise(found)):
        return ""
    if (found[0].start, found[-1].end) != (0, len(bare)):
        return ""
    return found[0].form if len(found) == 1 else tokens.fold_word(bare)


def words_of_file(content: bytes, name: str) -> tuple[list[str], list[str]]:
    """Return the words of a text file, one per line, and the lines that are not one word; `name` is for errors.

    Raises:
        CorpusError: for a file that is not UTF-8.
    """
    try:
        lines = [line.strip() for line in content.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        raise CorpusError(f"The list {name} cannot be read: save it as plain text in UTF-8.") from error
    given = list(dict.fromkeys(filter(None, lines)))
    return [line for line in given if form(line)], [line for line in given if not form(line)]


def _user_words(changes: Mapping[str, str]) -> Own:
    sides = (frozenset(word for word, change in changes.items() if change == side) for side in (STOP, KEEP))
    return Own(*sides)
