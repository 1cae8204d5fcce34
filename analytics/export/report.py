"""One HTML page that holds the findings and the first rows of every table; no script, nothing fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from analytics import findings, keyword_findings
from analytics.export import methods
from analytics.schema import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from analytics.corpus import Corpus

SHOWN = (
    "documents",
    "corpus_keywords",
    "topics",
    "entities",
    "entity_pairs",
    "coverage",
    "timeline",
    "quotes",
    "issues",
)
MAX_ROWS = 25

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parallax report</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body {{ font: 16px/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328 }}
table {{ border-collapse: collapse; font: 13px/1.4 system-ui, sans-serif; display: block; overflow-x: auto }}
td, th {{ border-bottom: 1px solid #d8dbdf; padding: .25rem .5rem; text-align: left; vertical-align: top }}
pre {{ white-space: pre-wrap; font-size: 13px }}
</style></head><body>
<h1>Parallax report</h1>
{body}
</body></html>
"""


def report(corpus: Corpus, tables: Mapping[str, pd.DataFrame], wanted: Mapping[str, Any]) -> str:
    """Return the page: the findings, up to 25 rows of the main tables, and the methods text."""
    sections = [f"<p>{escape(sentence)}</p>" for sentence in _findings(corpus, tables)]
    sections.extend(_section(name, tables[name]) for name in SHOWN if len(tables[name]))
    sections.append(f"<h2>Methods</h2><pre>{escape(methods.methods(corpus, wanted))}</pre>")
    return _PAGE.format(body="\n".join(sections))


def _findings(corpus: Corpus, tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    yield findings.overview(corpus)
    yield findings.common_ground(tables["entities"], corpus.documents["source"].nunique())
    yield keyword_findings.keywords(tables["corpus_keywords"], len(corpus))
    yield findings.entities(tables["entities"], tables["entity_pairs"], len(corpus))
    yield findings.coverage(tables["coverage"][tables["coverage"]["kind"] != "topic"])
    yield findings.quoted(tables["quotes"])


def _section(name: str, table: pd.DataFrame) -> str:
    rows = "".join(f"<tr>{_cells(row, 'td')}</tr>" for row in table.head(MAX_ROWS).itertuples(index=False))
    note = f"<p>The first {MAX_ROWS} of {len(table):,} rows; all in {name}.csv.</p>" if len(table) > MAX_ROWS else ""
    head = f"<h2>{name.replace('_', ' ').capitalize()}</h2><p>One row per {escape(PUBLIC[name].row)}.</p>"
    return f"{head}<table><tr>{_cells(table.columns, 'th')}</tr>{rows}</table>{note}"


def _cells(values: Any, tag: str) -> str:
    return "".join(f"<{tag}>{escape(_shown(value))}</{tag}>" for value in values)


def _shown(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)
