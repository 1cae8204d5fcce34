"""The only file with caches and session state: the current corpus, and running an analysis on it."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import memory, tables
from analytics.build import jobs
from analytics.corpus import folder as corpus_folder
from analytics.corpus import kept_uploads
from analytics.curation import curation
from analytics.errors import CorpusError
from analytics.findings import wording
from analytics.reading.ner import backends
from analytics.version import VERSION
from ui.samples import corpora

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

_OWN = "own corpus"
_SERVED = "served corpus"  # what the server was started with, as this visitor sees it
_LAST = "last served corpus"  # the same, where its folder can no longer be read
_NAME = "name"
_NOTICE = "notice"
_UPLOADED = "uploaded"
_TOKEN, _DELETED = "token", "deleted upload"
_NOTED = "corrections"
LOCAL = ("localhost", "127.0.0.1", "::1")
UPLOAD = "upload"  # the name of the token in the address
_COUNT = "n_noted"
_TABLES = "shown_tables"
_PROBLEM = "correction_problem"


def refresh() -> str:
    """Load the corpus of the server, again if its folder was written again; return why there is none, or "".

    It is called once at the start of a run, so that no run uses two corpora. A corpus of the visitor needs no folder.
    """
    _shelf().pop(_NOTICE, None)
    st.session_state[_TABLES] = {}
    _restore_upload()
    if has_own():
        return ""
    try:
        with st.spinner("Reading the articles", show_time=True):
            served = _open_place(location(), VERSION, corpus_folder.stamp(location()))
    except CorpusError as error:
        if _SERVED in _shelf():
            _shelf()[_LAST] = _shelf().pop(_SERVED)
        return str(error)
    before: Corpus | None = _shelf().pop(_LAST, None) or _shelf().get(_SERVED)
    _shelf()[_SERVED] = served
    if before is not None and before.key != served.key:
        _follow(before, served)
    return ""


def _restore_upload() -> None:
    """Open the upload of the address, as after a refresh, and write its token into the address of each page."""
    wanted = st.query_params.get(UPLOAD, "")
    if wanted and not has_own() and wanted != _shelf().get(_DELETED):
        own = kept_uploads.find(wanted)
        if own is None:
            _shelf()[_DELETED] = wanted
        else:
            _shelf().update({_OWN: own, _UPLOADED: True, _TOKEN: wanted})
            note_all(own.stored("corrections"))
    if is_kept():
        st.query_params[UPLOAD] = _shelf()[_TOKEN]


def is_kept() -> bool:
    """Return whether the upload of this visitor is kept on the server and found by the address."""
    return bool(_shelf().get(_TOKEN))


def _set_own(own: Corpus) -> None:
    """Replace the corpus of this visitor, and the kept one."""
    _shelf()[_OWN] = own
    if is_kept():
        kept_uploads.keep(own, _shelf()[_TOKEN])


def _follow(before: Corpus, served: Corpus) -> None:
    """Note that the corpus is another one, and keep the corrections noted by this visitor."""
    size = wording.times(len(served), "document")
    _shelf()[_NOTICE] = f"The corpus {corpus_name()} was replaced on the disk. This is the new one: {size}."
    noted: pd.DataFrame | None = _shelf().get(_NOTED)
    if noted is not None:
        applied = set(before.stored("corrections").itertuples(index=False, name=None))
        own = [row for row in noted.itertuples(index=False, name=None) if row not in applied]
        note_all(curation.add_corrections(served.stored("corrections"), own))


def notice() -> str:
    """Return a note about the corpus of this run for the visitor, or ""."""
    if _DELETED in _shelf() and not has_own():
        hours = kept_uploads.HOURS
        return (
            f"The upload of this link does not exist any more. Uploads are deleted {hours} hours after the last visit."
        )
    return str(_shelf().get(_NOTICE, ""))


def missing_checksums() -> str:
    """Return a sentence about a corpus folder whose changes cannot all be detected, or ""."""
    place = location()
    return corpus_folder.missing_checksums(place) if not has_own() and corpus_folder.stamp(place) else ""


def is_open() -> bool:
    """Return whether a corpus is open."""
    return has_own() or _SERVED in _shelf()


def can_keep() -> bool:
    """Return whether a corpus whose folder cannot be read any more is still in memory."""
    return _LAST in _shelf()


def keep() -> None:
    """Continue with the corpus in memory, for this visitor only."""
    _shelf()[_OWN] = _shelf().pop(_LAST)


def open_sample(sample: corpora.Sample) -> None:
    """Open a sample corpus, for this visitor only; raise CorpusError if it cannot be read."""
    with st.spinner("Reading the articles", show_time=True):
        _open_instead(_open_place(str(sample.folder), VERSION, ()), sample.name)


def open_folder(place: str) -> None:
    """Open a folder or file of the computer of the server, for this visitor only; raise CorpusError if it has no texts.

    It is offered only where `is_local`: on a public server a visitor could read the files of others.
    """
    if not is_local():
        raise CorpusError("This server does not open folders. Upload the files instead.")
    wanted = Path(place).expanduser()
    if not place.strip() or not wanted.exists():
        raise CorpusError(f"{place or 'This folder'} does not exist on this computer. Check the name of the folder.")
    with _progress("Reading the articles") as progress:
        is_corpus = corpus_folder.is_corpus_folder(str(wanted))
        own = corpus_folder.open_corpus(wanted) if is_corpus else jobs.build_paths([str(wanted)], progress)
    _open_instead(own, wanted.resolve().name)


def is_local() -> bool:
    """Return whether the server can be reached from this computer only, as `make run` starts it."""
    return str(st.get_option("server.address")) in LOCAL


def _open_instead(own: Corpus, name: str) -> None:
    """Open a corpus for this visitor instead of the one before; a kept upload can still be opened by its address."""
    st.query_params.pop(UPLOAD, None)
    for key in (_UPLOADED, _TOKEN):
        _shelf().pop(key, None)
    _shelf().update({_OWN: own, _NAME: name})
    note_all(own.stored("corrections"))


def current() -> Corpus:
    """Return the corpus of this visitor: the uploaded or corrected one, else the corpus of the server."""
    own: Corpus | None = _shelf().get(_OWN)
    if own is None and _SERVED not in _shelf() and (problem := refresh()):
        raise CorpusError(problem)
    return _shelf()[_SERVED] if own is None else own


def location() -> str:
    """Return the folder given after `streamlit run app.py --`, else the seeds."""
    return sys.argv[1] if len(sys.argv) > 1 else str(corpora.SEEDS.folder)


def corpus_name() -> str:
    """Return the name of the corpus in the sidebar."""
    if _UPLOADED in _shelf():
        return "Your upload"
    return str(_shelf().get(_NAME, corpora.name_of(location())))


def has_own() -> bool:
    """Return whether this visitor has a corpus of their own."""
    return _OWN in _shelf()


def adopt(uploads: list[tuple[str, bytes]], columns: dict[str, str], tagger: str, *, split_at: str = "") -> None:
    """Read uploaded files as the corpus of this visitor only; raise CorpusError if none can be read."""
    with _progress("Opening the files") as progress:
        own = jobs.build_uploads(uploads, columns, tagger, progress, split_at=split_at)
    token = str(_shelf().get(_TOKEN) or kept_uploads.new_token())
    _shelf().update({_OWN: own, _UPLOADED: True, _TOKEN: token if kept_uploads.keep(own, token) else ""})
    note_all(own.stored("corrections"))


def put_back() -> None:
    """Return to the corpus of the server; a kept upload is deleted."""
    if is_kept():
        kept_uploads.delete(_shelf()[_TOKEN])
    st.query_params.pop(UPLOAD, None)
    _shelf().clear()


def corrections() -> pd.DataFrame:
    """Return the corrections of this visitor, applied or not."""
    noted: pd.DataFrame | None = _shelf().get(_NOTED)
    return applied_corrections() if noted is None else noted


def note(rows: Iterable[Sequence[str]]) -> None:
    """Add corrections, to be applied later; an invalid one is reported and left out."""
    try:
        note_all(curation.add_corrections(corrections(), rows))
    except CorpusError as error:
        refuse(str(error))


def has_noted(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether all of these corrections are noted."""
    return {*corrections().itertuples(index=False, name=None)}.issuperset(map(tuple, rows))


