"""What programs that save pages write into them: the address of the page, and the day on which it was saved."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from analytics.reading.dates import dates
from analytics.text import mirrors, web_address

_ADDRESS = r"(?P<url>(?:https?:)?//[^\s\"'<>]+|https?%3A[^\s\"'<>]+)"
_SAVED_FROM = rf"<!--\s*saved from url=\(\d+\)\s*{_ADDRESS}"  # browsers: the number of signs is before it
_SINGLEFILE = rf"Page saved with SingleFileZ?\s+url:\s*{_ADDRESS}(?:\s+saved date:\s*(?P<day>[^\n<]{{6,60}}))?"
_MONOLITH = rf"<!--\s*Saved from {_ADDRESS}(?: at (?P<day>[\dTZ:.+-]+))? using monolith"
_HTTRACK = r"<!--\s*Mirrored from (?P<url>[^\s<>]+) by HTTrack[^,>]*(?:,\s*(?P<day>[^<>]{6,60}?))?\s*-->"
_SAVE_PAGE = rf"<meta\s+name=[\"']?savepage-url[\"']?\s+content=[\"']?{_ADDRESS}"
_SAVE_PAGE_DAY = r"<meta\s+name=[\"']?savepage-date[\"']?\s+content=[\"'](?P<day>[^\"'<>]{6,80})"
_SCRAPBOOK = rf"data-scrapbook-source=[\"']{_ADDRESS}"
_SCRAPBOOK_DAY = r"data-scrapbook-create=[\"'](?P<stamp>\d{8})"
_WAYBACK = r"[\"'(/](?P<url>web/\d{4,14}[a-z_*]*/https?:/[^\s\"'<>]+)"
_WOMBAT = r"__wm\.wombat\(\"(?P<url>https?://[^\s\"'<>]+)\",\s*\"(?P<stamp>\d{8})"
_CANONICAL = re.compile(r"\brel=[\"']?canonical[\"']?\s+href=[\"']?(?P<url>https?://[^\s\"'<>]+)", re.IGNORECASE)
_WAYBACK_DAY = r"FILE ARCHIVED ON\s+[\d:]{5,8}\s+(?P<day>[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
_GOOGLE = r"Google's cache of\s*<a href=[\"'](?P<url>https?://[^\s\"'<>]+)"
_ARCHIVE_TODAY = re.compile(
    r"<input\b[^<>]*\bname=[\"']q[\"'][^<>]*\bvalue=[\"'](?P<url>https?://[^\s\"'<>]+)", re.IGNORECASE
)
_ARCHIVE_DAY = r"<time itemprop=[\"']pubdate[\"'] datetime=[\"'](?P<day>[\dTZ:.+-]+)[^<>]*>[^<>]* UTC</time>"
_GOOGLE_DAY = r"snapshot of the page as it appeared on\s+(?P<day>\d{1,2} [A-Z][a-z]{2,8} \d{4})"
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *(_SAVED_FROM, _SINGLEFILE, _MONOLITH, _HTTRACK, _SAVE_PAGE, _SAVE_PAGE_DAY, _SCRAPBOOK, _SCRAPBOOK_DAY),
        *(_WOMBAT, _WAYBACK_DAY, _GOOGLE, _GOOGLE_DAY, _ARCHIVE_TODAY.pattern, _ARCHIVE_DAY),
    )
]
_ARCHIVED = re.compile(_WAYBACK)
_TOOLBARS = (
    ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->"),
    ('<div id="HEADER"', '<div id="CONTENT"'),  # archive.today, with its search box
)


class SavedPage(NamedTuple):
    """The address of a saved page and the ISO day on which it was saved; "" for what it does not say."""

    url: str = ""
    day: str = ""


def saved_page(markup: str) -> SavedPage:
    """Return what the marks of browsers, SingleFile, Wayback and others in a page say about its origin.

    The links of a Wayback toolbar count only inside the toolbar: an article can link to an archive.
    """
    found = [match.groupdict() for pattern in _PATTERNS if (match := pattern.search(markup))]
    archived = _archived_address(markup)
    days = (dates.normalise(groups.get("day") or _day(groups.get("stamp") or "")) for groups in found)
    url = next((groups["url"] for groups in found if groups.get("url")), "")
    absolute = html.unescape(url if "//" in url else f"//{url}" if url else archived)
    original = mirrors.original(absolute if not absolute.startswith("//") else f"https:{absolute}")
    day = next(filter(None, days), "") or mirrors.capture_day(archived)
    return SavedPage(original if web_address.is_link(original) else "", day)


def _archived_address(markup: str) -> str:
    """Return the address of a page in an archive, of the toolbar or of the canonical link; "" for none."""
    toolbar, canonical = _ARCHIVED.search(_toolbar(markup)), _CANONICAL.search(markup)
    if toolbar:
        return f"https://web.archive.org/{toolbar['url']}"
    return canonical["url"] if canonical and mirrors.original(canonical["url"]) != canonical["url"] else ""


def page_address(own: str, saved: SavedPage) -> str:
    """Return the address of a page: the one it gives itself, of a mirror the original, else that of its saving."""
    original = mirrors.original(own)
    return (original if web_address.site(original) else "") or saved.url or own


def without_toolbar(markup: str) -> str:
    """Return a page without the toolbar of an archive, whose dates and links are not those of the page."""
    toolbar = _toolbar(markup)
    return markup.replace(toolbar, "", 1) if toolbar else markup


def _toolbar(markup: str) -> str:
    for first, last in _TOOLBARS:
        start = markup.find(first)
        end = markup.find(last, start)
        if 0 <= start < end and (first.startswith("<!--") or _ARCHIVE_TODAY.search(markup, start, end)):
            return markup[start:end]
    return ""


def _day(stamp: str) -> str:
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}" if stamp else ""
