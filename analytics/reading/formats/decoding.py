"""Decode bytes: detect their encoding and return the text in one form."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from typing import IO, TYPE_CHECKING

from charset_normalizer import from_bytes

from analytics.reading.formats.blobs import UnreadableError
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = 1 << 16  # bytes for detecting the encoding of a stream and binary files

MIXED = "utf-8 and windows-1252"  # the name of our own encoding and of its error handler
MIXED_NOTE = "two encodings in one file: UTF-8, and some letters of Windows-1252"
GUESSED = 1 << 18  # bytes for guessing: 10 MB of Chinese took 19 s
_BOMS = (  # utf-32-le begins with the mark of utf-16-le: longer marks come first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "it is a PDF: name it .pdf"),
    (b"PAR1", "it is a Parquet table: name it .parquet"),
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
_ASCII = bytes(range(128))
_NO_LETTER = bytes(byte for byte in range(256) if byte not in _ASCII or not chr(byte).isalpha())
_RARE = ["iso8859_3", "iso8859_4", "iso8859_10", "iso8859_14", "iso8859_16"]  # guessed for Latin-2 (Polish)
# They are valid ASCII: only a declaration or their escapes show them
_SEVEN_BIT = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312")
_JAPANESE_SHIFTS = re.compile(rb"\x1b\$[@B](?:[!-~]{2})+\x1b\([BJ]")  # into kanji and back in ISO-2022-JP
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_NOT_DECLARED = (
    "utf",
    "idna",
    "punycode",
    "unicode",
    "raw",
    "undefined",
    "mbcs",
    "oem",
)  # already tried, or not a charset
_SURROGATE, _ESCAPED_BYTES = re.compile("[\ud800-\udfff]"), re.compile("[\udc80-\udcff]+")
_LIKE_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4})")
_LINE_ENDS = "\x85\u2028\u2029"
_BLOCK = re.compile(r"</(?:p|div|body|html|article|section|li|td|h[1-6]|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)
_WESTERN = frozenset("äöüßÄÖÜéèêëàâáãåæçîïíìñóòôõøœúùûÿÉÈÊËÀÂÁÃÅÆÇÎÏÍÌÑÓÒÔÕØŒÚÙÛ“”‘’„‚–—…€«»‹›¡°§©®·´º\xa0")
_WESTERN_SHARE = 0.35  # accented among all letters: French 5 % (short lines 25 %), Greek read as Latin-1 above 90 %


def decode(data: bytes, *, html: bool = False, declared: str = "") -> tuple[str, str]:
    """Return the text of `data` in one form, and a note on lost characters ("" for none).

    `declared` is the encoding that a mail declares. Raises UnreadableError if the bytes are not text.
    """
    encoding = encoding_of(data, html=html, declared=declared)
    if encoding == MIXED:
        return tidy(data.decode("utf-8", errors=MIXED)), MIXED_NOTE
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    return tidy(text), f"{lost:,} characters are not valid {encoding}" if lost > 0 else ""


def lost_letters(file: str, lost: str) -> Iterator[Issue]:
    """Yield an Issue for characters that could not be decoded; `lost` is the note of `decode`, "" for none."""
    if lost:
        yield Issue(file, lost, "look at the letters with accents; save the file as UTF-8 and load again")


def open_text(stream: IO[bytes]) -> tuple[io.TextIOWrapper, str]:
    """Return the stream as text with LF line ends, and a note to the user about its encoding ("" for none)."""
    encoding = encoding_of(stream.read(SAMPLE))
    stream.seek(0)
    if encoding == MIXED:
        return io.TextIOWrapper(stream, "utf-8", errors=MIXED, newline=None), MIXED_NOTE
    return io.TextIOWrapper(stream, encoding, errors="replace", newline=None), ""


def encoding_of(head: bytes, *, html: bool = False, declared: str = "") -> str:
    """Return the name of the encoding of `head`: by mark, strict UTF-8, declaration or guess, in that order.

    MIXED is UTF-8 with some letters of Windows-1252 in it.
    """
    encoding = _by_mark(head) or _utf16_without_mark(head)
    if encoding:
        return encoding
    _refuse_binary(head)
    declared = _charset(declared) or (_declared_charset(head) if html else "")
    if declared in _SEVEN_BIT or _JAPANESE_SHIFTS.search(head):
        return declared if declared in _SEVEN_BIT else "iso-2022-jp"
    if _reads(head, "utf-8"):
        return "utf-8"
    if declared and _is_mostly(head, declared):
        return declared
    return _guessed_encoding(head)


def is_markup(text: str) -> bool:
    """Return whether a text is HTML: it has the closing tag of a block or a line break tag."""
    return _BLOCK.search(text) is not None


def tidy(text: str) -> str:
    """Return `text` in one form: LF line ends, composed letters, no NUL, no byte order mark, no lone surrogate."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        for line_end in _LINE_ENDS:  # str.translate takes .3 s for 1 MB
            text = text.replace(line_end, "\n")
    text = text.replace("\0", "").removeprefix("\ufeff")
    return unicodedata.normalize("NFC", without_surrogates(text))


