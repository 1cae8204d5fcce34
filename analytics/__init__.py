"""Parallax, the library: text files in, tidy tables out."""

from importlib import import_module
from typing import Any

from analytics.errors import CorpusError
from analytics.version import VERSION

_HOME = {
    "ANALYSES": "analytics.tables",
    "Corpus": "analytics.corpus",
    "open_corpus": "analytics.corpus_folder",
    "table": "analytics.tables",
}

__all__ = ["ANALYSES", "VERSION", "Corpus", "CorpusError", "open_corpus", "table"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: a reading process never pays for the analyses."""
    if name not in _HOME:
        raise AttributeError(f"module 'analytics' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
