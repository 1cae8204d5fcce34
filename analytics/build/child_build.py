"""A build in a child process: its libraries and its peak of memory go back to the system when it ends.

The dashboard builds this way; its own process only opens the corpus folders that the children write. The child of a
small corpus waits a minute for the next build, see `kept_child`.
"""

from __future__ import annotations

import json
import tempfile
import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from analytics import memory
from analytics.build.kept_child import KeptChild
from analytics.build.worker_process import WorkerDiedError
from analytics.build.workers import CHUNK
from analytics.corpus import folder as corpus_folder
from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.corpus.store import Corpus

    Progress = Callable[[str, int, int], None]
    Work = Callable[["Child"], Corpus]

WAITING = "waiting until another corpus is read"
_DIED = (
    "The process that reads the articles ended before it was done, perhaps because memory was short."
    " Try fewer articles at once."
)
PAUSE = 0.2  # seconds between two looks at the progress of the child
_TURN = threading.Semaphore()  # two builds at once would need twice the memory, and take as long
KEPT = KeptChild()
_PROGRESS, _CORPUS, _READS_HERE = "progress.json", "corpus", "reads-here"


class Child:
    """The folder that a build in a child process shares with its parent, and whether its readers are separate."""

    def __init__(self, folder: Path, *, separate_readers: bool) -> None:
        self._folder, self._separate_readers = folder, separate_readers

    def progress(self, step: str, done: int, total: int) -> None:
        """Report the progress to the parent."""
        (self._folder / _PROGRESS).write_text(json.dumps([step, done, total]), encoding="utf-8")

    def workers(self, n_documents: int) -> int | None:
        """Return the number of reading processes for `n_documents`, as `build.build` takes it.

        Few documents are read in the child itself: a separate reader takes 2.5 s of CPU to start. When one of them
        ends the child, the parent starts another child with separate readers, so that only this document is lost.
        """
        if self._separate_readers or n_documents > CHUNK:
            return None
        (self._folder / _READS_HERE).touch()
        return 0


def build_in_child(work: Work, progress: Progress) -> Corpus:
    """Return the corpus that `work(child)` makes in a child process; a child imports `work`, so it must be pickled.

    One build runs at a time; later ones wait. `progress` is called again and again in the calling thread; when it
    raises an exception, as it does after the visitor has left, the child is killed. The child also ends with this
    process. Raises the exception of the work, and CorpusError when the child ends before its work is done.
    """
    with _turn(progress), tempfile.TemporaryDirectory(prefix="parallax-") as folder:
        try:
            _build_or_retry(work, folder, progress)
        except WorkerDiedError as error:
            raise CorpusError(_DIED) from error
        return corpus_folder.open_corpus(Path(folder, _CORPUS))


def _build_or_retry(work: Work, folder: str, progress: Progress) -> None:
    """Build, and once more with separate readers if a document ended a child that read the documents itself."""
    try:
        _build(partial(_save, work, separate_readers=False), folder, progress)
    except WorkerDiedError:
        if not Path(folder, _READS_HERE).exists():
            raise
        _build(partial(_save, work, separate_readers=True), folder, progress)


def _build(work: Callable[[str], int], folder: str, progress: Progress) -> None:
    with _started_child(work, folder) as done:
        while not wait([done], timeout=PAUSE).done:
            _report(Path(folder), progress)
        done.result()
        _report(Path(folder), progress)  # the last step can end within a pause


@contextmanager
def _turn(progress: Progress) -> Iterator[None]:
    while not _TURN.acquire(timeout=PAUSE):
        progress(WAITING, 0, 1)
    try:
        yield
    finally:
        _TURN.release()


@contextmanager
def _started_child(work: Callable[[str], int], folder: str) -> Iterator[Future[int]]:
    """Start `work(folder)` in a child and yield its future; in the end the child waits for more work or is gone."""
    child = KEPT.take()
    with ExitStack() as after, ThreadPoolExecutor(1, thread_name_prefix="building") as thread:
        done = thread.submit(child.result, work, folder)
        after.callback(KEPT.keep_or_end, child, done)
        try:
            yield done
        finally:
            if not done.done():  # the thread waits for the child
                child.kill()


def _report(folder: Path, progress: Progress) -> None:
    try:
        step, done, total = json.loads((folder / _PROGRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # nothing done yet, or in the middle of being written
        return
    progress(step, done, total)


def _save(work: Work, folder: str, *, separate_readers: bool) -> int:
    """Run `work`, save its corpus and return its number of documents; the main function of the child."""
    from analytics import tables as _  # noqa: F401, PLC0415 - the analyses, which a corpus finds by registration

    corpus = work(Child(Path(folder), separate_readers=separate_readers))
    corpus.save(Path(folder, _CORPUS))
    memory.trim()
    return len(corpus)
