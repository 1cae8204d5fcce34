"""Contain the failure of a step: its results are missing, a row of the issues reports it, everything else stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Result = TypeVar("Result")


class Note(NamedTuple):
    """A note to the user about a document: the problem, its detail, and the step that failed ("" for none)."""

    problem: str
    detail: str
    step: str = ""


CLEANING, READING = "cleaning", "reading"  # the steps that are reported when a document ends its process
STOPPED = "reading stopped twice"
CLEANING_STEPS = frozenset({"lines", "given language", "metadata", CLEANING})
CORPUS_STEPS = frozenset(
    {
        *("corrections", "repeats", "vectors", "linking", "concepts", "speakers"),
        *("copies", "statements", "stories", "topics"),
    }
)
PROBLEMS: Mapping[str, str] = {
    "lines": "the article could not be separated from the rest of its page",
    "given language": "the language that was given could not be read",
    "metadata": "title, date and author could not be found",
    "language": "the language could not be detected",
    "removed": "the words of removed lines could not be counted",
    "terms": "words could not be counted",
    "names": "names could not be found",
    "keywords": "keywords could not be ranked",
    "sentences": "sentences could not be found",
    "quotes": "quotations could not be found",
    "roles": "roles of persons could not be found",
    "credits": "credits of news agencies could not be found",
    "fingerprints": "the text could not be compared with other texts",
    "notes": "the text could not be checked",
    CLEANING: STOPPED,
    READING: STOPPED,
    "corrections": "corrections could not be applied",
    "repeats": "lines that repeat in one source could not be found",
    "vectors": "the vectors of the texts could not be made",
    "linking": "names could not be linked",
    "concepts": "keywords could not be joined over languages and word forms",
    "speakers": "speakers of quotations could not be linked",
    "copies": "copies could not be found",
    "statements": "statements could not be found",
    "stories": "stories could not be found",
    "topics": "topics could not be found",
}


def contain_failure(step: str, notes: list[Note], work: Callable[[], Result], instead: Result) -> Result:
    """Return the result of `work`; if it fails, add a note about the step to `notes` and return `instead`.

    An error that the user can fix is raised. So is a lack of memory, since the next steps would fail too.
    """
    try:
        return work()
    except (CorpusError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - containment is the feature: one document never ends a build
        notes.append(failure(step, error))
        return instead


def failure(step: str, error: Exception) -> Note:
    """Return the note about a step that failed."""
    message = " ".join(str(error).split())
    name = type(error).__name__
    description = f"{name}: {message.removesuffix('.')}" if message else name
    return Note(PROBLEMS[step], f"step {step}: {description}. Please report this, with the file.", step)
