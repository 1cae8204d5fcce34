"""The summary of a corpus in a Python session: a few lines of text, or a small table in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

MOST = 5  # sources and languages listed by name
LONGEST = 60  # characters of a name


def text(corpus: Corpus) -> str:
    """Return a summary of at most ten lines."""
    facts = rows(corpus)
    width = max(len(label) for label, _ in facts)
    return "\n".join(["<Corpus>", *(f"  {label:{width}}  {fact}" for label, fact in facts)])


def html(corpus: Corpus) -> str:
    """Return an HTML table for a notebook; texts of the documents are escaped."""
    cells = "".join(f"<tr><th>{escape(label)}</th><td>{escape(fact)}</td></tr>" for label, fact in rows(corpus))
    return f"<table><caption>Corpus</caption>{cells}</table>"


def rows(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the facts about the documents of a slice, each with its label."""
    documents = corpus.documents
    whole = "" if corpus.rows is None else f" of {len(corpus.root):,} (a slice)"
    days = sorted(date for date in documents["date"] if date)
    undated = len(documents) - len(days)
    dates = f"{days[0]} to {days[-1]}" if days else "none"
    return [
        ("documents", f"{len(documents):,}{whole}"),
        ("words", f"{int(documents['n_words'].sum()):,}"),
        ("sources", _counts(documents["source"])),
        ("languages", _counts(documents["language"])),
        ("dates", f"{_on_one_line(dates)}; {undated:,} without"),
        ("names", f"{corpus.mentions['entity'].nunique():,}"),
        ("key", corpus.key),
    ]


def _counts(column: pd.Series) -> str:
    """Return the most frequent values with their numbers of documents."""
    counts = column.value_counts()
    named = [f"{_on_one_line(str(value))} ({n:,})" for value, n in counts.head(MOST).items()]
    rest = [f"{len(counts) - MOST:,} more"] if len(counts) > MOST else []
    return ", ".join([*named, *rest])


def _on_one_line(value: str) -> str:
    """Return a text from the documents on one line, without control characters."""
    line = "".join(sign if sign.isprintable() else " " for sign in value)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
