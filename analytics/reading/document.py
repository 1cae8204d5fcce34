"""Read one document from start to end: first its lines and metadata, then everything that is counted in its text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from analytics import schema
from analytics.reading import fingerprints, sections
from analytics.reading.article import Article
from analytics.reading.cleaning import clean, line_corrections
from analytics.reading.containment import CLEANING, READING, STOPPED, Note, contain_failure
from analytics.reading.formats.decoding import without_surrogates
from analytics.reading.keyphrases import keywords, whole_names
from analytics.reading.metadata import agency_credits, metadata
from analytics.reading.ner import backends, tagger
from analytics.reading.quotes import quotes
from analytics.reading.roles import roles
from analytics.text import (
    character_repair,
    document_text,
    languages,
    paragraph_languages,
    sentences,
    stopwords,
    terms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from analytics.reading.quotes.quoted import Quote
    from analytics.reading.raw import RawDocument

Row = TypeVar("Row")
Rows = list[tuple[object, ...]]
FEWEST_SENTENCES = 3
FEWEST_CAPITALS = 0.002  # of the letters; news has .04
UNSETTLED = ("", "")  # concept and kind of a keyword: both need the whole corpus

_LINE = re.compile(r"\S[^\n]*")

NO_WORDS: Mapping[str, stopwords.Own] = MappingProxyType({})


class Reading(NamedTuple):
    """The rows of one document for each table, in the order of the table's columns."""

    counted: Rows  # doc_id, language, n_words, share_removed, languages
    texts: Rows
    lines: Rows
    notes: Rows
    sentences: Rows
    terms: Rows
    keywords: Rows
    names: Rows
    speeches: Rows
    appositions: Rows
    agency_credits: Rows
    fingerprints: Rows


class Cleaning(NamedTuple):
    """One document with a verdict on every line, and the notes of its cleaning."""

    article: Article
    notes: tuple[Note, ...] = ()


def read(raw: RawDocument) -> Reading:
    """Return all rows of one document: a pure function with the same result in every process."""
    page = cleaning(raw)
    return with_notes(count(page.article), page.notes)


def cleaning(raw: RawDocument, *, file_times: bool = False) -> Cleaning:
    """Return one document with a verdict on every line and its metadata; nothing is counted yet.

    With `file_times` the day of the file is the date of an article without any other date.
    """
    notes: list[Note] = []
    doc_id = content_id(raw.text)  # of the text as given, so that corrections of earlier builds match
    raw = _with_repaired_characters(raw)
    page = contain_failure("lines", notes, lambda: _judged_page(raw), _whole_text(raw, "not judged"))
    language = contain_failure("given language", notes, lambda: languages.code(raw.language), "")
    about = contain_failure(
        "metadata",
        notes,
        lambda: metadata.settle(raw, page, language, file_times=file_times),
        metadata.given_metadata(raw),
    )
    return Cleaning(_article(doc_id, raw, page, language, about), tuple(notes))


def document_without_cleaning(raw: RawDocument) -> Cleaning:
    """Return a document whose cleaning ended its process: its text and the metadata that came with it."""
    page, language = _whole_text(raw, "not judged"), languages.code(raw.language)
    rest = "its text is kept with all lines" if page.lines else "the page was not read"
    article = _article(content_id(raw.text), raw, page, language, metadata.given_metadata(raw))
    return Cleaning(article, (_stop_note(CLEANING, rest),))


