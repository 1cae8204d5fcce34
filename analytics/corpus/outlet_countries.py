"""The country of an outlet, detected by its address."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analytics.text import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
# Country codes that are sold worldwide for what they spell: radio stations use .fm, start-ups .io, channels .tv
_SOLD = frozenset(
    [
        "ac",
        "ag",
        "ai",
        "am",
        "as",
        "bz",
        "cc",
        "cd",
        "cf",
        "cm",
        "co",
        "cx",
        "dj",
        "eu",
        "fm",
        "ga",
        "gg",
        "gl",
        "gq",
        "im",
        "io",
        "la",
        "ly",
        "me",
        "ml",
        "ms",
        "mu",
        "nu",
        "pw",
        "re",
        "sc",
        "sh",
        "so",
        "st",
        "su",
        "sx",
        "tk",
        "to",
        "tv",
        "vc",
        "vg",
        "vu",
        "ws",
    ],
)
_PUBLIC = frozenset(
    ["ac", "co", "com", "edu", "gob", "gov", "mil", "net", "org"]
)  # before a sold code: the address is of that country
_CODES = {"uk": "GB"}


def outlet_country(url: str, source: str) -> str:
    """Return the English name of the country whose code the address ends with; "" for none.

    The address is that of the article, else the name of the source if it is one: "spiegel.de", "www.bbc.co.uk". Codes
    that are sold worldwide (.tv, .io, .co, .me, ...) count only after com, gov and the like.
    """
    parts = (web_address.host(url) or (source if _DOMAIN.fullmatch(source) else "")).casefold().split(".")
    if len(parts) < 2:  # noqa: PLR2004 - no domain
        return ""
    if parts[-1] in _SOLD and parts[-2] not in _PUBLIC:
        return ""
    return _territories().get(_CODES.get(parts[-1], parts[-1].upper()), "")


@cache
def _territories() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - 20 ms that most runs do not need

    return {code: name for code, name in Locale("en").territories.items() if code.isalpha()}
