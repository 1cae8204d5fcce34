"""Memory of the dashboard's process by import, table, page and cache: python benchmarks/server_memory.py [CORPUS].

All in this process, with the tests' frame of Streamlit in place of its server. Without CORPUS: the seeds.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.app_client import ROOT, own_memory

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from analytics.corpus.store import Corpus

IMPORTS = (
    *("streamlit", "numpy", "pyarrow", "pandas", "scipy.sparse", "pyarrow.parquet", "analytics.corpus.folder"),
    *("analytics.tables", "ui.state", "streamlit.testing.v1"),
)
LEAST = 0.5  # MB of a row that is printed


def main(arguments: list[str]) -> None:
    """Print what each import, table, page and cache adds."""
    before = _row("python and this program", 0)
    for name in IMPORTS:
        importlib.import_module(name)
        before = _row(f"import {name}", before)
    app = _open(arguments)
    _row("the corpus and its first page", before)
    _pages(app)
    from ui import state  # noqa: PLC0415 - its import is measured above

    corpus = state._open_place(state.location(), state.VERSION, state.corpus_folder.stamp(state.location()))  # noqa: SLF001
    _tables(corpus)
    _caches(corpus)


def _open(arguments: list[str]) -> AppTest:
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    sys.argv = ["app.py", *arguments]
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=600).run()


def _pages(app: AppTest) -> None:
    from benchmarks.reruns import PAGES  # noqa: PLC0415

    before = own_memory()
    for page, key, views in PAGES:
        app.switch_page(f"ui/pages/{page}.py").run()
        for view in views if key else ():
            (chosen,) = [widget for widget in app.get("segmented_control") if widget.key == key]
            chosen.set_value(view).run()
        before = _row(f"page {page}", before)


def _tables(corpus: Corpus) -> None:
    decoded = corpus.stored_tables.decoded() if hasattr(corpus.stored_tables, "decoded") else corpus.stored_tables
    sizes = {name: table.memory_usage(deep=True, index=False).sum() / 2**20 for name, table in decoded.items()}
    _list("table", sizes)


def _caches(corpus: Corpus) -> None:
    from analytics.corpus.memo import memory_size  # noqa: PLC0415

    memos = {"once": corpus._read_once, "kept": corpus._results}  # noqa: SLF001
    sizes = {
        f"{kind} {getattr(key, '__name__', str(key)[:60])}": size / 2**20
        for kind, memo in memos.items()
        for key, size in memo.sizes().items()
    }
    _list("cache", sizes | {name: memory_size(value) / 2**20 for name, value in vars(corpus).items() if name[0] != "_"})


def _list(kind: str, sizes: dict[str, float]) -> None:
    for name, size in sorted(sizes.items(), key=lambda pair: -pair[1]):
        if size >= LEAST:
            print(f"{f'{kind} {name}':60}{size:8.1f} MB")


def _row(name: str, before: float) -> float:
    now = own_memory()
    print(f"{name:60}{now - before:8.1f} MB{now:8.0f} in all", flush=True)
    return now


if __name__ == "__main__":
    main(sys.argv[1:])