def count(
    article: Article,
    *,
    ranking: str = keywords.NEWS,
    names: str = backends.OURS,
    own: Mapping[str, stopwords.Own] = NO_WORDS,
) -> Reading:
    """Return all rows of a cleaned document, whose line verdicts may have been corrected.

    `ranking` is the ranking of the keywords, one of `keywords.MODES`; `names` is the tagger, see `backends`; `own` are
    the user's stopwords by language. A failed step has no rows, and a note reports it.
    """
    text = document_text.Text(article.text, article.language)
    doc_id = article.doc_id
    notes: list[Note] = []
    unknown = [paragraph_languages.Part(0, len(text.text), schema.UNDETERMINED)]
    text.parts = contain_failure("language", notes, lambda: text.parts, unknown)
    language, every = text.language, schema.LIST_SEPARATOR.join(text.languages)
    text.sentences = contain_failure("sentences", notes, lambda: text.sentences, _line_spans(text.text))
    share = contain_failure("removed", notes, lambda: line_corrections.share_removed(article.lines), 0.0)
    term_rows = _rows_of_step("terms", notes, lambda: terms.counts(text))
    name_rows = _rows_of_step("names", notes, lambda: sections.rows(text, partial(tagger.names, tagger=names)))
    people = [(name.start, name.end) for name in name_rows if name.kind == "person"]
    find_keywords = partial(_keywords, ranking=ranking, own=own, outlet=article.source)
    pieces_of = name_rows if ranking == keywords.NEWS else []
    ranked = _rows_of_step("keywords", notes, lambda: _ranked_keywords(text, find_keywords, pieces_of))
    quote_rows = _rows_of_step("quotes", notes, lambda: sections.rows_with_people(text, people, _quotes))
    role_rows = _rows_of_step("roles", notes, lambda: sections.rows_with_people(text, people, roles.roles))
    credit_rows = _rows_of_step("credits", notes, lambda: agency_credits.credits(article.lines, language))
    print_rows = _rows_of_step("fingerprints", notes, lambda: fingerprints.fingerprints(text))
    is_known = not any(note.step == "language" for note in notes)
    text_notes = _rows_of_step("notes", notes, lambda: _notes(text) if is_known else [])
    return Reading(
        counted=[(doc_id, language, sum(term.n for term in term_rows), round(share, 4), every)],
        texts=[(doc_id, text.text)],
        lines=[(doc_id, *line) for line in article.lines],
        notes=[(doc_id, *note) for note in [*text_notes, *notes]],
        sentences=[(doc_id, *span) for span in text.sentences],
        terms=[(doc_id, *term) for term in term_rows],
        keywords=[(doc_id, rank, *keyword, *UNSETTLED) for rank, keyword in enumerate(ranked, start=1)],
        names=[(doc_id, *name) for name in name_rows],
        speeches=[(doc_id, *quote) for quote in quote_rows],
        appositions=[(doc_id, *role) for role in role_rows],
        agency_credits=[(doc_id, *credit) for credit in credit_rows],
        fingerprints=[(doc_id, *fingerprint) for fingerprint in print_rows],
    )


def _quotes(text: document_text.Text, people: Sequence[tuple[int, int]]) -> list[Quote]:
    return quotes.quotes(text, people=people)


def _keywords(
    text: document_text.Text, ranking: str, own: Mapping[str, stopwords.Own], outlet: str
) -> list[keywords.Keyword]:
    top = keywords.TOP + whole_names.MORE
    return keywords.keywords(text, mode=ranking, top=top, own=stopwords.of_language(own, text.language), outlet=outlet)


def _ranked_keywords(
    text: document_text.Text, find: Callable[[document_text.Text], list[keywords.Keyword]], names: Sequence[tagger.Name]
) -> list[keywords.Keyword]:
    ranked = sections.ranked_keywords(text, find)
    return whole_names.whole_names(ranked, names, text.language)[: keywords.TOP]


def with_notes(reading: Reading, notes: Iterable[Note]) -> Reading:
    """Return the rows of a document, with the notes of its cleaning before those of its reading."""
    ((doc_id, _),) = reading.texts
    return reading._replace(notes=[*((doc_id, *note) for note in notes), *reading.notes])


