"""CPU time of each page and view after a filter changes, first and again: benchmarks/reruns.py CORPUS."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

for threads in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(threads, "1")  # as app.py sets it; here numpy is loaded before app.py runs

from streamlit.testing.v1 import AppTest  # noqa: E402 - after the setting

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
MOST = 300  # ms of CPU that a rerun after a filter may cost
# Page, the widget of its views, and the views
PAGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("overview", "", ("",)),
    ("keywords", "keywords_view", ("all", "compare", "time", "languages", "each")),
    ("topics", "topics_view", ("list", "sources", "time", "tree", "map")),
    ("entities", "names_view", ("pairs", "around", "matrix", "whole", "time", "groups")),
    ("sources", "sources_view", ("coverage", "words", "timing", "copies", "quotes", "distance")),
    ("read", "", ("",)),
    ("corpus", "", ("",)),
    ("methods", "", ("",)),
)


def main(folder: str) -> None:
    """Print page x view: ms of the rerun with one source, with a word, and with the whole corpus; first and again."""
    sys.path.insert(0, str(ROOT))
    sys.argv = ["app.py", folder]
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600).run()
    sources = {widget.key: widget for widget in app.sidebar.get("multiselect")}["source"].options
    moves = (("source", [sources[0]]), ("source", []), ("words", "police"), ("words", ""))
    empty = AppTest.from_string("import streamlit as st\nst.title('Nothing')").run()
    print(
        f"An empty page: {_cpu(empty.run):.0f} ms. CPU of the process, tests' own frame included; over {MOST} marked *"
    )
    print(f"{'page':9} {'view':9}" + "".join(f"{name:>16}" for name in ("one source", "back", "a word", "back again")))
    for page, key, views in PAGES:
        app.switch_page(f"ui/pages/{page}.py").run()
        for view in views:
            if key:
                (chosen,) = [widget for widget in app.get("segmented_control") if widget.key == key]
                if chosen.format_func(view) not in chosen.options:
                    continue  # a corpus of one language has no view that compares languages
                chosen.set_value(view).run()
            first = [_moved(app, name, value) for name, value in moves]
            again = [_moved(app, name, value) for name, value in moves]
            cells = (f"{_marked(one)}/{_marked(two)}" for one, two in zip(first, again, strict=True))
            print(f"{page:9} {view:9}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def _moved(app: AppTest, name: str, value: object) -> float:
    kind = "text_input" if name == "words" else "multiselect"
    (widget,) = [widget for widget in app.sidebar.get(kind) if widget.key == name]
    spent = _cpu(widget.set_value(value).run)
    return spent if not app.exception else float("nan")


def _cpu(run: Callable[[], object]) -> float:
    begin = time.process_time()
    run()
    return 1000 * (time.process_time() - begin)


def _marked(spent: float) -> str:
    return f"{spent:.0f}{'*' if spent > MOST else ''}"


if __name__ == "__main__":
    main(sys.argv[1])
