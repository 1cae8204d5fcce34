"""The sections of the report about statements of several sources or of one, and about stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.export.markup import cut
from analytics.export.parts import Cell, Grid, Part, count, spoken_date
from analytics.export.proof import Thing
from analytics.findings import stories as story_findings
from analytics.findings import wording
from analytics.sources import coverage
from analytics.statements import statements
from analytics.stories import stories
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.export.parts import View

MAX_SHARED = 15
MAX_ALONE = 6  # statements of one source only, the heaviest
MAX_SAYING = 6  # sources of a statement
MAX_STORIES = 10
PASSAGE = 260  # code points


def statements_part(view: View) -> Part:
    """Return the statements of several sources and, in a small corpus, those of each single source."""
    table = view.table("statements")
    if table.empty:
        return Part(missing="Not enough data: no sentence of these texts is long enough to compare.")
    shared = table[table["n_sources"] > 1]
    sentence = f"{wording.times(len(shared), 'statement')} of two sources or more, in nearly the same words."
    part = Part(
        [sentence if len(shared) else "No matching statements were found: no two sources make the same statement."]
    )
    if len(shared):
        part.grids.append(_shared_statements(view, shared))
    if len(view.corpus) <= coverage.FEW and view.n_sources > 1:
        part.grids.append(_single_source_statements(view, table[table["n_sources"] == 1]))
    return part


def _shared_statements(view: View, table: pd.DataFrame) -> Grid:
    members = statements.members(view.corpus)
    members = members[
        members["statement"].isin(set(table["statement"].head(MAX_SHARED))).to_numpy() & ~members["near"].to_numpy()
    ]
    documents = view.corpus.documents.iloc[view.corpus.positions(members["doc_id"])]
    members = members.assign(
        source=documents["source"].to_numpy(), date=documents["date"].replace("", "9999").to_numpy()
    )
    per_source = members.sort_values(["date", "doc_id", "start"]).drop_duplicates(["statement", "source"])
    rows: list[Sequence[Cell | Sequence[Cell]]] = []
    for row in table.head(MAX_SHARED).itertuples():
        sayers = per_source[per_source["statement"] == row.statement].head(MAX_SAYING)
        saying = [
            Cell(one.source, _place(one.doc_id, one.start, one.end, f"{one.source}: {cut(row.text, 60)}"), one.source)
            for one in sayers.itertuples()
        ]
        spoken = wording.list_names(map(languages.name, row.languages.split(schema.LIST_SEPARATOR)))
        first = Cell(spoken_date(row.first))
        rows.append([Cell(cut(row.text, PASSAGE)), saying, Cell(count(row.n_sources)), Cell(spoken), first])
    heads = ("Statement", "Said by", "Sources", "Languages", "First date")
    note = f"The most sources first; of each the first {MAX_SAYING} sources by date."
    return Grid("statements", heads, rows, len(table), note, "statement")


def _single_source_statements(view: View, table: pd.DataFrame) -> Grid:
    source_of = dict(zip(view.corpus.documents["doc_id"], view.corpus.documents["source"], strict=True))
    of_source = table.assign(source=table["doc_id"].map(source_of)).groupby("source", sort=False)
    rows: list[list[Cell | Sequence[Cell]]] = [
        [Cell(source), [Cell(cut(row.text, PASSAGE), _place(row.doc_id, row.start, row.end, cut(row.text, 60)), source)
                        for row in of_source.get_group(source).head(MAX_ALONE).itertuples()]]
        for source in view.sources if source in of_source.groups
    ]  # fmt: skip
    note = f"The {MAX_ALONE} of each that name most; nobody else says them."
    return Grid("", ("Source", "Exclusives"), rows, len(rows), note, "source")


def _place(doc_id: str, start: int, end: int, title: str) -> Thing:
    return Thing("quotation", (doc_id, start, end), title)


def stories_part(view: View) -> Part:
    """Return the stories with their first source and the lags of the others."""
    table = view.table("stories")
    table = table[table["n_sources"] > 1]
    if table.empty:
        return Part(missing=story_findings.no_story(len(view.corpus)))
    rows = [
        [Cell(row.label), Cell(count(row.n_sources)), Cell(count(row.n_docs)), Cell(spoken_date(row.first)),
         Cell(story_findings.timing(stories.story_documents(view.corpus, story=row.story)))]
        for row in table.head(MAX_STORIES).itertuples()
    ]  # fmt: skip
    sentence = f"{wording.times(len(table), 'story')} in two sources or more."
    heads = ("Story", "Sources", "Documents", "First date", "First in this corpus, and later sources")
    return Part([sentence], [], [Grid("stories", heads, rows, len(table), "The most sources first.")])
