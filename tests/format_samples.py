"""A small valid file of every format the front door reads, made here so that a test can say what is in it."""

import io
import json

import docx
import odfdo
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from reading_helpers import zipped

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Kabul Daily</title><link>https://kabul.example/</link><language>en-gb</language>
<item><title>Embassy &amp;amp; airport</title><link>https://kabul.example/1</link><author>A. Writer</author>
<pubDate>Mon, 16 Aug 2021 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The embassy stays open.</p><p>Nobody left.</p>]]></content:encoded></item>
<item><title>Second</title><description>Plain words, R&amp;amp;D &amp;lt; 3.</description></item>
<item><title>Third</title><link>https://kabul.example/3</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Fil</title><id>a</id>
<updated>2021-08-17T10:00:00Z</updated>
<entry><title>Ambassade</title><id>b</id><link href="https://fil.example/b"/><updated>2021-08-16T10:00:00Z</updated>
<author><name>Jeanne</name></author><content type="text">L'ambassade reste ouverte.</content></entry></feed>"""

MAIL = """From: =?utf-8?q?J=C3=B6rg_Weber?= <joerg@news.example>
Subject: =?utf-8?b?R3LDvMOfZSBhdXMgS2FidWw=?=
Date: Mon, 16 Aug 2021 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Die Botschaft =F6ffnet.

--cut
Content-Type: text/csv
Content-Disposition: attachment; filename="rows.csv"

text,title
Attached words.,One
--cut
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="tool.exe"

MZ
--cut--
"""

SAVED_PAGE = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.kabul.example/story
Subject: Story
Date: Tue, 17 Aug 2021 08:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="cut"

--cut
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.kabul.example/story

<html><head><meta charset=3D"utf-8"></head><body><p>The embassy=E2=80=99s gate.</p></body></html>
--cut
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://www.kabul.example/a.png

iVBORw0KGgo=
--cut--
"""

RICH_TEXT = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Die Stra\'dfe.\par \u8222?Zitat\u8220? \u-10179?\u-8704?\par}"
)

RECORDS = [
    {"text": "First words.", "title": "One", "published": "2021-08-16"},
    {"text": "Second words.", "title": "Two", "published": "2021-08"},
]


def saved(document):
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def word():
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Embassy stays", "Ann Writer"
    document.add_paragraph("First paragraph.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "left", "right"
    document.add_paragraph("Last paragraph.")
    return saved(document)


def open_document():
    document = odfdo.Document("text")
    document.body.clear()
    document.meta.title, document.meta.creator = "Embassy stays", "Ann Writer"
    table = odfdo.Table("T", 2, 1)
    table.set_value((0, 0), "left")
    table.set_value((1, 0), "right")
    document.body.extend([odfdo.Header(1, "Heading"), odfdo.Paragraph("First paragraph."), table])
    document.body.append(odfdo.Paragraph("Last paragraph."))
    return saved(document)


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def parquet(records, **options):
    packed = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records), packed, **options)
    return packed.getvalue()


def pdf(*lines, info=b""):
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines).encode()
    return _pdf(b"BT /F1 12 Tf 50 250 Td " + shown + b" ET", info)


def printed_pdf(*placed):
    """Return a PDF of one page with each (x, y, size, text) at its place, in this order."""
    shown = [f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in placed]
    return _pdf("\n".join(shown).encode())


def _pdf(stream, info=b""):
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 300 300]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<<%s>>" % info,
    ]
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return (
        b"%PDF-1.4\n" + numbered + b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n0\n%%EOF"
    )  # found again by the reader


def samples():
    """Return {file name: bytes}, one of each format."""
    lines = "\n".join(json.dumps(record) for record in RECORDS)
    separated = "text;title;published\nFirst words.;One;2021-08-16\nSecond words.;Two;2021-08\n"
    return {
        "a.txt": b"Words of a text.",
        "a.html": b"<html><body><p>Words of a page.</p></body></html>",
        "a.mhtml": SAVED_PAGE.encode(),
        "a.pdf": pdf("Words of a page."),
        "a.docx": word(),
        "a.odt": open_document(),
        "a.rtf": RICH_TEXT,
        "a.eml": MAIL.encode(),
        "a.rss": FEED.encode(),
        "a.atom": ATOM.encode(),
        "a.csv": separated.encode(),
        "a.tsv": separated.replace(";", "\t").encode(),
        "a.xlsx": workbook([list(RECORDS[0]), *(list(record.values()) for record in RECORDS)]),
        "a.json": json.dumps(RECORDS).encode(),
        "a.jsonl": lines.encode(),
        "a.parquet": parquet(RECORDS),
        "a.zip": zipped({"in/b.txt": "Words in an archive.", "in/metadata.csv": "file,title\nb.txt,The title\n"}),
    }
