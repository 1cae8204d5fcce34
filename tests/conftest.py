"""Small worlds for the tests: a corpus from a few lines, without files or processes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analytics import corpus as corpus_module
from analytics import schema
from analytics.reading import terms

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEEDS = ROOT / "seeds"


@pytest.fixture
def make_corpus():
    """Return a function: `{"d1": "text"}` or `{"d1": {"text": ..., "source": ..., "names": "China Wang Yi"}}` -> Corpus.

    Every name listed in `names` ("China=place, Wang Yi=person") is marked wherever it stands in the text.
    """
    return _make


@pytest.fixture(scope="session")
def seeds():
    """Return the corpus of the three seed articles, read in this process."""
    from analytics import build

    return build.build_paths([SEEDS], workers=0)


def _make(world):
    rows = {doc_id: {"text": given} if isinstance(given, str) else given for doc_id, given in world.items()}
    tables = {
        "documents": [_document(doc_id, row) for doc_id, row in rows.items()],
        "texts": [(doc_id, row.get("text", "")) for doc_id, row in rows.items()],
        "sentences": [
            (doc_id, *span)
            for doc_id, row in rows.items()
            for span in terms.sentences(row.get("text", ""), row.get("language", "en"))
        ],
        "terms": [(doc_id, *term) for doc_id, row in rows.items() for term in terms.counts(row.get("text", ""))],
        "keywords": [keyword for doc_id, row in rows.items() for keyword in _keywords(doc_id, row)],
        "mentions": [mention for doc_id, row in rows.items() for mention in _mentions(doc_id, row)],
        "topic_members": [
            (doc_id, 0, len(row.get("text", "")), row["topic"], 1.0) for doc_id, row in rows.items() if "topic" in row
        ],
        "topic_fit": [
            (topic, topic, "document", 1.0)
            for topic in sorted({row["topic"] for row in rows.values() if "topic" in row})
        ],
    }
    return corpus_module.make({name: schema.from_rows(given, name) for name, given in tables.items()})


def _document(doc_id, row):
    text = row.get("text", "")
    given = {
        "title": "", "source": "unknown source", "language": "en", "date": "", "date_origin": "", "author": "", "url": "",
        "duplicate_group": "", "file": f"{doc_id}.txt",
    } | row  # fmt: skip
    numbers = {"doc_id": doc_id, "n_words": len(text.split()), "share_removed": 0.0}
    return tuple((given | numbers)[column] for column in schema.TABLES["documents"].columns)


def _keywords(doc_id, row):
    for rank, keyword in enumerate(filter(None, row.get("keywords", "").split(", ")), start=1):
        found = [match.start() for match in re.finditer(re.escape(keyword), row.get("text", ""))]
        yield doc_id, rank, keyword, 1 / rank, max(len(found), 1), found[0] if found else 0


def _mentions(doc_id, row):
    found = []
    for name in filter(None, row.get("names", "").split(", ")):
        surface, _, kind = name.partition("=")
        for match in re.finditer(rf"\b{re.escape(surface)}\b", row.get("text", "")):
            found.append((doc_id, match.start(), match.end(), surface, surface, kind or "place", False, "test"))
    return sorted(found, key=lambda mention: mention[1])