def take_back(rows: Iterable[Sequence[str]]) -> None:
    """Remove noted corrections."""
    removed = {tuple(row) for row in rows}
    noted = corrections()
    note_all(noted[[row not in removed for row in noted.itertuples(index=False, name=None)]].reset_index(drop=True))


def refuse(reason: str) -> None:
    """Show why a correction was not accepted, until another one is accepted."""
    _shelf()[_PROBLEM] = reason


def note_all(noted: pd.DataFrame) -> None:
    """Replace the noted corrections."""
    _shelf().update({_NOTED: noted, _COUNT: n_noted() + 1})
    _shelf().pop(_PROBLEM, None)


def n_noted() -> int:
    """Return how often corrections were noted: each time their table is drawn again."""
    return int(_shelf().get(_COUNT, 0))


def problem() -> str:
    """Return why the last correction was not accepted, or ""."""
    return str(_shelf().get(_PROBLEM, ""))


def has_upload() -> bool:
    """Return whether the articles were uploaded by this visitor."""
    return _UPLOADED in _shelf()


def has_corrections() -> bool:
    """Return whether this visitor corrected something; saved selections, which are in the address, do not count."""
    first: Corpus | None = _shelf().get(_SERVED)
    served, own = None if first is None else first.stored("corrections"), corrections()
    if own is served:
        return False
    return bool(_numbered_corrections(own) ^ (_numbered_corrections(served) if served is not None else set()))


