"""Web archives: their pages and converted texts, and what is reported of all other records."""

import gzip

import pytest
from reading_helpers import problems, texts, zipped

from analytics.reading.formats.files import load_uploads

PAGE = b"<html><body><p>The harbour board voted on Monday to close the old ferry dock.</p></body></html>"
TEXT = PAGE.decode()


def record(body=PAGE, *, kind="response", status="200 OK", media="text/html; charset=utf-8", headers="", length=0):
    """Return one record; a response has the headers of HTTP in its block."""
    block = (
        f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body if kind != "conversion" else body
    )
    own_type = "application/http; msgtype=response" if kind != "conversion" else media
    start = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://herald.example/2021/05/dock\r\n"
        f"WARC-Date: 2021-05-03T00:00:00Z\r\nContent-Type: {own_type}\r\nContent-Length: {length or len(block)}\r\n\r\n"
    )
    return start.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", record() * 2),
        ("a.warc.gz", gzip.compress(record()) * 2),
        ("packed as one.warc.gz", gzip.compress(record() * 2)),
        ("site.wacz", zipped({"archive/a.warc.gz": gzip.compress(record() * 2), "pages/pages.jsonl": '{"url": "x"}'})),
    ],
)
def test_every_way_of_packing_gives_the_pages(name, data):
    loaded = load_uploads([(name, data)])

    assert [(each.text, each.html, each.retrieved) for each in loaded.documents] == [(TEXT, True, "2021-05-03")] * 2
    assert loaded.documents[0].url == "https://herald.example/2021/05/dock"
    assert loaded.issues == []


def test_converted_texts_are_no_pages():
    info = record(b"software: x", kind="warcinfo", media="application/warc-fields")
    (document,) = load_uploads(
        [("a.wet", info + record(b"Dock zu\nText", kind="conversion", media="text/plain"))]
    ).documents

    assert (document.text, document.html) == ("Dock zu\nText", False)


@pytest.mark.parametrize(
    ("body", "media", "headers"),
    [
        (b"7\r\n<p>Z\xc3\xbcr\r\n8\r\nich.</p>\r\n0\r\n\r\n", "text/html", "Transfer-Encoding: chunked\r\n"),
        (gzip.compress("<p>Zürich.</p>".encode(), mtime=0), "text/html", "Content-Encoding: gzip\r\n"),
        ("<p>Zürich.</p>".encode("latin-1"), "text/html; charset=iso-8859-1", ""),
    ],
)
def test_the_codings_of_http_are_undone(body, media, headers):
    (document,) = load_uploads([("a.warc", record(body, media=media, headers=headers))]).documents

    assert document.text == "<p>Zürich.</p>"


def test_records_that_are_no_pages_are_reported_by_their_kind():
    others = [record(status="404 Not Found"), record(media="application/pdf"), record(b"", kind="revisit")]
    unseen = [record(b"\x89PNG", media="image/png"), record(b"", status="301 Moved"), record(kind="request")]
    loaded = load_uploads([("a.warc", b"".join([record(), *others, *unseen]))])

    assert [document.text for document in loaded.documents] == [TEXT]
    assert [issue.problem.partition(" (first")[0] for issue in loaded.issues] == [
        "1 of 7 records are error pages of their servers",
        "1 of 7 records repeat a page that was archived before",
        "1 of 7 records are documents in another format",
    ]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("cut.warc.gz", gzip.compress(record()) + gzip.compress(record())[:-40], "damaged web archive after record 2"),
        (
            "cut.warc",
            record() + record()[:100],
            "the last record can be cut",
        ),
        ("wrong.warc", record() + record(length=50), "1 records do not have the length that they state"),
    ],
)
def test_what_stands_before_the_damage_is_read(name, data, problem):
    loaded = load_uploads([(name, data)])

    assert texts(loaded)[f"{name}#1"] == TEXT
    assert problem in problems(loaded).values()


def test_a_record_that_is_cut_is_kept_and_reported():
    loaded = load_uploads([("a.warc", record() + record()[:-40])])

    assert len(loaded.documents) == 2
    assert problems(loaded)["a.warc"].startswith("1 of 2 records are shorter than they should be")


def test_another_file_with_this_name_is_reported():
    assert problems(load_uploads([("a.warc", b"Plain words.\n" * 9)])) == {"a.warc": "not a readable web archive"}
    assert problems(load_uploads([("a.wacz", zipped({"a.txt": "Words."}))])) == {
        "a.wacz": "no web archive in this WACZ file"
    }


def test_a_record_without_an_address_or_a_length_is_no_traceback():
    without_address = record().replace(b"WARC-Target-URI", b"X-Target")
    without_length = record().replace(b"Content-Length", b"X-Length")

    assert problems(load_uploads([("a.warc", record() + without_address)]))["a.warc"].startswith("damaged web archive")
    assert texts(load_uploads([("a.warc", without_length)]))["a.warc#1"].startswith(TEXT)
