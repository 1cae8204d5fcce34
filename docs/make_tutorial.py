"""Run the code of docs/tutorial.md, write its outputs into the page, and write the same as a notebook."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that the script runs from any folder
PAGE, NOTEBOOK = ROOT / "docs" / "tutorial.md", ROOT / "docs" / "tutorial.ipynb"
CODE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)


def with_outputs(page: str) -> str:
    """Return the page with the output of each block of code below it; the blocks share their names."""
    names: dict[str, Any] = {}
    return CODE.sub(lambda block: f"```python\n{block[1]}```\n\n```text\n{_output(block[1], names)}```\n", page)


def notebook(page: str) -> str:
    """Return the page as a Jupyter notebook (format 4.5)."""
    prose, *rest = CODE.split(page)
    cells = [_cell("markdown", prose, 0)]
    for at in range(0, len(rest), 3):
        code, output, prose = rest[at : at + 3]
        cells += [_cell("code", code, at + 1, output), _cell("markdown", prose, at + 2)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _output(code: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, names)  # noqa: S102 - our own page
    return printed.getvalue()


def _cell(kind: str, text: str, number: int, output: str = "") -> dict[str, Any]:
    cell = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {},
        "source": text.strip("\n").splitlines(keepends=True),
    }
    if kind == "code":
        stream = {"name": "stdout", "output_type": "stream", "text": output.splitlines(keepends=True)}
        cell |= {"execution_count": None, "outputs": [stream] if output else []}
    return cell


if __name__ == "__main__":
    os.chdir(ROOT)
    made = with_outputs(PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(made, encoding="utf-8")
    NOTEBOOK.write_text(notebook(made), encoding="utf-8")
