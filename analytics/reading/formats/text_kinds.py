"""The kinds of plain texts with a separate reader: subtitles, chats, references, lists of addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.formats import address_lists, bibliographies, chats, cues, subtitles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.reading.formats.blobs import Blob
    from analytics.reading.raw import Issue, RawDocument


class TextKind(NamedTuple):
    """A kind of text with its own reader: `fits` says whether a text is one."""

    fits: Callable[[str], bool]
    documents: Callable[[Blob, str], Iterator[RawDocument | Issue]]


KINDS = (
    TextKind(cues.is_transcript, subtitles.documents),
    TextKind(chats.is_chat, chats.documents),
    TextKind(bibliographies.is_ris, bibliographies.documents_of_ris),
    TextKind(address_lists.is_list, address_lists.refuse),
)


def detect(text: str) -> TextKind | None:
    """Return the kind of a text that has a separate reader, None for an article, a table or an export."""
    return next((kind for kind in KINDS if kind.fits(text)), None)
