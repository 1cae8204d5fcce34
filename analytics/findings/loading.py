"""Findings about what was read: files, articles, the words of an export, and what the user should check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analytics.findings.wording import date_span, list_names, number, spoken_languages, times
from analytics.schema import NO_SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

EXPORT = " export"  # the end of an origin: "Factiva export"
MOST_SOURCES = 2  # named in the title of a page; more are counted
ENOUGH_READ = 0.8  # of the words that the export states for an article; with less its text may be cut
_ORIGIN_LENGTH = 30  # characters of the origins that are named


class Fact(NamedTuple):
    """What the reading did, in a few words, and the details."""

    title: str
    detail: str


def contents(corpus: Corpus, files: pd.DataFrame) -> str:
    """Return files, articles, sources, languages and dates in one sentence; `files` is the table of that name."""
    documents = corpus.documents
    sources = [name for name in documents["source"].value_counts().index if name != NO_SOURCE] or [NO_SOURCE]
    named = list_names(sources) if len(sources) <= MOST_SOURCES else times(len(sources), "source")
    dates = sorted(date for date in documents["date"] if date)
    span = [date_span(dates[0], dates[-1])] if dates else ["no dates"]
    about = ", ".join([named, list_names(spoken_languages(documents)), *span])
    n_files = int((files["n_docs"] > 0).sum())
    return f"{times(n_files, 'file')}, {times(len(corpus), 'article')}: {about}."


def left_out(pages: pd.DataFrame) -> str:
    """Return what was left out and why, in one sentence; `pages` is the table `left_out_pages`."""
    reasons = pages["reason"].str.removeprefix("no article: ").value_counts()
    why = list_names(f"{reason} ({number(n)})" for reason, n in reasons.items())
    verb, pronoun = ("is", "it") if len(pages) == 1 else ("are", "them")
    return f"{times(len(pages), 'page')} {verb} no article: {why}. No count includes {pronoun}."


def words_read(corpus: Corpus, files: pd.DataFrame) -> str:
    """Return the share of the words stated by an export that was read; "" if no export states any."""
    n_stated, n_export = int(files["n_stated"].sum()), int(files["n_words_export"].sum())
    if not n_export:
        return ""
    counted = "them" if n_stated == len(corpus) else f"{number(n_stated)} of {times(len(corpus), 'article')}"
    name = export_name(corpus.documents) or "The export"
    n_read = int(files["n_words_read"].sum())
    return (
        f"{name} counts {number(n_export)} words for {counted}; {number(n_read)} were read ({n_read / n_export:.0%})."
    )


def export_name(documents: pd.DataFrame) -> str:
    """Return the layout of the exports, such as "Factiva", "" for none or several."""
    origins = set(documents["title_origin"].unique()) | set(documents["date_origin"].unique())
    names = {origin.removesuffix(EXPORT) for origin in origins if origin.endswith(EXPORT)}
    return names.pop() if len(names) == 1 else ""


def cut_short(documents: pd.DataFrame) -> str:
    """Return the number of articles that are cut short with the reasons; "" if all are whole."""
    reasons = documents.loc[documents["truncated"] != "", "truncated"].value_counts()
    if reasons.empty:
        return ""
    named = list_names(f"{reason} ({number(n)})" for reason, n in reasons.items())
    verb = "is" if reasons.sum() == 1 else "are"
    return f"{times(int(reasons.sum()), 'article')} {verb} incomplete: {named}."


def to_check(documents: pd.DataFrame) -> list[str]:
    """Return what the user should check in each article, "" for nothing."""
    return ["; ".join(_doubts(row)) for row in documents.itertuples()]


def _doubts(row: object) -> Iterator[str]:
    truncated, n_words, n_export = row.truncated, row.n_words, row.n_words_export  # type: ignore[attr-defined]
    if truncated:
        yield f"incomplete: {truncated}"
    elif n_export and n_words < ENOUGH_READ * n_export:
        yield f"{number(n_words)} of {times(n_export, 'word')} read"
    if not row.date:  # type: ignore[attr-defined]
        yield "no date"
    if row.source == NO_SOURCE:  # type: ignore[attr-defined]
        yield "no source"


def reading_facts(corpus: Corpus, files: pd.DataFrame) -> list[Fact]:
    """Return what the reading did: files split into articles, and the origins of sources, titles and dates."""
    documents = corpus.documents
    return [*_splits(documents, files), *(_origins(documents, field) for field in ("source", "title", "date"))]


def _splits(documents: pd.DataFrame, files: pd.DataFrame) -> Iterator[Fact]:
    several = files[files["n_docs"] > 1]
    if several.empty:
        return
    n_docs = int(several["n_docs"].sum())
    from_export = documents["title_origin"].str.endswith(EXPORT)
    names = list_names(sorted({origin.removesuffix(EXPORT) for origin in documents.loc[from_export, "title_origin"]}))
    how = f"Read as {names}: " if from_export.any() else ""
    largest = several.sort_values(["n_docs", "file"], ascending=[False, True])
    listed = list_names(f"{row.file} ({number(row.n_docs)})" for row in largest.itertuples())
    yield Fact(f"{times(len(several), 'file')} split into {times(n_docs, 'article')}", f"{how}{listed}.")


def _origins(documents: pd.DataFrame, field: str) -> Fact:
    """Return how many articles have a source, title or date, and its origins; words of a text are left out."""
    missing = documents[field].astype("str").isin(["", NO_SOURCE])
    origins = documents.loc[~missing, f"{field}_origin"].str.split(":").str[0].str.slice(0, _ORIGIN_LENGTH)
    counted = list_names(f"{origin or 'given'} ({number(n)})" for origin, n in origins.value_counts().items())
    known = int((~missing).sum())
    title = f"{number(known)} of {times(len(documents), 'article')} have a {field}"
    return Fact(title, f"From: {counted}." if known else "None was found.")
