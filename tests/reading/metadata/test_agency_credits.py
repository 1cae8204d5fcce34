"""News agencies that an article credits, not those that it only reports about."""

import time

import pytest

from analytics.reading.cleaning.clean import Line
from analytics.reading.metadata.agency_credits import credits  # noqa: A004 - what they are called

SENTENCE = "The minister said on Monday that nobody in the city knew more about it."
BODY = 12


def page(text, verdict="body", *, at=0):
    lines = [(SENTENCE, "body")] * BODY
    lines.insert(at, (text, verdict))
    return [Line(number, line, judged, "") for number, (line, judged) in enumerate(lines, start=1)]


def credited(text, verdict="body", *, language="en", at=0):
    return [(credit.agency, credit.place) for credit in credits(page(text, verdict, at=at), language)]


@pytest.mark.parametrize(
    ("text", "agency", "language"),
    [
        ("KABUL (Reuters) - The army left.", "Reuters", "en"),
        ("KABUL, Aug 16 (Reuters) - The army left.", "Reuters", "en"),
        ("LONDON/KABUL, Aug 16, 2021 (Reuters) - The army left.", "Reuters", "en"),
        ("(Reuters) - The army left.", "Reuters", "en"),
        ("WASHINGTON (AP) — The army left.", "AP", "en"),
        ("(AP) MOSCOW – The army left.", "AP", "en"),
        ("SELMA, Ala. (AP) — The army left.", "AP", "en"),
        ("Paris (AFP) – The army left.", "AFP", "en"),
        ("KABUL - AFP - The army left.", "AFP", "en"),
        ("Peking (dpa) - Die Armee zog ab.", "dpa", "de"),
        ("Berlin (dpa/lnw) - Die Armee zog ab.", "dpa", "de"),
        ("Wien (APA) - Die Armee zog ab.", "APA", "de"),
        ("Bern (sda) - Die Armee zog ab.", "Keystone-SDA", "de"),
        ("BEIJING, Aug. 16 (Xinhua) -- The army left.", "Xinhua", "en"),
        ("北京 (新华社) - 中国", "Xinhua", "zh"),
        ("New Delhi [India], August 16 (ANI): The army left.", "ANI", "en"),
        ("ISLAMABAD (PTI) - The army left.", "PTI", "en"),
        ("Kabul (Pajhwok): The army left.", "Pajhwok", "en"),
        ("ROMA, 16 AGO (ANSA) - L'esercito.", "ANSA", "it"),
        ("(ANSA) - ROMA, 16 AGO - L'esercito.", "ANSA", "it"),
        ("Madrid, 16 ago (EFE).- El ejército.", "EFE", "es"),
        ("МОСКВА, 16 августа. /ТАСС/. Армия ушла.", "TASS", "ru"),
        ("МОСКВА, 16 авг - РИА Новости. Армия ушла.", "RIA Novosti", "ru"),
    ],
)
def test_a_dateline_credits_its_agency(text, agency, language):
    assert credited(text, language=language) == [(agency, "dateline")]


@pytest.mark.parametrize(
    ("text", "agencies", "language"),
    [
        ("By Reuters", ["Reuters"], "en"),
        ("By AP and Reuters", ["AP", "Reuters"], "en"),
        ("By Jane Doe, Associated Press", ["AP"], "en"),
        ("By Associated Press Reporter", ["AP"], "en"),
        ("Jane Doe, Reuters", ["Reuters"], "en"),
        ("The Associated Press", ["AP"], "en"),
        ("Agence France-Presse", ["AFP"], "en"),
        ("Von dpa", ["dpa"], "de"),
        ("Von SID", ["SID"], "de"),
        ("Par AFP", ["AFP"], "fr"),
    ],
)
def test_a_byline_credits_its_agencies(text, agencies, language):
    assert credited(text, "byline", language=language) == [(agency, "byline") for agency in agencies]