def without_surrogates(text: str) -> str:
    """Return `text` with "?" for each lone surrogate: files, tables and browsers cannot store one."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def printable_name(name: str) -> str:
    r"""Return the name of a file for display: bytes that are not UTF-8 (surrogates, see PEP 383) as in "Stra\xdfe".

    Two different names stay different: in a name with such bytes, or with a text like them, backslashes are doubled.
    """
    shown = _ESCAPED_BYTES.sub(lambda match: _bytes_of(match[0]).decode("utf-8", "surrogateescape"), name)
    if _SURROGATE.search(shown) or _LIKE_ESCAPE.search(shown):
        shown = shown.replace("\\", "\\\\")
    shown = _ESCAPED_BYTES.sub(lambda match: _bytes_of(match[0]).decode("ascii", "backslashreplace"), shown)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _bytes_of(escaped: str) -> bytes:
    return escaped.encode("ascii", "surrogateescape")


def _by_mark(head: bytes) -> str:
    return next((encoding for mark, encoding in _BOMS if head.startswith(mark)), "")


def _utf16_without_mark(head: bytes) -> str:
    """Return UTF-16 in its byte order, "" for others: most letters, and all spaces, have one zero byte on one side."""
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
    """Return whether `head` is valid in `encoding`; its last character can be cut."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(head, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly(head: bytes, encoding: str) -> bool:
    """Return whether `head` is `encoding` with a few damaged bytes: a guess would turn all other letters into two."""
    text = head.decode(encoding, errors="replace")
    return _n_foreign(text) > 5 * text.count("\ufffd")


def _n_foreign(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_mixed(head: bytes) -> bool:
    """Return whether a file has texts in two encodings: all bytes that are not UTF-8 are Western letters.

    A sharp s before a quote can be valid UTF-8 by chance, so at least a tenth of the letters must be valid UTF-8.
    """
    text = head.decode("utf-8", errors="replace")
    n_bad = text.count("\ufffd")
    n_good = _n_foreign(text) - n_bad
    left = "".join(re.findall("[\udc80-\udcff]+", head.decode("utf-8", errors="surrogateescape")))
    return n_good >= max(2, n_bad / 10) and _is_western(left.encode("utf-8", "surrogateescape"), alone=True)


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Return bytes that are not UTF-8 as Windows-1252, and their end: the error handler MIXED."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(MIXED, _as_western)


def _declared_charset(head: bytes) -> str:
    """Return the charset that a page declares, "" if there is none or it is unknown."""
    match = _META_CHARSET.search(head[:4096])
    return _charset(match[1].decode("ascii", "replace")) if match else ""


def _charset(name: str) -> str:
    """Return Python's name of a declared charset, "" if unknown; Latin-1 means cp1252, as in every browser."""
    try:
        name = codecs.lookup(name).name if name else ""
        b"".decode(name or "utf-8")  # rot13, hex and the like are not text encodings
    except (LookupError, ValueError):
        return ""
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso2022_jp": "iso-2022-jp", "gb2312": "gb18030"}.get(name, name)
    return "" if name.startswith(_NOT_DECLARED) else name


def _is_western(head: bytes, *, alone: bool = False) -> bool:
    """Return whether all letters are Western European in cp1252; charset-normalizer guesses cp1250 or EBCDIC for some.

    `alone`: `head` has no plain letters, so that their share has no meaning.
    """
    if not _reads(head, "cp1252"):
        return False
    foreign = head.translate(None, delete=_ASCII).decode("cp1252", errors="replace")
    accented = sum(map(str.isalpha, foreign))
    plain = len(head.translate(None, delete=_NO_LETTER))
    return _WESTERN.issuperset(foreign) and (alone or accented <= max(2, _WESTERN_SHARE * (accented + plain)))


def _guessed_encoding(head: bytes) -> str:
    """Return the encoding of bytes that are not valid UTF-8 and have no declaration."""
    if _is_mixed(head):
        return MIXED
    if _is_mostly(head, "utf-8"):
        return "utf-8"
    return "cp1252" if _is_western(head) else _guess(head)


def _guess(head: bytes) -> str:
    """Return the guess of charset-normalizer; for a long text it is based on the first lines."""
    sample = head[:GUESSED].rpartition(b"\n")[0] if len(head) > GUESSED else head
    best = from_bytes(sample or head, cp_exclusion=_RARE).best()
    return best.encoding if best else "utf-8"