def _numbered_corrections(table: pd.DataFrame) -> set[Any]:
    return {*table[table["what"] != curation.SELECTION].itertuples(index=False, name=None)}


def n_unapplied() -> int:
    """Return the number of corrections that the numbers do not include yet, with removed ones, without selections."""
    return len(_numbered_corrections(applied_corrections()) ^ _numbered_corrections(corrections()))


def apply() -> None:
    """Build the corpus again with the noted corrections, for this visitor only."""
    with _progress("Applying corrections") as progress:
        _set_own(jobs.correct(current(), corrections(), progress))


def tagger() -> str:
    """Return the name of the tagger of the current corpus, as in `analytics.reading.ner.backends`."""
    return str(current().root.settings.get("tagger", backends.OURS))


def retag(tagger: str) -> None:
    """Find the names of the corpus again, for this visitor only; raise CorpusError if the tagger is missing."""
    with _progress("Finding names") as progress:
        _set_own(jobs.correct(current(), applied_corrections(), progress, tagger=tagger))


def regroup(part: Corpus, n_topics: int | str | None, unit: str) -> None:
    """Find the topics of a corpus again, or of a slice as a corpus of its own, for this visitor only."""
    with _progress("Grouping the texts") as progress:
        _set_own(jobs.regroup(part, n_topics, unit, progress))


def metadata(part: Corpus, limit: int) -> pd.DataFrame:
    """Return the metadata of the first articles after the noted corrections, applied or not."""
    return curation.metadata(part, corrections(), limit=limit)


def applied_corrections() -> pd.DataFrame:
    """Return the corrections that the numbers include."""
    return current().root.stored("corrections")


@contextmanager
def _progress(first: str) -> Iterator[Callable[[str, int, int], None]]:
    bar = st.progress(0.0, first)
    begun: dict[str, tuple[float, int]] = {}  # of each step: when it was first reported, and how much was done then

    def show(step: str, done: int, total: int) -> None:
        start, before = begun.setdefault(step, (time.monotonic(), done))
        pace = wording.pace(done - before, total - done, time.monotonic() - start)
        bar.progress(done / max(total, 1), ", ".join(filter(None, [f"{step}: {done:,} of {total:,}", pace])))

    try:
        yield show
    finally:
        bar.empty()
        memory.freeze()


