"""The documents of the judged quotations in `quality/` and what the code finds in them, as digests.

No words of the texts are kept here: German is 10kGNAD (CC BY-NC-SA) and NTREX, French MasakhaNEWS, NTREX and WikiNews,
Spanish NTREX.
"""

import csv
import gzip
import hashlib
import json
import zipfile
from pathlib import Path

from reading_helpers import clean_document

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
WIKINEWS = DATA / "keyphrases" / "WikiNews.zip"
HELD_OUT = Path(__file__).parent / "quality" / "quotes_held_out.csv"
FRESH = Path(__file__).parent / "quality" / "quotes_fresh.csv"


def judged(language):
    """Return the verdict by document, quoted words, kind, and speaker with verb."""
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return {(row["doc_id"], row["quote"], row["kind"], row["speaker"]): row["verdict"] for row in rows}


def fresh(language):
    """Return the verdict of the fresh samples by source, then as in `judged`."""
    with FRESH.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return {(row["source"], row["doc_id"], row["quote"], row["kind"], row["speaker"]): row["verdict"] for row in rows}


def found_fresh(language):
    """Return what is found today in the documents of the fresh samples."""
    wanted = {(source, doc_id) for source, doc_id, *_ in fresh(language)}
    texts = {
        (source, doc_id): text
        for source in sorted({source for source, _ in wanted})
        for doc_id, text in SOURCES[source](language)
        if (source, doc_id) in wanted
    }
    return {
        (source, *key)
        for (source, doc_id), text in texts.items()
        for key in keys(doc_id, article_text(text) if source == "news" else text, language)
    }


def found(language):
    """Return what is found today in the documents of the sample."""
    wanted = {doc_id for doc_id, *_ in judged(language)}
    texts = {doc_id: text for doc_id, text in READERS[language]() if doc_id in wanted}
    cleaned = {doc_id: article_text(text) if language == "en" else text for doc_id, text in texts.items()}
    return {key for doc_id, text in cleaned.items() for key in keys(doc_id, text, language)}


def article_text(text):
    """Return the text of a news article as the library reads it."""
    return clean_document(RawDocument("news", text)).text


def keys(doc_id, text, language):
    """Yield the quotations that are found in a text: its id, quoted words, kind, and speaker with verb, as digests."""
    people = [(name.start, name.end) for name in tagger.names(Text(text, language)) if name.kind == "person"]
    for quote in quotes(Text(text, language), people=people):
        kind = "direct" if quote.direct else "indirect"
        yield doc_id, digest(quote.text), kind, digest(f"{quote.speaker}|{quote.verb}")


def digest(words):
    """Return a short digest of words."""
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
    return [(doc_id, " ".join(lines)) for doc_id, lines in ntrex_documents("es").items()]


def ntrex_documents(language):
    """Return the sentences of each document of NTREX in a language, by document."""
    code = {"de": "deu", "es": "spa", "fr": "fra"}[language]
    ids, lines = (
        gzip.decompress((NTREX / name).read_bytes()).decode("utf-8").splitlines()
        for name in ("ntrex.document_ids.tsv.gz", f"ntrex.{code}.txt.gz")
    )
    documents = {}
    for doc_id, line in zip(ids, lines, strict=True):
        documents.setdefault(doc_id, []).append(line)
    return documents


def _ntrex_lines(language):
    return [(doc_id, "\n".join(lines)) for doc_id, lines in ntrex_documents(language).items()]


def _pud(language):
    documents = {}
    with gzip.open(DATA / "sentences" / f"pud.{language}.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            doc_id, sentence = line.rstrip("\n").split("\t")[:2]
            documents.setdefault(doc_id, []).append(sentence)
    return [(doc_id, "\n".join(sentences)) for doc_id, sentences in documents.items()]


def _wikinews(_):
    with zipfile.ZipFile(WIKINEWS) as archive:
        names = [name for name in archive.namelist() if name.endswith(".txt")]
        return [(f"wikinews:{Path(name).stem}", archive.read(name).decode("utf-8")) for name in names]


READERS = {"en": _english, "de": _german, "fr": _french, "es": _spanish}
SOURCES = {
    "news": lambda _: _english(),
    "gnad": lambda _: _german(),
    "masakha": lambda _: _french(),
    "ntrex": _ntrex_lines,
    "pud": _pud,
    "wikinews": _wikinews,
}
