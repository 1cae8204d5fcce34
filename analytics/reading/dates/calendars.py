"""Convert the years and days of other calendars: Thai Buddhist, Solar Hijri (Jalali), Japanese eras and Minguo."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

BUDDHIST = range(2443, 2644)  # 1900..2100
BUDDHIST_OFFSET = 543
JALALI = range(1300, 1421)  # 1921..2041
# In digits of the West the year can also be of the Islamic (lunar) calendar, which has 1411 in 1990: from there on no
# year is certain; 1370 to 1410 are 1950 to 1990 in it, before there were pages.
JALALI_IN_DIGITS = range(1370, 1411)
MINGUO_OFFSET = 1911
_JALALI_ZERO = dt.date(622, 3, 20)  # the day before 1 Farvardin of the year 1, counted back by the 33-year rule


class Era(NamedTuple):
    """A Japanese era: its signs, its first day, and the first day of the next one."""

    signs: str
    first: dt.date
    end: dt.date


_ERAS = (
    Era("令和|㋿|R", dt.date(2019, 5, 1), dt.date.max),
    Era("平成|㍻|H", dt.date(1989, 1, 8), dt.date(2019, 5, 1)),
    Era("昭和|㍼|S", dt.date(1926, 12, 25), dt.date(1989, 1, 8)),
    Era("大正|㍽|T", dt.date(1912, 7, 30), dt.date(1926, 12, 25)),
    Era("明治|㍾", dt.date(1868, 10, 23), dt.date(1912, 7, 30)),
)
_MINGUO = "(?:中華)?民[國国]"
MINGUO_IN_DIGITS = range(100, 151)  # 2011..2061: three digits are no other year
_YEAR_OF_ERA = re.compile(
    r"(?<![^\W\d_])(?P<era>令和|平成|昭和|大正|明治|[㍻㍼㍽㍾㋿]|(?:中華)?民[國国]|[RHST](?=\d{1,2}[./年-]\d))\s*"
    r"(?P<year>\d{1,3}|元)\s*(?=[年./-])"
)
_KANJI = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+(?=\s*[年月日号號])")


def jalali(year: int, month: int, day: int) -> dt.date | None:
    """Return the Gregorian day of a day of the Solar Hijri calendar of Iran, None if there is no such day.

    The leap years follow the 33-year rule, which gives the same days as the astronomical calendar for 1178 to 1633
    (K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996).
    """
    n_days = 31 if month <= 6 else 30 if month <= 11 or _is_jalali_leap(year) else 29  # noqa: PLR2004 - months
    if not (1 <= month <= 12 and 1 <= day <= n_days):  # noqa: PLR2004 - months
        return None
    before = 365 * (year - 1) + (8 * (year - 1) + 29) // 33  # leap days up to the year: 8 in 33 years
    return _JALALI_ZERO + dt.timedelta(days=before + 30 * (month - 1) + min(month - 1, 6) + day)


def _is_jalali_leap(year: int) -> bool:
    return (8 * year + 29) % 33 < 8  # noqa: PLR2004 - 8 leap years in 33


def western_years(text: str) -> str:
    """Return a text with its years of Japanese eras and Minguo as Gregorian ones: "令和3年8月16日" as "2021年8月16日".

    Numbers in Chinese characters before 年, 月 and 日 become digits. A year beyond the end of its era stays as it is.
    """
    return _YEAR_OF_ERA.sub(_western_year, _KANJI_NUMBER.sub(_in_digits, text))


def _western_year(match: re.Match[str]) -> str:
    number = 1 if match["year"] == "元" else int(match["year"])
    if re.fullmatch(_MINGUO, match["era"]):
        return str(MINGUO_OFFSET + number)
    era = next(era for era in _ERAS if match["era"] in era.signs.split("|"))
    year = era.first.year + number - 1
    return str(year) if number >= 1 and year <= era.end.year else match[0]


def _in_digits(match: re.Match[str]) -> str:
    """Return 二〇二一 as 2021, and 十六 as 16."""
    text = match[0].replace("零", "〇")
    if "十" not in text:
        return "".join(str(_KANJI.index(sign)) for sign in text)
    tens, _, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return match[0]
    return str(10 * (_KANJI.index(tens) if tens else 1) + (_KANJI.index(ones) if ones else 0))
