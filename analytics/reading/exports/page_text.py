"""The lines of an HTML export: one per block, those of known elements with the name of their field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FIELD_MARK = "\ue001"  # between the name of a field and its value
BLOCKS = frozenset(
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
    """Return the lines of a page; `fields` is the field by the class or id of an element that has it."""
    root = parse(markup)
    if root is None:
        return []
    pieces: list[str] = []
    _collect(root, fields, pieces)
    text = re.sub(r"[^\S\n]+", " ", "".join(pieces))
    return [line.strip() for line in text.split("\n")]


def parse(markup: str) -> Any:
    """Return the root element of a page without its comments, None if it has no element."""
    from lxml import etree, html  # type: ignore[import-untyped] # noqa: PLC0415 - only for pages

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)  # text can follow a comment
    try:  # as bytes: lxml refuses a string with an encoding declaration
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _collect(root: Any, fields: Mapping[str, str], pieces: list[str]) -> None:
    """Append the text of an element in order, without recursion: hostile pages are nested deeply."""
    for event, element in walk(root, is_unseen):
        block = element.tag in BLOCKS
        if event == "start":
            field = next((fields[name] for name in _names(element) if name in fields), "")
            pieces.append(f"\n{field}{FIELD_MARK}" if field else "\n" if block else "")
            pieces.append(re.sub(r"\s+", " ", element.text or ""))
        else:
            pieces.append("\n" if block or any(name in fields for name in _names(element)) else "")
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))


def walk(root: Any, is_unseen: Callable[[Any], bool]) -> Iterator[tuple[str, Any]]:
    """Yield ("start" or "end", element) of a tree, of an unseen element only the end; without recursion."""
    from lxml import etree  # noqa: PLC0415

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is None and event == "start" and is_unseen(element):
            skipped = element
        if skipped is None:
            yield event, element
        elif skipped is element and event == "end":
            skipped = None
            yield "end", element


def is_unseen(element: Any) -> bool:
    """Return whether an element has no text on the screen."""
    return not isinstance(element.tag, str) or element.tag in _UNSEEN


def _names(element: Any) -> list[str]:
    return [*(element.get("class") or "").split(), element.get("id") or ""]
