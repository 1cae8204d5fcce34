"""Small worlds for the tests: a corpus from a few lines, without files or processes."""

from __future__ import annotations

import math
import os
import re
import socket
from pathlib import Path

import pytest

from analytics import schema
from analytics.build import build
from analytics.corpus import store as corpus_module
from analytics.keywords import keyword_forms
from analytics.reading import fingerprints, raw
from analytics.text import terms
from analytics.text.document_text import Text

os.environ.setdefault("OMP_NUM_THREADS", "1")  # worlds of ten lines: two threads cost more than they share

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEEDS = ROOT / "seeds"
EMPTY = {name: schema.empty(name) for name in corpus_module.STORED}  # half of the time of a small world


@pytest.fixture(scope="session")
def make_corpus():
    """Return a function: `{"d1": "text"}` or `{"d1": {"text": ..., "source": ..., "names": ...}}` -> Corpus.

    Every name listed in `names` ("China=place, Wang Yi=person, Peking=place>Beijing, Chinese=demonym>China") is marked
    wherever it stands in the text; the entity is what follows ">", else the name itself.
    """
    return _make


@pytest.fixture
def no_network(monkeypatch):
    """Let every attempt to open a connection fail the test."""

    def refuse(*_, **__):
        raise AssertionError("a connection was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture(scope="session")
def seeds():
    """Return the corpus of the three seed articles, read in this process."""
    return build.build_paths([SEEDS], workers=0)


def _make(world):
    rows = {doc_id: {"text": given} if isinstance(given, str) else given for doc_id, given in world.items()}
    tables = {
        "documents": [_document(doc_id, row) for doc_id, row in rows.items()],
        "articles": [_article(doc_id, row) for doc_id, row in rows.items()],
        "texts": [(doc_id, row.get("text", "")) for doc_id, row in rows.items()],
        "sentences": [
            (doc_id, *span)
            for doc_id, row in rows.items()
            for span in Text(row.get("text", ""), row.get("language", "en")).sentences
        ],
        "terms": [
            (doc_id, *term) for doc_id, row in rows.items() for term in terms.counts(Text(row.get("text", ""), "en"))
        ],
        "keywords": [keyword for doc_id, row in rows.items() for keyword in _keywords(doc_id, row)],
        "fingerprints": [
            (doc_id, *found)
            for doc_id, row in rows.items()
            for found in fingerprints.fingerprints(Text(row.get("text", ""), "en"))
        ],
        "mentions": [mention for doc_id, row in rows.items() for mention in _mentions(doc_id, row)],
        "names": [
            (*mention[:4], *mention[5:8], "") for doc_id, row in rows.items() for mention in _mentions(doc_id, row)
        ],
        "topic_members": [
            (doc_id, 0, len(row.get("text", "")), row["topic"], 1.0, False, 0.0, 0.0)
            for doc_id, row in rows.items()
            if "topic" in row
        ],
        "topic_fit": [
            (topic, topic, "document", 1.0, topic, "", "", False, False, math.nan)
            for topic in sorted({row["topic"] for row in rows.values() if "topic" in row})
        ],
    }
    filled = {name: schema.from_rows(given, name) for name, given in tables.items() if given}
    if "keywords" in filled:
        spoken = {doc_id: row.get("language", "en") for doc_id, row in rows.items()}
        filled["keywords"] = keyword_forms.settle(filled["keywords"], filled.get("mentions", EMPTY["mentions"]), spoken)
    return corpus_module.make(EMPTY | filled)


def _document(doc_id, row):
    text = row.get("text", "")
    given = {
        "title": "", "source": "unknown source", "language": "en", "date": "", "date_origin": "", "author": "",
        "url": "", "duplicate_group": "", "file": f"{doc_id}.txt", "title_origin": "", "source_origin": "",
        "author_origin": "", "agency": "", "share_copied": 0.0, "record": 0, "section": "", "page": "",
        "n_words_export": 0, "truncated": "",
    } | row  # fmt: skip
    given.setdefault("languages", given["language"])
    given.setdefault("date_precision", schema.precision(given["date"]))
    numbers = {"doc_id": doc_id, "n_words": len(text.split()), "share_removed": 0.0}
    return tuple((given | numbers)[column] for column in schema.TABLES["documents"].columns)


def _article(doc_id, row):
    document = dict(zip(schema.TABLES["documents"].columns, _document(doc_id, row), strict=True))
    return tuple(document[column] for column in schema.TABLES["articles"].columns)


def _keywords(doc_id, row):
    for rank, keyword in enumerate(filter(None, row.get("keywords", "").split(", ")), start=1):
        found = [match.start() for match in re.finditer(re.escape(keyword), row.get("text", ""))]
        starts = "; ".join(map(str, found))
        places = (max(len(found), 1), found[0] if found else 0)
        yield doc_id, rank, keyword, 1 / rank, *places, keyword.casefold(), starts, math.nan, "", ""


def _mentions(doc_id, row):
    found = []
    for name in filter(None, row.get("names", "").split(", ")):
        surface, _, description = name.partition("=")
        kind, _, entity = description.partition(">")
        demonym = kind == "demonym"
        named = (surface, entity or surface, "place" if demonym else kind or "place", demonym, "test")
        found.extend(
            (doc_id, match.start(), match.end(), *named, "", 1.0)
            for match in re.finditer(rf"\b{re.escape(surface)}\b", row.get("text", ""))
        )
    return sorted(found, key=lambda mention: mention[1])


@pytest.fixture(scope="session")
def nothing():
    """Return a corpus of no documents."""
    return _make({})


@pytest.fixture(scope="session")
def wordless():
    """Return a corpus of documents with nothing to count."""
    texts = ["", "😀", "the of and", "\n\n"]
    return _make({f"d{i}": {"text": text, "source": "AB"[i % 2]} for i, text in enumerate(texts)})


@pytest.fixture(scope="session")
def articles():
    """Return a small corpus read from raw documents: a copy, hostile texts, scripts without blanks, three languages."""
    return build.build(raw.Loaded(_raw_articles(), [raw.Issue("broken.pdf", "not a PDF", "Save it again.")]), workers=0)


COPIED = (
    "The embassy of China in Kabul stays open, the foreign ministry said on Monday, and its staff of forty people work"
    " as before while the Taliban hold talks with every neighbour of Afghanistan about trade and the border. "
)


def _raw_articles():
    english = {
        "a.txt": f"{COPIED}President Vladimir Putin said: “We will see what they do in Kabul next week.”",
        "b.txt": f"{COPIED}Reuters could not confirm the report. Russia keeps its embassy too.\n- With Reuters",
        "c.txt": "=HYPERLINK(1) is how the report begins. <img src=x onerror=alert(1)> stands in the middle.",
    }
    documents = [
        raw.RawDocument(file, text, source=f"Outlet {file[0]}", language="en") for file, text in english.items()
    ]
    return [
        *documents,
        raw.RawDocument(
            "d.txt", "Die Botschaft in Peking bleibt offen. Das Außenministerium schweigt.", source="Blatt d"
        ),
        raw.RawDocument("e.txt", "阿富汗首都喀布尔的中国大使馆继续开放。外交部星期一表示。", source="Paper e"),
        raw.RawDocument("f.txt", "😀😀😀", source="Paper e", title="<script>alert(1)</script>"),
    ]
