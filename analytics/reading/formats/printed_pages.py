"""The text of printed pages: heads and feet listed, columns in reading order, lines joined to paragraphs."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning import headlines, running_heads
from analytics.reading.exports import registry
from analytics.reading.formats import newspaper_pages, page_columns
from analytics.text import wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.reading.formats.page_columns import Line, Row, Word

EDGE = 2  # rows at the top and at the bottom of a page that can be a head or foot
SHARE = 0.3  # of the pages that a head is on
MOST_WORDS = 16  # of a head or foot
HEADLINE = 1.25  # times the usual size of the letters: a headline
ARTICLE = 40  # words under a headline
SAME_SIZE, TOLERANCE = 0.1, 2.0  # shares of the size of the letters
FIRST, NEW, INSIDE = "first", "new", "inside"  # places of a line in its paragraph
LEADING = 1.4  # times the usual distance of lines: a wider one begins a paragraph
INDENT = 0.7  # of the size: a line that is indented by more begins a paragraph
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IMPRINT = re.compile(r"www\.|https?:|@|©|\btel\b|\d{3,}|\d{1,4}\W*\Z", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…:\"”»]\W*\Z")


class Paragraph(NamedTuple):
    """A paragraph, the size of its letters, and whether it is the first of a block: a column or a part of one."""

    text: str
    size: float
    is_first: bool


class Printed(NamedTuple):
    """The text of a file: its heads and feet, the numbers of pages with mixed columns, its headline.

    `n_articles` is the number of headlines above text on pages with columns. `articles` are its articles, each with its
    headline, if a running head shows that it is a newspaper; else none. `source` and `date` are those of that head.
    """

    text: str
    heads: list[str]
    mixed: list[int]
    title: str
    n_articles: int
    articles: list[tuple[str, str]]
    source: str
    date: str


def read(pages: Sequence[Sequence[Word]]) -> Printed:
    """Return the text of pages, given the words of each."""
    rows = [_rows(words) for words in pages]
    usual = _usual_size(rows)
    heads = _heads(rows, usual)
    body = [[row for at, row in enumerate(page) if at not in own] for page, own in zip(rows, heads, strict=True)]
    printed_heads = dict.fromkeys(_text(page[at]) for page, own in zip(rows, heads, strict=True) for at in sorted(own))
    lines = [page_columns.lines(page) for page in body]
    mixed = [number for number, page in enumerate(lines, start=1) if page_columns.has_mixed_columns(page)]
    paragraphs = _paragraphs(lines, set(mixed), usual)
    has_columns = any(line.column for page in lines for line in page)
    text = "\n\n".join(filter(None, ["\n".join(printed_heads), _laid_out(paragraphs)]))
    n_articles = _n_articles(paragraphs, usual) if has_columns else 0
    source, date = newspaper_pages.imprint(printed_heads)
    pieces = [(one.text, _is_headline(one, usual)) for one in paragraphs]
    is_divided = n_articles > 1 and source and not mixed
    groups = newspaper_pages.articles(pieces) if is_divided else []
    articles = [(title, _laid_out([paragraphs[at] for at in places])) for title, places in groups]
    return Printed(text, list(printed_heads), mixed, _title(paragraphs, usual), n_articles, articles, source, date)


def _rows(words: Sequence[Word]) -> list[Row]:
    """Return the rows of a page; those of a script from right to left begin at the right."""
    rows = page_columns.rows(words)
    sample = "".join(word.text for row in rows[:40] for word in row)
    if 3 * len(RIGHT_TO_LEFT.findall(sample)) > len(sample):
        return [[_right_to_left_word(row)] for row in rows]
    return rows


def _right_to_left_word(row: Row) -> Word:
    """Return a row of a script from right to left as one word: it is not cut into columns."""
    return row[0]._replace(text=" ".join(word.text for word in reversed(row)), right=row[-1].right)


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)


def _heads(pages: Sequence[Sequence[Row]], usual: float) -> list[set[int]]:
    """Return for each page the places of its running heads and feet among its rows."""
    edges = [[*range(min(EDGE, len(page))), *range(max(EDGE, len(page) - EDGE), len(page))] for page in pages]
    forms = [
        {
            at: ""
            if page[at][0].size >= HEADLINE * usual or registry.is_mark(_text(page[at]))
            else _form(_text(page[at]))
            for at in edge
        }
        for page, edge in zip(pages, edges, strict=True)
    ]
    n_pages = Counter(form for page in forms for form in set(page.values()) if form)
    enough = max(2, SHARE * len(pages))
    return [
        {at for at, form in page.items() if (form and n_pages[form] >= enough) or _is_head(rows, at)}
        for rows, page in zip(pages, forms, strict=True)
    ]


def _form(text: str) -> str:
    """Return a head without its numbers and the order of its words: left and right pages differ in both."""
    words = re.findall(r"[^\W\d]+", text.casefold())
    return " ".join(sorted(words)) if len(words) <= MOST_WORDS else ""


def _is_head(rows: Sequence[Row], at: int) -> bool:
    """Return whether one row at the edge of a page is its head, by its page number and capitals, or its foot."""
    text = _text(rows[at])
    if registry.is_mark(text) or len(text.split()) > MOST_WORDS or _SENTENCE.search(text[-wrapped_lines.TAIL :]):
        return False
    if text.strip().isdigit() or running_heads.is_page_number(text):
        return True
    if at == 0:
        name = newspaper_pages.without_page_number(text)
        before = newspaper_pages.before_date(name)
        return name != text.strip() and (headlines.is_outlet(before) or before.isupper())
    if at < len(rows) - 1 or at < EDGE + 1:
        return False
    size, gap = rows[at][0].size, rows[at - 1][0].base - rows[at][0].base
    return gap >= 2 * size and size <= rows[at - 1][0].size * 1.05 and bool(_IMPRINT.search(text))


def _usual_size(pages: Sequence[Sequence[Row]]) -> float:
    """Return the size of the most letters."""
    n_letters: Counter[float] = Counter()
    for row in chain.from_iterable(pages):
        n_letters[round(row[0].size, 1)] += sum(len(word.text) for word in row)
    return max(n_letters, key=n_letters.__getitem__, default=0.0)


def _paragraphs(pages: Sequence[Sequence[Line]], mixed: set[int], usual: float) -> list[Paragraph]:
    """Return the paragraphs of all pages; one can go on in the next column or on the next page."""
    known = Counter(word.casefold() for page in pages for line in page for word in line.text.split())
    found: list[Paragraph] = []
    for number, page in enumerate(pages, start=1):
        for block in _blocks(page):
            for line, place in _pieces(block) if number in mixed else _lines_with_place(block, usual):
                is_next = place == INSIDE or (place == FIRST and bool(found) and _goes_on(found[-1], line))
                if found and is_next and len(found[-1].text) < wrapped_lines.LONGEST:
                    found[-1] = found[-1]._replace(text=wrapped_lines.join(found[-1].text, line.text, known))
                else:
                    found.append(Paragraph(line.text, line.size, place == FIRST))
    return found


def _blocks(page: Sequence[Line]) -> Iterator[list[Line]]:
    for _, several in groupby(page, key=lambda line: line.column):
        yield list(several)


def _pieces(block: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Yield the pieces of lines between wide gaps, each as a paragraph: nobody wrote them as one sentence."""
    for line in block:
        yield from ((line._replace(text=piece), NEW) for piece in line.text.split("\t"))


