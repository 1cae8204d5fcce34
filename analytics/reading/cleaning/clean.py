"""A page or pasted text -> its lines, each with a verdict and a reason, and the text of the article."""

from __future__ import annotations

from typing import NamedTuple

from analytics.reading.cleaning import html_pages, line_verdicts


class Line(NamedTuple):
    """One line of the raw text that is not blank: its number from 1, what it is (`schema.VERDICTS`) and why.

    `was` is "verdict: reason" as the cleaning found it, where a correction changed it, else "".
    """

    line: int
    text: str
    verdict: str
    reason: str
    was: str = ""


class Cleaned(NamedTuple):
    """The article in a raw text, and what was taken away around it.

    `text` is the lines with the verdict body. The other fields are what the page says about itself, "" where it is
    silent.
    """

    lines: list[Line]
    text: str
    title: str
    source: str = ""
    date: str = ""
    author: str = ""
    url: str = ""


def clean(text: str, *, html: bool = False, title: str = "") -> Cleaned:
    """Return the article in `text`, every line of it judged; with `html` the text is the markup of a page."""
    if not html:
        return _cleaned_text(_judged_lines(text, title), title)
    page = html_pages.read(text)
    heading = title or page.title
    if page.body:
        judged = [Line(number, *line) for number, line in enumerate(html_pages.lines(page), start=1)]
    else:
        judged = _judged_lines("\n".join(page.visible), heading)
    return _cleaned_text(judged, heading)._replace(source=page.source, date=page.date, author=page.author, url=page.url)


def _judged_lines(text: str, title: str) -> list[Line]:
    return [Line(look.line, look.text, *verdict) for look, verdict in line_verdicts.judge(text, title)]


def _cleaned_text(judged: list[Line], title: str) -> Cleaned:
    heading = next((line.text for line in judged if line.verdict == "title"), "")
    text = "\n".join(line.text for line in judged if line.verdict == "body")
    return Cleaned(lines=judged, text=text, title=title or heading)
