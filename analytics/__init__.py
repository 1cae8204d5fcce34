"""Parallax, the library: text files in, tidy tables out.

    from analytics import build_paths, open_corpus, table

    build_paths(["articles"]).save("corpus")
    table(open_corpus("corpus").where(source="Reuters"), "entity_pairs", min_docs=2)

`ANALYSES` has every table by name; `help(table)` lists them with their options.
"""

from importlib import import_module
from typing import Any

from analytics.errors import CorpusError
from analytics.version import VERSION

__version__ = VERSION

_HOME = {
    "ANALYSES": "analytics.tables",
    "Corpus": "analytics.corpus.store",
    "build_paths": "analytics.build.build",
    "open_corpus": "analytics.corpus.folder",
    "table": "analytics.tables",
}

__all__ = ["ANALYSES", "Corpus", "CorpusError", "__version__", "build_paths", "open_corpus", "table"]


def __getattr__(name: str) -> Any:
    """Import a public name at its first use, so that reading processes do not load the analyses."""
    if name not in _HOME:
        raise AttributeError(f"module 'analytics' has no attribute {name!r}")
    import_module("analytics.tables")  # `Corpus.table` needs the analyses
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """Return the public names, even those that are not imported yet."""
    return sorted(__all__)
