"""A written date becomes an ISO date, only as precise as it is certain."""

import datetime as dt

import pytest

from analytics.reading.dates import date_names, dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-08-16", "2021-08-16"),
        ("2021-08-16T10:00:00Z", "2021-08-16"),
        ("2021-08-16 10:00:00+02:00", "2021-08-16"),
        ("20210816T101500", "2021-08-16"),
        ("20210816", "2021-08-16"),
        ("2021/8/5", "2021-08-05"),
        ("Mon, 16 Aug 2021 10:00:00 GMT", "2021-08-16"),
        ("16 August 2021", "2021-08-16"),
        ("August 16, 2021", "2021-08-16"),
        ("Aug. 16th, 2021 at 10:30 AM EDT", "2021-08-16"),
        ("16. August 2021", "2021-08-16"),
        ("Montag, 16. August 2021, 10:30 Uhr", "2021-08-16"),
        ("16 août 2021", "2021-08-16"),
        ("1er août 2021", "2021-08-01"),
        ("16 de agosto de 2021", "2021-08-16"),
        ("16 sierpnia 2021", "2021-08-16"),
        ("16 августа 2021 г.", "2021-08-16"),
        ("16 أغسطس 2021", "2021-08-16"),
        ("2021年8月16日", "2021-08-16"),
        ("٢٠٢١-٠٨-١٦", "2021-08-16"),
        ("16.08.2021", "2021-08-16"),
        *(("12. rujna 2021.", "2021-09-12"), ("12. september 2021. a.", "2021-09-12"), ("12 сен 2021", "2021-09-12")),
        *(("12 בספטמבר 2021", "2021-09-12"), ("12 सितम्बर 2021", "2021-09-12"), ("12ης Μαΐου 2021", "2021-05-12")),
        *(("/Date(1694506500000)/", "2023-09-12"), ("v. 12.09.2021", "2021-09-12"), ("28/9/23 18:03", "2023-09-28")),
        *(("16. avgust 2021. 14:05", "2021-08-16"), ("2021. gada 16. augusts 14:05", "2021-08-16")),
        ("03.04.2021", "2021-04-03"),
        (dt.datetime(2021, 8, 16, 3, tzinfo=dt.UTC), "2021-08-16"),
        (dt.date(2021, 8, 16), "2021-08-16"),
        (1629072000, "2021-08-16"),
        (1629072000000, "2021-08-16"),
        ("1629072000", "2021-08-16"),
        (20210816, "2021-08-16"),
        (20210816.0, "2021-08-16"),
    ],
)
def test_a_whole_date_is_read_in_every_common_notation(written, iso):
    assert dates.normalise(written) == iso


@pytest.mark.parametrize(
    "names",
    [
        "January February March April May June July August September October November December",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
        "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra",
        "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
        "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    ],
)
def test_every_month_is_read_as_a_whole_date_and_inside_a_line(names):
    written = [f"16 {name} 2021" for name in names.split()]

    assert [dates.normalise(text) for text in written] == [f"2021-{month:02}-16" for month in range(1, 13)]
    assert [[span.date for span in dates.spans(f"({text})")] for text in written] == [
        [f"2021-{month:02}-16"] for month in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-08", "2021-08"),
        ("August 2021", "2021-08"),
        ("08/2021", "2021-08"),
        ("2021年8月", "2021-08"),
        ("2021", "2021"),
        (2021, "2021"),
    ],
)
def test_a_date_is_as_long_as_its_precision(written, iso):
    assert dates.normalise(written) == iso


@pytest.mark.parametrize(
    ("written", "iso"),
    [("03/04/2021", "2021"), ("13/04/2021", "2021-04-13"), ("04/13/2021", "2021-04-13"), ("03/03/2021", "2021-03-03")],
)
def test_a_day_and_month_that_could_be_swapped_give_only_the_year(written, iso):
    assert dates.normalise(written) == iso


def test_a_month_name_with_two_meanings_gives_only_the_year():
    # listopad is November in Polish and Czech, October in Croatian.
    assert dates.normalise("12 listopada 2020") == "2020"


@pytest.mark.parametrize(
    "written", ["2021-02-30", "2021-13-01", "31/02/2021", "2021-00-00", "30 February 2021", "0001-01-01"]
)
def test_a_date_that_does_not_exist_is_unreadable(written):
    assert dates.normalise(written) == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "foo",
        "today",
        "yesterday",
        "2 days ago",
        "16 August",
        "Aug 16",
        "16/08/21",
        "10:30",
        "May",
    ],
)
def test_a_missing_day_or_year_is_never_guessed(written):
    assert dates.normalise(written) == ""


