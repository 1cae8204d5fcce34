"""Bytes -> text: which encoding, and one form for all text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from analytics.reading.blobs import UnreadableError

SAMPLE = 1 << 16  # bytes looked at to tell the encoding of a stream and a binary from a text

_BOMS = (  # utf-32-le begins with the utf-16-le mark: the longer marks first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "it is a PDF: name it .pdf"),
    (b"PK\x03\x04", "it is a zip, Word or Excel file: name it .zip, .docx or .xlsx"),
    (b"\xd0\xcf\x11\xe0", "it is an old or password-protected Office file: save it as .docx or .xlsx without password"),
    (b"\x1f\x8b", "it is packed with gzip: add .gz to its name"),
    (b"7z\xbc\xaf", "it is a 7z archive: unpack it"),
    (b"Rar!", "it is a rar archive: unpack it"),
    (b"\x89PNG", "it is a PNG image"),
    (b"\xff\xd8\xff", "it is a JPEG image"),
    (b"GIF8", "it is a GIF image"),
    (b"\x7fELF", "it is a program"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SEVEN_BIT = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312")  # read as valid ASCII, so only the declaration tells
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâáãåæçîïíìñóòôõøœúùûÿÉÈÊËÀÂÁÃÅÆÇÎÏÍÌÑÓÒÔÕØŒÚÙÛ“”‘’„‚–—…€«»‹›¡°§©®·´º\xa0")
_WESTERN_SHARE = 0.35  # accented among all letters: French 5 % (short lines 25 %), Greek read as Latin-1 above 90 %


def decode(data: bytes, *, html: bool = False) -> tuple[str, str]:
    """Return the text of `data` in one form, and what was lost on the way ("" if nothing).

    Raises UnreadableError when the bytes are not text.
    """
    encoding = encoding_of(data, html=html)
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    return tidy(text), f"{lost:,} characters are not valid {encoding}" if lost > 0 else ""


def encoding_of(head: bytes, *, html: bool = False) -> str:
    """Return the name of the encoding that reads `head`: by mark, strict UTF-8, declaration, guess, in that order."""
    marked = _by_mark(head) or _utf16_without_mark(head)
    if marked:
        return marked
    _refuse_binary(head)
    declared = _declared(head) if html else ""
    if declared in _SEVEN_BIT or (declared and not _reads(head, "utf-8")):
        return declared
    if _reads(head, "utf-8"):
        return "utf-8"
    if _mostly_utf8(head):
        return "utf-8"
    return "cp1252" if _is_western(head) else _guess(head)


def tidy(text: str) -> str:
    """Return `text` in one form: LF line ends, composed letters, no NUL, no mark, no lone surrogate."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\0", "").removeprefix("\ufeff")
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", text)


def _by_mark(head: bytes) -> str:
    return next((encoding for mark, encoding in _BOMS if head.startswith(mark)), "")


def _utf16_without_mark(head: bytes) -> str:
    """Letters of most alphabets, and all spaces, have a zero byte on one side only."""
    even, odd = head[0:SAMPLE:2].count(0), head[1:SAMPLE:2].count(0)
    half = min(len(head), SAMPLE) / 2
    for few, many, encoding in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        if many > 0.05 * half and few < 0.05 * many and _reads(head, encoding):
            decoded = head.decode(encoding, errors="ignore")
            if sum(unicodedata.category(c) in ("Cc", "Cn", "Co") for c in decoded[:2000] if c not in "\r\n\t") == 0:
                return encoding
    return ""


def _refuse_binary(head: bytes) -> None:
    what = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
    sample = head[:SAMPLE]
    n_controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    if what or n_controls > 0.02 * len(sample):
        raise UnreadableError("looks like a binary file, not text", what or "only text can be read; it was left out")


def _reads(head: bytes, encoding: str) -> bool:
    """Whether `head` is valid in `encoding`; its last character may be cut."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(head: bytes) -> bool:
    """Whether a few bytes are damaged in what is UTF-8: a guess would turn every other letter into two."""
    text = head.decode("utf-8", errors="replace")
    return sum(c > "\x7f" for c in text) > 5 * text.count("\ufffd")


def _declared(head: bytes) -> str:
    """Return the charset a page declares, "" if none or unknown; Latin-1 means cp1252, as in every browser."""
    found = _META_CHARSET.search(head[:4096])
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name if found else ""
    except LookupError:
        return ""
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso2022_jp": "iso-2022-jp", "gb2312": "gb18030"}.get(name, name)
    return name if name and not name.startswith(("utf", "rot", "base64", "hex", "zlib", "bz2")) else ""


def _is_western(head: bytes) -> bool:
    """Whether cp1252 gives Western European letters only; charset-normalizer takes short ones for cp1250 or EBCDIC."""
    if not _reads(head, "cp1252"):
        return False
    text = head.decode("cp1252", errors="replace")
    foreign = [c for c in text if c > "\x7f"]
    accented = sum(c.isalpha() for c in foreign)
    return _WESTERN.issuperset(foreign) and accented <= max(2, _WESTERN_SHARE * sum(map(str.isalpha, text)))


def _guess(head: bytes) -> str:
    best = from_bytes(head).best()
    return best.encoding if best else "utf-8"
