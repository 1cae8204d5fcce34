"""Lists of links inside a sentence: "Sen. Ann Reed Ann Marie ReedReed quits race Poll: Reed up MORE said".

The list is behind the first mention of a person: the full name again, then headlines without a blank before the
first, and the word MORE. Of 4,000 English articles 145 are of a site that does so, with five lists in each. Brackets
with a headline ("(RELATED: Council closes dock)") and a label at the start of a line ("Story highlights Council closes
dock") are cut out in the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.cleaning.lines import CONTROL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.cleaning.clean import Line

VERDICT, REASON = "link", "a list of links inside a sentence"
LONGEST = 700  # characters of the headlines
_SIGN = "MORE"
_LABEL = re.compile(r"(?:Story highlights|STORY HIGHLIGHTS|Key points|KEY POINTS)(?=\s+[^\W\d_a-z])")
_NAME_PART = r"(?:[^\W\d_a-z][\w.'’-]{0,40}|\([^\W\d_a-z][\w.]{0,40}\))[ \u00a0]"
_LIST = re.compile(
    rf"(?<![\w.'’-])(?P<surname>[^\W\d_][\w'’.-]{{1,40}}+),?(?P<list> (?:{_NAME_PART}){{1,5}}(?P=surname)"
    rf"(?:[ ,]+(?:Jr|Sr|III|II)\.?)?(?=[A-Z\d\"'“‘(]).{{10,{LONGEST}}}?[ \u00a0]{_SIGN}\b)"
)
_BRACKET = re.compile(
    r"[(\[](?i:related|read more|read also|also read|see also|read next|watch|lesen sie auch|mehr dazu"
    r"|lire aussi|lea también|leggi anche|leia também|lees ook|czytaj także|читайте также)\s*:\s?[^\W\d_a-z]"
    r"[^()\[\]]{2,200}(?<![.!])(?:\[[A-Z]{3,12}\])?[)\]]"
)


def has_list(text: str) -> bool:
    """Return whether a line has a list of links inside a sentence."""
    return _SIGN in text and _LIST.search(text) is not None


def cut_out(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text without such lists and labels; each is a line of its own behind the last line."""
    kept, cut = [], []
    for line in lines:
        found = _links(line.text) if line.verdict == "body" else []
        cut += [line._replace(text=line.text[start:end].strip(), verdict=VERDICT, reason=REASON)
                for start, end in found]  # fmt: skip
        one = line._replace(text=_without(line.text, found)) if found else line
        label = _LABEL.match(one.text) if line.verdict == "body" else None
        if label:
            cut.append(line._replace(text=label[0], verdict=CONTROL.verdict, reason=CONTROL.reason))
            one = one._replace(text=one.text[label.end() :].lstrip())
        kept.append(one)
    last = max((line.line for line in lines), default=0)
    return kept + [line._replace(line=number) for number, line in enumerate(cut, start=last + 1)]


def _links(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each list of links and each bracket with a headline."""
    lists = [match.span("list") for match in _LIST.finditer(text)] if _SIGN in text else []
    brackets = [match.span() for match in _BRACKET.finditer(text)] if ":" in text else []
    return sorted(lists) + [one for one in brackets if all(one[1] <= start or end <= one[0] for start, end in lists)]


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text without the spans; the blank behind each stays."""
    starts = [0, *(end for _, end in sorted(spans))]
    ends = [*(start for start, _ in sorted(spans)), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True)).rstrip()
