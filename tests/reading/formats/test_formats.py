"""Each format gives its text and its metadata with their origin."""

import datetime as dt
import gzip
import io
import os
import tarfile
import zipfile

import feedparser
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from format_samples import ATOM, FEED, MAIL, RECORDS, RICH_TEXT, SAVED_PAGE, open_document, parquet, pdf, samples, word
from reading_helpers import clean_document, problems, texts, zipped

from analytics.reading.formats import files
from analytics.reading.formats.files import load, load_uploads


def read(name, data):
    (document,) = load_uploads([(name, data.encode() if isinstance(data, str) else data)]).documents
    return document


def fields_and_origins(document):
    fields = ("title", "source", "language", "date", "author", "url")
    return {name: (getattr(document, name), document.origins[name]) for name in fields if getattr(document, name)}


# Every format


@pytest.mark.parametrize("name", samples())
def test_a_file_of_every_format_is_read_the_same_packed_and_in_an_archive(name):
    data = samples()[name]
    alone = load_uploads([(name, data)])
    assert alone.documents

    inside = load_uploads([("in.zip", zipped({name: data}))])
    if name.endswith(".zip"):
        assert problems(inside) == {"in.zip/a.zip": "an archive inside an archive"}
        return
    packed = load_uploads([(f"{name}.gz", gzip.compress(data))])
    assert [d.text for d in packed.documents] == [d.text for d in inside.documents] == [d.text for d in alone.documents]


def test_every_readable_suffix_is_available_in_the_app():
    assert {f".{name.rsplit('.', 1)[1]}" for name in samples()} <= set(files.SUFFIXES)
    assert all(suffix.strip(".") in files.FORMATS for suffix in (".txt", ".mhtml", ".odt", ".rtf", ".eml", ".parquet"))


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("a.doc", "save it as .docx"), ("a.xls", "save it as .xlsx"), ("a.epub", "save it as .pdf")],
)
def test_the_issue_of_an_unknown_format_names_a_format_to_save_it_as(name, remedy):
    (issue,) = load_uploads([(name, b"words")]).issues

    assert (issue.problem, issue.detail) == ("not a format Parallax reads", remedy)


# Feeds


def test_an_entry_of_a_feed_is_a_document_with_the_markup_of_its_cdata():
    loaded = load_uploads([("a.rss", FEED.encode())])

    assert [(d.file, d.text, d.html) for d in loaded.documents] == [
        ("a.rss#1", "<p>The embassy stays open.</p><p>Nobody left.</p>", True),
        ("a.rss#2", "Plain words, R&D < 3.", False),
    ]
    assert fields_and_origins(loaded.documents[0]) == {
        "title": ("Embassy & airport", "feed"),
        "source": ("Kabul Daily", "feed"),
        "language": ("en-gb", "feed"),
        "date": ("2021-08-16", "feed"),  # as its author wrote it: in UTC it is the 17th
        "author": ("A. Writer", "feed"),
        "url": ("https://kabul.example/1", "feed"),
    }
    assert problems(loaded) == {"a.rss": "1 of 3 entries have no text (first: entry 3)"}


def test_an_atom_feed_may_be_named_xml():
    document = read("a.xml", ATOM)

    assert (document.text, document.html) == ("L'ambassade reste ouverte.", False)
    assert fields_and_origins(document) == {
        "title": ("Ambassade", "feed"),
        "source": ("Le Fil", "feed"),
        "language": ("fr", "feed"),
        "date": ("2021-08-16", "feed"),
        "author": ("Jeanne", "feed"),
        "url": ("https://fil.example/b", "feed"),
    }


def test_a_feed_fetches_no_address(monkeypatch):
    def refused(*_args, **_options):
        raise AssertionError("a feed asked for an address")

    monkeypatch.setattr(feedparser.http, "get", refused)
    hostile = '<!DOCTYPE rss SYSTEM "http://evil.example/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    feed = FEED.replace("?>", "?>" + hostile, 1).replace("Short.", "&e;").replace("The embassy", "&e;The embassy")

    loaded = load_uploads([("a.rss", feed.encode()), ("b.rss", b"http://evil.example/feed"), ("c.rss", b"/etc/passwd")])

    assert "root:" not in str(loaded)
    assert problems(loaded) | {"a.rss": ""} == {"a.rss": "", "b.rss": "not a feed", "c.rss": "not a feed"}


# Mails and saved pages


