"""What a sentence counts: "about 200 missing-person reports" and "more than 100 missing-person reports" differ."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from analytics.statements import quantities
from analytics.text import stopwords, tokens
from analytics.text.stems import stem

if TYPE_CHECKING:
    from analytics.statements.quantities import Quantity

WITHIN = 40  # code points after a number


def count_differently(a: str, b: str, language: str) -> bool:
    """Return whether two sentences of one language count one thing, each with one number, and the numbers differ."""
    first, second = counted_things(a, language), counted_things(b, language)
    single = [thing for thing in first.keys() & second.keys() if len(first[thing]) == len(second[thing]) == 1]
    return any(quantities.differ(frozenset(first[thing]), frozenset(second[thing])) for thing in single)


def counted_things(text: str, language: str) -> dict[str, set[Quantity]]:
    """Return the amounts of a sentence by the stem of the content word after them."""
    plain = unicodedata.normalize("NFKC", text.replace("’", "'")).casefold()
    found: dict[str, set[Quantity]] = {}
    for number in quantities.written_numbers(text, language):
        thing = _word_after(plain, number.text.casefold(), language)
        if number.quantity.kind == quantities.AMOUNT and thing:
            found.setdefault(thing, set()).add(number.quantity)
    return found


def _word_after(text: str, number: str, language: str) -> str:
    """Return the stem of the first content word after a number; "" if there is none, or the number is not found."""
    rest = text.partition(number)[2][:WITHIN]
    forms = (form for form in tokens.tokens(rest) if len(form) > 1 and form not in stopwords.words(language))
    return stem(next(forms, ""), language)
