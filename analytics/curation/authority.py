"""The authority file: the names of a corpus with kind, spellings and Wikidata id, as CSV to keep and to carry on.

One row per entity, with the columns name, kind, aliases, wikidata. Read for another corpus it becomes corrections: each
alias is merged into the name, the kind is set, the id is noted. What the other corpus does not have changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analytics import schema
from analytics.curation import curation
from analytics.curation.file import CurationFile, checked_cells, csv_rows
from analytics.entities.entities import entities
from analytics.errors import CorpusError
from analytics.reading.raw import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

WHAT = "authority file"
COLUMNS = ("name", "kind", "aliases", "wikidata")


def authority(corpus: Corpus, *, min_docs: int = 1) -> pd.DataFrame:
    """One row per entity named in at least `min_docs` documents, the one in most documents first.

    `aliases` are its other full spellings: neither surnames that were linked to it nor adjectives of a country. With
    them are the names that the corrections merge into it. `wikidata` is the id that the user gave, "" for none.
    """
    table = entities(corpus, min_docs=min_docs)
    corrections = corpus.root.stored("corrections")
    ids = _values(corrections, curation.WIKIDATA)
    spellings = _spellings(corpus, corrections)
    names = table["entity"].astype("str").tolist()
    return schema.conform(
        table.assign(
            name=names,
            aliases=[schema.LIST_SEPARATOR.join(sorted(spellings.get(name, set()) - {name})) for name in names],
            wikidata=[ids.get(name, "") for name in names],
        ),
        "authority",
    )


def _spellings(corpus: Corpus, corrections: pd.DataFrame) -> dict[str, set[str]]:
    """Return the full spellings of each entity and the names that were merged into it."""
    named = corpus.mentions
    linked = (*schema.SURNAME_RULES, schema.AMBIGUOUS, schema.BY_USER)
    full = named[~named["link_rule"].isin(linked) & ~named["demonym"].astype(bool)]
    pairs = full[["entity", "surface"]].drop_duplicates().astype("str")
    found: dict[str, set[str]] = {}
    for entity, surface in pairs.itertuples(index=False, name=None):
        if schema.LIST_SEPARATOR.strip() not in surface and "\n" not in surface:
            found.setdefault(entity, set()).add(surface)
    for name, other in _values(corrections, "merge").items():
        found.setdefault(other, set()).add(name)
    return found


def _values(corrections: pd.DataFrame, change: str) -> dict[str, str]:
    rows = corrections[(corrections["what"] == "entity") & (corrections["change"] == change)]
    return dict(zip(rows["key"], rows["value"], strict=True))


def read(path: str | Path) -> CurationFile:
    """Return the corrections that an authority file stands for; raises CorpusError for another file."""
    try:
        return parse(Path(path).read_bytes(), str(path))
    except OSError as error:
        raise CorpusError(f"The {WHAT} {path} cannot be read: {error}") from error


def parse(content: bytes, name: str) -> CurationFile:
    """Return the corrections and issues in the bytes of an authority file; `name` is its name in issues and errors.

    A row that cannot be understood, or an alias that another row has already, is an issue; the others are taken.
    """
    rows: list[tuple[str, ...]] = []
    issues: list[Issue] = []
    name_of_alias: dict[str, str] = {}
    for number, cells in csv_rows(content, name, WHAT, COLUMNS):
        try:
            rows.extend(_corrections(checked_cells(cells, COLUMNS), name_of_alias))
        except CorpusError as error:
            detail = f"{error}. The other rows were applied; your file was not changed."
            issues.append(Issue(name, f"row {number} of the {WHAT} was not applied", detail))
    return CurationFile(schema.from_rows(rows, "corrections"), issues)


def _corrections(cells: Sequence[str], name_of_alias: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the corrections of one row; raises CorpusError when one cannot be understood."""
    name, kind, aliases, wikidata = (" ".join(cell.split()) for cell in cells)
    if not name:
        raise CorpusError("the name is missing; write it in the column 'name'")
    others = [
        alias for alias in map(str.strip, aliases.split(schema.LIST_SEPARATOR.strip())) if alias not in {"", name}
    ]
    for alias in others:
        if name_of_alias.get(alias, name) != name:
            raise CorpusError(f"{alias!r} is an alias of {name_of_alias[alias]!r} already; keep it in one row")
    rows = list(_rows(name, kind, others, wikidata))
    for row in rows:
        curation.check(row)
    name_of_alias.update(dict.fromkeys(others, name))
    return rows


def _rows(name: str, kind: str, aliases: Sequence[str], wikidata: str) -> Iterator[tuple[str, ...]]:
    yield from (("entity", alias, "merge", name) for alias in aliases)
    if kind:
        yield ("entity", name, "kind", kind)
    if wikidata:
        yield ("entity", name, curation.WIKIDATA, wikidata)
