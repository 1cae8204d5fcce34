"""The report, one HTML page: findings, pictures, tables and their evidence, without scripts or external files."""

from __future__ import annotations

import hashlib
import shlex
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics import tables
from analytics.corpus import filters
from analytics.export import methods, page, proof
from analytics.export.markup import safe
from analytics.export.parts import MAX_READ, View, count, topic_title
from analytics.export.sections import SECTIONS
from analytics.findings import wording
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from analytics.export.parts import Part, Section

MAX_FILES = 100
COMPARISON = "comparison_"  # begins the names of the tables of two sides
FILTERS = {"source": "Source", "language": "Language", "date": "Date", "topic": "Topic", "entity": "Name",
           "together": "Names together", "words": "Words, all of them", "copies": "Copies counted",
           "doc_id": "Document", "tag": "Own tag"}  # fmt: skip
_STYLE = Path(__file__).parent / "report.css"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>
{style}</style></head><body>
<header>{head}</header>
<nav aria-label="Contents" id="contents"><h2>Contents</h2><ol>{contents}</ol></nav>
<main>
{body}
</main>
</body></html>
"""


def report(
    corpus: Corpus,
    wanted: Mapping[str, Any],
    *,
    name: str = "",
    compared: Sequence[str] = (),
    comparison: Mapping[str, str] | None = None,
    table: Callable[[str], pd.DataFrame] | None = None,
) -> str:
    """Return the page about a slice with the filters `wanted`.

    `name` is the name of the corpus, `compared` the lines of saved selections to compare, `comparison` the options of
    the tables `comparison_*`; `table` returns public tables that exist already.
    """
    options = dict(comparison or {})
    view = View(corpus, table or cache(partial(_table, corpus, options)), tuple(compared), options)
    all_parts = [(section, section.draw(view)) for section in SECTIONS]
    parts = [(section, part) for section, part in all_parts if part.findings or part.missing]
    citations = page.number_citations(parts, proof.find(corpus, page.table_subjects(parts), view.sources[:MAX_READ]))
    body = [page.section(section, part, citations) for section, part in parts]
    ordered = _order_filters(wanted)
    body += [_methods(view, ordered, name), _fingerprints(corpus)]
    return _PAGE.format(
        title=safe(f"{name}: Parallax report" if name else "Parallax report"),
        style=_STYLE.read_text(encoding="utf-8"),
        head=_head(view, ordered, name),
        contents=_contents(parts),
        body="\n".join(body),
    )


def _table(corpus: Corpus, comparison: Mapping[str, str], name: str) -> pd.DataFrame:
    return tables.table(corpus, name, **(comparison if name.startswith(COMPARISON) else {}))


def _order_filters(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters in a fixed order."""
    active = filters.active(wanted)
    return {
        name: active[name] if isinstance(active[name], str) else sorted(active[name])
        for name in filters.FILTERS
        if name in active
    }


def _contents(parts: Sequence[tuple[Section, Part]]) -> str:
    entries = [(section.name, section.title) for section, _ in parts]
    entries += [("methods", "Methods"), ("fingerprints", "Fingerprints")]
    return "".join(f'<li><a href="#{name}">{safe(title)}</a></li>' for name, title in entries)


def _head(view: View, active: Mapping[str, Any], name: str) -> str:
    rows = "".join(f"<dt>{safe(term)}</dt><dd>{safe(fact)}</dd>" for term, fact in _report_facts(view, active))
    title = safe(name or "Parallax report")
    return f'<p class="kicker">Parallax report</p><h1 dir="auto">{title}</h1><dl>{rows}</dl>'


