"""Loading any input: never an error, and no file is lost without an issue."""

import csv
import gzip
import io
import json

import pytest
from format_samples import parquet, samples, workbook
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analytics.reading import document
from analytics.reading.formats.files import SUFFIXES, columns_of, load_uploads
from analytics.reading.raw import RawDocument

SAMPLES = samples()


def fuzzed(examples):
    """The same examples on every run, so that a failure is nobody's luck."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # making a failure smaller took five minutes for a workbook: add Phase.shrink by hand
        suppress_health_check=checks,
    )


def taken(uploads):
    """Load the uploads, and say what must hold of whatever came out."""
    columns_of(uploads)
    loaded = load_uploads(uploads)
    assert loaded.documents or loaded.issues
    for raw in loaded.documents:
        assert raw.text.strip()
        str(vars(raw)).encode()  # no lone surrogate
    for issue in loaded.issues:
        assert issue.file
        assert issue.problem
        assert issue.detail
        str(issue).encode()
    return loaded


# Bytes

heads = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PAR1", b"{\\rtf1 ", b"<rss>", b"From: a\n\n", b"[{", b"\xff\xfe"]
)


@fuzzed(250)
@given(suffix=st.sampled_from(SUFFIXES), packed=st.booleans(), head=heads, tail=st.binary(max_size=300))
def test_any_bytes_under_any_suffix(suffix, packed, head, tail):
    data = head + tail or b"\0"

    taken([(f"a{suffix}.gz", gzip.compress(data)) if packed else (f"a{suffix}", data)])


words = st.text(
    st.sampled_from("aé中\u202e\u0301\U0001f600 \n\r\t\v\x0c\x85\u2028\ufeff\ufffe<>&\"',;|{}[]\\=:-0"), max_size=60
)


@fuzzed(150)
@given(suffix=st.sampled_from(SUFFIXES), text=words, encoding=st.sampled_from(["utf-8", "utf-16", "gb18030", "utf-7"]))
def test_any_text_under_any_suffix(suffix, text, encoding):
    taken([(f"a{suffix}", text.encode(encoding) or b" ")])


# Valid files, damaged


@st.composite
def damaged(draw, data):
    """Return data with flipped bytes, or with a span removed or repeated."""
    changed = bytearray(data)
    places = st.integers(0, len(data) - 1)
    for _ in range(draw(st.integers(1, 6))):
        if (place := draw(places)) >= len(changed):
            continue
        end = place + draw(st.sampled_from([1, 1, 4, 60, 5000]))
        how = draw(st.sampled_from(["flip", "cut", "twice", "fill"]))
        if how == "flip":
            changed[place] = draw(st.integers(0, 255))
        elif how == "cut":
            del changed[place:end]
        elif how == "twice":
            changed[place:place] = changed[place:end]
        else:
            changed[place : place + 4] = draw(st.sampled_from([b"\0\0\0\0", b"\xff\xff\xff\x7f", b"{{{{", b"    "]))
    return bytes(changed) or b"\0"


@pytest.mark.parametrize("name", SAMPLES)
@fuzzed(40)
@given(data=st.data())
def test_a_damaged_file_of_any_format(name, data):
    taken([(name, data.draw(damaged(SAMPLES[name])))])


# Tables

plain = st.characters(codec="utf-8", exclude_categories=["Cc"])  # Excel refuses control characters on writing
texts = st.one_of(st.none(), st.text(plain, max_size=20))
others = st.one_of(texts, st.integers(-(2**40), 2**40), st.floats(allow_nan=True), st.booleans())
names = st.lists(st.text(plain, max_size=8), max_size=3)


@st.composite
def tables(draw):
    """Return rows that have a column "text" among others of any name."""
    columns = list(dict.fromkeys(["text", "date", *draw(names)]))
    row = st.fixed_dictionaries({column: texts if column == "text" else others for column in columns})
    return draw(st.lists(row, min_size=1, max_size=4))


def separated(rows, separator):
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def as_text(rows):
    return [{name: None if value is None else str(value) for name, value in row.items()} for row in rows]


WRITERS = {
    "a.csv": lambda rows: separated(rows, ","),
    "a.tsv": lambda rows: separated(rows, "\t"),
    "a.json": lambda rows: json.dumps(rows).encode(),
    "a.jsonl": lambda rows: "\n".join(map(json.dumps, rows)).encode(),
    "a.xlsx": lambda rows: workbook([list(rows[0]), *([row[name] for name in rows[0]] for row in as_text(rows))]),
    "a.parquet": lambda rows: parquet(as_text(rows)),
}


@pytest.mark.parametrize("name", WRITERS)
@fuzzed(40)
@given(rows=tables())
def test_every_row_of_any_table_is_a_document_or_an_issue(name, rows):
    loaded = taken([(name, WRITERS[name](rows))])

    with_text = [row for row in rows if (row["text"] or "").strip("\ufeff \0").strip()]
    assert len(loaded.documents) == len(with_text)
    if any(not row["text"] and row["date"] for row in rows):  # a row of nothing but empty cells is not a row
        assert any("no text" in issue.problem for issue in loaded.issues)


@fuzzed(80)
@given(
    rows=st.lists(
        st.recursive(others, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6)
    ),
    columns=st.dictionaries(st.sampled_from(["text", "title", "date"]), st.text(max_size=5)),
)
def test_json_of_any_shape_with_any_columns_chosen(rows, columns):
    data = json.dumps(rows).encode()
    lines = "\n".join(map(json.dumps, rows)).encode() or b"null"

    for name, written in (("a.json", data), ("a.jsonl", lines)):
        loaded = load_uploads([(name, written)], columns=columns)
        assert loaded.documents or loaded.issues


# The whole way of a document


@fuzzed(30)
@given(text=words, html=st.booleans(), name=st.sampled_from(["a.txt", "a.rss", "a.html", "a.eml"]), data=st.data())
def test_every_loaded_document_can_be_read(text, html, name, data):
    loaded = load_uploads([(name, data.draw(damaged(SAMPLES[name])))])

    for raw in [RawDocument("b.txt", f"Words. {text}", html=html), *loaded.documents]:
        ((doc_id, text_read),) = document.read(raw).texts
        assert doc_id == document.content_id(raw.text)
        text_read.encode()
