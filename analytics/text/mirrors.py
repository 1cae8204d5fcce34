"""Addresses that have another address: archives, caches, AMP pages, translations, redirects and library proxies."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from analytics.text import domains

_MOST_NESTED = 4  # an archived page of a translated page of an AMP page
_MOST_LABELS = 6  # of a listed host and one more
_ABSOLUTE = re.compile(r"https?:/{1,2}(?=[^/\s])", re.IGNORECASE)
_BARE = r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?].*)?"
_BARE_ADDRESS = re.compile(_BARE, re.IGNORECASE)
# The path of a copy whose address has no scheme: /v/s/bbc.co.uk/x (AMP), /web/20210506101112id_/bbc.co.uk/x (archives),
# /2021.05.06-101112/bbc.co.uk (archive.today), /2021-0506-1011-12/www.bbc.co.uk:443 (megalodon)
_AMP_PATH = re.compile(rf"/(?:amp|[cvir])(?:/s)?/({_BARE})", re.IGNORECASE)
_CAPTURE = re.compile(r"/(\d{4})[.-]?(\d\d)[.-]?(\d\d)[\d.-]*[a-z_*]*/", re.IGNORECASE)
_CAPTURE_PATH = re.compile(rf"(?:/[\w.-]+)*?/\d{{4}}[\d.-]*[a-z_*]*/({_BARE})", re.IGNORECASE)
_CACHE = re.compile(rf"cache:(?:[\w-]*:)?(?:https?://)?({_BARE})", re.IGNORECASE)
_DEFENDED = re.compile(r"https?-3A__(\S+)", re.IGNORECASE)  # urldefense.com, version 2
_PROXY = re.compile(r"(.+?)\.(?:[\w-]*(?:ezproxy|libproxy)[\w-]*|(?:[\w-]+\.)?(?:idm\.oclc|proxy\.openathens))\.")
_PROXY_LOGIN = re.compile(r"(?:.+\.)?[\w-]*(?:ezproxy|libproxy|openathens)[\w-]*\.")
_REDIRECT = re.compile(r"/(?:redirect|redir|outbound|out|away|click|link)(?:\.\w{2,4})?/?\Z", re.IGNORECASE)
_NEWS_ID = re.compile(r"/(?:articles|read)/(CBM[\w-]{16,})")
_IN_BYTES = re.compile(rb"https?://[\x21-\x7e]+")

_ARCHIVES = (
    *("web.archive.org", "archive.org", "wayback.archive.org", "archive.today", "archive.is", "archive.ph"),
    *("archive.li", "archive.vn", "archive.md", "archive.fo", "arquivo.pt", "webarchive.nationalarchives.gov.uk"),
    *(
        "webarchive.org.uk",
        "wayback.archive-it.org",
        "archive-it.org",
        "webarchive.loc.gov",
        "webarchive.parliament.uk",
    ),
    *("vefsafn.is", "wayback.vefsafn.is", "webarchive.library.unt.edu", "web.archive.bibalex.org", "megalodon.jp"),
    *("swap.stanford.edu", "webcitation.org", "perma.cc", "ghostarchive.org", "archive.st", "freezepage.com"),
)
_PROXIES = (  # they hold the address in the query or in the path
    *("google.com", "news.google.com", "webcache.googleusercontent.com", "translate.google.com", "consent.google.com"),
    *("cdn.ampproject.org", "bing-amp.com", "translate.goog", "translatetheweb.com", "microsofttranslator.com"),
    *("bing.com", "cc.bingj.com", "duckduckgo.com", "r.search.yahoo.com", "hghltd.yandex.net", "yandexwebcache.net"),
    *("translate.yandex.com", "translate.yandex.ru", "papago.naver.net", "l.facebook.com", "lm.facebook.com"),
    *("l.instagram.com", "out.reddit.com", "t.umblr.com", "vk.com", "href.li", "anonym.to", "12ft.io", "r.jina.ai"),
    *("removepaywall.com", "removepaywalls.com", "smry.ai", "outline.com", "txtify.it", "cachedview.com"),
    *("urldefense.com", "urldefense.proofpoint.com", "safelinks.protection.outlook.com", "getpocket.com"),
)
_SHORTENERS = (
    *("t.co", "bit.ly", "bitly.com", "j.mp", "goo.gl", "g.co", "tinyurl.com", "ow.ly", "is.gd", "v.gd", "buff.ly"),
    *("dlvr.it", "ift.tt", "lnkd.in", "fb.me", "trib.al", "rb.gy", "cutt.ly", "shorturl.at", "t.ly", "wp.me"),
    *("amzn.to", "snip.ly", "po.st", "shar.es", "tiny.cc", "soo.gd", "s.id", "tr.im", "clck.ru", "flip.it"),
    *("msft.it", "u.nu", "surl.li", "kutt.it", "linktr.ee", "bl.ink", "rebrand.ly", "adf.ly", "t.cn", "dwz.cn"),
)
_AGGREGATORS = (  # and databases of the press, whose addresses do not name the paper
    *("feeds.feedburner.com", "feedburner.com", "feedproxy.google.com", "msn.com", "apple.news", "newsbreak.com"),
    *("flipboard.com", "smartnews.com", "feedly.com", "upday.com", "ground.news", "pressreader.com", "dailyhunt.in"),
    *("nexis.com", "nexisuni.com", "advance.lexis.com", "plus.lexis.com", "global.factiva.com", "factiva.com"),
    *("proquest.com", "newsbank.com", "europresse.com", "gale.com", "ebscohost.com", "wiso-net.de", "genios.de"),
)
_HOLDERS = frozenset((*_ARCHIVES, *_PROXIES))
_HIDING = frozenset((*_ARCHIVES, *_PROXIES, *_SHORTENERS, *_AGGREGATORS)) - {"vk.com"}  # it has posts of its own
_ALONE = frozenset(["google.com", "bing.com", "archive.org", "vk.com"])  # without their subdomains: groups.google.com
_COUNTRY_GOOGLE = re.compile(r"\A((?:www|news|translate|consent)\.)?google\.(?:com?\.)?[a-z]{2}\Z")


@lru_cache(maxsize=1 << 14)
def original(url: str) -> str:
    """Return the address that an archive, a cache or another mirror shows; `url` itself if it has no other address.

    "https://web.archive.org/web/2021/https://www.bbc.co.uk/news" gives "https://www.bbc.co.uk/news".
    """
    for _ in range(_MOST_NESTED):
        inner = _inner(url)
        if not inner:
            break
        url = inner
    return url


@lru_cache(maxsize=1 << 12)
def hides_outlet(host: str) -> bool:
    """Return whether a host is a mirror, a shortener or an aggregator, which does not show who published a page.

    It is meant for the host of `original`, so that an archive counts only if its address contains no other address.
    """
    return _is_listed(host, _HIDING)


def capture_day(url: str) -> str:
    """Return the day on which an archive stored a page, as its address gives it: "2021-05-06"; "" for none."""
    host, path = _host_and_path(url)
    found = _CAPTURE.search(path) if _is_listed(host, _ARCHIVES) else None
    return "-".join(found.groups()[:3]) if found else ""


def _inner(url: str) -> str:
    """Return the address inside an address, with a scheme; "" for none."""
    host, path = _host_and_path(url)
    if not host:
        return ""
    embedded = _ABSOLUTE.search(path)
    if embedded and embedded.start():
        return _absolute(path[embedded.start() :].partition("__;")[0])
    if _may_hold(host):
        return _in_host(host, path) or _in_parts(host, path, _query(url))
    return _in_host(host, path) or (_in_query(_query(url)) if _REDIRECT.search(path) else "")


@lru_cache(maxsize=1 << 12)  # a corpus has many addresses and few hosts
def _may_hold(host: str) -> bool:
    return _is_listed(host, _HOLDERS) or bool(_PROXY_LOGIN.match(host))


def _in_parts(host: str, path: str, query: str) -> str:
    """Return the address in the path or the query of a mirror."""
    in_path = _AMP_PATH.match(path) or (_is_listed(host, _ARCHIVES) and _CAPTURE_PATH.match(path))
    if in_path:
        return _absolute(in_path.groups()[-1])
    news = _NEWS_ID.search(path)
    return _in_query(query) or (_decoded_news_id(news[1]) if news else "") or _bare_path(host, path)


def _bare_path(host: str, path: str) -> str:
    """Return the address in a path without a scheme: 12ft.io/www.bbc.co.uk/news."""
    is_reader = host in {"12ft.io", "r.jina.ai", "outline.com", "txtify.it", "removepaywall.com", "smry.ai"}
    return _absolute(path[1:]) if is_reader and _BARE_ADDRESS.fullmatch(path[1:]) else ""


def _in_query(query: str) -> str:
    if _ABSOLUTE.match(unquote(query)):
        return _absolute(unquote(query))
    for name, value in parse_qsl(query, max_num_fields=None):
        cached, defended = _CACHE.match(value), _DEFENDED.match(value)
        if cached:
            return _absolute(cached[1])
        if defended:
            return _absolute(unquote(defended[1].replace("-", "%").replace("_", "/")))
        if _ABSOLUTE.match(value) or (name in {"q", "u", "url"} and "/" in value and _BARE_ADDRESS.fullmatch(value)):
            return _absolute(value)
    return ""


def _in_host(host: str, path: str) -> str:
    """Return the address whose host is in the host of a mirror: northport-herald-de.translate.goog, ezproxy."""
    for ending in (".translate.goog", ".cdn.ampproject.org"):
        if host.endswith(ending):
            known = _AMP_PATH.match(path)
            return _absolute(known[1] if known else f"{_decoded_label(host.removesuffix(ending))}{path}")
    proxied = _PROXY.match(host)
    if not proxied:
        return ""
    inside = _decoded_label(proxied[1]) if "." not in proxied[1] else proxied[1]
    return _absolute(f"{inside}{path}") if domains.has_known_ending(inside) else ""


def _decoded_label(label: str) -> str:
    """Return the host in a part of a host: "www.ab-c.example" for "www-ab--c-example"."""
    return label.replace("--", "\0").replace("-", ".").replace("\0", "-")


def _decoded_news_id(news_id: str) -> str:
    """Return the address in the number of an article of news.google.com, which has one up to 2024."""
    try:
        found = _IN_BYTES.search(base64.urlsafe_b64decode(news_id + "=" * (-len(news_id) % 4)))
    except binascii.Error:
        return ""
    return found[0].decode("ascii") if found else ""


def _absolute(address: str) -> str:
    """Return an address with a scheme and two slashes: archives shorten "https://" to "https:/"."""
    rest = _ABSOLUTE.sub("", address, count=1) if _ABSOLUTE.match(address) else address
    scheme = "http" if address.lower().startswith("http:") else "https"
    return f"{scheme}://{rest}"


def _is_listed(host: str, listed: frozenset[str] | tuple[str, ...]) -> bool:
    """Return whether a host, without "www.", is listed or is a subdomain of a listed host."""
    host = _COUNTRY_GOOGLE.sub(r"\1google.com", host).removeprefix("www.")
    if host in listed:
        return True
    labels = host.rsplit(".", _MOST_LABELS)
    above = (".".join(labels[start:]) for start in range(1, len(labels)))
    return any(one in listed and one not in _ALONE for one in above)


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        found = urlsplit(url)
        return (found.hostname or "").rstrip("."), unquote(found.path)
    except ValueError:
        return "", ""


def _query(url: str) -> str:
    return urlsplit(url).query
