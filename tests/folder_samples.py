"""Corpus folders as they are found in the wild: of the first format, and changed by hand."""

from __future__ import annotations

import json

import pandas as pd

MANIFEST = "manifest.json"


def manifest(folder):
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def change_manifest(folder, **entries):
    """Change entries of a manifest; None removes one."""
    changed = {name: value for name, value in (manifest(folder) | entries).items() if value is not None}
    (folder / MANIFEST).write_text(json.dumps(changed), encoding="utf-8")


def as_first_format(folder):
    """Change a folder into one of the release before checksums."""
    change_manifest(folder, program=None, kind=None, tables=None, format=1)


def change_table(folder, name, change):
    """Change a table as a user of pandas does: `change` takes and returns its rows."""
    file = folder / f"{name}.parquet"
    change(pd.read_parquet(file)).to_parquet(file, index=False)
