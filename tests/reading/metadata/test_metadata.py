"""Every field of an article comes from the most reliable origin, and the origin is named."""

import pytest

from analytics import schema
from analytics.reading.cleaning import clean
from analytics.reading.metadata import metadata
from analytics.reading.raw import RawDocument

TEXT = (
    "The embassy in Kabul stays open, the foreign ministry said.\n"
    "China and the Taliban have talked about it for several weeks, and the talks go on."
)
TITLE = "Embassy in Kabul stays open\n"
HEAD = f"{TITLE}By Ann Smith\nPublished: 16 August 2021\n\n"


def cleaned(text):
    """Return a text as cleaned: above its blank line a headline and stamps, below it the article."""
    over, _, under = text.rpartition("\n\n")
    rows = [
        *zip(over.splitlines(), ["title", *["byline"] * 99], strict=False),
        *((line, "body") for line in under.split("\n")),
    ]
    return clean.Cleaned(
        [clean.Line(n, *row, "") for n, row in enumerate(rows, start=1)], under, over.partition("\n")[0]
    )


def settle(text=HEAD + TEXT, *, file_times=False, **given):
    raw = RawDocument("a.txt", text, **given)
    judged = clean.clean(text, html=True) if raw.html else cleaned(text)
    return metadata.settle(raw, judged, "en", file_times=file_times)


def dated(text=HEAD + TEXT, **given):
    settled = settle(text, **given)
    return settled.date, settled.date_origin, settled.date_precision


def page(date="2021-08-20"):
    return (
        '<html><head><title>Page title of it</title><meta property="og:site_name" content="The Paper">'
        f'<meta name="author" content="Li Wei"><meta property="article:published_time" content="{date}T10:00:00Z">'
        f"</head><body><article><h1>Page title of it</h1><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
    )


def test_given_metadata_have_priority_and_their_own_origin():
    given = {"title": "Given", "source": "Outlet", "author": "Omar Khan", "date": "2020-01-02"}
    origins = {field: f"column {field}" for field in given}

    article = settle(page(), html=True, url="https://www.paper.org/2021/08/18/x", origins=origins, **given)

    assert article == (
        *("Given", "column title", "Outlet", 'column source; page metadata: "The Paper"'),
        *("Omar Khan", "column author"),
        *("https://www.paper.org/2021/08/18/x", "2020-01-02", "column date", "day"),
    )


def test_page_metadata_have_priority_over_the_url_and_the_text():
    article = settle(page(), html=True, url="https://www.paper.org/2021/08/18/x")

    assert (article.title, article.title_origin) == ("Page title of it", "page metadata")
    assert (article.source, article.source_origin) == ("The Paper", "page metadata")
    assert (article.author, article.author_origin) == ("Li Wei", "page metadata")
    assert (article.date, article.date_origin, article.date_precision) == ("2021-08-20", "page metadata", "day")


def test_the_url_has_priority_over_the_text():
    article = settle(url="https://www.paper.org/2021/08/18/embassy")

    assert (article.source, article.source_origin) == ("paper.org", "URL")
    assert (article.date, article.date_origin) == ("2021-08-18", "URL")


def test_the_text_gives_title_author_and_date_and_the_origin_quotes_it():
    article = settle()

    assert (article.title, article.title_origin) == ("Embassy in Kabul stays open", "text")
    assert (article.author, article.author_origin) == ("Ann Smith", "text")
    assert (article.date, article.date_origin, article.date_precision) == (
        "2021-08-16",
        'text: "Published: 16 August 2021"',
        "day",
    )


def test_unknown_fields_are_not_guessed():
    assert settle(TEXT, retrieved="2021-08-18", file_time="2021-08-19") == (
        *("", "", "unknown source", "", "", "", "", "", ""),
        "unknown",
    )


def test_the_file_time_is_used_only_with_its_option_and_only_without_another_date():
    assert dated(TEXT, file_time="2021-08-19") == ("", "", "unknown")
    assert dated(TEXT, file_time="2021-08-19", file_times=True) == ("2021-08-19", "file time", "day")
    assert dated(file_time="2021-08-19", file_times=True)[0] == "2021-08-16"


@pytest.mark.parametrize(
    ("given", "url", "expected"),
    [
        ("2021", "", ("2021-08-16", 'column date; text: "Published: 16 August 2021"', "day")),
        ("2021-08", "", ("2021-08-16", 'column date; text: "Published: 16 August 2021"', "day")),
        (
            "2021",
            "https://a.org/2021/08/x",
            ("2021-08-16", 'column date; URL; text: "Published: 16 August 2021"', "day"),
        ),
        ("2021-07", "", ("2021-07", "column date", "month")),  # the text has another month: the given date has priority
        ("2020", "https://a.org/2021/08/16/x", ("2020", "column date", "year")),
    ],
)
def test_a_coarse_date_becomes_finer_by_an_origin_that_agrees(given, url, expected):
    assert dated(date=given, url=url, origins={"date": "column date"}) == expected


