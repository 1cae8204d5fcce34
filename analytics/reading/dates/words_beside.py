"""The words beside the date in a line such as "Published: Monday, 16 August 2021 at 14:05 by Ann Reed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analytics.reading.dates import date_names
from analytics.reading.dates.date_labels import LABEL
from analytics.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.reading.dates.dates import Span

TIME = re.compile(
    r"[T@]?\d{1,2}[:.hH]\d{2}(?:[:.]\d{2})?Z?(?:\s*[ap]\.?m\.?|\s?hs?\b)?|\b\d{1,2}\s*(?:[ap]\.?m\b\.?|uhr|h)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"วัน\S{0,14}ที่|\d[\d,.]*\s+[^\W\d]+(?:\s+read\b)?|\S*@\S+")  # "2 comments", "5 min read", "@ann"
_BESIDE = """
by on at from the of and am um den vom von der und uhr par à le la les et du de por el a las en e em às as y di il alle
ore da del in door op om u kl klo kell dne o g г год года году р i и в рік року roku lúc ngày giờ thứ hai ba tư năm sáu
bảy o'clock est edt gmt utc cet bst ist pm min read date time datum fecha data дата текст автор st nd rd th admin
"""
BESIDE = frozenset(_BESIDE.split())  # words beside dates that are not names


def names(text: str, spans: Sequence[Span]) -> list[str]:
    """Return the words of a text without its dates, times, labels and the words of `BESIDE`."""
    rest = text
    for span in reversed(spans):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    several = words(_ASIDE.sub(" ", TIME.sub(" ", bare(rest))))
    return [word for word in several if not date_names.weekdays(word) and not word.isdigit()]


def words(text: str) -> list[str]:
    """Return the words of a text without those of `BESIDE`, such as "den" and "at"."""
    return [word.surface for word in tokens.words(text) if word.form not in BESIDE]


def bare(text: str) -> str:
    """Return a text without its labels, such as "published"."""
    return LABEL.sub(" ", text).strip(" :,.-")
