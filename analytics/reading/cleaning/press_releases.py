"""The tail of a press release: what the sender says about itself ("About Acme"), and its contacts."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from analytics.reading.cleaning.lines import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

REASON = "the sender of a press release on itself, or its contacts"
FEWEST = 30  # words above the tail: a page "About Acme" is not a press release
MOST = 400  # words of a tail; two companies with their contacts have some 300
OPENING = 6  # words with which a paragraph about a company names it
NEAR = 6  # lines in which a contact has its address or number
SHORT = 15  # words of a line of contacts
_ABOUT = re.compile(
    r"(?:[aà] propos d['’]|(?:about|über|ueber|[aà] propos(?: de| du)?|acerca de|sobre|informazioni su|over|om|o"
    r"|o firmie|о компании|hakkında) )(?:(?:the|die|der|das|la|le|les|el) |l['’])?(?P<name>[^\W\d_].{1,80}?)\s*:?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:(?:for )?(?:media|press|investor|news)? ?(?:relations )?(?:contacts?|enquiries|inquiries)|presse-?kontakt"
    r"|kontakt|ansprechpartner(?:in)?|contacts? (?:presse|médias?)|contacto (?:de )?prensa|contatti? (?:stampa|media)"
    r"|contato (?:para|de|à) (?:a )?imprensa|perscontact|kontakt (?:dla|för|til) .{3,20}|контакты(?: для сми)?)"
    r" ?:?.{0,40}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|\+?\(?\d[\d ()/.-]{6,}\d")


def tail_start(lines: Sequence[str]) -> int:
    """Return the index of the first line of the tail of a press release, the number of lines if there is none.

    `lines` are the lines of an article. A tail begins with the head "About <name>" over a paragraph that opens with
    this name, which the text above mentions too, or with the head of contacts over short lines with an address.
    """
    before = [0, *accumulate(map(count_words, lines))]
    for at in range(1, len(lines)):
        is_last_part = before[at] >= FEWEST and before[-1] - before[at] <= MOST
        if is_last_part and (_is_about(lines, at) or _is_contact(lines, at)):
            return at
    return len(lines)


def _is_about(lines: Sequence[str], at: int) -> bool:
    head = _ABOUT.fullmatch(lines[at].strip()) if at + 1 < len(lines) else None
    if not head or count_words(lines[at]) > OPENING + 2 or lines[at].rstrip().endswith((".", "?", "!")):
        return False
    name = head["name"].split()[0].casefold()
    opening = " ".join(lines[at + 1].casefold().split()[:OPENING])
    return name in opening and any(name in line.casefold() for line in lines[:at])


def _is_contact(lines: Sequence[str], at: int) -> bool:
    if count_words(lines[at]) > SHORT or not _CONTACT.fullmatch(lines[at].strip()):
        return False
    end = next((later for later in range(at + 1, len(lines)) if _is_about(lines, later)), len(lines))
    has_address = any(_ADDRESS.search(line) for line in lines[at : at + NEAR])
    return has_address and all(count_words(line) <= SHORT for line in lines[at:end])