FRENCH = (
    "Les maires de onze villages de la vallée demandent une enquête indépendante, car l'exploitant du barrage a reconnu"
    " avoir prévenu les habitants avec trois heures de retard."
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Le barrage cède\nPublié le 12/09/2023 à 10h15\n" + FRENCH,
            "2023-09-12",
        ),
        ("The dam breaks\nPublished 12/09/2023\nThe mayors of eleven villages ask for an inquiry.", "2023"),
        ("The dam breaks\nTuesday, 12/09/2023\nThe mayors of eleven villages ask for an inquiry.", "2023-09-12"),
    ],
)
def test_the_language_or_the_weekday_tells_the_day_from_the_month(text, date):
    assert metadata.settle(RawDocument("a.txt", text), clean.clean(text), "").date == date


def test_a_day_without_a_year_has_the_given_year():
    text = f"{TITLE}Monday, Aug 16\n\n{TEXT}"

    assert dated(text, date="2021", origins={"date": "feed"}) == ("2021-08-16", 'feed; text: "Monday, Aug 16"', "day")
    assert dated(text, date="2022", origins={"date": "feed"}) == ("2022", "feed", "year")  # it was a Tuesday
    assert dated(text) == ("", "", "unknown")


def test_the_origin_of_a_relative_day_names_the_day_of_retrieval():
    text = f"{TITLE}Published yesterday\n\n{TEXT}"

    expected = 'text: "Published yesterday", counted from the day of retrieval 2021-08-18'
    assert dated(text, retrieved="2021-08-18") == ("2021-08-17", expected, "day")
    assert dated(text) == ("", "", "unknown")


def test_the_day_of_an_update_is_used_last_and_does_not_make_a_date_finer():
    text = f"{TITLE}Updated 16 August 2021\n\n{TEXT}"

    assert dated(text) == ("2021-08-16", 'text: "Updated 16 August 2021"', "day")
    assert dated(text, date="2021", origins={"date": "feed"}) == ("2021", "feed", "year")
    assert dated(f"{TITLE}Updated yesterday\n\n{TEXT}", retrieved="2021-08-18") == ("", "", "unknown")


def test_days_of_several_teasers_are_not_counted_from_the_day_of_retrieval():
    text = f"{TITLE}Monday 5:30PM\nFriday 11:40AM\n\n{TEXT}"

    assert dated(text, retrieved="2021-08-18") == ("", "", "unknown")


def test_a_weekday_in_running_text_does_not_make_a_date_finer():
    text = f"{TITLE}\n{TEXT} It stays open, a spokesman said on Tuesday."

    assert dated(text, date="2021-08", retrieved="2021-08-18", origins={"date": "feed"}) == ("2021-08", "feed", "month")


def test_an_origin_quotes_at_most_eighty_characters():
    names = "Annegret Joergensen-Grossmann Konstantin Hallgrimsson"
    _, origin, _ = dated(f"{TITLE}Published: 16 August 2021 10:00 {names} Pressburger\n\n{TEXT}")

    quote = origin.removeprefix('text: "').removesuffix('"')
    assert quote.startswith("Published: 16 August 2021 10:00 Annegret")
    assert len(quote) == 80
    assert quote.endswith("…")


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.org/2021/08/16/embassy", "2021-08-16"),
        ("https://a.org/2021/8/5/embassy.html", "2021-08-05"),
        ("https://a.org/news/2021-08-16-embassy", "2021-08-16"),
        ("https://a.org/story/2021-08-16/embassy", "2021-08-16"),
        ("https://a.org/world/2021/aug/16/embassy", "2021-08-16"),
        ("https://a.org/2021/08/embassy", "2021-08"),
        ("https://a.org/2021/embassy", ""),
        ("https://a.org/2021/13/45/embassy", ""),
        ("https://a.org/x?date=2021/08/16/", ""),
        ("https://a.org/kabul-after-2021-08-16-what-next", ""),  # the event and not the article
        ("https://a.org/article-20210816", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_a_date_in_the_path_of_an_address_is_read(url, date):
    assert metadata.url_date(url) == date


def test_all_precisions_are_declared():
    assert {settle(TEXT, date=date).date_precision for date in ("2021-08-16", "2021-08", "2021", "")} == set(
        schema.PRECISIONS
    )


@pytest.mark.parametrize(
    "text", ["", "\x00", "16 August " * 5000, "Published: " * 3000, "1/" * 9000, "By " * 9000, "a" * 200_000]
)
def test_a_hostile_text_gives_no_date(text):
    assert settle(text, retrieved="2021-08-18").date == ""
