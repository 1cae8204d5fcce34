"""The articles of news agencies in XML: NITF, NewsML-G2 and NewsML 1.

Sources: IPTC NITF 3.6, NewsML-G2 2.33 and NewsML 1.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analytics import schema
from analytics.reading.dates import dates
from analytics.reading.exports import page_text
from analytics.reading.formats import xml_text
from analytics.reading.formats.decoding import is_markup

if TYPE_CHECKING:
    from analytics.reading.formats.xml_text import Element

Fields = dict[str, Any]  # the text and the fields of an article, or with NOT_READ the reason why it is none
NOT_READ = "not_read"
_BY = re.compile(r"(?:by|von|par|por|door|di|da|de|av|af|text)\s*:?\s+(?=\S)", re.IGNORECASE)
_WITHDRAWN = re.compile(r".*(?:cancel+ed|withheld|killed?)", re.IGNORECASE)


def nitf(root: Element) -> Fields:
    """Return the fields of an article in NITF: the body is `body.content` alone."""
    if _WITHDRAWN.fullmatch(xml_text.first_value(root, "docdata/@management-status")):
        return {NOT_READ: "withdrawn by the agency"}
    content = next(xml_text.find_all(root, "body.content"), None)
    return {
        "text": _paragraphs(content),
        "title": xml_text.first_value(root, "hedline/hl1", "body.head/hedline", "head/title"),
        "source": xml_text.first_value(
            root, "pubdata/@name", "distributor", "doc.copyright/@holder", "rights.owner", "series/@series.name"
        ),
        "author": _authors(root, "byline/person", "byline"),
        "date": _day(root, "date.issue/@norm", "pubdata/@date.publication", "story.date/@norm", "date.release/@norm"),
        "section": xml_text.first_value(root, "pubdata/@position.section"),
        "language": xml_text.language(root) or _language_of(root, "body"),
        "url": xml_text.first_value(root, "pubdata/@ex-ref"),
    }


def news_item(root: Element) -> Fields:
    """Return the fields of a newsItem of NewsML-G2, whose text can be XHTML, NITF or plain."""
    kind = xml_text.first_value(root, "itemClass/@qcode").rpartition(":")[2]
    if kind not in ("", "text", "composite"):
        return {NOT_READ: f"a {kind}, not a text"}
    if _WITHDRAWN.fullmatch(xml_text.first_value(root, "pubStatus/@qcode")):
        return {NOT_READ: "withdrawn by the agency"}
    known = _nitf_inside(root, "contentSet")
    own: Fields = {
        "text": known.get("text") or _content(root),
        "title": xml_text.first_value(root, "contentMeta/headline", "itemMeta/title"),
        "source": xml_text.first_value(
            root, "provider/name", "infoSource/name", "copyrightHolder/name", "provider/@literal", "provider/@qcode"
        ).removeprefix("nprov:"),
        "author": _authors(root, "contentMeta/creator/name", "contentMeta/creator/@literal", "contentMeta/by"),
        "date": _day(root, "contentCreated", "firstCreated", "versionCreated", "contentModified"),
        "language": xml_text.first_value(root, "contentMeta/language/@tag") or xml_text.language(root),
    }
    return known | {part: value for part, value in own.items() if value}


def news_item_1(root: Element) -> Fields:
    """Return the fields of a NewsItem of NewsML 1."""
    known = _nitf_inside(root, "DataContent")
    if _WITHDRAWN.fullmatch(xml_text.first_value(root, "NewsManagement/Status/@FormalName")):
        return {NOT_READ: "withdrawn by the agency"}
    own: Fields = {
        "text": known.get("text") or _paragraphs(next(xml_text.find_all(root, "DataContent"), None)),
        "title": xml_text.first_value(root, "NewsLines/HeadLine"),
        "source": xml_text.first_value(
            root, "Provider/Party/@FormalName", "Source/Party/@FormalName", "NewsIdentifier/ProviderId"
        ),
        "author": _authors(root, "NewsLines/ByLine") or xml_text.first_value(root, "Creator/Party/@FormalName"),
        "date": _day(root, "NewsIdentifier/DateId", "FirstCreated", "ThisRevisionCreated"),
        "language": xml_text.first_value(root, "DescriptiveMetadata/Language/@FormalName") or xml_text.language(root),
    }
    return known | {part: value for part, value in own.items() if value}


def _content(root: Element) -> str:
    """Return the text of the first content in the item itself."""
    for name in ("inlineXML", "inlineData"):
        for content in xml_text.find_all(root, "contentSet", name):
            if text := _paragraphs(content):
                return text
    return ""


def _paragraphs(content: Element | None) -> str:
    """Return the paragraphs of an element; text that is escaped markup is read as a page."""
    if content is None:
        return ""
    body = next((each for name in ("body.content", "body") for each in xml_text.find_all(content, name)), content)
    text = "\n".join(xml_text.lines(body))
    plain = body.text if not len(body) and body.text else ""
    if is_markup(plain):
        return "\n".join(filter(None, page_text.lines(plain, {})))
    return "\n".join(line for written in plain.split("\n") if (line := " ".join(written.split()))) or text


def _authors(root: Element, *paths: str) -> str:
    """Return the names of the first path that has any, without "By", each once."""
    names = next(filter(None, ([*xml_text.values(root, path)] for path in paths)), [])
    return schema.LIST_SEPARATOR.join(dict.fromkeys(_BY.sub("", name, count=1) for name in names))


def _nitf_inside(root: Element, content: str) -> Fields:
    """Return the fields of the NITF in the element `content` of an item, {} for an item without one."""
    inside = next(xml_text.find_all(root, content, "nitf"), None)
    return nitf(inside) if inside is not None else {}


def _day(root: Element, *paths: str) -> str:
    """Return the first day that can be read; a stamp such as 20210503T091205+0200 has more than its day."""
    written = (xml_text.first_value(root, path) for path in paths)
    days = (dates.normalise(re.sub(r"\A(\d{8})T.*", r"\1", text)) for text in written if text)
    return next(filter(None, days), "")


def _language_of(root: Element, name: str) -> str:
    return next((xml_text.language(each) for each in xml_text.find_all(root, name)), "")
