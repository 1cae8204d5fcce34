"""Search queries: their words and phrases, and the regular expression that matches them in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.text import folding, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUERY_PART = re.compile(r'"([^"]+)"?|(\S+)')


def query_parts(query: str) -> list[str]:
    """Return the words and "quoted phrases" of a search as they are written.

    A word may end in *; alternatives are separated by |.
    """
    return [part for part, _ in parts_with_case(query)]


def parts_with_case(query: str) -> list[tuple[str, bool]]:
    """Return the parts of a search, and whether each is one quoted word: then "march" does not find "March".

    Only the names of `folding.NAMES` differ by case. All else finds both, as `"white house"` and `march` do.
    """
    found = _QUERY_PART.findall(query)
    return [(phrase or word, bool(phrase) and len(tokens.words(phrase)) == 1) for phrase, word in found]


def alternatives(part: str) -> list[str]:
    """Return the alternatives of a part of a search: "embassy|Botschaft" is found if one of them is."""
    return [one for one in part.split("|") if one] or [part]


def join_alternatives(words: Iterable[str]) -> str:
    """Return words as alternatives of one part of a search; several words are in quotation marks."""
    part = "|".join(words)
    return f'"{part}"' if " " in part else part


def pattern(query: str) -> re.Pattern[str] | None:
    """Return the expression that matches any part of a search as whole words; None for an empty search."""
    every = [(one, exact) for part, exact in parts_with_case(query) for one in alternatives(part)]
    parts = [_part_pattern(part, exact=exact) for part, exact in every if tokens.tokens(part)]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _part_pattern(part: str, *, exact: bool) -> str:
    """Return the pattern of whole words, as `tokens.words` splits them; scripts without blanks match anywhere."""
    if tokens.is_unspaced(part):
        return r"\s+".join(re.escape(word) for word in part.rstrip("*").split())
    words = [_word_pattern(word.surface, exact=exact) for word in tokens.words(part)]
    end = r"\w*" if part.endswith("*") else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"(?:['’]s)?[\W_]+".join(words) + end


def _word_pattern(word: str, *, exact: bool) -> str:
    """Return the pattern of the spellings that are counted as one word, see `folding`."""
    form = folding.fold_word(word)
    if form in folding.ACRONYMS:
        return "(?-i:" + r"\.?".join(form) + r"\.?)"  # "US", never "us"
    if form in folding.NAMES:
        return f"(?-i:{form}|{form.upper()})"
    if exact and folding.names_with(form):
        return f"(?-i:{form})"
    if folding.NUMBER.fullmatch(word):
        return r"[.,]?".join(form.replace(".", ""))
    point = r"\.?" if folding.WITH_POINTS.fullmatch(word) else ""
    ignored = "" if form.isascii() else folding.IGNORED
    letters = (_letter_pattern(letter) + ignored for letter in form)
    return point.join(letters).replace("[sſ]" + ignored + "[sſ]", "(?:ß|ss)") + point


def _letter_pattern(letter: str) -> str:
    """Return the pattern of the characters that are counted as one letter."""
    same = folding.same_letters(letter)
    return f"[{re.escape(same)}]" if len(same) > 1 else re.escape(letter)
