"""Which lines have the date of an article, and which of several dates is used."""

import pytest

from analytics.reading.cleaning.clean import Line
from analytics.reading.metadata import date_lines

TEXT = "The embassy in Kabul stays open, the foreign ministry said on 3 May 2020 in a statement."


def page(*above, below=(), text=TEXT):
    """Return lines above and below one line of running text; "# " marks the headline, "! " a caption, "> " a link."""
    marks = {"# ": "title", "! ": "caption", "> ": "link"}
    rows = [(line[2:], marks[line[:2]]) if line[:2] in marks else (line, "chrome") for line in above]
    rows += [(text, "body"), *((line, "chrome") for line in below)]
    return [Line(number, line, verdict, "") for number, (line, verdict) in enumerate(rows, start=1)]


def best(*above, **kwargs):
    stamp = date_lines.best(date_lines.stamps(page(*above, **kwargs)))
    return (stamp.date, stamp.text) if stamp else None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 16 August 2021", "2021-08-16"),
        ("Veröffentlicht am 16. August 2021, 10:30 Uhr", "2021-08-16"),
        ("Stand: 16.08.2021, 10:00 Uhr", "2021-08-16"),
        ("Publié le lundi 16 août 2021 à 10h12", "2021-08-16"),
        ("Publicado el 16 de agosto de 2021", "2021-08-16"),
        ("Опубликовано 16 августа 2021 г.", "2021-08-16"),
        ("Opublikowano: 16 sierpnia 2021", "2021-08-16"),
        ("发布时间：2021年8月16日 10:00", "2021-08-16"),
        ("Reuters November 18, 2019 11:03 PM", "2019-11-18"),
        ("By Sherif Saed, Wednesday, 20 November 2019 08:05 GMT", "2019-11-20"),
        ("Posted by Michael David Smith on November 19, 2019, 6:21 AM EST", "2019-11-19"),
        ("Carlos Nadalim 23/08/2018 2 comentários Brinquedos e Brincadeiras", "2018-08-23"),
        ("By Ann Smith @ann Nov 19, 2019, 7:53pm EST", "2019-11-19"),
        ("August 2021", "2021-08"),
    ],
)
def test_a_stamp_under_the_headline_dates_the_article(line, date):
    assert best("# Embassy stays open", line)[0] == date


@pytest.mark.parametrize(
    "line",
    [
        "What happened in Kabul on 16 August 2021",  # the words of a headline
        "He was born on 16 August 1961.",
        "! Fighters in Kabul, August 16, 2021",
        "> Taliban enter Kabul, August 16, 2021",
        "© 2021 The Paper",
    ],
)
def test_a_date_among_other_words_in_a_caption_link_or_copyright_notice_is_not_a_stamp(line):
    assert best("# Embassy stays open", line) is None


def test_a_date_in_running_text_is_not_a_stamp():
    assert best("# Embassy stays open") is None
    assert best("# Embassy stays open", text="On 16 August 2021 the embassy stayed open.") is None


def test_a_line_far_from_the_text_is_not_a_stamp():
    menu = [f"Section {letter}" for letter in "ABCDEFGHIJKL"]

    assert best("Wednesday, 20 November 2019", *menu) is None
    assert best(below=[*menu[:3], "Published 20 November 2019"]) is None


def test_a_published_date_has_priority_over_an_updated_and_an_unlabelled_date():
    line = "Updated 18 August 2021 | Published 16 August 2021"

    assert best("17 August 2021", line) == ("2021-08-16", "Published 16 August 2021")
    assert best("17 August 2021", "Updated 18 August 2021") == ("2021-08-17", "17 August 2021")
    assert best("Updated 18 August 2021") == ("2021-08-18", "Updated 18 August 2021")
    # cnbc and others glue the two together; each label counts up to the next
    assert best("Published 16 August 2021 Updated 18 August 2021") == ("2021-08-16", "Published 16 August 2021")


def test_a_label_on_its_own_line_belongs_to_the_next_line():
    assert best("Published:", "16 August 2021", "Updated:", "18 August 2021") == ("2021-08-16", "16 August 2021")


def test_two_days_of_publication_give_their_common_part():
    lines = ("Published 16 August 2021", "Published 18 August 2021")

    assert best(*lines) == ("2021-08", "Published 16 August 2021 / Published 18 August 2021")
    assert best("Published 16 August 2021", "Published 16 August 2019") is None


def test_the_first_unlabelled_date_after_the_headline_is_used():
    assert best("20 November 2019", "# Embassy stays open", "16 August 2021")[0] == "2021-08-16"
    assert best("20 November 2019", "# Embassy stays open")[0] == "2019-11-20"


