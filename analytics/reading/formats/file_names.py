"""What the name of a file says about a text that has no other title: a title and a day."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analytics.reading.dates import dates

if TYPE_CHECKING:
    from analytics.reading.formats.blobs import Blob

_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


def stem(blob: Blob) -> str:
    """Return the name of a file without its folders, its suffix and ".gz"."""
    name = posixpath.basename(blob.name)
    return posixpath.splitext(name[:-3] if blob.packed else name)[0]


def readable(name: str) -> str:
    """Return a name as a title: "evening_news" and, where it has no blank, "evening-news" are "evening news"."""
    text = name.replace("_", " ")
    return " ".join((text if " " in text.strip() else re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", " ", text)).split())


def day(name: str) -> str:
    """Return the ISO day in a name such as "2021-05-03 evening news" or "20210503_news", "" if there is none."""
    match = _DAY.search(name)
    return dates.normalise(f"{match[1]}-{match[3]}-{match[4]}") if match else ""
