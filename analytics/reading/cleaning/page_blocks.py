"""Blocks that several lines make: tables of results and dates, offers to subscribe, consent walls, lists of links."""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from analytics.reading.cleaning import author_lines, inline_links, lines, offers
from analytics.reading.cleaning.lines import (
    ANOTHER,
    AUTHOR,
    CONSENT,
    ELSEWHERE,
    HEADLINE,
    LEADS_ON,
    SENTENCE,
    STAMP,
    Look,
    Verdict,
)

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
SHORT_LINE = 35  # words of a headline with its label, at most
APART = 6  # most lines between two lines of a block
NEAR = 2  # lines around a sure line in which one phrase is enough
MOST_LINKS = 12
_GLUED = re.compile(r"(?P<label>[^\W\d_][^:.!?\"“”]{6,80}):(?=[\"'“‘]?[A-Z][a-z'’])")  # no blank behind the colon
_TEASER = re.compile(  # headline and text without a blank between: "Dock Closes For RepairsThe dock in Northport"
    r"(?P<headline>(?:\S{1,40} ){2,16}\S{0,40}?)(?P<glue>(?:[a-z]{3}|\w[?!])[A-Z][a-z]*) \w"
)
HEADLINE_CAPITALS = 0.6  # of the words of a headline
FEWEST_TEASERS = 3
LONG_TEASER = 60  # words
MOST_GLUED = 0.25  # of the running lines
CAPITALS = 6  # words of a headline in capitals; section heads are shorter
MOST_CAPITALS = 4  # in a text: more are the heads of its parts


def read(text: str, title: str = "") -> list[Look]:
    """Return every line of a text that is not blank, with the verdict of its own words and of its block."""
    return read_rows(list(enumerate(text.split("\n"), start=1)), title)


def read_rows(rows: Sequence[tuple[int, str]], title: str = "") -> list[Look]:
    """Return the result of `read` for lines with their numbers."""
    looks = lines.read_rows(rows, title)
    _mark_tables(looks)
    _keep_attributions(looks)
    _mark_headlines_between(looks)
    _mark(looks)
    return looks


def _mark(looks: Sequence[Look]) -> None:
    """Set the verdict of the lines that belong to such a block."""
    for count, verdict in ((offers.offer_phrases, OFFER), (offers.consent_phrases, CONSENT)):
        found = _block(looks, count)
        for index in [*found, *_items_below(looks, max(found, default=len(looks)))]:
            looks[index].alone, looks[index].running = verdict, False
    for index in _links(looks):
        looks[index].alone, looks[index].running = BENEATH, False


def _items_below(looks: Sequence[Look], last: int) -> list[int]:
    """Return the list below the last line of a block that ends a page: what a subscription has."""
    items = list(takewhile(lambda at: looks[at].bullet and not looks[at].ends, range(last + 1, len(looks))))
    below = looks[last + 1 + len(items) :]
    return [] if any(look.running for look in below) else items


def _mark_headlines_between(looks: Sequence[Look]) -> None:
    """Set the verdict of headlines of other articles between the paragraphs.

    Three forms: "Election night:Who won the debate", a line in capitals, and a headline with the first words of its
    article. A label that comes back is a speaker.
    """
    unmarked = [at for at, look in enumerate(looks) if look.alone is None and look.n_words <= LONG_TEASER]
    free = [at for at in unmarked if looks[at].n_words <= SHORT_LINE]
    glued = [(at, match["label"]) for at in free if (match := _GLUED.match(looks[at].bare))]
    n_running = sum(look.running for look in looks)
    if len({label for _, label in glued}) < len(glued) or len(glued) > MOST_GLUED * n_running:
        glued = []
    teasers = {match["glue"]: at for at in unmarked if (match := _TEASER.match(looks[at].bare)) and _is_title(match)}
    capitals = [at for at in free if _is_in_capitals(looks, at)]
    found = [at for at, _ in glued] + (capitals if len(capitals) <= MOST_CAPITALS else [])
    for at in found + (list(teasers.values()) if len(teasers) >= FEWEST_TEASERS else []):
        looks[at].alone, looks[at].running = ANOTHER, False


def _is_title(match: re.Match[str]) -> bool:
    """Return whether the words before the seam are a headline, and not a name before a list of links."""
    words = match["headline"].split()
    if inline_links.has_list(match.string):
        return False
    return sum(not word[0].islower() for word in words) >= HEADLINE_CAPITALS * len(words)


def _is_in_capitals(looks: Sequence[Look], at: int) -> bool:
    """Return whether a line is a long headline in capitals between two lines of running text."""
    look, around = looks[at], (*looks[at - 1 : at], *looks[at + 1 : at + 2])
    is_between = len(around) > 1 and all(one.running and not one.bare.isupper() for one in around)
    return is_between and look.n_words >= CAPITALS and look.bare.isupper() and look.bare[-1] not in '.?!"”'


def is_teaser(judged: Sequence[Line]) -> bool:
    """Return whether an offer to read the rest is below a short text, and no text is below the offer."""
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
    """Take names without a label back into the text, if they are inside it or below three quotations.

    The names below the quotations of a press review look like authors, and so does "Property Tax, Revisited".
    """
    last = max((index for index, look in enumerate(looks) if look.running), default=-1)
    found = [at for at, (above, look) in enumerate(pairwise(looks), 1) if look.alone == AUTHOR and _is_of_text(above)]
    for index in found:
        if (index < last or len(found) >= ATTRIBUTIONS) and not author_lines.LABEL.match(looks[index].bare):
            looks[index].alone = None


def _is_of_text(look: Look) -> bool:
    """Return whether a line is running text, or a link between its paragraphs."""
    return look.running or look.alone == ELSEWHERE


def _shape(look: Look) -> str:
    """Return the numbers and marks of a row, "June 17 -- Berlin, Arena" as "0--"; "" for a line that is not a row."""
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