def test_three_different_unlabelled_days_are_a_list_of_other_articles():
    teasers = ("July 30, 2010", "November 20, 2015", "September 12, 2016")

    assert best(*teasers) is None
    assert best(*teasers, "Published 16 August 2021")[0] == "2021-08-16"


def test_if_the_weekday_is_wrong_only_the_month_is_certain():
    # 16 August 2021 was a Monday
    assert best("Monday, 16 August 2021")[0] == "2021-08-16"
    assert best("Tuesday, 16 August 2021")[0] == "2021-08"
    assert best("Dienstag, den 16. August 2021")[0] == "2021-08"


def test_under_the_text_only_a_published_date_counts():
    assert best(below=["First published on 16 August 2021"])[0] == "2021-08-16"
    assert best(below=["Ann Smith 16 August 2021"]) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("KABUL, Aug 16, 2021 (Reuters) - The embassy stays open.", "2021-08-16"),
        ("Berlin, 16. August 2021 – Die Botschaft bleibt offen.", "2021-08-16"),
        ("NEW YORK, 16 Aug 2021 (dpa) -- The embassy stays open.", "2021-08-16"),
        ("KABUL (Reuters) - The embassy stays open after 16 August 2021.", None),
        ("In Kabul, since Aug 16, 2021 all embassies are closed, he said.", None),
        ("On October 1, 2021 - the last day of the talks - it stays open.", None),
        ("Per this Fox News Poll released on Dec. 16, 2014: 40 per cent", None),
        ("From October 2011:", None),
    ],
)
def test_a_dateline_at_the_start_of_the_text_gives_its_date(text, date):
    assert (best(text=text) or (None,))[0] == date


def test_a_text_without_lines_or_article_has_no_stamps():
    assert date_lines.stamps([]) == []
    assert date_lines.stamps([Line(1, "16 August 2021", "byline", "")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "NEW YORK, Aug. 16, 2021 /PRNewswire/ -- Acme",
        "NEW YORK--(BUSINESS WIRE)--Aug 16, 2021--Acme",
        "Paris, le 16 août 2021 (AFP) - Le",
        "Madrid, 16 ago 2021 (EFE).- La",
        "МОСКВА, 16 августа 2021. /ТАСС/. Совет",
        "МОСКВА, 16 авг 2021 — РИА Новости. Совет",
        "(ANSA) - ROMA, 16 AGO 2021 - Il",
        "BERLIN (dpa), 16.08.2021 - Die",
        "Lisboa, 16 ago 2021 (Lusa) – O",
        "新华社北京2021年8月16日电（记者李明）北港",
        "Jakarta, 16 Agustus 2021 (ANTARA) - Dewan",
        "ANKARA, 16 Ağustos 2021 (AA) - Konsey",
        "Warszawa, 16 sierpnia 2021 r. (PAP) - Rada",
        "القاهرة - 16 آب/أغسطس 2021 (أ ف ب) - قال",
        "Den Haag, 16 augustus 2021 (ANP) - De",
        "तेहरान, 16 अगस्त 2021 (भाषा) - सरकार",
    ],
)
def test_datelines_of_agencies_in_many_languages_give_their_date(text):
    assert best(text=f"{text} harbour board voted.")[0] == "2021-08-16"


@pytest.mark.parametrize(
    "text",
    [
        "Since May 3, 2021 (Monday) the embassy stays open.",
        "Paris, 16 août 2021 restera dans les mémoires.",
        "In May 2021 (AFP) reported that the embassy stays open.",
    ],
)
def test_the_day_of_an_event_is_no_dateline(text):
    assert best(text=text) is None


@pytest.mark.parametrize(
    "line",
    ["04 Jul 2019 - 06 Sep 2023", "Captured 16 Aug 2021", "Archived on May 6, 2021"],
)
def test_the_days_of_copies_of_a_page_are_not_of_the_article(line):
    assert best(line, "# Embassy stays open") is None


@pytest.mark.parametrize(
    "line",
    [
        "الاثنين 16 آب/أغسطس 2021",
        "دوشنبه ۲۵ مرداد ۱۴۰۰ - ۱۰:۳۰",
        "วันจันทร์ที่ 16 สิงหาคม พ.ศ. 2564",
        "令和3年8月16日",
        "2021. 8. 16. 오전 10:00",
        "16. 8. 2021 10:30",
    ],
)
def test_a_date_line_of_any_calendar_dates_the_article(line):
    assert best("# Embassy stays open", line)[0] == "2021-08-16"