def _report_facts(view: View, active: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the facts about the corpus and the slice, in words."""
    corpus, documents = view.corpus, view.corpus.documents
    whole = wording.times(len(corpus.root), "document")
    yield "Documents", whole if len(corpus) == len(corpus.root) else f"{count(len(corpus))} of {whole}"
    yield (
        "Sources",
        f"{count(view.n_sources)}: {wording.list_names(view.every_source, most=8)}" if view.sources else "none",
    )
    yield (
        "Languages",
        wording.list_names(wording.spoken_languages(documents), most=8) if len(corpus) else "none",
    )
    dates = sorted(date for date in documents["date"] if date)
    undated = len(corpus) - len(dates)
    without = f" ({wording.times(undated, 'document')} without a date)" if undated else ""
    yield "Dates", f"{wording.list_names(dict.fromkeys((dates[0], dates[-1]))).replace(' and ', ' to ')}{without}" \
        if dates else "none"  # fmt: skip
    yield "Filters", "; ".join(_filter(view, *one) for one in active.items()) or "none: the whole corpus"
    if view.compared:
        yield (
            "Saved selections",
            "; ".join(
                f"{one.name} ({', '.join(_filter(view, *pair) for pair in one.wanted.items())})"
                for one in view.selected.values()
            ),
        )


def _filter(view: View, name: str, value: Any) -> str:
    """Return a filter in words."""
    formats: dict[str, Callable[[str], str]] = {"language": languages.name, "topic": partial(topic_title, view),
                                             "date": lambda span: span.replace("..", " to ")}  # fmt: skip
    words = [formats.get(name, str)(one) for one in ([value] if isinstance(value, str) else value)]
    return f"{FILTERS[name]}: {(' and ' if name == 'together' else ' or ').join(words)}"


def _methods(view: View, active: Mapping[str, Any], name: str) -> str:
    """Return the methods section: paragraphs, the command for this page, settings and versions."""
    corpus = view.corpus
    command = methods.command(active, corpus.settings) + (f" --name {shlex.quote(name)}" if name else "")
    command += "".join(f" --selection {shlex.quote(line)}" for line in view.compared)
    command += _comparison_command(view.comparison)
    paragraphs = "".join(f"<p>{safe(one.replace('`', ''))}</p>" for one in methods.paragraphs(corpus, active))
    settings = "".join(f"<dt>{safe(key)}</dt><dd>{safe(value)}</dd>" for key, value in methods.settings(corpus).items())
    return (
        f'<section id="methods"><h2>Methods</h2>{paragraphs}<h3>The same report again</h3><pre>{safe(command)}</pre>'
        f"<p>It stands in DIR as report.html.</p><h3>Settings and versions</h3><dl>{settings}</dl>{page.TOP}</section>"
    )


def _comparison_command(options: Mapping[str, str]) -> str:
    """Return the arguments of the command line that compare the same two sides; "" without a comparison."""
    lines = " ".join(shlex.quote(options[side]) for side in "ab" if options.get(side))
    more = "".join(f" --{name} {shlex.quote(options[name])}" for name in ("focus", "period") if options.get(name))
    return f" --compare {lines}{more}" if lines else ""


def _fingerprints(corpus: Corpus) -> str:
    """Return the fingerprints of corpus, slice, texts and files, which identify what the report is about."""
    files = corpus.documents[["file", "doc_id"]].sort_values(["file", "doc_id"])
    lines = [f"{row.file}\t{row.doc_id}\n" for row in files.itertuples()]
    digest = hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
    facts = (
        ("Corpus", corpus.root.key),
        ("Slice", corpus.key),
        ("Files and texts (SHA-256 of file TAB id LF)", digest),
    )
    rows = "".join(f"<dt>{safe(term)}</dt><dd><code>{safe(value)}</code></dd>" for term, value in facts)
    shown = [f'<tr><th scope="row">{safe(row.file)}</th><td><code>{safe(row.doc_id)}</code></td></tr>'
             for row in files.head(MAX_FILES).itertuples()]  # fmt: skip
    note = "The id of a document is the fingerprint of its text: the same text has the same id everywhere."
    if len(files) > MAX_FILES:
        note += f" The first {MAX_FILES} of {len(files):,} files; all are in documents.csv."
    listing = page.table(("File", "Document id"), shown, "files") if shown else ""
    return (
        f'<section id="fingerprints"><h2>Fingerprints</h2><dl>{rows}</dl><p class="note" id="files">{note}</p>'
        f"{listing}{page.TOP}</section>"
    )
