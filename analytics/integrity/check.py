"""The deep check of a corpus folder: do its tables fit each other, and the texts?

Opening a folder compares it with what was written; this compares what was written with what each table promises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from analytics import schema
from analytics.corpus import folder as corpus_folder
from analytics.errors import CorpusError
from analytics.findings.wording import times
from analytics.integrity.rules import RULES, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]


class Checked(NamedTuple):
    """A corpus folder that was checked: how much is in it, and what is wrong."""

    n_tables: int
    n_documents: int
    findings: list[Finding]


def check_folder(folder: str | Path) -> Checked:
    """Check a corpus folder: first whether it is as it was written, then whether its tables fit each other."""
    refused: list[Finding] = []
    try:
        corpus_folder.open_corpus(folder)
    except CorpusError as error:
        refused = [Finding("", str(error), "")]
    try:
        tables, manifest = corpus_folder.stored_tables(folder)
    except CorpusError as error:
        return Checked(0, 0, refused or [Finding("", str(error), "")])
    found = findings(tables, manifest["settings"])
    return Checked(len(tables), len(tables["documents"]), [*refused, *found])


def findings(tables: Tables, settings: Mapping[str, Any] | None = None) -> list[Finding]:
    """Return everything that is wrong in the stored tables of a corpus, one finding for each rule and table."""
    empty = [one for name, table in tables.items() for one in _empty_cells(name, table)]
    filled = {name: table.fillna(dict.fromkeys(_texts(name), "")) for name, table in tables.items()}
    found = [one for rule in RULES for one in rule(filled)]
    return [*empty, *found, *_settings(filled, settings or {})]


def line(finding: Finding) -> str:
    """Return a finding in one line."""
    example = f" (first {finding.example})" if finding.example else ""
    return f"{finding.table}: {finding.what}{example}" if finding.table else finding.what


def _texts(name: str) -> list[str]:
    return [column for column, dtype in schema.TABLES[name].columns.items() if dtype == "str"]


def _empty_cells(name: str, table: pd.DataFrame) -> list[Finding]:
    columns = [column for column in _texts(name) if table[column].hasnans]
    return [
        Finding(name, f"{times(int(table[column].isna().sum()), 'row')} with an empty cell in {column}", "")
        for column in columns
    ]


def _settings(tables: Tables, settings: Mapping[str, Any]) -> list[Finding]:
    n, told = len(tables["corrections"]), settings.get("n_corrections", len(tables["corrections"]))
    return [] if n == told else [Finding("corrections", f"{times(n, 'row')}, but the settings count {told}", "")]
