"""Read an export of WordPress (WXR): its published posts, without the marks of its editor.

Source: WordPress eXtended RSS 1.2, as `wp-admin/includes/export.php` writes it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import IO, TYPE_CHECKING

from analytics.reading.dates import dates
from analytics.reading.exports import page_text
from analytics.reading.formats import xml_text
from analytics.reading.formats.blobs import Blob, UnreadableError
from analytics.reading.formats.cell_text import cell
from analytics.reading.formats.decoding import tidy
from analytics.reading.formats.records import numbered_article
from analytics.reading.raw import Issue, RawDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from analytics.reading.formats.xml_text import Element

_NAMESPACE = "wordpress.org/export/"
_CHANNEL = ("title", "language")
_OTHER_TYPES = """
page attachment nav_menu_item revision custom_css customize_changeset feedback product product_variation shop_order
shop_coupon elementor_library user_request oembed_cache reply forum topic event
"""
_NO_ARTICLE_TYPES = frozenset(_OTHER_TYPES.split())
_NO_ARTICLE_PREFIXES = ("wp_", "acf-", "_", "elementor_", "wpcf7_")
_CAPTION = re.compile(r"\[((?:wp_)?caption)\b[^\]]{0,500}\](?:(?!\[/?\1).){0,3000}\[/\1\]", re.DOTALL)
_SHORTCODE = re.compile(
    r"\[(?:/[a-z][\w-]{0,40}|[a-z][\w-]{0,40}(?:\s+[\w-]{1,40}\s?=[^\[\]]{0,2000}|\s*/)"
    r"|(?:gallery|embed|audio|video|playlist|more|toc)|[a-z]{1,20}_[\w-]{1,40})\s*\]",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\[/([a-z][\w-]{0,40})\]", re.IGNORECASE)
_BARE_LINK = re.compile(r"https?://\S+")  # a line with an address alone is a picture or a video


def is_export(head: bytes, namespaces: Collection[str]) -> bool:
    """Return whether a file that begins with `head` is an export of WordPress."""
    return any(_NAMESPACE in each for each in namespaces) and (b"wxr_version" in head or b"wp:post_type" in head)


def read(blob: Blob, stream: IO[bytes]) -> Iterator[RawDocument | Issue]:
    """Yield each published post; drafts, pages, pictures and menus are counted in one Issue."""
    left_out: Counter[str] = Counter()
    n_empty, n_posts = 0, 0
    failure: UnreadableError | None = None
    try:
        for item, channel in _items(stream):
            kind = _unpublished_kind(item)
            text = "" if kind else post_text(_child(item, "content/encoded"))
            left_out[kind] += bool(kind)
            n_empty += not (kind or text)
            if text:
                n_posts += 1
                yield _document(blob, n_posts, text, item, channel)
    except UnreadableError as why:
        failure = why
    n_items = n_posts + n_empty + left_out.total()
    if left_out.total():
        listed = ", ".join(f"{n:,} {kind}" for kind, n in left_out.most_common() if kind)
        problem = f"{left_out.total():,} of {n_items:,} items are no published posts"
        yield Issue(blob.name, problem, f"they were left out: {listed}")
    if n_empty:
        yield Issue(blob.name, f"{n_empty:,} of {n_items:,} posts have no text", "they hold only pictures or videos")
    if failure:
        raise failure
    if not n_items:
        raise UnreadableError("no posts in this export", "export the posts of the blog again")


def _items(stream: IO[bytes]) -> Iterator[tuple[Element, dict[str, str]]]:
    """Yield the items of an export one by one, with title, language and authors of the blog; memory stays small.

    Raises:
        UnreadableError: at the end, if the file is not well-formed or is cut.
    """
    from lxml import etree  # type: ignore[import-untyped] # noqa: PLC0415 - only for XML

    channel: dict[str, str] = {}
    events = etree.iterparse(stream, events=("end",), huge_tree=True, **xml_text.parser_options())
    for _, element in events:
        name, parent = xml_text.local(element), element.getparent()
        if name == "item":
            yield element, channel
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
        elif name == "author" and (login := _child(element, "author_login")):
            channel[f"author {login}"] = cell(_child(element, "author_display_name"))
        elif name in _CHANNEL and parent is not None and xml_text.local(parent) == "channel":
            channel.setdefault(name, cell(element.text))
    if events.error_log:
        detail = f"{cell(events.error_log[0].message)[:100]}; what could be read was loaded: export it again"
        raise UnreadableError("a damaged export of WordPress", detail)


def _unpublished_kind(item: Element) -> str:
    """Return what an item is if it is not a published post, "" for a post."""
    kind, status = _child(item, "post_type") or "post", _child(item, "status") or "without status"
    if kind in _NO_ARTICLE_TYPES or kind.startswith(_NO_ARTICLE_PREFIXES):
        return kind
    return "" if status == "publish" else status


def _child(item: Element, name: str) -> str:
    """Return the text of a child; "content/encoded" is the one whose namespace has the word "content"."""
    space, _, local = name.rpartition("/")
    return next((each.text or "" for each in item if xml_text.local(each) == local and space in each.tag), "")


def _document(blob: Blob, number: int, text: str, item: Element, channel: dict[str, str]) -> RawDocument:
    given = {
        "title": _one_line(_child(item, "title")),
        "source": channel.get("title", ""),
        "language": channel.get("language", ""),
        "date": dates.normalise(_child(item, "post_date")[:10]) or dates.normalise(_child(item, "pubDate")),
        "author": channel.get(f"author {_child(item, 'creator')}") or cell(_child(item, "creator")),
        "url": cell(_child(item, "link")),
    }
    return numbered_article(blob.name, number, text, given, "WordPress export")


def _one_line(title: str) -> str:
    return " ".join(" ".join(page_text.lines(f"<p>{title}</p>", {})).split()) if title else ""


def post_text(content: str) -> str:
    """Return the paragraphs of a post: no comments of the block editor, no shortcodes, no pictures with captions."""
    text = _CAPTION.sub("\n\n", tidy(content))
    closed = {*_PAIR.findall(text)}
    text = _SHORTCODE.sub(" ", text)
    for name in closed:
        text = text.replace(f"[{name}]", " ")
    paragraphs = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", text))
    found = page_text.lines(paragraphs, {}) if text.strip() else []
    return "\n".join(line for line in found if line and not _BARE_LINK.fullmatch(line))
