"""The lines of an article with their verdicts, and the buttons that correct them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.curation import curation
from analytics.curation import preview as ledger_module
from analytics.findings import wording
from ui import state
from ui.components import browser_component, labels

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

MAX_LINES = 400
ACTIONS = {
    ledger_module.RESTORE: "Restore this line",
    ledger_module.RULE: "Restore all with this reason",
    ledger_module.CUT_EVERYWHERE: "Remove it everywhere",
    ledger_module.UNDO: "Undo",
}
_component = browser_component.declare(__file__, "<ol></ol>")


def draw(document: Corpus) -> pd.DataFrame:
    """Draw the lines of an article after the corrections; return the table of these lines."""
    row = document.documents.iloc[0]
    lines = ledger_module.preview(document, state.corrections())

    def note_correction() -> None:
        change = state.value("ledger")["change"]
        line = lines[lines["line"] == change["line"]].iloc[0]
        correct(row, line, change["action"])

    _component(
        key="ledger",
        data={
            "lines": [_line_as_drawn(line, row["source"]) for line in lines.head(MAX_LINES).itertuples()],
            "actions": ACTIONS,
        },
        on_change_change=note_correction,
    )
    if len(lines) > MAX_LINES:
        st.caption(f"The first {MAX_LINES} of {len(lines):,} lines; all are in the CSV.")
    return lines


def correct(document: pd.Series, line: pd.Series, action: str) -> None:
    """Note a correction of a line, or remove one."""
    if action == ledger_module.UNDO:
        state.note_all(ledger_module.undo_correction(state.corrections(), document, line))
    else:
        state.note([ledger_module.correction(document, line, action)])


def restore_article(document: pd.Series) -> None:
    """Note that no line of an article is removed."""
    state.note([("document", curation.key_of(document), "restore", "")])


def finding(lines: pd.DataFrame) -> str:
    """Return the number of removed lines of an article, and the reasons."""
    removed = lines[lines["verdict"] != "body"]
    if removed.empty:
        return "Nothing was removed from this text."
    counted = removed["verdict"].value_counts().items()
    why = wording.list_names(f"{n} {labels.VERDICTS[verdict][n > 1]}" for verdict, n in counted)
    return f"{len(removed)} of {wording.times(len(lines), 'line')} are not part of the article text: {why}."


def cut(lines: pd.DataFrame) -> bool:
    """Return whether any line except a title was removed."""
    return not lines["verdict"].isin(["body", "title"]).all()


def _line_as_drawn(line: Any, source: str) -> dict[str, Any]:
    """Return a line of an article of `source` in the form of the component; `mine` marks changes of the user."""
    actions = ledger_module.actions(line.verdict, line.reason, line.was)
    mine = ledger_module.UNDO in actions
    return {
        "line": int(line.line),
        "text": line.text,
        "verdict": line.verdict,
        "why": _verdict_sentence(line, source, mine=mine),
        "actions": actions,
        "mine": mine,
    }


def _verdict_sentence(line: Any, source: str, *, mine: bool) -> str:
    """Return the verdict on a line as a sentence, with that of the cleaning if the user changed it."""
    if mine:
        verdict, reason = ledger_module.original_verdict(line.reason, line.was, source)
        return f"{line.reason} (was {labels.VERDICTS[verdict][0]}: {reason})"
    return "" if line.verdict == "body" else f"{labels.VERDICTS[line.verdict][0]}: {line.reason}"
