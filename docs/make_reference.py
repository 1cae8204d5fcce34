"""Write docs/reference.md from the table declarations, the docstrings and the command line's own help."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that the script runs from any folder

from analytics import schema, tables  # noqa: E402
from analytics.__main__ import command_parser  # noqa: E402
from ui.components import labels  # noqa: E402

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "reference.md"
DTYPES = {
    "str": "text",
    "int64": "whole number",
    "float64": "number",
    "bool": "true or false",
    "boolean": "true, false or empty",
}


def reference() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([*_opening(), *_public_tables(), *_working_tables(), *_commands()]).rstrip() + "\n"


def _opening() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Made by `python docs/make_reference.py` from the declarations and docstrings; a test compares it with them."
    yield ""
    yield "Counts are `n_*`, shares `share_*` in 0..1, `score` is higher-is-better. Offsets are code points into the"
    yield "article text. A date is as long as its precision: `2022-01-11`, `2022-01` or `2022`."
    yield ""


def _public_tables() -> Iterator[str]:
    yield "## Tables"
    yield ""
    yield 'Each is a CSV file of an export, `parallax show TABLE CORPUS` and `analytics.table(corpus, "TABLE")`.'
    yield ""
    for name, declared in schema.PUBLIC.items():
        yield f"### {name}"
        yield ""
        yield from _described(name, declared)
        yield ""


def _described(name: str, declared: schema.Table) -> Iterator[str]:
    text = inspect.getdoc(tables.ANALYSES[name]) or ""
    yield text
    yield ""
    yield "| column | content | meaning |"
    yield "|---|---|---|"
    yield from (
        f"| `{column}` | {DTYPES[dtype]} | {_meaning(column, name)} |" for column, dtype in declared.columns.items()
    )
    options = tables.option_defaults(name)
    if options:
        yield ""
        yield f"Options: {', '.join(f'`{option}={_default(value)}`' for option, value in options.items())}."


def _meaning(column: str, table: str) -> str:
    """Return the heading of a column on the pages, and what its tooltip adds."""
    return ". ".join(filter(None, [labels.heading(column, table), labels.HELP.get(column, "")])).replace("|", "/")


def _default(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _working_tables() -> Iterator[str]:
    yield "## Working tables"
    yield ""
    yield "A corpus folder holds these too, as Parquet; they are no CSV files."
    yield ""
    yield "| table | one row per | columns |"
    yield "|---|---|---|"
    for name, declared in schema.PARTS.items():
        yield f"| `{name}` | {declared.row} | {', '.join(f'`{column}`' for column in declared.columns)} |"
    yield ""


def _commands() -> Iterator[str]:
    yield "## Command line"
    yield ""
    commands = next(action for action in command_parser()._actions if action.choices)  # noqa: SLF001 - argparse has no other way
    for name, command in commands.choices.items():
        yield f"### parallax {name}"
        yield ""
        yield "| argument | meaning |"
        yield "|---|---|"
        yield from (_argument(action) for action in command._actions if action.dest != "help")  # noqa: SLF001
        yield ""


def _argument(action: argparse.Action) -> str:
    named = " ".join(filter(None, [", ".join(action.option_strings), _metavar(action)]))
    return f"| `{named}` | {(action.help or '').replace('|', '/')} |"


def _metavar(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    return str(action.metavar or "/".join(map(str, action.choices or [action.dest])))


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