def _lines_with_place(block: Sequence[Line], usual: float) -> Iterator[tuple[Line, str]]:
    """Yield each line of a block with its place in a paragraph: FIRST of the block, NEW paragraph or INSIDE one."""
    left, right = statistics.median(line.left for line in block), max(line.right for line in block)
    steps = [above.base - line.base for above, line in pairwise(block) if _is_alike(above, line)]
    step = statistics.median(steps) if steps else 0.0
    for above, line in zip([None, *block], block, strict=False):
        plain_line = line._replace(text=line.text.replace("\t", "  "))
        if above is None:
            yield plain_line, FIRST
            continue
        if registry.is_mark(line.text) or registry.is_mark(above.text):
            yield plain_line, NEW
            continue
        is_headline = line.size >= HEADLINE * usual
        is_far = above.base - line.base > (LEADING * line.size if is_headline else LEADING * step + 0.5)
        is_indented = line.left - left > INDENT * line.size and above.left - left <= INDENT * line.size
        is_divided = above.text.endswith("-") and line.text[:1].islower()
        goes_on = is_headline or is_divided or not (is_indented or not _is_full(above, line, right))
        yield plain_line, INSIDE if goes_on and _is_alike(above, line) and not is_far else NEW


def _is_alike(above: Line | Paragraph, line: Line) -> bool:
    return abs(above.size - line.size) <= SAME_SIZE * max(above.size, line.size)


def _is_full(above: Line, line: Line, right: float) -> bool:
    """Return whether the first word of a line had no room in the line above it."""
    width = (above.right - above.left) / max(len(above.text), 1)
    return above.right + (len(line.text.split(None, 1)[0]) + 1) * width >= right - TOLERANCE * above.size


def _goes_on(paragraph: Paragraph, line: Line) -> bool:
    """Return whether the first line of a column or page goes on with a paragraph: in the middle of a sentence."""
    is_open = not _SENTENCE.search(paragraph.text[-wrapped_lines.TAIL :]) and " " in paragraph.text
    return _is_alike(paragraph, line) and is_open and (line.text[:1].islower() or paragraph.text.endswith("-"))


def _laid_out(paragraphs: Sequence[Paragraph]) -> str:
    """Return the paragraphs, one per line, with a blank line at a new block or size of letters."""
    text = ""
    for above, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        is_apart = above and (paragraph.is_first or abs(above.size - paragraph.size) > SAME_SIZE * paragraph.size)
        text += ("\n\n" if is_apart else "\n" if above else "") + paragraph.text
    return text


def _is_headline(paragraph: Paragraph, usual: float) -> bool:
    words = paragraph.text.split()
    return (
        paragraph.size >= HEADLINE * usual
        and 1 < len(words) <= 2 * MOST_WORDS
        and not headlines.is_outlet(paragraph.text)
    )


def _title(paragraphs: Sequence[Paragraph], usual: float) -> str:
    """Return the first headline, if text in the usual letters follows it."""
    if not any(paragraph.size < HEADLINE * usual for paragraph in paragraphs):
        return ""
    return next((paragraph.text for paragraph in paragraphs[:8] if _is_headline(paragraph, usual)), "")


def _n_articles(paragraphs: Sequence[Paragraph], usual: float) -> int:
    """Return the number of headlines with at least ARTICLE words of text before the next one."""
    n_words = list[int]()
    for paragraph in paragraphs:
        if _is_headline(paragraph, usual):
            n_words.append(0)
        elif n_words:
            n_words[-1] += len(paragraph.text.split())
    return sum(n >= ARTICLE for n in n_words)