@pytest.mark.parametrize(
    ("text", "agencies", "language"),
    [
        ("- With Reuters", ["Reuters"], "en"),
        ("with inputs from PTI", ["PTI"], "en"),
        ("(With agency inputs from ANI and PTI)", ["ANI", "PTI"], "en"),
        ("He left the city. (With inputs from IANS)", ["IANS"], "en"),
        ("Source: Xinhua", ["Xinhua"], "en"),
        ("Quelle: dpa", ["dpa"], "de"),
        ("Quellen: dpa, AFP", ["dpa", "AFP"], "de"),
        ("Mit Material von dpa und AFP", ["dpa", "AFP"], "de"),
        ("Avec AFP", ["AFP"], "fr"),
        ("dpa/AFP", ["dpa", "AFP"], "de"),
        ("The Associated Press contributed to this report.", ["AP"], "en"),
        ("CNN's Jane Doe and Reuters contributed to this report.", ["Reuters"], "en"),
        ("Associated Press writers Jane Doe in Kabul and John Roe contributed to this report.", ["AP"], "en"),
        ("AP business writers Jane Doe and John Roe contributed to this report.", ["AP"], "en"),
        ("He left. Fox News' Jane Doe and The Associated Press contributed to this report.", ["AP"], "en"),
        ("Contributing: Jane Doe, USA TODAY; The Associated Press", ["AP"], "en"),
        ("© Copyright 2019 The Associated Press. All rights reserved.", ["AP"], "en"),
    ],
)
def test_a_credit_line_below_the_text_credits_its_agencies(text, agencies, language):
    assert credited(text, language=language, at=BODY) == [(agency, "credit line") for agency in agencies]


@pytest.mark.parametrize(
    ("text", "agency", "language"),
    [
        ("(Reuters)", "Reuters", "en"),
        ("He left the city. (Reuters)", "Reuters", "en"),
        ("--IANS", "IANS", "en"),
        ("Er verließ die Stadt. - dpa", "dpa", "de"),
        ("Er verließ die Stadt. (dpa/jd)", "dpa", "de"),
        ("dpa-AFX", "dpa", "de"),
    ],
)
def test_the_end_of_a_text_credits_its_agency(text, agency, language):
    assert credited(text, language=language, at=BODY) == [(agency, "end of text")]


@pytest.mark.parametrize(
    "text",
    [
        "According to Reuters, the army left.",
        "According to Reuters (a news agency) - the army left.",
        "The Associated Press (AP) reported that the army left.",
        "Pakistan Tehreek-e-Insaf (PTI) chairman Imran Khan said so.",
        "By Monday, Reuters had reported that the army left.",
        "Sid left the city.",
        "With the AP reporting a win, he left.",
        "He told Reuters.",
        "He left, Bloomberg reported.",
        "He worked for the Associated Press, Newsweek and others.",
        "Members of the army in Kabul. (AP Photo/Jane Doe)",
        "(Jane Doe/Reuters)",
        "Source: according to the AP",
        "© AFP",
    ],
)
@pytest.mark.parametrize("at", [0, 6, BODY])
def test_a_report_about_an_agency_or_a_picture_credit_is_not_a_credit(text, at):
    assert credited(text, at=at) == []


def test_an_agency_in_brackets_in_the_middle_of_the_text_is_not_a_credit():
    assert credited("He left the city. (AP)", at=6) == []


@pytest.mark.parametrize("verdict", ["link", "caption"])
def test_links_and_captions_have_no_credits(verdict):
    assert credited("- With Reuters", verdict, at=BODY) == []


def test_a_menu_of_agencies_has_no_credits():
    assert credited("Reuters | AP | AFP", "chrome") == credited("Reuters", "chrome", at=BODY) == []


def test_a_credit_line_that_was_removed_as_boilerplate_still_counts_near_the_text():
    assert credited("- With Reuters", "chrome", at=BODY) == [("Reuters", "credit line")]


def test_a_code_of_one_language_counts_only_in_that_language():
    assert credited("Von SID", "byline", language="de") == [("SID", "byline")]
    assert credited("By Sid", "byline") == credited("By SID", "byline") == []


def test_an_agency_is_listed_once_per_place_with_its_line():
    lines = [*page("KABUL (Reuters) - The army left."), Line(20, "- With Reuters", "credit", "")]

    assert [tuple(credit) for credit in credits(lines, "en")] == [
        ("Reuters", "dateline", 1, "KABUL (Reuters) -"),
        ("Reuters", "credit line", 20, "- With Reuters"),
    ]


def test_a_text_without_lines_or_body_has_no_credits():
    assert credits([], "en") == credits([Line(1, "By Reuters", "byline", "")], "en") == []


@pytest.mark.parametrize(
    "text", ["A-" * 80, "A " * 80, "(" * 160, "By " * 50, "with from " * 16, "Ab, " * 40 + "contributed"]
)
def test_a_hostile_line_does_not_stall(text):
    begin = time.process_time()
    credited(text, at=BODY)
    credited(text)

    assert time.process_time() - begin < 0.5
