r"""The text of a cell: values in lists and objects, HTML entities, "\n" written out, and what Excel makes of a text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from analytics.reading.formats.decoding import is_markup, tidy

# Keys with the name or the text of an object in a cell, as in {"source": {"id": "cnn", "name": "CNN"}}
NAMING = (
    "name", "display_name", "displayname", "original", "main", "rendered", "title", "text", "value", "html",
    "username", "handle", "url",
)  # fmt: skip
_NO_TEXT_KEYS = "type id url href src lang language class style name rel width height links images media"
_NO_TEXT = frozenset(_NO_TEXT_KEYS.split())
_WHOLE = ("text", "rendered", "plaintext", "html", "raw", "value", "content")  # keys with the whole text of a body
DEEPEST = 3  # most levels of lists and records in a cell; deeper ones are not text
_DEEPEST_BODY = 8  # levels of a body in sections and blocks
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_HIGHLIGHT = re.compile(r"</?(?:em|mark|span|strong|b|i|u|a|font|sub|sup|small)(?:\s[^<>]*)?>", re.IGNORECASE)
_CODE = re.compile(r"_x([\dA-Fa-f]{4})_\n?")
_WRITTEN_END = re.compile(r"[.!?:;\"'”’»)\]…]\s?\\r?\\?n|\\n\\n|\\r\\n")
_ESCAPE = re.compile(r"\\(r\\n|[nrt'\"/])")
_ESCAPES = {"r\\n": "\n", "n": "\n", "r": "\n", "t": " "}


def cell(value: object) -> str:
    """Return the text of a cell on one line: lists joined by ", ", "" for empty, NaN and None."""
    return " ".join(plain(_text(value)).split())


def body(value: object) -> str:
    """Return the text of an article in a cell: the parts of a list or object are its paragraphs."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _WHOLE if isinstance(value.get(key), str) and value[key].strip()), value)
    return plain(_joined_parts(value) if isinstance(value, list | tuple | Mapping) else _text(value))


def plain(text: str) -> str:
    """Return a text in one form, with entities, escapes and Excel's codes read; a page keeps its markup."""
    text = tidy(text)
    if "_x" in text:
        text = _CODE.sub(_character, text)
    if "\\" in text and _WRITTEN_END.search(text):
        text = tidy(_ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text))
    if is_markup(text):
        return text
    for _ in range(2):  # feeds and databases escape twice: "&amp;#8217;"
        if "&" in text and _ENTITY.search(text):
            text = tidy(html.unescape(text))
    return text if is_markup(text) or "</" not in text else _HIGHLIGHT.sub("", text)


def _character(match: re.Match[str]) -> str:
    """Return the character of an Excel code such as "_x000D_"; a line end and the line end behind it are one."""
    code = int(match[1], 16)
    behind = "\n" if match[0].endswith("\n") else ""
    if code in (0x0A, 0x0D):
        return "\n"
    if code == 0x5F:  # noqa: PLR2004 - an underscore
        return "_" + behind
    return (" " if code == 0x09 else "") + behind if code < 0x20 else match[0]  # noqa: PLR2004 - control characters


def scalar(value: object) -> object:
    """Return a value, or the text of a list or an object."""
    return _text(value) if isinstance(value, list | tuple | Mapping) else value


def _text(value: object, depth: int = 0) -> str:
    """Return a cell as text; for a record in a cell its name, as in {"source": {"id": "cnn", "name": "CNN"}}."""
    if value is None or value != value or depth > DEEPEST:  # noqa: PLR0124 - NaN is an empty cell
        return ""
    if isinstance(value, Mapping):
        by_key = {str(key).casefold(): each for key, each in value.items()}
        return _text(next((by_key[key] for key in NAMING if by_key.get(key)), None), depth + 1)
    if isinstance(value, list | tuple):
        return ", ".join(part for part in (_text(each, depth + 1) for each in value) if part)
    return str(value)


def _joined_parts(value: object) -> str:
    """Return the parts of a rich text joined by nothing, and the paragraphs of any other list or object as lines."""
    if isinstance(value, list | tuple) and is_rich_text(value):
        return rich_text(value)
    return "\n".join(part for part in _leaves(value) if part.strip())


def is_rich_text(value: object) -> bool:
    """Return whether a list has the pieces of one text: plain strings beside objects with a type and a text."""
    if not isinstance(value, list | tuple) or not any(isinstance(each, Mapping) and "type" in each for each in value):
        return False
    return all(isinstance(each.get("text") if isinstance(each, Mapping) else each, str) for each in value)


def rich_text(value: object) -> str:
    """Return the text of the pieces, as Telegram exports them."""
    if not isinstance(value, list | tuple):
        return value if isinstance(value, str) else ""
    return "".join(each if isinstance(each, str) else str(each.get("text", "")) for each in value)


def _leaves(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the texts in lists and objects in their order, without types, ids and addresses."""
    if depth > _DEEPEST_BODY or value is None or isinstance(value, bool | int | float):
        return
    if isinstance(value, Mapping):
        for key, each in value.items():
            if str(key).casefold() not in _NO_TEXT:
                yield from _leaves(each, depth + 1)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _leaves(each, depth + 1)
    else:
        yield str(value)