@pytest.mark.parametrize(
    "number", [0, 12345, -5, 1e300, 10**400, float("nan"), float("inf"), True, None, "99999999999999999999"]
)
def test_a_number_that_is_not_a_plausible_time_is_unreadable(number):
    assert dates.normalise(number) == ""


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021. augusztus 16.", "2021-08-16"),
        ("2021 m. rugpjūčio 16 d.", "2021-08-16"),
        ("2021. gada 16. augusts", "2021-08-16"),
    ],
)
def test_a_date_with_the_year_first_and_the_month_in_words_is_read(written, iso):
    assert dates.normalise(written) == iso


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Reuters November 18, 2019 11:03 PM", [("November 18, 2019", "2019-11-18")]),
        ("Updated 2021-08-16T10:00:00Z", [("2021-08-16", "2021-08-16")]),
        ("Published Tue, Nov 19 20197:05 AM EST", [("Nov 19 2019", "2019-11-19")]),
        ("Publié le lundi 16 août 2021 à 10h", [("16 août 2021", "2021-08-16")]),
        ("Stand: 16.08.2021, 10:00 Uhr", [("16.08.2021", "2021-08-16")]),
        ("发布时间：2021年8月16日 10:00", [("2021年8月16日", "2021-08-16")]),
        (
            "16 de agosto de 2021 - 17 de agosto de 2021",
            [("16 de agosto de 2021", "2021-08-16"), ("17 de agosto de 2021", "2021-08-17")],
        ),
        ("Issue 12, 2019 of version 3", []),
        ("Call 2021-555-1234 or +49 (0)40 890 85", []),
        ("Aug 16", []),
    ],
)
def test_dates_are_found_inside_a_line(line, expected):
    assert [(line[span.start : span.end], span.date) for span in dates.spans(line)] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted Nov 18, 8:19 PM", ["--11-18"]),
        ("am 16. August um 10 Uhr", ["--08-16"]),
        ("Updated 16 Aug", ["--08-16"]),
        ("29 February", ["--02-29"]),
        ("31 February", []),
        ("12 listopada", []),  # November in Polish, October in Croatian
        ("5 Min Read", []),
    ],
)
def test_days_without_a_year_are_found_inside_a_line(line, expected):
    assert [span.date for span in dates.yearless(line)] == expected


@pytest.mark.parametrize(
    ("several", "together"),
    [
        (["2021-08-16", "2021-08-16"], "2021-08-16"),
        (["2021-08-16", "2021-08-18"], "2021-08"),
        (["2021-08-16", "2021"], "2021"),
        (["2021-08-16", "2020-08-16"], ""),
        (["2021-08-16", ""], ""),
        ([], ""),
    ],
)
def test_the_common_part_of_different_dates_is_month_year_or_nothing(several, together):
    assert dates.common(several) == together


@pytest.mark.parametrize(
    ("name", "days"),
    [("Montag", {0}), ("Tues", {1}), ("среда", {2}), ("Jeudi", {3}), ("sábado", {5}), ("Kabul", set())],
)
def test_weekday_names_are_recognised_in_many_languages(name, days):
    assert date_names.weekdays(name) == days


@pytest.mark.parametrize(
    "written",
    [
        "Mon Aug 16 10:00:00 2021",
        "Mon Aug 16 10:00:00 EDT 2021",
        "Mon Aug 16 10:00:00 +0000 2021",
        "Mon Aug 16 2021 10:00:00 GMT+0200 (CEST)",
        "20210816091500",
        "20210816T091500Z",
        "202108160915",
        "1629072000000000",
        "[16/Aug/2021:10:00:00 +0000]",
        "16/Aug/2021",
        "Monday, 16-Aug-21 10:00:00 GMT",
        "August 16, 2021 Monday 10:36 PM EST",
        "August 16, 2021 Monday Final Edition",
        "2021-08-16 (Mon)",
        "44424",
        "44424.5",
        44424,
        "2021-W33-1",
        "Posted: 16 Aug 2021 10:00",
        "Published 16 Aug 2021 | Updated 18 Aug 2021",
        "Updated 18 Aug 2021, published 16 Aug 2021",
        "16 Aug 2021 (updated 18 Aug 2021)",
        "10:30 | 16.08.2021",
        "am 16. August 2021",
        "Aug 16, '21",
        "16 août 21",
        "8/16/21",
        "16. 8. 2021",
        "2021. 8. 16. 오전 10:00",
        "Thứ Hai, 16 tháng 8, 2021",
        "poniedziałek, 16 sierpnia 2021 r., 10:30",
        "16.VIII.2021",
        "16 авг 2021",
        "16 августа 2021 года",
        "16 آب 2021",
        "16 آب/أغسطس 2021",
        "16 أوت 2021",
        "16 غشت 2021",
        "16 AĞUSTOS 2021",
        "सोमवार, 16 अगस्त 2021",
        "Senin, 16 Agustus 2021 10:00 WIB",
    ],
)
def test_stamps_of_programs_and_dates_with_words_around_them_are_read(written):
    assert dates.normalise(written) == "2021-08-16"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("16-18 August 2021", "2021-08"),
        ("August 16-18, 2021", "2021-08"),
        ("16.08.2021 - 18.08.2021", "2021-08"),
        ("30 August - 2 September 2021", "2021"),
        ("Q3 2021", "2021"),
        ("3. Quartal 2021", "2021"),
        ("2021-W33", "2021-08"),
        ("16. Jänner 2021", "2021-01-16"),
        ("4 تشرين الثاني 2021", "2021-11-04"),
        ("3 KASIM 2021", "2021-11-03"),
        ("12 listopada 2020 r.", "2020-11-12"),  # the mark of the year is Polish
        ("czwartek, 12 listopada 2020", "2020-11-12"),  # 12 October 2020 was a Monday
    ],
)
def test_a_range_or_a_quarter_gives_what_its_days_have_in_common(written, iso):
    assert dates.normalise(written) == iso


@pytest.mark.parametrize("written", ["01/02/03", "16.08.21", "16 Aug 10:00", "16 Aug 10 AM", "Volume 5, 2021", "99999"])
def test_numbers_that_can_be_something_else_are_unreadable(written):
    assert dates.normalise(written) == ""


@pytest.mark.parametrize(
    ("written", "iso", "loses"),
    [
        ("16-18 August 2021", "2021-08", True),
        ("03/04/2021", "2021", True),
        ("12 listopada 2020", "2020", True),
        ("August 2021", "2021-08", False),
        ("2021-08", "2021-08", False),
        ("Q3 2021", "2021", False),
        ("16 August 2021", "2021-08-16", False),
    ],
)
def test_a_date_loses_its_day_if_the_text_names_one(written, iso, loses):
    assert dates.normalise(written) == iso
    assert dates.loses_day(written, iso) is loses