def run(analysis: Callable[..., Any], part: Corpus, **options: Any) -> Any:
    """Run an analysis on a corpus slice, or return its earlier result.

    The key is the release, the analysis, the content of the slice and the options. A hash of the tables would take some
    600 times as long, and would give old results above 50,000 rows, because Streamlit then hashes a sample. Results of
    an uploaded corpus stay with the visitor.
    """
    name = f"{analysis.__module__}.{analysis.__name__}"
    cached = _own_result if has_own() else _shared_result
    return cached(VERSION, name, part.key, tuple(sorted(options.items())), analysis, part)


def table(name: str, part: Corpus, **options: Any) -> Any:
    """Return a public table of a corpus slice, cached."""
    return run(tables.ANALYSES[name], part, **options)


def run_on_uploads(analysis: Callable[..., Any], given: list[tuple[str, bytes]], ids: Sequence[str], *more: Any) -> Any:
    """Run an analysis of uploaded files, or return its earlier result; `ids` are the ids of the uploads."""
    name = f"{analysis.__module__}.{analysis.__name__}"
    return _result_of_uploads(name, tuple(ids), more, analysis, given)


def value(key: str, default: Any = None) -> Any:
    """Return the value of a key for this visitor; the key of a widget has its value."""
    return st.session_state.get(key, default)


def has_value(key: str) -> bool:
    """Return whether a key has a value for this visitor."""
    return key in st.session_state


def set_value(key: str, given: Any) -> None:
    """Set the value of a key; for a widget only in a callback or before the widget is drawn."""
    st.session_state[key] = given


def pop_value(key: str) -> Any:
    """Remove the value of a key and return it, None without one; a widget then starts with its default."""
    return st.session_state.pop(key, None)


def note_table(name: str, table: pd.DataFrame) -> None:
    """Add a table of the page of this run to `shown_tables`; a second one of the same name is numbered."""
    shown = st.session_state.setdefault(_TABLES, {})
    number = 1 + sum(other.partition(" ")[0] == name for other in shown)
    shown[name if number == 1 else f"{name} {number}"] = table


def shown_tables() -> dict[str, pd.DataFrame]:
    """Return the tables of the page, in the order in which this run drew them."""
    return st.session_state[_TABLES]


def clicked_point(key: str) -> Any:
    """Return the `customdata` of the clicked mark of a chart, None without a click."""
    points = st.session_state[key]["selection"]["points"]
    return points[0]["customdata"] if points else None


def brushed_points(key: str) -> list[Any]:
    """Return the `customdata` of the marks of a chart that were clicked or framed, none without a selection."""
    return [point["customdata"] for point in st.session_state[key]["selection"]["points"]]


def clicked_row(key: str) -> int | None:
    """Return the position of the clicked row of a table, None without a click."""
    cells = st.session_state[key]["selection"]["cells"]
    return int(cells[0][0]) if cells else None


@st.cache_resource(scope="session", show_spinner=False)
def _shelf() -> dict[str, Any]:
    return {}


@st.cache_resource(max_entries=2, show_spinner=False)
def _open_place(place: str, release: str, stamp: tuple[int, ...]) -> Corpus:  # noqa: ARG001 - parts of the cache key
    memory.use_system_allocator()
    try:
        if corpus_folder.is_corpus_folder(place):
            return corpus_folder.open_corpus(place)
        return jobs.build_paths([place], lambda *_: None)
    finally:
        memory.freeze()


@st.cache_data(max_size="64MB", show_spinner=False)
def _shared_result(
    release: str,  # noqa: ARG001 - part of the cache key
    name: str,  # noqa: ARG001
    key: str,  # noqa: ARG001
    options: tuple[tuple[str, Any], ...],
    _analysis: Callable[..., Any],
    _part: Corpus,
) -> Any:
    try:
        return _analysis(_part, **dict(options))
    finally:
        memory.trim()


@st.cache_data(scope="session", max_entries=8, show_spinner=False)
def _result_of_uploads(
    name: str,  # noqa: ARG001 - part of the cache key
    ids: tuple[str, ...],  # noqa: ARG001
    more: tuple[Any, ...],
    _analysis: Callable[..., Any],
    _given: list[tuple[str, bytes]],
) -> Any:
    return _analysis(_given, *more)


_own_result = st.cache_data(scope="session", max_size="32MB", show_spinner=False)(_shared_result.__wrapped__)
