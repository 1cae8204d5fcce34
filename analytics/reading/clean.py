"""A page or pasted text -> its lines, each with a verdict and a reason, and the text of the article."""

from __future__ import annotations

from typing import NamedTuple

from analytics.reading import lines, pages


class Line(NamedTuple):
    """One line of the raw text that is not blank: its number from 1, what it is (`schema.VERDICTS`) and why."""

    line: int
    text: str
    verdict: str
    reason: str


class Cleaned(NamedTuple):
    """The article in a raw text, and what was taken away around it.

    `text` is the lines with the verdict body; `share_removed` is the share of the words in all other lines. The other
    fields are what the page says about itself, "" where it is silent.
    """

    lines: list[Line]
    text: str
    title: str
    source: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    share_removed: float = 0.0


def clean(text: str, *, html: bool = False, title: str = "") -> Cleaned:
    """Return the article in `text`, every line of it judged; with `html` the text is the markup of a page."""
    if html:
        page = pages.read(text)
        if page.body:
            judged = [Line(number, *line) for number, line in enumerate(pages.lines(page), start=1)]
        else:
            judged = _judged("\n".join(page.visible), title or page.title)
        return _cleaned(judged, title or page.title)._replace(
            source=page.source, date=page.date, author=page.author, url=page.url
        )
    return _cleaned(_judged(text, title), title)


def _judged(text: str, title: str) -> list[Line]:
    return [Line(look.line, look.text, *verdict) for look, verdict in lines.judge(text, title)]


def _cleaned(judged: list[Line], title: str) -> Cleaned:
    n_all = sum(lines.count_words(line.text) for line in judged)
    n_body = sum(lines.count_words(line.text) for line in judged if line.verdict == "body")
    heading = next((line.text for line in judged if line.verdict == "title"), "")
    return Cleaned(
        lines=judged,
        text="\n".join(line.text for line in judged if line.verdict == "body"),
        title=title or heading,
        share_removed=1 - n_body / n_all if n_all else 0.0,
    )
