"""The only file with caches and session state: the current corpus, and running an analysis on it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import build, corpus, tables
from analytics.reading import files
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from analytics.corpus import Corpus

SEEDS = Path(__file__).parents[1] / "seeds"
_OWN = "own corpus"


def current() -> Corpus:
    """Return the corpus of this visitor: the uploaded one, else the one that the server was started with."""
    own = _shelf().get(_OWN)
    if own is not None:
        return own
    with st.spinner("Reading the articles", show_time=True):
        return _served(location(), VERSION)


def location() -> str:
    """Return the folder given after `streamlit run app.py --`, else the seeds."""
    return sys.argv[1] if len(sys.argv) > 1 else str(SEEDS)


def corpus_name() -> str:
    """Return what the sidebar calls the corpus."""
    if has_own():
        return "Your upload"
    return "Three seed articles" if location() == str(SEEDS) else Path(location()).resolve().name


def has_own() -> bool:
    """Tell whether this visitor has a corpus of their own."""
    return _OWN in _shelf()


def adopt(uploads: list[tuple[str, bytes]]) -> None:
    """Read uploaded files and make them the corpus of this visitor alone; raises CorpusError when none can be read."""
    progress = st.progress(0.0, "Opening the files")
    try:
        _shelf()[_OWN] = build.build(
            files.load_uploads(uploads),
            progress=lambda step, done, total: progress.progress(
                done / max(total, 1), f"{step}: {done:,} of {total:,}"
            ),
        )
    finally:
        progress.empty()


def put_back() -> None:
    """Return to the corpus that the server was started with."""
    _shelf().pop(_OWN, None)


def run(analysis: Callable[..., Any], part: Corpus, **options: Any) -> Any:
    """Run an analysis on a corpus slice, or return its earlier result.

    The key is the release, the analysis, the content of the slice and the options: hashing the tables themselves costs
    some 600 times as much and goes stale above 50,000 rows. Results over an uploaded corpus stay with their visitor.
    """
    name = f"{analysis.__module__}.{analysis.__name__}"
    cached = _own_result if has_own() else _shared_result
    return cached(VERSION, name, part.key, tuple(sorted(options.items())), analysis, part)


def table(name: str, part: Corpus, **options: Any) -> Any:
    """Return a public table of a corpus slice, cached."""
    return run(tables.ANALYSES[name], part, **options)


@st.cache_resource(scope="session", show_spinner=False)
def _shelf() -> dict[str, Corpus]:
    return {}


@st.cache_resource(max_entries=2, show_spinner=False)
def _served(place: str, release: str) -> Corpus:  # noqa: ARG001 - part of the cache key
    if (Path(place) / corpus.MANIFEST).is_file():
        return corpus.open_corpus(place)
    return build.build_paths([place])


@st.cache_data(max_entries=300, show_spinner=False)
def _shared_result(
    release: str,  # noqa: ARG001 - part of the cache key
    name: str,  # noqa: ARG001
    key: str,  # noqa: ARG001
    options: tuple[tuple[str, Any], ...],
    _analysis: Callable[..., Any],
    _part: Corpus,
) -> Any:
    return _analysis(_part, **dict(options))


_own_result = st.cache_data(scope="session", max_entries=300, show_spinner=False)(_shared_result.__wrapped__)
