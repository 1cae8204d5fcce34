"""The lines of an HTML export: one per block, those of known elements with the name of their field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELD_MARK = "\ue001"  # between the name of a field and its value
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "td",
        "th",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "article",
        "section",
        "header",
        "footer",
        "table",
        "ul",
        "ol",
        "hr",
        "blockquote",
        "pre",
        "body",
    ]
)
_UNSEEN = frozenset({"script", "style", "head", "noscript", "title"})


def lines(markup: str, fields: Mapping[str, str]) -> list[str]:
    """Return the lines of a page; `fields` is the field by the class or id of an element that holds it."""
    from lxml import etree, html  # type: ignore[import-untyped] # noqa: PLC0415 - only for pages

    pieces: list[str] = []
    try:  # as bytes: lxml refuses a string with an encoding declaration; a walk skips the text behind a comment
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        _collect(html.document_fromstring(markup.encode("utf-8", "replace"), parser), fields, pieces)
    except (etree.LxmlError, ValueError):  # no element at all
        return []
    text = re.sub(r"[^\S\n]+", " ", "".join(pieces))
    return [line.strip() for line in text.split("\n")]


def _collect(root: Any, fields: Mapping[str, str], pieces: list[str]) -> None:
    """Append the text of an element in order, without recursion: hostile pages are nested deeply."""
    for event, element in _walk(root):
        block = element.tag in _BLOCKS
        if event == "start":
            field = next((fields[name] for name in _names(element) if name in fields), "")
            pieces.append(f"\n{field}{FIELD_MARK}" if field else "\n" if block else "")
            pieces.append(re.sub(r"\s+", " ", element.text or ""))
        else:
            pieces.append("\n" if block or any(name in fields for name in _names(element)) else "")
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree  # noqa: PLC0415

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unseen = not isinstance(element.tag, str) or element.tag in _UNSEEN
        if skipped is None and unseen and event == "start":
            skipped = element
        if skipped is None:
            yield event, element
        elif skipped is element and event == "end":
            skipped = None
            yield "end", element


def _names(element: Any) -> list[str]:
    return [*(element.get("class") or "").split(), element.get("id") or ""]
