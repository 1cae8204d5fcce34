"""The view Words of the Sources page across languages: the words near one name, aligned by meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import schema
from analytics.findings import sources as source_findings
from analytics.keywords import terms_by_group
from analytics.sources import framing, framing_crosslingual
from analytics.text import languages
from ui import state
from ui.charts import sources as source_charts
from ui.components import blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus

SHOWN = 20  # meanings that several languages say in the picture; the table has all
MAX_SIDES = 8
COLUMNS = ("concept", "group", "language", "terms", "gloss", "n_docs", "n_group", "share_docs", "low", "high",
           "languages", "rank")  # fmt: skip
NOTE = (
    "The words are matched by automatic translation tables, which nobody has checked for this corpus. Each share"
    " belongs to one language. Nouns, verbs and adjectives are not separated."
)


def draw(part: Corpus, entity: str, options: dict[str, Any], colours: Mapping[str, str]) -> None:
    """Draw the words of each side near one name, and the sentences of one meaning."""
    table = state.run(framing_crosslingual.framing_across, part, entity=entity, **options)
    table = table.assign(side=table["group"] + schema.LIST_SEPARATOR + table["language"])
    sentence = source_findings.crosslingual_framing(table, entity)
    blocks.finding(sentence)
    if table.empty:
        return
    sides = {row.side: _side_label(row) for row in table.drop_duplicates("side").head(MAX_SIDES).itertuples()}
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        _draw_pictures(table, entity, sides, sentence, colours)
        blocks.table(table.drop(columns="side"), "framing_across", columns=COLUMNS,
                     on_pick=lambda row: _pick((row["concept"], table["side"].loc[row.name])))  # fmt: skip
        st.caption(NOTE)
    with aside:
        meaning = blocks.pick(
            "Show the sentences with", list(dict.fromkeys(table["concept"])), key="across_meaning", of=entity
        )
        rows = table[(table["concept"] == meaning) & (table["n_docs"] > 0)]
        _evidence(part, entity, options, meaning, rows.to_dict("records"))


def _draw_pictures(
    table: pd.DataFrame, entity: str, sides: Mapping[str, str], sentence: str, colours: Mapping[str, str]
) -> None:
    """Draw the meanings of several languages, then those of one."""
    shared = table[table["languages"].str.contains(schema.LIST_SEPARATOR) & table["side"].isin(sides)]
    for rows, title in (
        (shared, f"Which words near {entity} do several languages use?"),
        (table.drop(shared.index), f"Which words near {entity} does one language use?"),
    ):
        first = rows[rows["rank"] <= SHOWN // (1 if rows is shared else 2 * table["language"].nunique())]
        first = first[first["side"].isin(sides)]
        if len(first):
            blocks.picture(
                source_charts.side_by_side(first, sides, title=title, colours=colours),
                alt=sentence,
                key=f"across-{rows is shared}",
                measure=f"Share of the documents with this meaning at most {framing.WINDOW} words from {entity}",
                n=f"n = {_sizes(table, sides)}",
                on_pick=_pick,
            )


def _evidence(part: Corpus, entity: str, options: dict[str, Any], meaning: str, rows: Sequence[dict[str, Any]]) -> None:
    row_of = {row["side"]: row for row in rows}
    side = row_of[
        blocks.pick("In the documents of", list(row_of), key="across_side", shown=lambda x: f"{row_of[x]['group']}")
    ]
    documents = state.run(terms_by_group.documents_of, part, **options, name=side["group"])
    own = part.where(doc_id=documents, language=[side["language"]])
    hits = state.run(framing.framing_evidence, own, entity=entity, term=side["terms"])
    blocks.sentences(hits, title=f"{side['terms']} ({meaning}) near {entity}", key="across-sentences")


def _side_label(row: Any) -> str:
    spoken = languages.name(row.language)
    return spoken if row.group == row.language else f"{row.group}, {spoken}"


def _sizes(table: pd.DataFrame, sides: Mapping[str, str]) -> str:
    sizes = dict(zip(table["side"], table["n_group"], strict=True))
    return ", ".join(f"{label} {sizes[side]:,}" for side, label in sides.items())


def _pick(mark: Any) -> None:
    state.set_value("across_meaning", mark[0])
    state.set_value("across_side", mark[1])
