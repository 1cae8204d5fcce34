"""Find a sentence again in a text, also after the page was fetched again or cleaned in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Span = tuple[int, int]

_BLANK = ord(" ")
_LAST_BLANK = 0x3000  # the ideographic space: no blank of Unicode has a higher number
# One sign for each sign: two versions of a page often differ in these only
_SAME_SIGNS = {"'": "‘’‚‛ʼ", '"': "“”„‟«»", "-": "‐‑‒–—―"}
_BLANKS = {code: " " for code in range(_LAST_BLANK + 1) if chr(code).isspace()}


class _Squeezed(NamedTuple):
    """A text in plain signs and with single blanks, and the code point of the original text of each of its signs."""

    text: str
    places: NDArray[np.int64]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the original text of a span of this one."""
        return int(self.places[start]), int(self.places[end - 1]) + 1


def plain_form(sentence: str) -> str:
    """Return the form in which sentences are compared: single blanks, and one form of quotation marks and dashes."""
    return " ".join(_with_same_signs(sentence).split())


def find_sentences(text: str, sentences: Iterable[Span], wanted: Iterable[str]) -> dict[str, list[Span]]:
    """Return the spans (code points) of each wanted sentence in a text, none for one that is not there.

    `sentences` are the spans of the sentences of the text. A sentence that the text has several times has several
    spans. One that is now only a part of a sentence, or that goes over several, has the first span with its words.
    """
    by_form: dict[str, list[Span]] = {}
    signs = _with_same_signs(text)
    for start, end in sentences:
        by_form.setdefault(" ".join(signs[start:end].split()), []).append((start, end))
    found = {one: by_form.get(plain_form(one), []) for one in wanted}
    if all(found.values()):
        return found
    squeezed = _squeeze(signs)
    return {one: spans or _words_in(squeezed, plain_form(one)) for one, spans in found.items()}


def _with_same_signs(text: str) -> str:
    """Return a text of the same length with one form of quotation marks and dashes.

    `str.translate` takes 40 times as long.
    """
    if not text.isascii():
        for sign, others in _SAME_SIGNS.items():
            for other in others:
                text = text.replace(other, sign)
    return text


def _squeeze(text: str) -> _Squeezed:
    signs = text.translate(_BLANKS)
    codes = np.frombuffer(signs.encode("utf-32-le", "surrogatepass"), "<u4")
    is_blank = codes == _BLANK
    kept = np.flatnonzero(~(is_blank & np.append(False, is_blank[:-1])))
    return _Squeezed(codes[kept].tobytes().decode("utf-32-le", "surrogatepass"), kept)


def _words_in(squeezed: _Squeezed, form: str) -> list[Span]:
    """Return the first span of a sentence that neither begins nor ends within a word."""
    start = squeezed.text.find(form) if form else -1
    while start >= 0 and _cuts_word(squeezed.text, start, start + len(form)):
        start = squeezed.text.find(form, start + len(form))  # not + 1: the time stays linear
    return [squeezed.span(start, start + len(form))] if start >= 0 else []


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Return whether a letter or digit inside the span is next to one outside of it, at its start or its end."""
    ends = (place for place in (start, end) if 0 < place < len(text))
    return any(text[place - 1 : place + 1].isalnum() for place in ends)
