"""What can be done in each language of a corpus. The module of each analysis states its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.corpus.document_languages import document_languages
from analytics.crosslingual import dictionaries
from analytics.findings.wording import list_names
from analytics.reading.cleaning import boilerplate_markers
from analytics.reading.keyphrases import keywords
from analytics.reading.ner import tagger
from analytics.reading.quotes import quotes
from analytics.statements import polarity
from analytics.text import languages

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

YES = "yes"


def language_capabilities(corpus: Corpus) -> pd.DataFrame:
    """Return one row per language of the documents, the most frequent first: "yes", or what is missing.

    `n_docs` are the documents with at least one part in the language.
    """
    ranking = str(corpus.settings.get("keywords", keywords.NEWS))
    counts = document_languages(corpus.documents).value_counts()
    rows = [(code, int(n), *capabilities(code, ranking).values()) for code, n in counts.items()]
    return schema.from_rows(rows, "language_capabilities")


def capabilities(code: str, ranking: str = keywords.NEWS) -> dict[str, str]:
    """Return for each capability "yes", or what is missing in a language; `ranking` is that of the keywords."""
    return {
        "cleaning": _answer(code in boilerplate_markers.LANGUAGES, "by layout alone: no list of menu words"),
        "stopwords": _answer(bool(languages.get(code).stopwords), "no list: common words can be among the results"),
        "keywords": _answer(keywords.reads(code, ranking), "none: no blanks between words"),
        "name_tagging": tagger.limit(code) or YES,
        "quotations": _answer(code in quotes.SEARCHED, "not searched: no list of its reporting verbs"),
        "statements": _statements(code),
    }


def limits(corpus: Corpus) -> list[str]:
    """Return one sentence per language in which something cannot be done; none for a language with all of it."""
    table = language_capabilities(corpus)
    answers = table.set_index("language").drop(columns="n_docs")
    missing = {str(code): row[row != YES] for code, row in answers.iterrows() if code != schema.UNDETERMINED}
    return [_limit(code, row) for code, row in missing.items() if len(row)]


def _limit(code: str, missing: pd.Series) -> str:
    answers = [f"{str(name).replace('_', ' ')} ({answer})" for name, answer in missing.items()]
    return f"Limited in {languages.name(code)}: {list_names(answers, most=len(answers))}."


def _statements(code: str) -> str:
    if not dictionaries.has_translations(code):
        return "within the language alone: no dictionary"
    return _answer(polarity.has_negations(code), "denials are not recognised")


def _answer(is_held: bool, otherwise: str) -> str:  # noqa: FBT001 - reads as a sentence
    return YES if is_held else otherwise
