"""Dates out of the text of real pages, and out of their addresses: what share is right."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from analytics.reading.cleaning import clean
from analytics.reading.dates import dates
from analytics.reading.metadata import metadata
from analytics.reading.raw import RawDocument

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data"
PAGES = SHARED / "extraction" / "html"
NEWS = SHARED / "news" / "articles-4000.jsonl.gz"
FINGERPRINTS = {
    "pages": "0be8f0dda50aa7308542c32e61875085fb80ef2c2b6fcc90db10a40338eb45c7",
    "news": "83493b1d348b720b46c25a1745a08b8773c578275faf4b822c92c665545041de",
}
PRECISION, FOUND = 0.95, 0.80  # of the days told; of the pages that are told a day, or the year of it

# The day on which a page says it was published, in its own time zone: its stamp read by eye and held against its own
# metadata, the metadata alone where no stamp was seen. Then the first letters of the names of the files. The pages of
# 3cb5e2f4, aadb38e5, c467d507 and 8380689f show the days of other articles too; 5f03fc17 and 94fbcc26 those of updates.
_DAYS = """
2014-06-21 30b771a4
2014-09-15 0e014df6
2015-03-30 21486419
2017-11-23 20b2b649
2018-02-16 3ce1c8fd
2018-04-18 94fbcc26
2018-07-30 ba07d1e6
2018-08-08 358cc4a0
2018-08-16 f105de6e
2018-08-23 3252222e c69e539d
2018-10-05 f6ac15a4
2018-10-07 5f03fc17
2018-10-09 ad9e9e59 e7301133
2018-10-15 8cad00dc
2019-11-13 3d8f3404
2019-11-15 bdb56ac8
2019-11-18 06e5123e 08f79376 14cc2a0c 232a43fb 432362af 51d066b0 55bb6340 5fa3154e 5fbc7ccb 65bf3048 686bb170
2019-11-18 7ab16ade 7bb1ca90 8380689f 87bf6057 8b194530 b37be353 b6906ca0 bc13ff87 bd673bd7 d1c57d78
2019-11-19 042bb7b5 06ee193d 076f4f33 098bb3e9 0d461229 291a8bf3 3cb22bfa 57d46c9d 5caf91b8 624fcd90 65ce3a45
2019-11-19 70cb2d5b 8267acac 8e3efab5 9a440270 c467d507 e7d77f18 ecb46e3e ef2b3f26 f5c90a6d ffc109d4
2019-11-20 360c732d 39d5c43b 3cb5e2f4 4a44ab3e 63db31a1 65408257 833caf3b 961bd85c aadb38e5 eecd2575
"""
DAYS = {name: day for day, *names in map(str.split, _DAYS.split("\n")[1:-1]) for name in names}


@pytest.fixture(scope="module")
def pages():
    if not PAGES.is_dir():
        pytest.skip("the saved pages (../shared/data/extraction) are not on this machine")
    files = {path.name[:8]: path for path in sorted(PAGES.iterdir())}
    content = {name: files[name].read_bytes() for name in sorted(DAYS)}
    assert hashlib.sha256(b"".join(content.values())).hexdigest() == FINGERPRINTS["pages"]
    return {name: gzip.decompress(data).decode("utf-8", "replace") for name, data in content.items()}


@pytest.fixture(scope="module")
def told(pages):
    """Return the date of each page as plain text tells it, without its markup and its address."""
    inscriptis = pytest.importorskip("inscriptis", reason="flattening pages needs pip install inscriptis")
    settled = {}
    for name, markup in pages.items():
        text = inscriptis.get_text(markup)
        settled[name] = metadata.settle(RawDocument(name, text), clean.clean(text), "en")
    return settled


def test_a_day_out_of_the_text_is_the_day_of_publication(told):
    exact = {name: found.date for name, found in told.items() if found.date_precision == "day"}
    wrong = {name: date for name, date in exact.items() if date != DAYS[name]}

    assert 1 - len(wrong) / len(exact) >= PRECISION, wrong


def test_most_pages_that_show_a_date_are_dated(told):
    dated = [name for name, found in told.items() if found.date]

    assert len(dated) / len(DAYS) >= FOUND, sorted(set(DAYS) - set(dated))


def test_every_date_out_of_the_text_quotes_the_words_it_was_read_in(told):
    assert all(found.date_origin.startswith('text: "') for found in told.values() if found.date)


def test_the_date_in_an_address_is_the_date_of_the_article():
    if not NEWS.is_file():
        pytest.skip("the 4,000 articles (../shared/data/news) are not on this machine")
    assert hashlib.sha256(NEWS.read_bytes()).hexdigest() == FINGERPRINTS["news"]
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    dated = [(dates.normalise(row["date"]), metadata.url_date(row["url"] or "")) for row in rows]
    both = [(given, found) for given, found in dated if given and found]
    days = [given == found for given, found in both if len(found) == 10]
    months = [given.startswith(found) for given, found in both if len(found) == 7]

    assert (len(days), len(months)) == (2509, 300)
    assert sum(days) / len(days) >= 0.99
    assert sum(months) / len(months) >= 0.98
