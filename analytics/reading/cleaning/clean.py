"""Split a page or pasted text into lines, each with a verdict and a reason, and extract the text of the article."""

from __future__ import annotations

from typing import NamedTuple

from analytics.reading.cleaning import html_pages, line_verdicts, press_releases, saved_pages


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

    `text` is the lines with the verdict body. The other fields are the metadata of the page, "" where it has none;
    `retrieved` is the day on which a saved page was saved.
    """

    lines: list[Line]
    text: str
    title: str
    source: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    retrieved: str = ""


def clean(text: str, *, html: bool = False, title: str = "") -> Cleaned:
    """Return the lines of `text` with their verdicts and its article; with `html` the text is the markup of a page."""
    if not html:
        return _cleaned_text(_judged_lines(text, title), title)
    saved = saved_pages.saved_page(text)
    page = html_pages.read(saved_pages.without_toolbar(text))
    heading = title or page.title
    if page.body:
        lines = [Line(number, *line) for number, line in enumerate(html_pages.lines(page), start=1)]
    else:
        lines = _judged_lines("\n".join(page.visible), heading)
    url = saved_pages.page_address(page.url, saved)
    return _cleaned_text(lines, heading)._replace(
        source=page.source, date=page.date, author=page.author, url=url, retrieved=saved.day
    )


def _judged_lines(text: str, title: str) -> list[Line]:
    return [Line(look.line, look.text, *verdict) for look, verdict in line_verdicts.judge(text, title)]


def _cleaned_text(judged: list[Line], title: str) -> Cleaned:
    lines = _without_sender(judged)
    heading = next((line.text for line in lines if line.verdict == "title"), "")
    text = "\n".join(line.text for line in lines if line.verdict == "body")
    return Cleaned(lines=lines, text=text, title=title or heading)


def _without_sender(lines: list[Line]) -> list[Line]:
    """Return the lines with the tail of a press release removed from the article."""
    body = [index for index, line in enumerate(lines) if line.verdict == "body"]
    tail = body[press_releases.tail_start([lines[index].text for index in body]) :]
    removed = {index: lines[index]._replace(verdict="chrome", reason=press_releases.REASON) for index in tail}
    return [removed.get(index, line) for index, line in enumerate(lines)]
