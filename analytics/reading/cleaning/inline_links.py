"""Lists of links inside a sentence: "Sen. Ann Reed Ann Marie ReedReed quits race Poll: Reed up MORE said".

The list is behind the first mention of a person: the full name again, then headlines without a blank before the
first, and the word MORE. Of 4,000 English articles 145 are of a site that does so, with five lists in each. A label
at the start of a line ("Story highlights Council closes dock") is cut out in the same way.
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


def has_list(text: str) -> bool:
    """Return whether a line has a list of links inside a sentence."""
    return _SIGN in text and _LIST.search(text) is not None


def cut_out(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a text without such lists and labels; each is a line of its own behind the last line."""
    kept, cut = [], []
    for line in lines:
        lists = list(_LIST.finditer(line.text)) if line.verdict == "body" and _SIGN in line.text else []
        cut += [line._replace(text=match["list"].strip(), verdict=VERDICT, reason=REASON) for match in lists]
        one = line._replace(text=_without_lists(line.text, lists)) if lists else line
        label = _LABEL.match(one.text) if line.verdict == "body" else None
        if label:
            cut.append(line._replace(text=label[0], verdict=CONTROL.verdict, reason=CONTROL.reason))
            one = one._replace(text=one.text[label.end() :].lstrip())
        kept.append(one)
    last = max((line.line for line in lines), default=0)
    return kept + [line._replace(line=number) for number, line in enumerate(cut, start=last + 1)]


def _without_lists(text: str, lists: Sequence[re.Match[str]]) -> str:
    """Return a text without the lists of links; the blank behind each stays."""
    starts = [0, *(match.end("list") for match in lists)]
    ends = [*(match.start("list") for match in lists), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))