def test_a_mail_gives_its_text_headers_and_attachments():
    loaded = load_uploads([("a.eml", MAIL.encode())])

    assert texts(loaded) == {"a.eml": "Die Botschaft öffnet.\n", "a.eml/rows.csv#1": "Attached words."}
    assert problems(loaded) == {"a.eml/tool.exe": "not a format Parallax reads"}
    assert fields_and_origins(loaded.documents[0]) == {
        "title": ("Grüße aus Kabul", "mail header"),
        "source": ("news.example", "mail header"),
        "date": ("2021-08-16", "mail header"),
        "author": ("Jörg Weber", "mail header"),
    }


def test_the_page_of_a_mail_has_priority_over_its_plain_form():
    mail = "Subject: S\nContent-Type: multipart/alternative; boundary=x\n\n"
    mail += "--x\nContent-Type: text/plain\n\nView it online.\n"
    mail += "--x\nContent-Type: text/html\n\n<p>The whole letter.</p>\n--x--\n"

    document = read("a.eml", mail)

    assert (document.text.strip(), document.html) == ("<p>The whole letter.</p>", True)


def test_a_forwarded_mail_is_read_and_an_endless_chain_is_not():
    mail = "Subject: 0\nContent-Type: text/plain\n\nInnermost.\n"
    for number in range(1, 8):
        mail = f"Subject: {number}\nContent-Type: message/rfc822\n\n{mail}"

    once = "Subject: 1\nContent-Type: message/rfc822\n\nSubject: 0\n\nForwarded words.\n"

    assert list(texts(load_uploads([("a.eml", once.encode())])).values()) == ["Forwarded words.\n"]
    assert list(problems(load_uploads([("a.eml", mail.encode())])).values()) == ["a mail deep inside other mails"]


def test_a_saved_page_gives_its_markup_its_address_and_the_day_it_was_saved():
    document = read("a.mht", SAVED_PAGE)

    assert "<p>The embassy’s gate.</p>" in document.text
    assert (document.html, document.date, document.retrieved) == (True, "", "2021-08-17")
    assert fields_and_origins(document) == {
        "source": ("kabul.example", "URL"),
        "url": ("https://www.kabul.example/story", "web archive"),
    }


def test_a_mail_with_text_around_a_picture_is_read_whole():
    mail = "Subject: S\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nBefore.\n"
    mail += "--x\nContent-Type: image/png\n\nx\n--x\nContent-Type: text/plain\n\nAfter.\n--x--\n"

    loaded = load_uploads([("a.eml", mail.encode())])

    assert (texts(loaded), loaded.issues) == ({"a.eml": "Before.\n\nAfter."}, [])


# Word processors


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.docx", word(), "First paragraph.\nleft\tright\nLast paragraph."),
        ("a.odt", open_document(), "Heading\nFirst paragraph.\nleft\nright\nLast paragraph."),
    ],
    ids=["docx", "odt"],
)
def test_a_document_gives_paragraphs_and_cells_in_order_and_its_properties(name, data, text):
    document = read(name, data)

    assert document.text == text
    assert fields_and_origins(document) == {
        "title": ("Embassy stays", "file properties"),
        "author": ("Ann Writer", "file properties"),
    }


def test_the_letters_of_a_rich_text_file_are_read():
    assert read("a.rtf", RICH_TEXT).text == "Die Straße.\n„Zitat“ \N{GRINNING FACE}\n"


def test_links_and_fonts_of_other_alphabets_in_rich_text_are_read():
    rich = rb"{\rtf1\ansi\ansicpg1252{\fonttbl"
    rich += rb"{\f0\froman\fcharset0 Times;}{\f1\fswiss\fcharset204{\*\falt A;} Arial Cyr;}}"
    rich += rb"\f1 \'cf\'f0\'e8\'e2\'e5\'f2 \f0 caf\'e9 "
    rich += rb'{\field{\*\fldinst{HYPERLINK "https://example.org"}}{\fldrslt{the link}}} end.}'

    assert read("a.rtf", rich).text == "Привет café the link end."


def test_cells_of_a_table_in_rich_text_are_divided_by_tabs_and_its_factiva_labels_are_read():
    cells = [("HD", "Council votes"), ("BY", "By Maud Ellery"), ("WC", "5 words"), ("PD", "4 March 2019")]
    cells += [("SN", "Herald | North"), ("LP", "The council voted on Monday."), ("AN", "Document NPORT00020190311ef")]
    row = r"\trowd\cellx900\cellx9000\intbl %s\cell %s\cell\row "
    rows = "".join(row % pair for pair in cells)

    article = read("a.rtf", f"{{\\rtf1\\ansi {rows}}}".encode())

    assert (article.title, article.author, article.source) == ("Council votes", "Maud Ellery", "Herald | North")
    assert (article.text, article.n_words_export) == ("The council voted on Monday.", 5)


def test_a_font_table_without_end_is_read_quickly():
    rich = b"{\\rtf1{\\fonttbl " + b"\\f0\\fcharset0 a" * 20_000 + b"}Words.}"  # 4 kB took striprtf over a minute

    assert read("a.rtf", rich).text == "Words."


