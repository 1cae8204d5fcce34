"""The whole way of one document, on one page: first its lines and metadata, then all that is counted in its text."""

from __future__ import annotations

import hashlib
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analytics import languages, schema, stopwords
from analytics.reading import backends, clean, fingerprints, keywords, ledger, metadata, quotes, tagger, terms
from analytics.reading import credits as agencies_credited
from analytics.reading.article import Article
from analytics.reading.decoding import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.reading.raw import RawDocument

Rows = list[tuple[object, ...]]
Note = tuple[str, str]
UNSETTLED = ("", "")  # concept and kind of a keyword, which only the corpus can tell

NO_WORDS: Mapping[str, stopwords.Own] = MappingProxyType({})


class Reading(NamedTuple):
    """What one document gives to each table: rows in the order of the table's columns."""

    counted: Rows  # doc_id, language, n_words, share_removed
    texts: Rows
    lines: Rows
    notes: Rows
    sentences: Rows
    terms: Rows
    keywords: Rows
    names: Rows
    speeches: Rows
    agency_credits: Rows
    fingerprints: Rows


def read(raw: RawDocument) -> Reading:
    """Return all rows of one document: pure, the same for the same document everywhere."""
    return count(cleaned(raw))


def cleaned(raw: RawDocument, *, file_times: bool = False) -> Article:
    """Return one document with every line judged and its metadata settled; nothing is counted yet.

    With `file_times` the day of the file stands for a date that is found nowhere else.
    """
    page = clean.clean(raw.text, html=raw.html, title=raw.title)
    language = languages.code(raw.language)
    about = metadata.settle(raw, page, language, file_times=file_times)
    settled = {name: without_surrogates(value) for name, value in about._asdict().items()}  # JSON in a page has them
    return Article(doc_id=content_id(raw.text), language=language, file=raw.file, lines=tuple(page.lines), **settled)


def count(
    article: Article,
    *,
    ranking: str = keywords.NEWS,
    names: str = backends.OURS,
    own: Mapping[str, stopwords.Own] = NO_WORDS,
) -> Reading:
    """Return all rows of a cleaned document; its verdicts may have been corrected since.

    `ranking` is how its keywords are ranked, one of `keywords.MODES`; `names` is the tagger that finds its names, see
    `backends`; `own` are the user's stopwords by language.
    """
    text = article.text
    doc_id = article.doc_id
    language = article.language or languages.detect(text)
    share = ledger.share_removed(article.lines)
    counted = terms.counts(text)
    named = tagger.names(text, language, tagger=names)
    people = [(name.start, name.end) for name in named if name.kind == "person"]
    ranked = keywords.keywords(text, language, mode=ranking, own=stopwords.of_language(own, language))
    return Reading(
        counted=[(doc_id, language, sum(term.n for term in counted), round(share, 4))],
        texts=[(doc_id, text)],
        lines=[(doc_id, *line) for line in article.lines],
        notes=[(doc_id, *note) for note in _notes(text, language, ranking)],
        sentences=[(doc_id, *span) for span in terms.sentences(text, language)],
        terms=[(doc_id, *term) for term in counted],
        keywords=[(doc_id, rank, *keyword, *UNSETTLED) for rank, keyword in enumerate(ranked, start=1)],
        names=[(doc_id, *name) for name in named],
        speeches=[(doc_id, *quote) for quote in quotes.quotes(text, language, people=people)],
        agency_credits=[(doc_id, *credit) for credit in agencies_credited.credits(article.lines, language)],
        fingerprints=[(doc_id, *fingerprint) for fingerprint in fingerprints.fingerprints(text)],
    )


def content_id(text: str) -> str:
    """Return the id of a text: equal for texts that differ in blanks or Unicode composition alone."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(normal.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _notes(text: str, language: str, ranking: str) -> list[Note]:
    """Return what the user should know of a document that can be read only in part."""
    if not any(character.isalpha() for character in text):
        return [("no words in this text", "It is kept and can be read, but nothing can be counted.")]
    record = languages.get(language)
    if language == schema.UNDETERMINED:
        detail = "Too few letters to tell. Name the language in a column 'language' or in metadata.csv."
        return [("language not recognised", detail)]
    if not keywords.reads(language, ranking):
        detail = f"{record.name} writes no blanks between words: the text can be searched and read, without keywords."
        return [(f"no keywords for {record.name}", detail)]
    if not record.stopwords:
        detail = (
            f"There is no built-in stopword list for {record.name}: common words can stand among keywords and topics."
            " Leave words out on page Keywords."
        )
        return [(f"no stopwords for {record.name}", detail)]
    return []
