"""The sections of the report about words, names and topics, and about problems of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.corpus import grouping
from analytics.entities import leading_document, pair_counts
from analytics.export import svg
from analytics.export.parts import (
    ELSEWHERE,
    MAX_ROWS,
    Cell,
    Grid,
    Part,
    Picture,
    count,
    figure,
    plain,
    share,
    topic_title,
)
from analytics.export.proof import Thing
from analytics.findings import entities as entity_findings
from analytics.findings import keywords as keyword_findings
from analytics.findings import overview as overview_findings
from analytics.findings import wording
from analytics.keywords import keyness
from analytics.text import languages
from analytics.topics import topics

if TYPE_CHECKING:
    from analytics.export.parts import View

MAX_BARS = 20
MAX_TERMS = 8  # of a group
MAX_GROUPS = 8
MAX_TOPICS = 25
KEYNESS = ("Group", "Language", "Term", "Documents there", "Elsewhere", "Log ratio (base 2)", "Interval", "q")


def keywords(view: View) -> Part:
    """Return the keywords of the documents."""
    table = view.table("corpus_keywords")
    part = Part([keyword_findings.keywords(table, len(view.corpus))])
    if table.empty:
        return Part(part.findings, missing="Not enough data: no text can be split into words.")
    caption = f"Documents with the keyword; n = {wording.times(len(view.corpus), 'document')}"
    drawn = svg.bars(table.head(MAX_BARS), label="keyword", value="n_docs", key="keywords", finding=part.findings[0],
                     unit="document")  # fmt: skip
    part.pictures.append(Picture(caption, drawn))
    rows = [
        [
            Cell(row.keyword, Thing("keyword", (row.keyword,), row.keyword)),
            *plain(count(row.n_docs), share(row.share_docs), count(row.n_sources), _language_names(row.languages)),
            *plain(row.first, row.last),
        ]
        for row in table.head(MAX_ROWS).itertuples()
    ]
    heads = ("Keyword", "Documents", "Share of documents", "Sources", "Languages", "First date", "Last date")
    part.grids.append(Grid("corpus_keywords", heads, rows, len(table)))
    return part


def words(view: View) -> Part:
    """Return the terms that each source uses more than the rest of its language."""
    table = view.table("keyness")
    return _keyness_part(view, table[table["group"].isin(view.sources[:MAX_GROUPS])], "source", len(table))


def selected_words(view: View) -> Part:
    """Return the terms that each saved selection uses more than the others, or a single one more than the rest."""
    if not view.compared:
        return Part()
    table = keyness.keyness(view.corpus, by=grouping.SELECTION, selections=view.compared)
    return _keyness_part(view, table, grouping.SELECTION, len(table))


def _keyness_part(view: View, table: pd.DataFrame, by: str, n_all: int) -> Part:
    groups = tuple(view.selected) if by == grouping.SELECTION else ()
    part = Part([keyword_findings.keyness(table, *groups)])
    if table.empty:
        return Part(part.findings, missing="Not enough data: two groups of documents in one language are needed.")
    order = {"rank": True, "low": False, "group": True, "term": True}
    tested = table[table["q"].notna()].sort_values([*order], ascending=[*order.values()], kind="stable")
    if len(tested):
        picture = svg.dots(tested.head(MAX_BARS), label="term", key=f"words-{by}", finding=part.findings[0],
                         colours=view.colours_of(by))  # fmt: skip
        n = len(tested.head(MAX_BARS))
        caption = f"The {n} terms with the most certain differences between groups, with intervals"
        part.pictures.append(Picture(f"{caption}; ×2 is twice as often as elsewhere", picture))
    else:
        part.findings.append("Not enough data for a picture: a test needs 5 documents on each side.")
    shown = table[table["rank"] <= MAX_TERMS]
    rows = [_term(view, row, by) for row in shown.itertuples()]
    note = f"The first {MAX_TERMS} terms of each of {wording.times(shown['group'].nunique(), 'group')}."
    if by != "source":
        note += f" {ELSEWHERE.format('keyness')}"
    part.grids.append(Grid("keyness" if by == "source" else "", KEYNESS, rows, n_all, note, "term"))
    return part


def _term(view: View, row: object, by: str) -> list[Cell]:
    group, language, term = (str(getattr(row, name)) for name in ("group", "language", "term"))
    n_docs, n_group, n_docs_rest, n_rest, ratio, low, high, q = (
        getattr(row, name) for name in ("n_docs", "n_group", "n_docs_rest", "n_rest", "log_ratio", "low", "high", "q")
    )
    thing = Thing("word", (term, view.where(by, group, language)), f"{term}, {group}, {languages.name(language)}")
    inside, outside = f"{count(n_docs)} of {count(n_group)}", f"{count(n_docs_rest)} of {count(n_rest)}"
    numbers = plain(inside, outside, figure(ratio), f"{figure(low)} to {figure(high)}", figure(q) or "not tested")
    return [*plain(group, languages.name(language)), Cell(term, thing), *numbers]


def names(view: View) -> Part:
    """Return the most frequent names."""
    table, pairs = view.table("entities"), view.table("entity_pairs")
    findings = [
        overview_findings.entities(table, pairs, len(view.corpus)),
        overview_findings.without_capitals(view.corpus.documents),
    ]
    part = Part([sentence for sentence in findings if sentence])
    if table.empty:
        return Part(part.findings, missing="Not enough data: these texts hold no name that was found.")
    caption = f"Documents that name it; n = {wording.times(len(view.corpus), 'document')}"
    picture = svg.bars(
        table.head(MAX_BARS), label="label", value="n_docs", key="names", finding=findings[0], unit="document"
    )
    part.pictures.append(Picture(caption, picture))
    rows = [
        [
            Cell(row.label, _name(row.entity)),
            *plain(row.kind, count(row.n_docs), count(row.n_mentions), count(row.n_sources), row.aliases),
        ]
        for row in table.head(MAX_ROWS).itertuples()
    ]
    heads = ("Name", "Kind", "Documents", "Mentions", "Sources", "Spellings")
    part.grids.append(Grid("entities", heads, rows, len(table)))
    return part


def pairs(view: View) -> Part:
    """Return the pairs of names in the same documents."""
    table = view.table("entity_pairs")
    if table.empty:
        return Part(missing="Not enough data: no two names share enough documents.")
    part = Part(_pair_findings(view, table))
    top = table.head(MAX_BARS)
    top = top.assign(pair=[f"{a} + {b}" for a, b in zip(top["a"], top["b"], strict=True)])
    picture = svg.bars(top, label="pair", value="n_docs", key="pairs", finding=part.findings[0], unit="document")
    caption = f"Documents that name both; n = {wording.times(len(view.corpus), 'document')}"
    part.pictures.append(Picture(caption, picture))
    rows = [
        [
            Cell(row.a, _name(row.a)),
            Cell(row.b, _name(row.b)),
            Cell(count(row.n_docs), Thing("pair", (row.a, row.b), f"{row.a} and {row.b}")),
            *plain(figure(row.expected), figure(row.npmi), figure(row.q), count(row.n_sentences)),
            *plain(count(row.n_sources)),
        ]
        for row in table.head(MAX_ROWS).itertuples()
    ]
    heads = ("First", "Second", "Together", "Expected", "NPMI", "q", "Sentences", "Sources")
    part.grids.append(Grid("entity_pairs", heads, rows, len(table), "The documents lead to sentences."))
    return part


def _pair_findings(view: View, table: pd.DataFrame) -> list[str]:
    leading = leading_document.leading_document(view.corpus)
    findings = [
        entity_findings.most_frequent_pair(table, len(view.corpus)),
        entity_findings.leading_document(leading),
        entity_findings.long_documents(pair_counts.n_long_documents(view.corpus)),
    ]
    if len(view.corpus) < wording.FEW_DOCUMENTS:
        findings.append(
            f"Not enough data for a test: {wording.FEW_DOCUMENTS} documents are needed for a test against chance."
        )
    return [sentence for sentence in findings if sentence]


def topics_part(view: View) -> Part:
    """Return the topics of documents, or of passages in a small corpus."""
    table, unit = view.table("topics"), topics.unit_of(view.corpus) or "document"
    part = Part([overview_findings.topics(table, unit, len(view.corpus))])
    shown = table[~table["hidden"] & (table["topic"] != schema.NO_TEXT)].head(MAX_TOPICS)
    if shown.empty:
        return Part(part.findings, missing="Not enough data: no text can be grouped.")
    by_source = view.table("topic_sources")
    by_source = by_source[by_source["topic"].isin(shown["topic"]) & by_source["source"].isin(view.sources)]
    square = by_source.pivot_table(index="topic", columns="source", values="n_members", fill_value=0, aggfunc="sum")
    square = square.reindex(index=list(shown["topic"]), columns=view.sources, fill_value=0).astype("int64")
    square.index = pd.Index([topic_title(view, topic) for topic in square.index])
    drawn = svg.heatmap(square, key="topics", finding=part.findings[0], unit=f"{unit}s")
    part.pictures.append(
        Picture(f"{unit.capitalize()}s by topic and source; n = {count(shown['n_members'].sum())}", drawn)
    )
    rows = [
        [
            Cell(topic_title(view, row.topic), Thing("topic", (row.topic,), f"topic {topic_title(view, row.topic)}")),
            *plain(count(row.n_members), share(row.share_docs), figure(row.stability), row.terms),
        ]
        for row in shown.itertuples()
    ]
    heads = ("Topic", f"{unit.capitalize()}s", "Share of documents", "Stability", "Words")
    part.grids.append(Grid("topics", heads, rows, len(table)))
    return part


def problems(view: View) -> Part:
    """Return the problems of reading."""
    table = view.table("issues")
    if table.empty:
        return Part(["Every file was read completely."])
    part = Part([f"{wording.times(len(table), 'problem')} on reading the files."])
    rows = [plain(row.file, row.problem, row.detail) for row in table.head(MAX_ROWS).itertuples()]
    part.grids.append(Grid("issues", ("File", "Problem", "What to do"), rows, len(table)))
    return part


def _name(entity: str) -> Thing:
    return Thing("name", (entity,), entity)


def _language_names(codes: str) -> str:
    return ", ".join(map(languages.name, codes.split(schema.LIST_SEPARATOR)))
