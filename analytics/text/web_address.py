"""The host and path of a web address."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

_NONE = SplitResult("", "", "", "", "")


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:  # "http://[" and the like
        return _NONE


@lru_cache(maxsize=1 << 14)  # keyness needs the hosts again for each group
def host(url: str) -> str:
    """Return the host of an address in lower case: "www.bbc.co.uk"; "" if it is not an address."""
    return _parts(url).hostname or ""


def site(url: str) -> str:
    """Return the host without "www.", as the name of a source: "bbc.co.uk"."""
    return host(url).removeprefix("www.")


def host_without_ending(url: str) -> str:
    """Return the host without its last part: "www.bbc.co"."""
    return host(url).rpartition(".")[0]


def path(url: str) -> str:
    """Return the path between the host and the query: "/news/2021/08/16"."""
    return _parts(url).path


def is_link(url: str) -> bool:
    """Return whether an address is safe as a link: http or https, with a host."""
    return _parts(url).scheme in {"http", "https"} and bool(host(url))