def test_default_properties_of_a_program_are_not_a_title():
    document = read("a.pdf", pdf("Words.", info=b"/Title (Microsoft Word - story_final.doc) /Author (Ann Writer)"))

    assert fields_and_origins(document) == {"author": ("Ann Writer", "file properties")}


# Tables


def test_a_parquet_file_is_a_table_with_any_row_groups():
    records = [record | {"at": dt.datetime(2021, 8, 16, tzinfo=dt.UTC)} for record in RECORDS * 3]

    loaded = load_uploads([("a.parquet", parquet(records, row_group_size=2))])

    assert [(d.file, d.text, d.title, d.date) for d in loaded.documents[:2]] == [
        ("a.parquet#1", "First words.", "One", "2021-08-16"),
        ("a.parquet#2", "Second words.", "Two", "2021-08"),
    ]
    assert (len(loaded.documents), loaded.issues) == (6, [])


def test_a_time_of_any_precision_in_a_parquet_file_is_a_date():
    packed = io.BytesIO()
    times = pa.array([1_629_100_000_123_456_789], pa.timestamp("ns"))
    pq.write_table(pa.table({"text": ["Words."], "date": times}), packed)

    assert read("a.parquet", packed.getvalue()).date == "2021-08-16"


def test_a_cell_with_a_page_is_kept_as_markup_and_marks_of_a_search_are_removed():
    loaded = load_uploads([("a.csv", b"text\n<p>One.</p><p>Two.</p>\na < b and <b>c</b>.\n")])

    assert [(d.text, d.html) for d in loaded.documents] == [
        ("<p>One.</p><p>Two.</p>", True),
        ("a < b and c.", False),
    ]


# The day of the file


def test_the_day_of_a_file_is_not_the_date_of_its_article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    os.utime(path, (1_629_100_000, 1_629_100_000))

    (document,) = load([path]).documents

    assert (document.file_time, document.date) == ("2021-08-16", "")
    assert read("a.txt", "Words.").file_time == ""


def test_the_members_of_archives_have_their_own_day():
    packed, taken = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt", (2021, 8, 16, 10, 0, 0)), "Words.")
        archive.writestr(zipfile.ZipInfo("b.txt"), "Words of no time.")
    with tarfile.open(fileobj=taken, mode="w") as archive:
        info = tarfile.TarInfo("c.txt")
        info.size, info.mtime = 6, 1_629_100_000
        archive.addfile(info, io.BytesIO(b"Words."))

    loaded = load_uploads([("a.zip", packed.getvalue()), ("c.tar", taken.getvalue())])

    assert [d.file_time for d in loaded.documents] == ["2021-08-16", "", "2021-08-16"]


def test_a_forwarded_mail_has_the_sender_day_and_subject_of_the_mail_in_it():
    body = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Maud Quill <news@herald.example>\n"
        "Date: Mon, Aug 16, 2021 at 8:00 AM\nSubject: Dock closes\nTo: Bob <bob@example.org>\n\n"
        "The harbour board of Northport voted on Monday to close the old ferry dock for two years.\n"
    )
    mail = "From: Bob <bob@example.org>\nSubject: Fwd: Dock closes\nDate: Tue, 17 Aug 2021 08:00:00 +0000\n\n" + body

    (raw,) = load_uploads([("a.eml", mail.encode())]).documents
    article = clean_document(raw)

    assert (article.title, article.author, article.source) == ("Dock closes", "Maud Quill", "herald.example")
    assert article.date == "2021-08-16"
    assert "Bob" not in article.text
    assert "Forwarded" not in article.text


LETTER = (
    "The embassy in Kabul closed its gates on Monday morning, and its staff left for the airport under guard. "
    "Thousands of people waited in the streets around it, said Maria Lopez, who drives a taxi in the city."
)


@pytest.mark.parametrize(
    ("subject", "above"),
    [("RE: Kabul", "The embassy in Kabul closed its gates on Monday morning."), ("Kabul", LETTER)],
)
def test_a_mail_with_an_older_mail_below_its_own_text_keeps_its_text_and_sender(subject, above):
    body = (
        f"{above}\n\n-----Original Message-----\nFrom: Bob <bob@example.org>\nSent: Monday\nSubject: Kabul\n\nIs it?\n"
    )
    mail = f"From: Maud Quill <maud@herald.example>\nSubject: {subject}\n\n{body}"

    (raw,) = load_uploads([("a.eml", mail.encode())]).documents
    article = clean_document(raw)

    assert (article.author, article.source) == ("Maud Quill", "herald.example")
    assert above.strip() in article.text
