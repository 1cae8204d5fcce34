"""The parts of a host by the Public Suffix List: its registered domain, and the country of its ending."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tldextract import TLDExtract

# Country codes that are sold worldwide for what they spell: radio stations use .fm, start-ups .io, channels .tv
_SOLD = frozenset(
    [
        *("ac", "ag", "ai", "am", "as", "bz", "cc", "cd", "cf", "cm", "co", "cx", "dj", "eu", "fm", "ga"),
        *("gg", "gl", "gq", "im", "io", "la", "ly", "me", "ml", "ms", "mu", "nu", "pw", "re", "sc", "sh"),
        *("so", "st", "su", "sx", "tk", "to", "tv", "vc", "vg", "vu", "ws"),
    ]
)
_PUBLIC = frozenset(
    ["ac", "co", "com", "edu", "gob", "gov", "mil", "net", "org"]
)  # before a sold code: the host is of that country
_N_LETTERS = 2  # of a country code


class HostParts(NamedTuple):
    """The parts of a host: "www", "bbc" and "co.uk" for "www.bbc.co.uk"; a part is "" where there is none."""

    subdomain: str
    name: str
    ending: str


@cache
def _extractor() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 - 0.1 s that runs without addresses do not need

    # Only the list in the package: without addresses of lists it never fetches, without a folder it writes nothing.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


@lru_cache(maxsize=1 << 14)
def parts(host: str) -> HostParts:
    """Return the parts of a host. Where the list knows no ending of it, as in ".example", the ending is its last part.

    Endings under which anyone can register a page count too: the name of "ada.blogspot.com" is "ada".
    """
    subdomain, name, ending, _ = _domain_parts(host)
    if ending or "." not in host:
        return HostParts(subdomain, name, ending)
    before, _, last = host.rpartition(".")
    if last.isdigit():  # the number of a machine: 192.0.2.1
        return HostParts("", host, "")
    subdomain, _, name = before.rpartition(".")
    return HostParts(subdomain, name, last)


def _domain_parts(host: str) -> tuple[str, str, str, bool]:
    found = _extractor().extract_str(host)
    return found.subdomain, found.domain, found.suffix, found.is_private


def registered_domain(host: str) -> str:
    """Return the part of a host that its owner registered: "bbc.co.uk" for "news.bbc.co.uk"."""
    _, name, ending = parts(host)
    return f"{name}.{ending}" if name and ending else host


def has_known_ending(host: str) -> bool:
    """Return whether a host is a name with an ending of the Public Suffix List: "bbc.co.uk", not "p.13"."""
    _, name, ending, _ = _domain_parts(host)
    return bool(name and ending)


def country_code(host: str) -> str:
    """Return the country code at the end of a host: "uk"; "" for none, and for codes that are sold worldwide.

    Sold codes (.tv, .io, .co, .me, ...) count only after com, gov and the like.
    """
    labels = host.casefold().split(".")
    if len(labels) < _N_LETTERS or len(labels[-1]) != _N_LETTERS:
        return ""
    return "" if labels[-1] in _SOLD and labels[-2] not in _PUBLIC else labels[-1]
