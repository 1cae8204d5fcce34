"""The country of an outlet, detected by its address."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analytics.text import domains, web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_CODES = {"uk": "GB"}


def outlet_country(url: str, source: str) -> str:
    """Return the English name of the country whose code the address ends with; "" for none.

    The address is that of the article, else the name of the source if it is one: "spiegel.de", "www.bbc.co.uk". Codes
    that are sold worldwide (.tv, .io, .co, .me, ...) count only after com, gov and the like.
    """
    code = domains.country_code(web_address.site(url) or (source if _DOMAIN.fullmatch(source) else ""))
    return _territories().get(_CODES.get(code, code.upper()), "")


@cache
def _territories() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - 20 ms that most runs do not need

    return {code: name for code, name in Locale("en").territories.items() if code.isalpha()}
