"""What a command may write to: the check of its target before any work, and the files in it that Parallax wrote."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROGRAM, CORPUS, EXPORT = "parallax", "corpus", "export"
MANIFEST = "manifest.json"
_FOLDERS = {CORPUS: "a corpus", EXPORT: "an export"}
# Manifests of the first release name neither program nor kind: they are known by their keys
_FIRST_KEYS = {
    CORPUS: {"format", "key", "settings", "version"},
    EXPORT: {"corpus", "files", "filters", "libraries", "settings", "slice", "version", "written"},
}
_FIRST_TABLES = (
    *("documents", "texts", "lines", "issues", "sentences", "terms", "keywords", "mentions", "quotes"),
    *("agency_credits", "fingerprints", "shared_text", "topic_members", "topic_fit", "topic_joints"),
    *("articles", "names", "speeches", "notes", "corrections", "embeddings"),
    *("statement_sentences", "story_members"),
)
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # file managers add them unasked


class TargetError(CorpusError):
    """A target that is not written to; what stands there is unchanged."""


def marker(kind: str) -> dict[str, str]:
    """Return the entries of a manifest that say which program wrote the folder, and what it is."""
    return {"program": PROGRAM, "kind": kind}


def check_target(target: str | Path, kind: str, inputs: Iterable[str | Path] = ()) -> None:
    """Raise TargetError unless `target` is absent, empty, or a folder of this kind that Parallax wrote.

    `inputs` are the files and folders that the command reads: the target is none of them, in none and around none.
    """
    place = resolved(target)
    for reason in _reasons(place, kind, inputs):
        raise TargetError(f"{target} {reason}. Give another folder to --out.")


def resolved(target: str | Path) -> Path:
    """Return the absolute path of a target; links on the way are followed, a link at its end is not."""
    path = Path(target)
    if path.name in ("", ".."):
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


def own_names(folder: Path, kind: str) -> set[str]:
    """Return the names of the files that a folder of this kind has by its manifest; none when it is no such folder."""
    manifest = _manifest(folder)
    return _listed(manifest) | {MANIFEST} if _kind(manifest) == kind else set()


def foreign_names(folder: Path, kind: str) -> list[str]:
    """Return the names of what lies in a folder and is no file that Parallax wrote there."""
    own = own_names(folder, kind)
    return sorted(entry.name for entry in _entries(folder) if not (entry.name in own and _is_plain_file(entry)))


def has_content(folder: Path) -> bool:
    """Return whether a folder exists and anything is in it, the files of file managers included."""
    return folder.is_dir() and any(folder.iterdir())


def _reasons(place: Path, kind: str, inputs: Iterable[str | Path]) -> Iterator[str]:
    yield from _permission_reasons(place)
    yield from _place_reasons(place)
    yield from _input_reasons(place, inputs)
    yield from _content_reasons(place, kind)


def _permission_reasons(place: Path) -> Iterator[str]:
    parent = next((folder for folder in place.parents if os.path.lexists(folder)), place)
    if not parent.is_dir():
        yield f"cannot be written: {parent} is a file, not a folder"
    if not os.access(parent, os.W_OK | os.X_OK):
        yield f"cannot be written: you have no permission to write in {parent}"
    if place.is_dir() and not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        yield "cannot be replaced: you have no permission to read it and write in it"


def _place_reasons(place: Path) -> Iterator[str]:
    if place.is_symlink():
        yield f"is a symbolic link to {place.readlink()}: a link is not written through"
    elif place.exists() and not place.is_dir():
        yield "is a file, not a folder"
    elif os.path.ismount(place):
        yield "is the top folder of a disk, which cannot be replaced as a whole"
    elif place == Path(os.path.realpath(Path.cwd())):
        yield "is the folder you are in, which would be replaced while you are in it"


def _input_reasons(place: Path, inputs: Iterable[str | Path]) -> Iterator[str]:
    target, around = _identity(place), _identities(place)
    for given in inputs:
        path = Path(os.path.realpath(given))
        found = _identity(path)
        if found is not None and found == target:
            yield "is read by this command, so it cannot be written too"
        elif found in around:
            yield f"lies inside {given}, which is read by this command"
        elif target in _identities(path):
            yield f"holds {given}, which is read by this command"


def _content_reasons(place: Path, kind: str) -> Iterator[str]:
    if not place.is_dir() or not (names := [entry.name for entry in _entries(place)]):
        return
    found = _kind(_manifest(place))
    if found in _FOLDERS and found != kind:
        yield f"is {_FOLDERS[found]} folder, which is not replaced by {_FOLDERS[kind]}"
    foreign = foreign_names(place, kind) if found else [*({MANIFEST} & set(names)), *sorted(names)]
    if foreign:
        yield f"holds {foreign[0]}, which Parallax did not write, so it is left alone"


def _identity(path: Path) -> tuple[int, int] | None:
    """Return device and number of a file: equal for one file under two names, as on disks that ignore case."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _identities(path: Path) -> set[tuple[int, int] | None]:
    """Return the identity of a path and of every folder around it, as far as they exist."""
    return {_identity(one) for one in (path, *path.parents)} - {None}


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return [entry for entry in found if entry.name not in _OF_THE_SYSTEM]


def _is_plain_file(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False)


def _manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder, empty when there is none that can be read."""
    path = folder / MANIFEST
    try:
        found = {} if path.is_symlink() else json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _kind(manifest: dict[str, Any]) -> str:
    """Return the kind of folder that a manifest of Parallax names, "" for another manifest."""
    if "program" in manifest:
        return str(manifest.get("kind")) if manifest["program"] == PROGRAM else ""
    return next((kind for kind, keys in _FIRST_KEYS.items() if set(manifest) == keys), "")


def _listed(manifest: dict[str, Any]) -> set[str]:
    if set(manifest) == _FIRST_KEYS[CORPUS]:
        return {f"{name}.parquet" for name in _FIRST_TABLES}
    files = manifest.get("files")
    return {str(name) for name in files} if isinstance(files, dict | list) else set()
