"""The full check of a corpus folder: whether its tables are consistent with each other and with the texts.

Opening a folder only checks that no file was changed. This module also checks the content of each table by rules.
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
    """The result of a check: the number of tables and documents, and the findings."""

    n_tables: int
    n_documents: int
    findings: list[Finding]


def check_folder(folder: str | Path) -> Checked:
    """Return the findings on a corpus folder: first whether it was changed, then whether its tables are consistent."""
    change: list[Finding] = []
    try:
        corpus_folder.open_corpus(folder)
    except CorpusError as error:
        change = [Finding("", str(error), "")]
    try:
        tables, manifest = corpus_folder.stored_tables(folder)
    except CorpusError as error:
        return Checked(0, 0, change or [Finding("", str(error), "")])
    inconsistencies = findings(tables, manifest["settings"])
    return Checked(len(tables), len(tables["documents"]), [*change, *inconsistencies])


def findings(tables: Tables, settings: Mapping[str, Any] | None = None) -> list[Finding]:
    """Return the errors in the stored tables of a corpus, one finding for each rule and table."""
    empty = [finding for name, table in tables.items() for finding in _empty_cells(name, table)]
    filled = {name: table.fillna(dict.fromkeys(_texts(name), "")) for name, table in tables.items()}
    broken_rules = [finding for rule in RULES for finding in rule(filled)]
    return [*empty, *broken_rules, *_settings(filled, settings or {})]


def line(finding: Finding) -> str:
    """Return the line of text of a finding."""
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
    n, n_in_settings = len(tables["corrections"]), settings.get("n_corrections", len(tables["corrections"]))
    return (
        []
        if n == n_in_settings
        else [Finding("corrections", f"{times(n, 'row')}, but the settings count {n_in_settings}", "")]
    )
