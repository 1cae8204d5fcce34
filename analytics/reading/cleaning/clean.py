"""Split a page or pasted text into lines, each with a verdict and a reason, and extract the text of the article."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.cleaning import (
    author_notes,
    editorial_notes,
    html_pages,
    inline_links,
    line_model,
    line_verdicts,
    no_article,
    opening_names,
    page_blocks,
    press_releases,
    running_heads,
    saved_pages,
)
from analytics.reading.cleaning.lines import CORRECTION, NOTICE, count_words
from analytics.reading.raw import TEASER, squeeze_blanks

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


class Line(NamedTuple):
    """One line of the raw text that is not blank: its number from 1, its verdict (`schema.VERDICTS`) and the reason.

    `was` is "verdict: reason" before a correction, "" if the line was not corrected.
    """

    line: int
    text: str
    verdict: str
    reason: str
    was: str = ""


class Cleaned(NamedTuple):
    """The lines of a raw text, its article and the metadata of its page.

    `text` is the lines with the verdict body; a page that is not an article has none. Other fields are the metadata of
    the page, "" where it has none; `retrieved` is the day on which a saved page was saved.
    """

    lines: list[Line]
    text: str
    title: str
    source: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    retrieved: str = ""
    truncated: str = ""


def clean(
    text: str,
    *,
    html: bool = False,
    title: str = "",
    known: Mapping[str, str] = NOTHING_KNOWN,
    model: line_model.Model | None = None,
) -> Cleaned:
    """Return the lines of `text` with their verdicts and its article; with `html` the text is the markup of a page.

    `known` are lines that are none of the article, with the reason, see `RawDocument.known_lines`. `model` replaces
    the built-in classifier of lines, for measuring another one.
    """
    if not html:
        return _cleaned_text(_judged_lines(text, title, known, model), title)
    saved = saved_pages.saved_page(text)
    page = html_pages.read(saved_pages.without_toolbar(text))
    heading = title or page.title
    if page.body:
        lines = [Line(number, *line) for number, line in enumerate(html_pages.lines(page), start=1)]
    else:
        lines = _judged_lines("\n".join(page.visible), heading, NOTHING_KNOWN)
    url = saved_pages.page_address(page.url, saved)
    return _cleaned_text(lines, heading)._replace(
        source=page.source, date=page.date, author=page.author, url=url, retrieved=saved.day
    )


def without_corrections(page: Cleaned) -> Cleaned:
    """Return a text whose lines are all its article, without the notes of what the paper corrected."""
    lines = [
        line._replace(verdict=CORRECTION.verdict, reason=CORRECTION.reason)
        if count_words(line.text) <= NOTICE and editorial_notes.is_correction(line.text)
        else line
        for line in page.lines
    ]
    return page._replace(lines=lines, text="\n".join(line.text for line in lines if line.verdict == "body"))


def _judged_lines(text: str, title: str, known: Mapping[str, str], model: line_model.Model | None = None) -> list[Line]:
    """Return the lines with their verdicts; a known line is not a sign of a page around the text."""
    rows = list(enumerate(text.split("\n"), start=1))
    reasons = running_heads.reasons(rows) | {
        number: known[line] for number, row in rows if (line := squeeze_blanks(row)) in known
    }
    marked = [Line(number, row.strip(), "chrome", reasons[number]) for number, row in rows if number in reasons]
    rest = [(number, row) for number, row in rows if number not in reasons]
    judged = [
        Line(look.line, look.text, *verdict) for look, verdict in line_verdicts.judge_rows(rest, title, model=model)
    ]
    return sorted([*marked, *judged])


def _cleaned_text(judged: list[Line], title: str) -> Cleaned:
    lines = _without_author_notes(_without_sender(inline_links.cut_out(judged)))
    if reason := no_article.reason([line.text for line in lines], title):
        return Cleaned([line._replace(verdict="chrome", reason=reason) for line in lines], text="", title=title)
    lines = _with_signatures(_with_authors_above(lines, title))
    heading = next((line.text for line in lines if line.verdict == "title"), "")
    text = "\n".join(line.text for line in lines if line.verdict == "body")
    cut = TEASER if page_blocks.is_teaser(lines) else ""
    return Cleaned(lines=lines, text=text, title=title or editorial_notes.without_slug(heading), truncated=cut)


def _with_authors_above(lines: list[Line], title: str) -> list[Line]:
    """Return the lines with the names above the first paragraph marked as authors."""
    above = opening_names.authors_lines(lines, title)
    return [
        line._replace(verdict="byline", reason=opening_names.REASON) if at in above else line
        for at, line in enumerate(lines)
    ]


def _with_signatures(lines: list[Line]) -> list[Line]:
    """Return the lines with the authors under the entries of a live blog marked: "- Ann Reed and Bob Hill"."""
    body = [at for at, line in enumerate(lines) if line.verdict == "body"]
    signed = opening_names.signatures([lines[at].text for at in body])
    named = {body[at] for at in signed}
    return [
        line._replace(verdict="byline", reason=opening_names.SIGNATURE) if at in named else line
        for at, line in enumerate(lines)
    ]


def _without_author_notes(lines: list[Line]) -> list[Line]:
    """Return the lines with the notes on the author removed from the article."""
    body = [index for index, line in enumerate(lines) if line.verdict == "body"]
    removed = {body[at] for at in author_notes.note_lines([lines[index].text for index in body])}
    return [
        line._replace(verdict="chrome", reason=author_notes.REASON) if index in removed else line
        for index, line in enumerate(lines)
    ]


def _without_sender(lines: list[Line]) -> list[Line]:
    """Return the lines with the tail of a press release removed from the article."""
    body = [index for index, line in enumerate(lines) if line.verdict == "body"]
    tail = body[press_releases.tail_start([lines[index].text for index in body]) :]
    removed = {index: lines[index]._replace(verdict="chrome", reason=press_releases.REASON) for index in tail}
    return [removed.get(index, line) for index, line in enumerate(lines)]