def document_without_counts(article: Article) -> Reading:
    """Return the rows of a document whose reading ended its process: only its text and lines."""
    doc_id, text, language = article.doc_id, article.text, article.language or schema.UNDETERMINED
    empty: dict[str, Rows] = {name: [] for name in Reading._fields}
    known: dict[str, Rows] = {
        "counted": [(doc_id, language, 0, 0.0, language)],
        "texts": [(doc_id, text)],
        "lines": [(doc_id, *line) for line in article.lines],
        "notes": [(doc_id, *_stop_note(READING, "its text is kept"))],
        "sentences": [(doc_id, *span) for span in _line_spans(text)],
    }
    return Reading(**empty | known)


def _rows_of_step(step: str, notes: list[Note], work: Callable[[], list[Row]]) -> list[Row]:
    return contain_failure(step, notes, work, [])


def _stop_note(step: str, rest: str) -> Note:
    detail = f"step {step}: the process that read this file ended each time; {rest}. Please report this, with the file."
    return Note(STOPPED, detail, step)


def _article(doc_id: str, raw: RawDocument, page: clean.Cleaned, language: str, about: metadata.Settled) -> Article:
    settled = {name: without_surrogates(value) for name, value in about._asdict().items()}  # from JSON in a page
    return Article(
        doc_id=doc_id,
        language=language,
        file=raw.file,
        record=raw.record,
        section=raw.section,
        page=raw.page,
        n_words_export=raw.n_words_export,
        truncated=raw.truncated or page.truncated,
        lines=tuple(page.lines),
        **settled,
    )


def _with_repaired_characters(raw: RawDocument) -> RawDocument:
    """Return a document with the characters of its text and of its given metadata repaired."""
    fix = character_repair.repair_characters
    known = {fix(line): reason for line, reason in raw.known_lines.items()}
    title, source, author = map(fix, (raw.title, raw.source, raw.author))
    return replace(raw, text=fix(raw.text), title=title, source=source, author=author, known_lines=known)


def _judged_page(raw: RawDocument) -> clean.Cleaned:
    if raw.body_only:
        return clean.without_corrections(_whole_text(raw, "the text of an article in an export"))
    return clean.clean(raw.text, html=raw.html, title=raw.title, known=raw.known_lines)


def _whole_text(raw: RawDocument, reason: str) -> clean.Cleaned:
    """Return all lines of a plain text as its article; a page has none, since its markup is not text."""
    rows = [] if raw.html else raw.text.splitlines()
    lines = [clean.Line(number, line, "body", reason) for number, line in enumerate(rows, start=1) if line.strip()]
    return clean.Cleaned(lines=lines, text="\n".join(line.text for line in lines), title=raw.title)


def _line_spans(text: str) -> list[sentences.Span]:
    """Return the spans of the lines of a text: they replace the sentence spans if these cannot be found."""
    return [sentences.Span(*match.span()) for match in _LINE.finditer(text)]


def content_id(text: str) -> str:
    """Return the id of a text: equal for texts that differ only in blanks or Unicode composition."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(normal.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _is_in_small_letters(text: document_text.Text) -> bool:
    """Return whether a text of some length has almost no capital, in a language that has them."""
    if not languages.get(text.language).cased or len(text.sentences) < FEWEST_SENTENCES:
        return False
    n_capital, n_letters = (sum(map(test, text.text)) for test in (str.isupper, str.isalpha))
    return n_capital < FEWEST_CAPITALS * n_letters


def _notes(text: document_text.Text) -> list[Note]:
    """Return the notes to the user about a text that can be analysed only in part."""
    if not any(character.isalpha() for character in text.text):
        return [Note("no words in this text", "It is kept and can be read, but nothing can be counted.")]
    if text.languages == [schema.UNDETERMINED]:
        detail = (
            "Too few words to tell, or a language that is not held (for example Hindi in Latin letters). If it is held,"
            " name it in a column 'language' or in metadata.csv."
        )
        return [Note("language not recognised", detail)]
    if _is_in_small_letters(text):
        return [Note("a text without capital letters", "Names are found by their capitals, so few are found here.")]
    return []
