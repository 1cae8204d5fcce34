"""The host and path of a web address, and the host as the name of an outlet."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from analytics.text import domains, mirrors

_NONE = SplitResult("", "", "", "", "")
# Parts of a host for another form of the same site: of telephones, AMP, text alone, feeds, and CNN's "edition."
_FORM = re.compile(r"www\d*|m|amp|mobile?|wap|touch|edition|lite|text|rss|feeds?")
_LABEL = re.compile(r"(?:https?:)?//\S+|www\.\S+|(?:[\w-]+\.)+[\w-]{2,}\.?(?::\d+)?(?:/\S*)?", re.IGNORECASE)
_WWW = re.compile(r"www\d*\.(?=[^.]+\.[^.])", re.IGNORECASE)
LONGEST_PART = 20  # characters of the path that a short address shows
_RESERVED = frozenset(["example", "test", "invalid", "localhost"])  # RFC 2606
_SHORT_HOSTS = dict(  # of outlets that shorten their own addresses
    [
        *(("nyti.ms", "nytimes.com"), ("wapo.st", "washingtonpost.com"), ("bbc.in", "bbc.com")),
        *(("reut.rs", "reuters.com"), ("bloom.bg", "bloomberg.com"), ("econ.st", "economist.com")),
        *(("cnn.it", "cnn.com"), ("gu.com", "theguardian.com"), ("lemde.fr", "lemonde.fr"), ("spon.de", "spiegel.de")),
        *(("on.ft.com", "ft.com"), ("on.wsj.com", "wsj.com"), ("cbsn.ws", "cbsnews.com"), ("apne.ws", "apnews.com")),
        *(("politi.co", "politico.com"), ("n.pr", "npr.org"), ("fxn.ws", "foxnews.com"), ("bbci.co.uk", "bbc.co.uk")),
    ]
)


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # "http://[" and the like
        return _NONE


@lru_cache(maxsize=1 << 14)  # keyness needs the hosts again for each group
def host(url: str) -> str:
    """Return the host of an address in lower case: "www.bbc.co.uk"; "" if it is not an address."""
    return _readable((_parts(url).hostname or "").rstrip("."))


def _readable(name: str) -> str:
    """Return a host with the letters of its language: "münchen.example" for "xn--mnchen-3ya.example"."""
    if "xn--" not in name:
        return name
    try:
        return name.encode("ascii").decode("idna")
    except UnicodeError:
        return name


@lru_cache(maxsize=1 << 14)
def site(url: str) -> str:
    """Return the host of an address as the name of its outlet: "bbc.co.uk"; "" if the address hides the outlet.

    Parts for other forms of the same site are left out ("www.", "m.", "amp.", "edition."), and of archives, caches and
    other mirrors the host of the page that they show is taken.
    """
    found = host(mirrors.original(url))
    name = without_form(found)
    return "" if mirrors.hides_outlet(found) else _SHORT_HOSTS.get(name, name)


@lru_cache(maxsize=1 << 12)
def without_form(name: str) -> str:
    """Return a host without the parts that mark another form of the same site; upper case stays as it is."""
    name = _WWW.sub("", name, count=1)  # before the list: "gov.uk" is an ending there, so "www" is its name
    labels = name.split(".")
    before = domains.parts(name.lower()).subdomain
    n_before = before.count(".") + 1 if before else 0
    kept = [label for label in labels[:n_before] if not _FORM.fullmatch(label.lower())]
    return ".".join([*kept, *labels[n_before:]])


def outlet_label(label: str) -> str:
    """Return the name of an outlet, of an address or a bare host its `site`: "bbc.co.uk" for "www.bbc.co.uk".

    "" means that the address hides the outlet. Names with a point, such as "Salon.com", are hosts too.
    """
    if not _LABEL.fullmatch(label):
        return label
    name = label if "//" in label else f"//{label}"
    found = host(name)
    if "//" not in label and not is_host(found):
        return label
    is_bare = label.lower() == found and not mirrors.hides_outlet(found)
    return without_form(label) if is_bare else site(name)


def is_host(name: str) -> bool:
    """Return whether a text is a host with a known ending: "bbc.co.uk", not "p.13"."""
    return domains.has_known_ending(name) or name.rpartition(".")[2] in _RESERVED


def host_without_ending(url: str) -> str:
    """Return the host without its last part, of a mirror that of the page that it shows: "www.bbc.co"."""
    return host(mirrors.original(url)).rpartition(".")[0]


def path(url: str) -> str:
    """Return the path between the host and the query: "/news/2021/08/16"."""
    return _parts(url).path


def short(url: str) -> str:
    """Return an address as its host and the first part of its path: "nytimes.com/2017…"; unchanged without a host."""
    whole = url if "//" in url else f"//{url}"
    name, first = host(whole), path(whole).strip("/").partition("/")[0]
    shown = _WWW.sub("", name, count=1) + (f"/{first[:LONGEST_PART]}" if first else "")
    is_whole = url.rstrip("/").endswith(shown)
    return (shown if is_whole else f"{shown}…") if name else url


def is_link(url: str) -> bool:
    """Return whether an address is safe as a link: http or https, with a host."""
    return _parts(url).scheme in {"http", "https"} and bool(host(url))
