"""Days of other calendars become Gregorian ones."""

import datetime as dt

import pytest

from analytics.reading.dates import calendars, dates


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [
        ((1400, 1, 1), (2021, 3, 21)),
        ((1400, 5, 25), (2021, 8, 16)),
        ((1399, 1, 1), (2020, 3, 20)),
        ((1399, 12, 30), (2021, 3, 20)),  # the last day of a leap year
        ((1403, 12, 30), (2025, 3, 20)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1320, 6, 3), (1941, 8, 25)),
    ],
)
def test_a_solar_hijri_day_is_converted(day, gregorian):
    assert calendars.jalali(*day) == dt.date(*gregorian)


@pytest.mark.parametrize("day", [(1400, 12, 30), (1400, 7, 31), (1400, 13, 1), (1400, 1, 0)])
def test_a_solar_hijri_day_that_does_not_exist_is_none(day):
    assert calendars.jalali(*day) is None


@pytest.mark.parametrize(
    "written",
    [
        "۱۴۰۰/۰۵/۲۵",
        "1400/05/25",
        "1400-05-25",
        "۲۵ مرداد ۱۴۰۰",
        "دوشنبه، ۲۵ مرداد ۱۴۰۰ ساعت ۱۰:۳۰",
        "25 Mordad 1400",
        "16 สิงหาคม 2564",
        "วันจันทร์ที่ 16 สิงหาคม พ.ศ. 2564",
        "16 ส.ค. 2564 เวลา 10:00 น.",
        "16/08/2564",
        "令和3年8月16日",
        "令和三年八月十六日",
        "R3.8.16",
        "民國110年8月16日",
        "110/08/16",
        "二〇二一年八月十六日",
    ],
)
def test_one_day_is_read_in_every_calendar(written):
    assert dates.normalise(written) == "2021-08-16"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("03/04/2564", "2021-04-03"),  # Thai dates are day first
        ("令和元年5月1日", "2019-05-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("پنج شنبه ۲۸ مرداد ۱۴۰۰", "2021-08-19"),
        ("مرداد ۱۴۰۰", "2021"),  # from July to August
    ],
)
def test_a_date_of_another_calendar_is_as_precise_as_it_is_certain(written, iso):
    assert dates.normalise(written) == iso


@pytest.mark.parametrize("written", ["1443/01/08", "١٤٠٠/٠٥/٢٥", "1400/13/01", "2564", "1400", "平成40年1月1日"])
def test_a_year_that_can_be_of_two_calendars_or_of_none_is_unreadable(written):
    # 1443 can be of the Islamic calendar; the digits of the second are Arabic, not Persian
    assert dates.normalise(written) == ""
