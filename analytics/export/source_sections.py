"""The sections of the report about sources: documents, coverage, dates, copies and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.corpus import grouping
from analytics.export import svg
from analytics.export.markup import address, cut
from analytics.export.parts import (
    ELSEWHERE,
    MAX_READ,
    MAX_ROWS,
    Cell,
    Grid,
    Part,
    Picture,
    count,
    kind_of,
    plain,
    share,
    spoken_date,
    topic_title,
)
from analytics.export.proof import Thing
from analytics.findings import loading, wording
from analytics.findings import overview as overview_findings
from analytics.findings import sources as source_findings
from analytics.sources import coverage as source_coverage
from analytics.sources import gaps, quotations, summary
from analytics.text import languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.export.parts import View

MAX_FACETS = 30
MAX_GAPS = 6  # facets of a cell
MAX_COPIES = 10
MAX_OF_SPEAKER = 3
PASSAGE = 160  # code points


def documents(view: View) -> Part:
    """Return the documents by source and language, and the first of them."""
    corpus, table = view.corpus, view.table("documents")
    findings = [
        overview_findings.overview(corpus),
        overview_findings.common_ground(view.table("entities"), view.n_sources),
        overview_findings.differences(_name_coverage(view)),
        loading.words_read(corpus, view.table("files")),
        loading.cut_short(corpus.documents),
    ]
    part = Part([sentence for sentence in findings if sentence])
    if table.empty:
        return Part(part.findings, missing="Not enough data: no document matches the filters.")
    part.pictures.append(_sources_by_language(view, findings[0]))
    part.grids.append(_list_of_documents(table))
    return part


def _sources_by_language(view: View, finding: str) -> Picture:
    """Return the documents by source and language: as bars if there is one language."""
    square = summary.by_source_and_language(view.corpus).rename(columns=languages.name)
    options = {"key": "documents", "finding": finding}
    if len(square.columns) > 1:
        picture = svg.heatmap(square, unit="documents", **options)
    else:
        alone = square.set_axis(["n_docs"], axis="columns").rename_axis("source").reset_index()
        picture = svg.bars(alone, label="source", value="n_docs", unit="document", **options)
    n = wording.times(len(view.corpus), "document")
    return Picture(f"Documents by source and language: {len(square)} of {view.n_sources:,} sources; n = {n}", picture)


def _list_of_documents(table: pd.DataFrame) -> Grid:
    heads = ("Title", "Source", "Language", "Date", "Origin of the date", "Words", "Boilerplate removed", "Document id")
    rows = [
        [
            Cell(row.title or row.file, url=address(row.url)),
            *plain(row.source, languages.name(row.language), spoken_date(row.date), row.date_origin),
            *plain(count(row.n_words), share(row.share_removed), row.doc_id),
        ]
        for row in table.head(MAX_ROWS).itertuples()
    ]
    return Grid("documents", heads, rows, len(table))


def coverage(view: View) -> Part:
    """Return the coverage of names by source, with first dates and gaps."""
    table = _name_coverage(view)
    part = coverage_part(view, table, view.sources, "source")
    if not part.missing:
        part.grids += _gaps(view)
    return part


def coverage_part(view: View, table: pd.DataFrame, columns: Sequence[str], by: str) -> Part:
    """Return the matrix and the table of `coverage` for the sources `columns`."""
    sentence = overview_findings.coverage(table)
    if table["source"].nunique() < 2:  # noqa: PLR2004 - a comparison
        return Part([sentence], missing="Not enough data: two or more of them are needed to compare.")
    facets = table[["facet", "kind"]].drop_duplicates().head(MAX_FACETS)
    shown = table.merge(facets, on=["facet", "kind"])
    n_facets = len(table[["facet", "kind"]].drop_duplicates())
    key = "coverage" if by == "source" else "selections"
    matrix = svg.matrix(shown, columns, key=key, finding=sentence, colours=view.colours_of(by), labels={})
    caption = (
        f"Which source mentions what, the largest differences first: {len(facets)} of {n_facets:,} names,"
        f" {len(columns)} of {wording.times(table['source'].nunique(), by)}; the larger the square, the more of the"
        " documents"
    )
    picture = Picture(caption, svg.legend(f"{key}-legend") + matrix)
    return Part([sentence], [picture], [_matrix_table(view, shown, columns[:MAX_READ], by, n_facets)])


def _name_coverage(view: View) -> pd.DataFrame:
    """Return the coverage of names; topics have their own section."""
    table = view.table("coverage")
    return table[table["kind"] != "topic"]


def _matrix_table(view: View, shown: pd.DataFrame, columns: Sequence[str], by: str, n_facets: int) -> Grid:
    cells = {(row.facet, row.kind, row.source): row for row in shown.itertuples()}
    rows = []
    for facet, kind in dict.fromkeys(zip(shown["facet"], shown["kind"], strict=True)):
        thing = _facet_subject(view, facet, kind)
        statuses = [_status(cells[facet, kind, name], thing, name if by == "source" else "") for name in columns]
        rows.append([Cell(thing.title, thing), Cell(kind), *statuses])
    note = "Each cell: how many of the documents name it, since when; it leads to a sentence."
    if by != "source":
        note += f" {ELSEWHERE.format('coverage')}"
    return Grid(
        "coverage" if by == "source" else "",
        ("Name, topic or statement", "Kind", *columns),
        rows,
        n_facets,
        note,
        "name",
    )


def _status(row: object, thing: Thing, source: str) -> Cell:
    n_docs, n_source, first = row.n_docs, row.n_source, row.first  # type: ignore[attr-defined]
    status = row.status  # type: ignore[attr-defined]
    if status in {"not found", "not checkable"}:
        return Cell(status)
    passing = "mentioned briefly, " if status == "partly" else ""
    since = f", since {first}" if first else ""
    return Cell(f"{passing}{count(n_docs)} of {count(n_source)}{since}", thing if n_docs else None, source)


def _facet_subject(view: View, facet: str, kind: str) -> Thing:
    return Thing(kind_of(kind), (facet,), f"topic {topic_title(view, facet)}" if kind == "topic" else facet)


def _gaps(view: View) -> list[Grid]:
    """Return the facets that only one source has and those it lacks, one row per source."""
    table = view.table("gaps")
    if not table["source"].isin(view.sources).any():
        return []
    rows: list[list[Cell | Sequence[Cell]]] = []
    for source in view.sources:
        only, missing = (
            table[(table["source"] == source) & (table["gap"] == gap)] for gap in (gaps.ONLY, gaps.MISSING)
        )
        rows.append([Cell(source), _facets(view, only, source), _facets(view, missing, "")])
    note = f"At most {MAX_GAPS} of each; not found there is what at least half of the other sources cover."
    return [Grid("gaps", ("Source", "Exclusives", "Gaps"), rows, len(table), note, "gap")]


def _facets(view: View, rows: pd.DataFrame, source: str) -> list[Cell]:
    things = [_facet_subject(view, row.facet, row.kind) for row in rows.head(MAX_GAPS).itertuples()]
    return [Cell(thing.title, thing, source) for thing in things] or [Cell("nothing")]


def timing(view: View) -> Part:
    """Return the documents of each source over time, at the precision of each date."""
    table = view.table("timeline")
    part = Part([overview_findings.timing(table)])
    dated = view.corpus.documents[["source", "date"]].astype({"source": "str"})
    dated = dated[dated["source"].isin(view.sources)]
    if not dated["date"].ne("").any():
        return Part(part.findings, missing="Not enough data: no document of these sources has a date.")
    counted = dated.value_counts(["source", "date"]).reset_index(name="n_docs")
    counted["place"] = counted["source"].map({name: i for i, name in enumerate(view.sources)})
    counted = counted.sort_values(["place", "date"])
    caption = (
        "Documents by source and date: a disc is a day, a bar a month or a year of which the day is not known;"
        f" + documents without a date; n = {wording.times(len(dated), 'document')}"
    )
    part.pictures.append(
        Picture(caption, svg.dates(counted, key="timing", finding=part.findings[0], colours=view.colours))
    )
    busiest = table.sort_values(["n_docs", "period", "source"], ascending=[False, True, True])
    rows = [plain(row.period or "no date as exact as a month", row.source, count(row.n_docs), share(row.share_docs))
            for row in busiest.head(MAX_ROWS).itertuples()]  # fmt: skip
    heads = ("Month", "Source", "Documents", "Share of the month's documents")
    part.grids.append(Grid("timeline", heads, rows, len(table), "The most documents first."))
    return part


def copies(view: View) -> Part:
    """Return the passages that documents share word for word."""
    table = view.table("shared_text")
    part = Part([overview_findings.copied_text(table, view.corpus.documents)])
    rows = []
    for row in table.drop_duplicates("text").head(MAX_COPIES).itertuples():
        title = f"{view.documents[row.a]} | {view.documents[row.b]}: {wording.times(row.n_words, 'word')}"
        thing = Thing("copy", (row.a, row.start_a, row.end_a, row.b, row.start_b, row.end_b), title)
        first, second = plain(view.documents[row.a], view.documents[row.b])
        rows.append([first, second, Cell(count(row.n_words), thing), Cell(cut(row.text, PASSAGE), thing)])
    if rows:
        heads = ("First", "Second", "Words", "Passage")
        part.grids.append(Grid("shared_text", heads, rows, len(table), "The longest first, each passage for one pair."))
    return part


def quotes(view: View) -> Part:
    """Return the quotations by speaker and source, with their text."""
    table, counts = view.table("quotes"), quotations.speakers_by_source(view.corpus)
    part = Part([overview_findings.most_quoted(table)])
    if table.empty:
        return Part(part.findings, missing="Not enough data: these texts hold no quotation that was found.")
    if len(counts):
        square = quotations.square(counts, most_speakers=20, most_sources=10)
        heatmap = svg.heatmap(square, key="quotations", finding=part.findings[0], unit="quotations")
        n_all = wording.times(int(counts["n_quotes"].sum()), "quotation")
        part.pictures.append(Picture(f"Quotations by speaker and source; n = {n_all} with a named speaker", heatmap))
    rows = [_quotation(view, row) for row in _most_quoted(table).head(MAX_ROWS).itertuples()]
    heads = ("Speaker", "Name used in the text", "Reporting verb", "Speech", "Source", "Words")
    part.grids.append(
        Grid("quotes", heads, rows, len(table), f"The most quoted first, at most {MAX_OF_SPEAKER} of each speaker.")
    )
    return part


def _most_quoted(table: pd.DataFrame) -> pd.DataFrame:
    speaker = table["entity"].astype("str")
    n = speaker.map(speaker[speaker != ""].value_counts()).fillna(0)
    table = table.assign(n=n, who=speaker).sort_values(["n", "who"], ascending=[False, True], kind="stable")
    return table.groupby("who", sort=False).head(MAX_OF_SPEAKER)


def _quotation(view: View, row: object) -> list[Cell]:
    texts: tuple[str, ...] = tuple(str(getattr(row, name)) for name in ("entity", "speaker", "called", "verb", "text"))
    entity, speaker, called, verb, text = texts
    doc_id, start, end = (getattr(row, name) for name in ("doc_id", "start", "end"))
    thing = Thing("quotation", (doc_id, start, end), f"{entity or speaker or 'Somebody'}: {cut(text, 60)}")
    speech = "own words" if getattr(row, "direct") else "reported"  # noqa: B009 - a row of any table
    where = view.documents[doc_id].partition(" · ")[0]
    return [Cell(entity or speaker, thing), *plain(called, verb, speech, where), Cell(cut(text, PASSAGE), thing)]


def comparison(view: View) -> Part:
    """Return the coverage and the gaps of the saved selections."""
    if not view.compared:
        return Part()
    table = source_coverage.coverage(view.corpus, facets=("person", "organisation", "place"), by=grouping.SELECTION,
                             selections=view.compared)  # fmt: skip
    part = coverage_part(view, table, list(dict.fromkeys(table["source"])), grouping.SELECTION)
    missing = gaps.gaps(view.corpus, facets=("person", "organisation", "place"), by=grouping.SELECTION,
                        selections=view.compared)  # fmt: skip
    part.findings += [source_findings.gaps(missing, name) for name in dict.fromkeys(table["source"])]
    return part
