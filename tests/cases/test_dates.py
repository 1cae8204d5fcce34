"""Dates of every kind: the order of a column, other calendars, two-digit years and stamps of programs."""

import pytest
from cases.helpers import built, rows


def dated(number):
    return dict(rows(built(number), "documents", "title", "date"))


def test_a_column_that_shows_its_order_is_read_in_it():
    days = dated("15")

    assert [days[f"Report {at}"] for at in range(7)] == [
        f"2021-04-{day}" for day in ["03", "04", "11", "12", "13", "18", "27"]
    ]
    assert [days[f"Story {at}"] for at in range(4)] == [f"2021-04-{day}" for day in ["03", "11", "13", "27"]]
    assert rows(built("15"), "issues", "problem") == []


def test_days_of_other_calendars_digits_and_regions_are_read():
    days = dated("16")

    assert days.pop("Thai BE") == "2011-06-06"
    assert days.pop("Thai short") == "2016-06-17"
    assert len(days) == 7
    assert set(days.values()) == {"2021-08-16"}


def test_every_notation_of_a_day_is_read_and_what_is_not_certain_is_counted():
    days = dated("17")
    coarse = {"yyyy/mm": "2021-08", "quarter": "2021", "range": "2021-08", "uk": ""}

    assert {title: days[title] for title in coarse} == coarse
    assert {days[title] for title in days if title not in coarse} == {"2021-08-16"}
    problems = [problem for (problem,) in rows(built("17"), "issues", "problem")]
    assert any("1 of 25 rows have a date that cannot be read" in problem for problem in problems)
    assert any("16-18 August 2021" in problem for problem in problems)


@pytest.mark.parametrize("name", ["ar.txt", "hi.txt", "zh.txt", "ru.txt"])
def test_a_date_line_dates_the_article_and_is_not_its_title(name):
    found = {file: (date, title) for file, date, title in rows(built("37"), "documents", "file", "date", "title")}

    assert found[name][0] == "2021-08-16"
    assert not any(map(str.isdecimal, found[name][1]))


def test_the_range_of_captures_in_a_toolbar_is_not_the_date_of_the_article():
    days = dict(rows(built("64"), "documents", "file", "date"))

    assert days["wayback.html"] == "" or days["wayback.html"] <= "2021-05-06"


def test_a_dateline_of_an_agency_dates_the_article():
    days = dict(rows(built("59"), "documents", "file", "date"))

    assert days["afp-fr.txt"] == "2021-05-03"
