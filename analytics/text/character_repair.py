"""Repair the characters of a text: letters decoded twice, invisible characters in words, joined letters of print.

A word with a soft hyphen or a direction mark inside is not found by a search, and a name with one is cut in two. The
joiners of Persian, Indian languages and emoji stay, as they change how a word is written; so does the zero-width space
between the words of Thai, Lao, Khmer and Burmese.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")  # "Anna\x0bSchmidt" and "Anna Schmidt" were two people
_PRINTED = str.maketrans(  # Latin, Armenian and Arabic presentation forms, as PDFs hold them
    {
        code: form
        for first, last in ((0xFB00, 0xFB17), (0xFB50, 0xFD3D), (0xFD50, 0xFDCF), (0xFE70, 0xFEFC))
        for code in range(first, last + 1)
        if (form := unicodedata.normalize("NFKC", chr(code))) != chr(code)
    }
)
_HAS_PRINTED = re.compile("[\ufb00-\ufb17\ufb50-\ufdcf\ufe70-\ufefc]")
_TWICE = re.compile(
    "[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|[РС][\u0402-\u045f°-»]"
)


def repair_characters(text: str) -> str:
    """Return a text with repaired characters, and a blank for each control character that is not a line or page end."""
    text = _CONTROL.sub(" ", text)
    if text.isascii():
        return text
    text = _INVISIBLE.sub("", text)
    if _HAS_PRINTED.search(text):
        text = text.translate(_PRINTED)
    return _decoded_once(text) if _TWICE.search(text) else text


def _decoded_once(text: str) -> str:
    """Return a text whose lines were UTF-8 read in another encoding, by ftfy."""
    from ftfy import fix_encoding  # noqa: PLC0415 - few texts need it

    return "\n".join(fix_encoding(line) if _TWICE.search(line) else line for line in text.split("\n"))
