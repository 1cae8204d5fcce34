"""The manifest of a corpus folder: its program, format, release, settings and tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from analytics.corpus.store import LATER, STORED
from analytics.errors import CorpusError
from analytics.output.folder import CORPUS, MANIFEST, marker
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analytics.corpus.store import Corpus

    Manifest = dict[str, Any]

FORMAT = 2
FIRST_FORMAT = 1  # without program, kind and checksums
_BUILD = "python -m analytics build PATH --out"
_NUMBER, _TEXT, _NOTHING = "a whole number", "text", "null"
_JSON_TYPES = {bool: "true or false", int: _NUMBER, float: "a number", str: _TEXT, type(None): _NOTHING, list: "a list"}
_SETTINGS = {
    "n_topics": (_NUMBER, _TEXT, _NOTHING),
    "n_corrections": (_NUMBER,),
    "file_dates": (_JSON_TYPES[bool],),
    **dict.fromkeys(("tagger", "keywords", "unit", "vectors", "topics_from", "columns", "split_at"), (_TEXT,)),
}


def table_file(name: str) -> str:
    """Return the file name of a stored table."""
    return f"{name}.parquet"


def manifest_text(corpus: Corpus, tables: Mapping[str, Mapping[str, str | int]]) -> str:
    """Return the manifest of a corpus; `tables` gives file, number of rows and checksum of each of its tables."""
    manifest = marker(CORPUS) | {"format": FORMAT, "version": VERSION, "key": corpus.key}
    manifest |= {"settings": dict(corpus.settings), "tables": dict(tables)}
    return json.dumps(manifest, indent=2, sort_keys=True) + "\n"


def content(path: Path) -> bytes:
    """Return the bytes of the manifest of a folder; raises CorpusError when there is no readable one."""
    file = path / MANIFEST
    try:
        if file.is_symlink():
            raise CorpusError(f"{file} is a link to another file. Give a corpus folder with its own manifest.")
        if not path.exists():
            why = "there is no such folder"
            raise CorpusError(f"{path} is not a corpus folder ({why}). Make one with: {_BUILD} {path}")
    except PermissionError as error:
        raise _forbidden(file) from error
    if not path.is_dir():
        raise _no_corpus(path, "it is a file")
    return file_content(file, _no_corpus(path, f"it has no {MANIFEST}"))


def file_content(file: Path, missing: CorpusError) -> bytes:
    """Return the content of a file of a corpus folder; raises `missing` when it is not there."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise missing from error
    except PermissionError as error:
        raise _forbidden(file) from error
    except OSError as error:
        raise CorpusError(f"{file} cannot be read: {error.strerror}. Copy the corpus from a whole one.") from error


def parse_manifest(path: Path, content: bytes) -> Manifest:
    """Return the parsed and checked manifest; raises CorpusError for one that is damaged or of an unknown format."""
    try:
        manifest = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise damage_error(path, f"{MANIFEST} is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise damage_error(path, f"{MANIFEST} is not JSON") from error
    if not isinstance(manifest, dict):
        raise damage_error(path, f"{MANIFEST} is {_type(manifest)}, expected is an object")
    _check_kind(path, manifest)
    _check_entries(path, manifest)
    _check_settings(path, manifest["settings"])
    return manifest


def damage_error(path: Path, what: str) -> CorpusError:
    """Return the error for a folder that cannot be read."""
    return CorpusError(
        f"The corpus {path} is damaged: {what}. Copy the whole folder again, or build it: {_BUILD} FOLDER"
    )


def change_error(path: Path, what: str) -> CorpusError:
    """Return the error for a folder that can be read, but was changed after it was written."""
    return CorpusError(
        f"The corpus {path} was changed after it was written: {what}. Copy the whole folder again, or build it:"
        f" {_BUILD} FOLDER. Corrections belong in a curation.csv."
    )


def _check_kind(path: Path, manifest: Manifest) -> None:
    version, number = manifest.get("version"), manifest.get("format")
    if manifest.get("kind") == "export" or {"slice", "files"} <= set(manifest):
        raise CorpusError(f"{path} is the folder of an export, not a corpus. Give the corpus that it was made from.")
    first = number == FIRST_FORMAT and "program" not in manifest and "settings" in manifest
    if not first and not marker(CORPUS).items() <= manifest.items():
        raise _no_corpus(path, f"its {MANIFEST} is not that of a corpus")
    if type(number) is int and number > FORMAT:
        raise CorpusError(
            f"{path} was made by a newer release of Parallax: {version}, format {number}."
            f" Install that release, or build the corpus again with this one: {_BUILD} FOLDER"
        )
    if type(number) is not int or number < FIRST_FORMAT:
        raise damage_error(path, f"{MANIFEST} has the format {json.dumps(number)}, which no release wrote")


def _check_entries(path: Path, manifest: Manifest) -> None:
    """Raise CorpusError unless the entries of a manifest have the types that `manifest_text` writes."""
    entries = {"version": str, "key": str, "settings": dict}
    if manifest["format"] != FIRST_FORMAT:
        entries |= {"tables": dict}
    for name, kind in entries.items():
        if not isinstance(manifest.get(name), kind):
            raise damage_error(path, f"{MANIFEST} has no {name}, or one of another type")
    for name in STORED if "tables" in entries else ():
        if name in LATER and name not in manifest["tables"]:
            continue
        entry = manifest["tables"].get(name)
        if not isinstance(entry, dict) or entry.keys() != {"file", "rows", "blake2b"}:
            raise damage_error(path, f"{MANIFEST} does not describe the table {name}")
        if entry["file"] != table_file(name) or type(entry["rows"]) is not int:
            raise damage_error(path, f"{MANIFEST} gives another file, or no number of rows, for the table {name}")


def _check_settings(path: Path, settings: Mapping[str, Any]) -> None:
    for name, value in settings.items():
        allowed = _SETTINGS.get(name, (_type(value),))
        if _type(value) not in allowed:
            raise change_error(path, f"the setting {name} is {_type(value)}, expected is {' or '.join(allowed)}")


def _type(value: object) -> str:
    return _JSON_TYPES.get(type(value), "an object")


def _no_corpus(path: Path, why: str) -> CorpusError:
    return CorpusError(f"{path} is not a corpus folder ({why}). Make one with: {_BUILD} FOLDER")


def _forbidden(file: Path) -> CorpusError:
    return CorpusError(f"{file} cannot be read: permission denied. Ask its owner for the right to read it.")
