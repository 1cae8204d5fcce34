"""Days that need an anchor become dates only if one reading is possible."""

import pytest

from analytics.reading.metadata import relative_days
from analytics.reading.metadata.date_lines import Stamp

WEDNESDAY = "2021-08-18"


def date(text, *, known="", retrieved="", language="en", label=""):
    return relative_days.date_stamp(Stamp(text, label=label), known=known, retrieved=retrieved, language=language).date


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Published yesterday", "en", "2021-08-17"),
        ("Yesterday at 5:10 pm", "en", "2021-08-17"),
        ("gestern, 17:10 Uhr", "de", "2021-08-17"),
        ("hier à 17:10", "fr", "2021-08-17"),
        ("ayer a las 17:10", "es", "2021-08-17"),
        ("heute, 10:15 Uhr", "de", "2021-08-18"),
        ("Monday 5:30PM", "en", "2021-08-16"),
        ("am Dienstag um 10:15 Uhr", "de", "2021-08-17"),
        ("Wednesday 8:00 am", "en", "2021-08-18"),
        ("Thursday 8:00 am", "en", "2021-08-12"),
    ],
)
def test_a_named_day_is_counted_from_the_day_of_retrieval(text, language, day):
    label = "published" if text.startswith("Published") else ""

    assert date(text, retrieved=WEDNESDAY, language=language, label=label) == day
    assert date(text, language=language, label=label) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2 hours ago", "en"),
        ("vor 3 Stunden", "de"),
        ("1 day ago", "en"),  # 24 to 48 hours: the 17th or the 16th
        ("vor 2 Tagen", "de"),
        ("hace 2 días", "es"),
        ("il y a 2 heures", "fr"),
        ("2 дня назад", "ru"),
        ("3小时前", "zh"),
        ("1 week ago", "en"),  # 5 to 11 August
    ],
)
def test_hours_or_days_ago_can_mean_two_days_and_give_their_common_month(text, language):
    assert date(text, retrieved=WEDNESDAY, language=language) == "2021-08"


def test_a_count_back_into_another_month_or_year_gives_only_what_is_certain():
    assert date("2 hours ago", retrieved="2021-08-01") == "2021"
    assert date("2 hours ago", retrieved="2021-01-01") == ""
    assert date("3 weeks ago", retrieved=WEDNESDAY) == "2021-07"  # 22 to 28 July
    assert date("2 weeks ago", retrieved=WEDNESDAY) == "2021"  # 29 July to 4 August


@pytest.mark.parametrize(
    "text", ["Today", "Sunday", "5 min", "5 min read", "in 2 days", "Anna Menin", "", "Monday Friday 5:30PM"]
)
def test_names_of_sections_reading_times_and_the_future_are_not_days(text):
    assert date(text, retrieved=WEDNESDAY) == ""


@pytest.mark.parametrize(
    ("text", "known", "day"),
    [
        ("Aug 16", "2021", "2021-08-16"),
        ("16. August", "2021-08", "2021-08-16"),
        ("Monday, Aug 16", "2021", "2021-08-16"),
        ("Tuesday, Aug 16", "2021", ""),  # it was a Monday
        ("Aug 16", "2021-07", ""),
        ("Feb 29", "2021", ""),
        ("KABUL, Aug. 16 (Reuters) -", "2021", "2021-08-16"),
    ],
)
def test_a_day_without_a_year_has_the_known_year_if_month_and_weekday_agree(text, known, day):
    assert date(text, known=known) == day


def test_without_a_known_year_a_day_is_the_last_one_up_to_the_day_of_retrieval():
    assert date("Aug 16", retrieved=WEDNESDAY) == "2021-08-16"
    assert date("Dec 30", retrieved=WEDNESDAY) == "2020-12-30"
    assert date("Tuesday, Aug 16", retrieved=WEDNESDAY) == ""
    assert date("Aug 16") == ""


def test_the_anchor_of_a_relative_day_is_stored():
    def since(text, **anchors):
        return relative_days.date_stamp(
            Stamp(text), **{"known": "", "retrieved": WEDNESDAY, "language": "en"} | anchors
        ).since

    assert since("Monday 5:30PM") == WEDNESDAY
    assert since("Aug 16", known="2021") == ""
    assert since("Anna Menin") == ""
