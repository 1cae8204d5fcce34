"""The documents of `quality/quotes_held_out.csv` and the quotations that the code finds in them, as digests.

No words of the texts are kept here: German is 10kGNAD (CC BY-NC-SA), French MasakhaNEWS, Spanish NTREX.
"""

import csv
import gzip
import hashlib
import json
from pathlib import Path

from analytics.reading import document
from analytics.reading.ner import tagger
from analytics.reading.quotes.quotes import quotes
from analytics.reading.raw import RawDocument
from analytics.text.document_text import Text

DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
NTREX = DATA / "parallel"
FILES = {
    "en": DATA / "news" / "articles-4000.jsonl.gz",
    "de": DATA / "topics" / "10kGNAD.test.csv.gz",
    "fr": DATA / "multilingual" / "masakhanews.fra.dev.tsv.gz",
    "es": NTREX / "ntrex.spa.txt.gz",
}
HELD_OUT = Path(__file__).parent / "quality" / "quotes_held_out.csv"


def judged(language):
    """Return the verdict by document, quoted words, kind, and speaker with verb."""
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return {(row["doc_id"], row["quote"], row["kind"], row["speaker"]): row["verdict"] for row in rows}


def found(language):
    """Return what is found today in the documents of the sample."""
    wanted = {doc_id for doc_id, *_ in judged(language)}
    texts = {doc_id: text for doc_id, text in READERS[language]() if doc_id in wanted}
    cleaned = {doc_id: article_text(text) if language == "en" else text for doc_id, text in texts.items()}
    return {key for doc_id, text in cleaned.items() for key in keys(doc_id, text, language)}


def article_text(text):
    """Return the text of a news article as the library reads it."""
    return document.clean_document(RawDocument("news", text)).text


def keys(doc_id, text, language):
    """Yield the quotations that are found in a text: its id, quoted words, kind, and speaker with verb, as digests."""
    people = [(name.start, name.end) for name in tagger.names(Text(text, language)) if name.kind == "person"]
    for quote in quotes(Text(text, language), people=people):
        kind = "direct" if quote.direct else "indirect"
        yield doc_id, _short(quote.text), kind, _short(f"{quote.speaker}|{quote.verb}")


def _short(words):
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _english():
    with gzip.open(FILES["en"], "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    return [(document.content_id(text), text) for text in texts]


def _german():
    with gzip.open(FILES["de"], "rt", encoding="utf-8", newline="") as file:
        return [(document.content_id(text), text) for _, text in csv.reader(file, delimiter=";", quotechar="'")]


def _french():
    with gzip.open(FILES["fr"], "rt", encoding="utf-8", newline="") as file:
        return [(document.content_id(row["text"]), row["text"]) for row in csv.DictReader(file, delimiter="\t")]


def _spanish():
    ids, lines = (
        gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
        for path in (NTREX / "ntrex.document_ids.tsv.gz", FILES["es"])
    )
    documents = {}
    for doc_id, line in zip(ids, lines, strict=True):
        documents.setdefault(doc_id, []).append(line)
    return [(doc_id, " ".join(lines)) for doc_id, lines in documents.items()]


READERS = {"en": _english, "de": _german, "fr": _french, "es": _spanish}
