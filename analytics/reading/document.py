"""The whole way of one document, on one page."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import NamedTuple

from analytics import languages, segmentation
from analytics.reading import clean, fingerprints, quotes, tagger, terms, yake
from analytics.reading.raw import Issue, RawDocument
from analytics.schema import UNDETERMINED

Rows = list[tuple[object, ...]]


class Reading(NamedTuple):
    """What one document gives to each table: rows in the order of the table's columns."""

    documents: Rows
    texts: Rows
    lines: Rows
    issues: Rows
    sentences: Rows
    terms: Rows
    keywords: Rows
    names: Rows  # mentions before they are linked across the corpus
    quotes: Rows  # with the speaker's place, before it is linked
    fingerprints: Rows


NAME_COLUMNS = ["doc_id", "start", "end", "surface", "kind", "demonym", "rule", "hint"]
QUOTE_COLUMNS = ["doc_id", "start", "end", "speaker", "speaker_start", "speaker_end", "verb", "direct", "text"]


def read(raw: RawDocument) -> Reading:
    """Return all rows of one document: pure, the same for the same document everywhere."""
    cleaned = clean.clean(raw.text, html=raw.html, title=raw.title)
    text = cleaned.text
    language = languages.code(raw.language) or languages.detect(text)
    doc_id = content_id(raw.text)
    counted = terms.counts(text)
    return Reading(
        documents=[_document(raw, cleaned, doc_id, language)],
        texts=[(doc_id, text)],
        lines=[(doc_id, line.line, line.text, line.verdict, line.reason) for line in cleaned.lines],
        issues=[(issue.file, issue.problem, issue.detail) for issue in _issues(raw, text, language)],
        sentences=[(doc_id, *span) for span in terms.sentences(text, language)],
        terms=[(doc_id, *term) for term in counted],
        keywords=[(doc_id, rank, *keyword) for rank, keyword in enumerate(yake.keywords(text, language), start=1)],
        names=[(doc_id, *name) for name in tagger.names(text, language)],
        quotes=[(doc_id, *quote) for quote in quotes.quotes(text, language)],
        fingerprints=[(doc_id, *fingerprint) for fingerprint in fingerprints.fingerprints(text)],
    )


def content_id(text: str) -> str:
    """Return the id of a text: equal for texts that differ in blanks or Unicode composition alone."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(normal.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _document(raw: RawDocument, cleaned: clean.Cleaned, doc_id: str, language: str) -> tuple[object, ...]:
    """Return the row of `documents`; what came with the document stands before what the page says."""
    date, origin = (raw.date, raw.date_origin) if raw.date else (cleaned.date, "page metadata" if cleaned.date else "")
    return (
        doc_id,
        raw.title or cleaned.title,
        raw.source or cleaned.source or "unknown source",
        language,
        date,
        origin,
        raw.author or cleaned.author,
        raw.url or cleaned.url,
        len(segmentation.words(cleaned.text)),
        round(cleaned.share_removed, 4),
        "",
        raw.file,
    )


def _issues(raw: RawDocument, text: str, language: str) -> list[Issue]:
    """Return what the user should know of a document that can be read only in part."""
    if not any(character.isalpha() for character in text):
        return [Issue(raw.file, "no words in this text", "It is kept and can be read, but nothing can be counted.")]
    record = languages.get(language)
    if language == UNDETERMINED:
        detail = "Too few letters to tell. Name the language in a column 'language' or in metadata.csv."
        return [Issue(raw.file, "language not recognised", detail)]
    if not record.spaced:
        detail = f"{record.name} writes no blanks between words: the text can be searched and read, without keywords."
        return [Issue(raw.file, f"no keywords for {record.name}", detail)]
    if not record.stopwords:
        detail = f"There is no stopword list for {record.name}: common words can stand among keywords and topics."
        return [Issue(raw.file, f"no stopwords for {record.name}", detail)]
    return []
