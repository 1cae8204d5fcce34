"""The target of a command: its check before any work, and the files in it that Parallax wrote."""

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
# Manifests of the first release have neither program nor kind: their keys identify them
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
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # file managers add them


class TargetError(CorpusError):
    """The reason why a target was not written; its content is unchanged."""


def marker(kind: str) -> dict[str, str]:
    """Return the entries of a manifest that name the program that wrote the folder, and its kind."""
    return {"program": PROGRAM, "kind": kind}


def check_target(target: str | Path, kind: str, inputs: Iterable[str | Path] = ()) -> None:
    """Raise TargetError unless `target` is absent, empty, or a folder of this kind that Parallax wrote.

    `inputs` are the files and folders that the command reads: the target must not be, contain or be inside one.
    """
    place = resolve_target(target)
    for reason in _reasons(place, kind, inputs):
        raise TargetError(f"{target} {reason}. Give another folder to --out.")


def resolve_target(target: str | Path) -> Path:
    """Return the absolute path of a target; links in its parents are followed, a link at its end is not."""
    path = Path(target)
    if path.name in ("", ".."):
        return Path(os.path.realpath(path))
    return Path(os.path.realpath(path.parent)) / path.name


def own_names(folder: Path, kind: str) -> set[str]:
    """Return the names of the files in the manifest of a folder of this kind; none for another folder."""
    manifest = _manifest(folder)
    return _listed_files(manifest) | {MANIFEST} if _kind(manifest) == kind else set()


def foreign_names(folder: Path, kind: str) -> list[str]:
    """Return the names in a folder that are not files as Parallax wrote them.

    The manifest of an export has the SHA-256 of its files, so that a table with a user's notes in it is foreign too.
    """
    own, files = own_names(folder, kind), _manifest(folder).get("files")
    digests = files if isinstance(files, dict) else {}
    entries = {entry.name: entry for entry in _entries(folder)}
    same = {name for name in own & set(entries) if _is_unchanged(entries[name], digests.get(name))}
    return sorted(set(entries) - same)


def has_content(folder: Path) -> bool:
    """Return whether a folder exists and is not empty; the files of file managers count too."""
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
        yield "is the current folder, which would be replaced during the command"


def _input_reasons(place: Path, inputs: Iterable[str | Path]) -> Iterator[str]:
    target, around = _identity(place), _identities(place)
    for source in inputs:
        path = Path(os.path.realpath(source))
        identity = _identity(path)
        if identity is not None and identity == target:
            yield "is read by this command, so it cannot be written too"
        elif identity in around:
            yield f"is inside {source}, which is read by this command"
        elif target in _identities(path):
            yield f"contains {source}, which is read by this command"


def _content_reasons(place: Path, kind: str) -> Iterator[str]:
    if not place.is_dir() or not (names := [entry.name for entry in _entries(place)]):
        return
    found_kind = _kind(_manifest(place))
    if found_kind in _FOLDERS and found_kind != kind:
        yield f"is {_FOLDERS[found_kind]} folder, which is not replaced by {_FOLDERS[kind]}"
    foreign = foreign_names(place, kind) if found_kind else [*({MANIFEST} & set(names)), *sorted(names)]
    if foreign:
        changed = (
            "was changed after Parallax wrote it" if foreign[0] in own_names(place, kind) else "Parallax did not write"
        )
        yield f"contains {foreign[0]}, which {changed}, so nothing is written there"


def _identity(path: Path) -> tuple[int, int] | None:
    """Return device and inode of a file: equal for one file under two names, as on disks that ignore case."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _identities(path: Path) -> set[tuple[int, int] | None]:
    """Return the identities of a path and of its parent folders, as far as they exist."""
    return {_identity(folder) for folder in (path, *path.parents)} - {None}


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name not in _OF_THE_SYSTEM]


def _is_unchanged(entry: os.DirEntry[str], digest: object) -> bool:
    """Return whether an entry is a file, not a link, with the given SHA-256 if one is given."""
    if not entry.is_file(follow_symlinks=False):
        return False
    try:
        with Path(entry.path).open("rb") as content:
            return digest is None or hashlib.file_digest(content, "sha256").hexdigest() == digest
    except OSError:
        return False


def _manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder, empty when there is no readable one."""
    path = folder / MANIFEST
    try:
        manifest = {} if path.is_symlink() else json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _kind(manifest: dict[str, Any]) -> str:
    """Return the kind of folder in a manifest of Parallax, "" for another manifest."""
    if "program" in manifest:
        return str(manifest.get("kind")) if manifest["program"] == PROGRAM else ""
    return next((kind for kind, keys in _FIRST_KEYS.items() if set(manifest) == keys), "")


def _listed_files(manifest: dict[str, Any]) -> set[str]:
    """Return the files in a manifest: `files` of an export, the `file` of each of the `tables` of a corpus."""
    if set(manifest) == _FIRST_KEYS[CORPUS]:
        return {f"{name}.parquet" for name in _FIRST_TABLES}
    files, tables = (manifest.get(entry) for entry in ("files", "tables"))
    names = set(files) if isinstance(files, dict) else set()
    stored = tables.values() if isinstance(tables, dict) else ()
    return names | {str(table.get("file")) for table in stored if isinstance(table, dict)}
