"""Texts of archives and of text recognition in XML: TEI (also ParlaMint), ALTO and PAGE.

Sources: TEI P5; ALTO 4 of the Library of Congress; PAGE 2019 of PRImA.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analytics import schema
from analytics.reading.dates import dates
from analytics.reading.formats import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analytics.reading.formats.xml_text import Element

Fields = dict[str, Any]
_NO_TEXT_REGIONS = ("header", "footer", "page-number", "marginalia", "signature-mark", "catch-word")
_HYPHEN = re.compile(r"(?<=\w)[-¬\u00ad⸗=]\Z")


def tei(root: Element) -> Iterator[Fields]:
    """Yield the articles of a TEI document: its divisions of the type article, or else its whole text."""
    text = next((each for name in ("body", "text") for each in xml_text.find_all(root, name)), root)
    about = _tei_header(root)
    articles = [each for each in xml_text.find_all(text, "div") if each.get("type") == "article"]
    for article in articles if len(articles) > 1 else [text]:
        heading = xml_text.first_value(article, "head") if len(articles) > 1 else ""
        yield about | {"text": _tei_text(article)} | ({"title": heading} if heading else {})


def _tei_header(root: Element) -> Fields:
    header = next(xml_text.find_all(root, "teiHeader"), root)
    authors = [xml_text.flat(each) for each in xml_text.find_all(header, "titleStmt", "author")]
    authors = authors or [xml_text.flat(each) for each in xml_text.find_all(header, "sourceDesc", "author")]
    journal = [each for each in xml_text.find_all(header, "title") if each.get("level") in ("j", "m", "s")]
    paths = ("setting/date/@when", "sourceDesc/date/@when", "creation/date/@when", "publicationStmt/date/@when")
    written = (xml_text.first_value(header, path) for path in (*paths, "sourceDesc/date", "publicationStmt/date"))
    return {
        "title": xml_text.first_value(header, "titleStmt/title"),
        "source": next((xml_text.flat(each) for each in journal), "")
        or xml_text.first_value(header, "publicationStmt/publisher"),
        "author": schema.LIST_SEPARATOR.join(dict.fromkeys(filter(None, authors))),
        "date": next((day for text in written if (day := dates.normalise(text))), ""),
        "language": xml_text.language(root) or xml_text.first_value(header, "language/@ident"),
    }


def _tei_text(element: Element) -> str:
    """Return the paragraphs, without the title of the article; of annotated words the sentences."""
    sentences = [*xml_text.find_all(element, "s")]
    if any(xml_text.local(each) in ("w", "pc") for sentence in sentences[:5] for each in sentence.iter()):
        return "\n".join(_joined_words(sentence) for sentence in sentences)
    heading = next((xml_text.flat(each) for each in element if xml_text.local(each) == "head"), "")
    found = xml_text.lines(element)
    return "\n".join(found[1:] if found[:1] == [heading] else found)


def _joined_words(sentence: Element) -> str:
    """Return the annotated words of a sentence; the attribute `join` says that no blank follows."""
    words = [each for each in sentence.iter() if xml_text.local(each) in ("w", "pc")]
    return "".join(f"{''.join(each.itertext()).strip()}{'' if each.get('join') else ' '}" for each in words).strip()


def alto(root: Element) -> Iterator[Fields]:
    """Yield the text of scanned pages: a block of text is a paragraph."""
    blocks = (joined_lines(map(_alto_line, xml_text.find_all(each, "TextLine"))) for each in _alto_blocks(root))
    yield {"text": "\n\n".join(filter(None, blocks))}


def _alto_blocks(root: Element) -> Iterator[Element]:
    """Yield the blocks of the print space; running heads and page numbers are in the margins."""
    for page in xml_text.find_all(root, "Page"):
        spaces = [*xml_text.find_all(page, "PrintSpace")] or [page]
        for space in spaces:
            yield from xml_text.find_all(space, "TextBlock")


def _alto_line(line: Element) -> str:
    """Return the words of a line; a word that is broken over two lines is whole at its first part."""
    strings = [*xml_text.find_all(line, "String")]
    words = []
    for each in strings:
        part = each.get("SUBS_TYPE")
        whole = each.get("SUBS_CONTENT") if part == "HypPart1" else ""
        if part != "HypPart2" or not each.get("SUBS_CONTENT"):
            words.append(whole or each.get("CONTENT") or "")
    is_open = next(xml_text.find_all(line, "HYP"), None) is not None and bool(words)
    return " ".join(filter(None, words)) + ("-" if is_open and strings[-1].get("SUBS_TYPE") != "HypPart1" else "")


def page(root: Element) -> Iterator[Fields]:
    """Yield the text of PAGE XML: its regions in reading order; a heading is a line of its own."""
    regions = {each.get("id"): each for each in xml_text.find_all(root, "TextRegion")}
    references = [*xml_text.find_all(root, "ReadingOrder", "RegionRefIndexed")]
    order = [each.get("regionRef") for each in sorted(references, key=_index)]
    listed = [regions[name] for name in dict.fromkeys([*order, *regions]) if name in regions]
    texts = (_region_text(each) for each in listed if each.get("type") not in _NO_TEXT_REGIONS)
    yield {"text": "\n\n".join(filter(None, texts))}


def _index(reference: Element) -> int:
    written = reference.get("index") or ""
    return int(written) if written.isdecimal() and len(written) < 9 else 0  # noqa: PLR2004 - digits of a number


def _region_text(region: Element) -> str:
    lines = [_own_text(each) for each in region if xml_text.local(each) == "TextLine"]
    return joined_lines(lines or _own_text(region).split("\n"))


def _own_text(element: Element) -> str:
    """Return the text of a line or region itself: its first reading."""
    own = (each for each in element if xml_text.local(each) == "TextEquiv")
    texts = ("".join(each.itertext()) for equivalent in own for each in xml_text.find_all(equivalent, "Unicode"))
    return next(texts, "").strip()


def joined_lines(lines: Iterable[str]) -> str:
    """Return wrapped lines as one paragraph; a word that is broken at the end of a line is joined."""
    pieces: list[str] = []
    for line in filter(None, (" ".join(written.split()) for written in lines)):
        is_broken = bool(pieces) and line[0].islower() and _HYPHEN.search(pieces[-1]) is not None
        if is_broken:
            pieces[-1] = pieces[-1][:-1]
        pieces += [line] if is_broken or not pieces else [" ", line]
    return "".join(pieces)
