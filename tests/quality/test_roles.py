"""Roles judged by eye on 2026-11-30: en 100, de 45, fr 45, es 45, drawn by a digest of the document and the place.

A role is right when it is an office or profession that the text gives to this person, whole and in the right form.
Right were en 98, de 42, fr 45, es 42; the rules were corrected since by what the wrong ones showed. `roles_judged.csv`
keeps digests of the name with the role, no words of the articles; rows that are equal stand once.
"""

import csv
import hashlib
from pathlib import Path

import pytest
from quotes_samples import DATA, SOURCES, article_text, digest, ntrex_documents

from analytics.reading.ner import tagger
from analytics.reading.roles import roles
from analytics.text.document_text import Text

JUDGED = Path(__file__).with_name("roles_judged.csv")
SAMPLE = "6901bc811247c3e74a84d56e0c1898c1e1f832795a443902f911e6a8493ae607"
PRECISION, STILL_FOUND = 0.95, 0.97


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_judged_roles_that_are_found_are_right(language):
    if not DATA.is_dir():
        pytest.skip("the shared data (../shared) is not on this machine")
    assert hashlib.sha256(JUDGED.read_bytes()).hexdigest() == SAMPLE, f"{JUDGED.name} changed: judge again"
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    verdicts = {(row["source"], row["doc_id"], row["role"]): row["verdict"] for row in rows}
    today = {
        key for source, doc_id, text in _texts(language, verdicts) for key in _keys(source, doc_id, text, language)
    }

    still = [verdict for key, verdict in verdicts.items() if key in today]
    right = [key for key, verdict in verdicts.items() if verdict == "right"]
    assert still.count("right") / len(still) >= PRECISION
    assert len(today.intersection(right)) / len(right) >= STILL_FOUND


def _texts(language, verdicts):
    """Yield source, id and text of the judged documents; a document of NTREX as one line."""
    wanted = {(source, doc_id) for source, doc_id, _ in verdicts}
    for source in sorted({source for source, _ in wanted}):
        lines = ntrex_documents(language).items() if source == "ntrex" else ()
        documents = [(doc_id, " ".join(one)) for doc_id, one in lines] or SOURCES[source](language)
        for doc_id, text in documents:
            if (source, doc_id) in wanted:
                yield source, doc_id, article_text(text) if source == "news" else text


def _keys(source, doc_id, text, language):
    people = [(name.start, name.end) for name in tagger.names(Text(text, language)) if name.kind == "person"]
    for role in roles.roles(Text(text, language), people):
        yield source, doc_id, digest(f"{text[role.name_start : role.name_end]}|{role.role}")
