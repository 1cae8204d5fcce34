"""All files about a corpus slice in one folder or one zip."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from analytics.export import methods, report
from analytics.export.csv import to_csv
from analytics.export.graph import gexf, graphml
from analytics.output import folder as output_folder
from analytics.output.folder import MANIFEST
from analytics.tables import ANALYSES, table
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from analytics.corpus.store import Corpus

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip: equal content gives equal bytes


def files(
    corpus: Corpus,
    wanted: Mapping[str, Any],
    *,
    name: str = "",
    compared: Sequence[str] = (),
    comparison: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file: tables, network, methods, report, and last the manifest.

    The title of the report is `name`; it compares the saved selections `compared`. The tables `comparison_*` compare
    two sides: `comparison` has their options `a`, `b`, `focus` and `period`, and without it they are empty.
    """
    options = {name: dict(comparison or {}) for name in ANALYSES if name.startswith(report.COMPARISON)}
    made = {name: table(corpus, name, **options.get(name, {})) for name in ANALYSES}
    digests = {}
    page = report.report(corpus, wanted, name=name, compared=compared, comparison=comparison, table=made.__getitem__)
    for file, content in _contents(corpus, made, wanted, page):
        digests[file] = hashlib.sha256(content).hexdigest()
        yield file, content
    yield MANIFEST, _manifest(corpus, wanted, digests)


def write_folder(
    corpus: Corpus,
    folder: str | Path,
    wanted: Mapping[str, Any],
    *,
    inputs: Iterable[str | Path] = (),
    notice: Callable[[str], None] = output_folder.ignore,
    name: str = "",
    compared: Sequence[str] = (),
    comparison: Mapping[str, str] | None = None,
) -> None:
    """Write every file of `files` into a folder, whole or not at all; see `output_folder.write_folder` for the rest."""
    with output_folder.write_folder(folder, output_folder.EXPORT, inputs, notice) as output:
        for file, content in files(corpus, wanted, name=name, compared=compared, comparison=comparison):
            (output.fresh / file).write_bytes(content)


def zip_archive(corpus: Corpus, wanted: Mapping[str, Any], **options: Any) -> bytes:
    """Return all files in one zip; `options` as in `files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(corpus, wanted, **options):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _contents(
    corpus: Corpus, made: Mapping[str, Any], wanted: Mapping[str, Any], page: str
) -> Iterator[tuple[str, bytes]]:
    for name, frame in made.items():
        yield f"{name}.csv", to_csv(frame)
    for write in (gexf, graphml):
        yield f"entity_network.{write.__name__}", write(made["entities"], made["entity_pairs"])
    yield "methods.md", methods.methods(corpus, wanted).encode()
    yield "report.html", page.encode()


def _manifest(corpus: Corpus, wanted: Mapping[str, Any], digests: Mapping[str, str]) -> bytes:
    content = output_folder.marker(output_folder.EXPORT) | {
        "version": VERSION,
        "corpus": corpus.root.key,
        "slice": corpus.key,
        "filters": {name: list(value) if not isinstance(value, str) else value for name, value in wanted.items()},
        "settings": dict(corpus.settings),
        "libraries": methods.versions(),
        "files": dict(digests),
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
