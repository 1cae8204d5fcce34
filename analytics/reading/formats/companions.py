"""Files without an article beside articles: pictures, sound and video, and the parts of a saved page in its folder."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from analytics.reading.formats.blobs import Blob
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEDIA = (
    *(".jpg", ".jpeg", ".jfif", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic", ".svg", ".ico"),
    *(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".aac", ".flac", ".amr", ".mp4", ".m4v", ".mov", ".avi", ".mkv"),
    *(".webm", ".3gp", ".wmv", ".css", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".vcf", ".db", ".ini"),
)
_PAGE = re.compile(r"(.*)\.(?:html?|xhtml)", re.IGNORECASE)
_FOLDER = re.compile(  # "Dock to close_files", in the languages of browsers
    r"(.*)[_-](?:files|Dateien|fichiers|archivos|arquivos|file|bestanden|filer|pliki|soubory|dosyalar|tiedostot)"
    r"|(.*)\.(?:files|fld)",
    re.IGNORECASE,
)
_NO_TEXT = "they hold no text; of a photo of a page make text by OCR, of sound a transcript, and load that"
_PARTS = "scripts, frames and pictures of the page are no articles; the page itself was loaded"


def without_companions(entries: list[Blob | Issue]) -> Iterator[Blob | Issue]:
    """Yield the entries without the files that have no article, and one Issue for those of each folder."""
    blobs = [entry for entry in entries if isinstance(entry, Blob)]
    pages = {match[1].casefold() for blob in blobs if (match := _PAGE.fullmatch(blob.name))}
    media, parts = dict[str, list[str]](), dict[str, list[str]]()
    for entry in entries:
        folder = _page_folder(entry.name, pages) if isinstance(entry, Blob) else ""
        if folder:
            parts.setdefault(folder, []).append(entry.name)  # type: ignore[union-attr]
        elif isinstance(entry, Blob) and entry.suffix in _MEDIA:
            media.setdefault(posixpath.dirname(entry.name), []).append(entry.name)
        else:
            yield entry
    for names in media.values():
        yield _issue(
            names, "picture, sound or other file without text", "pictures, sounds or other files without text", _NO_TEXT
        )
    for folder, names in parts.items():
        yield Issue(folder, f"parts of a saved page: {len(names):,}", _PARTS)


def _issue(names: list[str], one: str, several: str, detail: str) -> Issue:
    if len(names) == 1:
        return Issue(names[0], f"a {one}", detail)
    return Issue(posixpath.dirname(names[0]) or names[0], f"{len(names):,} {several} (first: {names[0]})", detail)


def _page_folder(name: str, pages: set[str]) -> str:
    """Return the folder with the parts of a page in which a file is, "" for none."""
    folders = name.split("/")[:-1]
    for depth, folder in enumerate(folders, start=1):
        match = _FOLDER.fullmatch(folder)
        if match and "/".join([*folders[: depth - 1], match[1] or match[2] or ""]).casefold() in pages:
            return "/".join(folders[:depth])
    return ""
