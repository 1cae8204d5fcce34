"""What a command may write to: the check of its target before any work, and the files in it that Parallax wrote."""

from __future__ import annotations

import hashlib
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
    place = resolve_target(target)
    for reason in _reasons(place, kind, inputs):
        raise TargetError(f"{target} {reason}. Give another folder to --out.")


def resolve_target(target: str | Path) -> Path:
    """Return the absolute path of a target; links on the way are followed, a link at its end is not."""
    path = Path(target)
    if path.name in ("", ".."):
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


def own_names(folder: Path, kind: str) -> set[str]:
    """Return the names of the files that a folder of this kind has by its manifest; none when it is no such folder."""
    manifest = _manifest(folder)
    return _listed_files(manifest) | {MANIFEST} if _kind(manifest) == kind else set()


def foreign_names(folder: Path, kind: str) -> list[str]:
    """Return the names of what lies in a folder and is no file as Parallax wrote it there.

    The manifest of an export holds the SHA-256 of its files, so that a table with a user's notes in it is foreign too.
    """
    own, files = own_names(folder, kind), _manifest(folder).get("files")
    digests = files if isinstance(files, dict) else {}
    entries = {entry.name: entry for entry in _entries(folder)}
    same = {name for name in own & set(entries) if _is_unchanged(entries[name], digests.get(name))}
    return sorted(set(entries) - same)


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
    elif place.exists() and _identity(place) == _identity(Path()):
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
        changed = (
            "was changed after Parallax wrote it" if foreign[0] in own_names(place, kind) else "Parallax did not write"
        )
        yield f"holds {foreign[0]}, which {changed}, so nothing is written there"


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


def _is_unchanged(entry: os.DirEntry[str], digest: object) -> bool:
    """Return whether an entry is a file, no link, and has the given SHA-256 where one is known."""
    if not entry.is_file(follow_symlinks=False):
        return False
    try:
        with Path(entry.path).open("rb") as content:
            return digest is None or hashlib.file_digest(content, "sha256").hexdigest() == digest
    except OSError:
        return False


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


def _listed_files(manifest: dict[str, Any]) -> set[str]:
    """Return the files that a manifest names: `files` of an export, the `file` of each of the `tables` of a corpus."""
    if set(manifest) == _FIRST_KEYS[CORPUS]:
        return {f"{name}.parquet" for name in _FIRST_TABLES}
    files, tables = (manifest.get(entry) for entry in ("files", "tables"))
    names = set(files) if isinstance(files, dict) else set()
    stored = tables.values() if isinstance(tables, dict) else ()
    return names | {str(table.get("file")) for table in stored if isinstance(table, dict)}
