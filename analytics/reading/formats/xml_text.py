"""Parse XML safely, and the lines of text in its elements. No entity is expanded and no other file is ever read."""

from __future__ import annotations

import html.entities
import io
import re
from typing import TYPE_CHECKING, Any

from analytics.reading.exports import page_text
from analytics.reading.formats.cell_text import cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Element = Any  # an element of lxml, which has no types
ROOT_HEAD = 1 << 16  # bytes in which the root element begins
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = {b"amp", b"lt", b"gt", b"quot", b"apos"}
_ONE_BYTE = re.compile(rb"\A\s*<")  # letters of ASCII are one byte, as in all encodings but UTF-16
_BLOCK_NAMES = """
p head h1 h2 h3 h4 h5 h6 hl2 hedline li item l ab div block body section article blockquote quote tr td th br lg ul ol
list table title row entry dt dd u dateline pre
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN_NAMES = "script style media figure figDesc noscript teiHeader fw note graphic picture object"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_REPLACED = ("orig", "sic", "abbr")  # in a <choice>, which has the corrected form too


def parse(data: bytes) -> tuple[Element | None, str]:
    """Return the root element, None if there is none, and what is wrong, "" for nothing; damage is repaired."""
    from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415 - only for XML

    parser = etree.XMLParser(**parser_options())
    try:
        root = etree.fromstring(_with_numeric_entities(data), parser)
    except (etree.LxmlError, ValueError) as why:
        return None, cell(why)[:100]
    if root is not None and next(root.iter(etree.Entity), None) is not None:
        return root, "it has entities of its own, which are not read"
    return root, next((cell(each.message)[:100] for each in parser.error_log), "")


def parser_options() -> dict[str, bool]:
    """Return the options with which lxml parses files from unknown sources safely."""
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True, "remove_comments": True,
            "remove_pis": True}  # fmt: skip


def _with_numeric_entities(data: bytes) -> bytes:
    """Return XML with the entities of HTML ("&nbsp;") as numbers, since a parser knows the names only from a DTD."""
    return _ENTITY.sub(_number, data) if _ONE_BYTE.match(data.removeprefix(b"\xef\xbb\xbf")) else data


def _number(match: re.Match[bytes]) -> bytes:
    code = html.entities.name2codepoint.get(match[1].decode("ascii"))
    return match[0] if match[1] in _XML_ENTITIES or code is None else f"&#{code};".encode()


def root_names(data: bytes) -> tuple[str, Collection[str]]:
    """Return the name of the root element and the addresses of its namespaces; "" if the data is not XML."""
    from lxml import etree  # noqa: PLC0415

    try:
        events = etree.iterparse(io.BytesIO(data[:ROOT_HEAD]), events=("start",), **parser_options())
        root = next((element for _, element in events), None)
    except (etree.LxmlError, ValueError):
        return "", ()
    return ("", ()) if root is None else (local(root), {*filter(None, root.nsmap.values())})


def local(element: Element) -> str:
    """Return the name of an element without its namespace, "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_all(root: Element, *path: str) -> Iterator[Element]:
    """Yield the elements with the last name of a path that lie at any depth in elements of the names before it."""
    if not path:
        yield root
        return
    for element in root.iter(f"{{*}}{path[0]}"):
        if element is not root:
            yield from find_all(element, *path[1:])


def first_value(root: Element, *paths: str) -> str:
    """Return the first text or attribute that is found: a path is "body/p" or, for an attribute, "date/@when"."""
    return next((value for path in paths for value in values(root, path)), "")


def values(root: Element, path: str) -> Iterator[str]:
    """Yield the texts or attributes of a path that are not empty."""
    steps, _, attribute = path.partition("@")
    for element in find_all(root, *filter(None, steps.split("/"))):
        value = " ".join((element.get(attribute) or "").split()) if attribute else flat(element)
        if value:
            yield value


def flat(element: Element) -> str:
    """Return the text of an element on one line."""
    return " ".join(lines(element))


def language(element: Element) -> str:
    """Return the language that an element or the next one around it declares, "" for none."""
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    return next((each.get(name) for each in (element, *element.iterancestors()) if each.get(name)), "")


def lines(element: Element) -> list[str]:
    """Return the lines of text in an element: one for each block, without media, notes and replaced forms."""
    pieces: list[str] = []
    for event, each in page_text.walk(element, lambda each: each is not element and _is_unseen(each)):
        name = local(each)
        if event == "end":
            pieces += ["\n" if name in _BLOCKS else "", (each.tail or "") if each is not element else ""]
            continue
        is_inside_word = name == "lb" and each.get("break") == "no"
        if is_inside_word and pieces:
            pieces[-1] = pieces[-1].rstrip("-¬\u00ad \n")
        pieces += ["\n" if name in _BLOCKS else " " if name == "lb" and not is_inside_word else "", each.text or ""]
    text = "".join(piece if piece == "\n" else re.sub(r"\s+", " ", piece) for piece in pieces)
    return [line for written in text.split("\n") if (line := " ".join(written.split()))]


def _is_unseen(element: Element) -> bool:
    name = local(element)
    return not name or name in _UNSEEN or (name in _REPLACED and local(element.getparent()) == "choice")
