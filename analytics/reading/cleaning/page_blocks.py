"""Blocks that several lines make: tables of results and dates, offers to subscribe, consent walls, lists of links."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from analytics.reading.cleaning import author_lines, lines, offers
from analytics.reading.cleaning.lines import AUTHOR, CONSENT, HEADLINE, LEADS_ON, SENTENCE, STAMP, Look, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analytics.reading.cleaning.clean import Line

OFFER = Verdict("chrome", "an offer to subscribe")
BENEATH = Verdict("link", "is in a list of other articles")
MOST_OF_TEASER = 300  # words; papers show one to four paragraphs
ATTRIBUTIONS = 3
ROWS = 4  # rows of one shape that are a table
LONGEST_ROW = 120  # characters
_NO_SHAPE = re.compile(r"(?<=[^\W\d])[-'’](?=[^\W\d])|[^\d\u2013\u2014:|/()-]|(?<=\d)[.,](?=\d)")
_NUMBERS = re.compile(r"\d+")
APART = 6  # most lines between two lines of a block
NEAR = 2  # lines around a sure line in which one phrase is enough
MOST_LINKS = 12


def read(text: str, title: str = "") -> list[Look]:
    """Return every line of a text that is not blank, with the verdict of its own words and of its block."""
    return read_rows(list(enumerate(text.split("\n"), start=1)), title)


def read_rows(rows: Sequence[tuple[int, str]], title: str = "") -> list[Look]:
    """Return the result of `read` for lines with their numbers."""
    looks = lines.read_rows(rows, title)
    _mark_tables(looks)
    _keep_attributions(looks)
    _mark(looks)
    return looks


def _mark(looks: Sequence[Look]) -> None:
    """Set the verdict of the lines that belong to such a block."""
    for count, verdict in ((offers.offer_phrases, OFFER), (offers.consent_phrases, CONSENT)):
        for index in _block(looks, count):
            looks[index].alone, looks[index].running = verdict, False
    for index in _links(looks):
        looks[index].alone, looks[index].running = BENEATH, False


def is_teaser(judged: Sequence[Line]) -> bool:
    """Return whether an offer to read the rest stands below a short text, and no text stands below the offer."""
    walls = [index for index, line in enumerate(judged) if line.reason == OFFER.reason and offers.is_wall(line.text)]
    body = [index for index, line in enumerate(judged) if line.verdict == "body"]
    n_words = sum(lines.count_words(judged[index].text) for index in body)
    return bool(walls and body) and walls[-1] > body[-1] and n_words <= MOST_OF_TEASER


def _mark_tables(looks: Sequence[Look]) -> None:
    """Make running text of the rows of results and dates: lines of one shape, with numbers and marks, in a row."""
    for shape, rows in groupby(looks, key=_shape):
        table = list(rows)
        if shape and len(table) >= ROWS:
            for look in table:
                look.alone, look.ends, look.running, look.n_words = None, True, True, max(look.n_words, SENTENCE)


def _keep_attributions(looks: Sequence[Look]) -> None:
    """Take names without a label back into the text, if they stand inside it or below three quotations.

    The names below the quotations of a press review look like authors, and so does "Property Tax, Revisited".
    """
    last = max((index for index, look in enumerate(looks) if look.running), default=-1)
    found = [at for at, (above, look) in enumerate(pairwise(looks), 1) if look.alone == AUTHOR and above.running]
    for index in found:
        if (index < last or len(found) >= ATTRIBUTIONS) and not author_lines.LABEL.match(looks[index].bare):
            looks[index].alone = None


def _shape(look: Look) -> str:
    """Return the numbers and marks of a row, "June 17 -- Berlin, Arena" as "0--"; "" for a line that is no row."""
    if len(look.bare) > LONGEST_ROW or (look.alone and look.alone != STAMP) or not any(map(str.isalpha, look.bare)):
        return ""
    shape = _NUMBERS.sub("0", _NO_SHAPE.sub("", look.bare))
    return shape if len(shape) > 1 and "0" in shape and not shape.endswith("(0)") else ""


def _block(looks: Sequence[Look], count: Callable[[str], int]) -> list[int]:
    """Return the lines with two phrases, their neighbours with one, and the short lines between them."""
    open_lines = [look.alone is None and look.n_words <= offers.MOST_WORDS for look in looks]
    phrases = [count(look.bare) if is_open else 0 for look, is_open in zip(looks, open_lines, strict=True)]
    sure = {index for index, n in enumerate(phrases) if n >= offers.LEAST}
    if not sure:
        return []
    for order in (range(len(looks)), range(len(looks) - 1, -1, -1)):
        sure |= _neighbours(sure, order, phrases)
    between = {
        index
        for a, b in pairwise(sorted(sure))
        if b - a <= APART
        for index in range(a + 1, b)
        if _is_item(looks[index])
    }
    return sorted(sure | between)


def _neighbours(sure: set[int], order: range, phrases: Sequence[int]) -> set[int]:
    found = set(sure)
    for index in order:
        if phrases[index] and any(index - order.step * back in found for back in range(1, NEAR + 1)):
            found.add(index)
    return found


def _is_item(look: Look) -> bool:
    return look.alone is None and not look.running


def _links(looks: Sequence[Look]) -> list[int]:
    """Return the headlines directly below a heading such as "Read also", and at the end of a text all of them."""
    last = max((index for index, look in enumerate(looks) if look.running), default=-1)
    found: list[int] = []
    for start in (index for index, look in enumerate(looks) if look.alone == LEADS_ON):
        for index in range(start + 1, min(start + 1 + MOST_LINKS, len(looks))):
            is_next = looks[index].line == looks[index - 1].line + 1
            if not _is_headline(looks[index]) or not (is_next or start > last):
                break
            found.append(index)
    return found


def _is_headline(look: Look) -> bool:
    return look.alone is None and not look.running and not look.ends and (look.bullet or look.n_words in HEADLINE)
