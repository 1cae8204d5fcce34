"""The view of the Sources page on framing: the words of each source near one name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from analytics.corpus import grouping
from analytics.entities import entities
from analytics.findings import keywords as keyword_findings
from analytics.findings import sources as source_findings
from analytics.keywords import terms_by_group
from analytics.sources import framing
from ui import state
from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.charts import sources as source_charts
from ui.components import blocks, group_picker, tested_rows
from ui.selection import filters, saved_selections
from ui.sources import crosslingual_views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.charts.figure import Figure
    from ui.components.group_picker import Groups

FEW = 4  # groups: all of them are compared when nobody chose
COLUMNS = ("group", "rank", "term", "n_docs", "n_group", "share_docs", "n_hits", "n_docs_rest", "n_rest", "log_ratio",
           "low", "high", "z", "q", "dispersion")  # fmt: skip


class _Choices(NamedTuple):
    """The choices of the view: the entity and the groups."""

    entity: str
    groups: Groups


def draw(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the words near one entity by group, and the sentences of a word."""
    choices = _draw_choices(part)
    if choices is None:
        return
    naming = part.where(entity=[choices.entity])
    several = len(set(part.documents["language"])) > 1
    if several and st.toggle("Compare languages", key="framing_across", bind="query-params"):
        _draw_languages(naming, choices, colours)
    else:
        options = group_picker.limit_years(naming, choices.groups.options)
        _draw_groups(naming, choices._replace(groups=choices.groups._replace(options=options)), colours)


def _draw_languages(naming: Corpus, choices: _Choices, colours: Mapping[str, str]) -> None:
    """Draw the words near the name by language, or by group and language."""
    by_group = st.toggle("Compare groups too", key="across_groups", bind="query-params")
    options = choices.groups.options if by_group else {"by": "language"}
    crosslingual_views.draw(naming, choices.entity, group_picker.limit_years(naming, options), colours)


def _draw_groups(naming: Corpus, choices: _Choices, colours: Mapping[str, str]) -> None:
    """Draw the words near the name by group, within one language."""
    table = state.run(framing.framing, naming, entity=choices.entity, **choices.groups.options)
    language = group_picker.pick_language(naming, table, key="framing_language")
    table = table[table["language"] == language].reset_index(drop=True)
    names = group_picker.present(choices.groups.names, table)
    sentence = source_findings.framing(table, choices.entity, *names, shown=choices.groups.labels)
    blocks.finding(sentence)
    table = tested_rows.choose(table, "framing")
    if table.empty:
        return
    names = group_picker.present(names, table)
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        if keyword_findings.has_one_document(table):
            _side_by_side(naming, names[: group_picker.PAIR], choices)
        else:
            blocks.picture(
                _figure(naming, table, names, choices, colours),
                alt=sentence,
                key="framing",
                measure=_measure(table, names),
                n=keyword_findings.sizes(table),
                on_pick=lambda mark: _pick(mark, names),
                says=("keyword",),
            )
        shown = table.assign(group=table["group"].map(choices.groups.shown))
        blocks.table(table, "framing", columns=COLUMNS, shown=shown,
                     on_pick=lambda row: _pick((row["term"], row["group"]), names))  # fmt: skip
        st.caption(
            f"Names are left out. A word counts in the same sentence, at most {framing.WINDOW} words from the name."
        )
    with aside:
        _evidence(naming, table, names, choices)


def _draw_choices(part: Corpus) -> _Choices | None:
    """Draw the choice of the name and of the groups; None if there is nothing to compare."""
    named = state.run(entities.entities, part)["entity"].head(filters.MAX_OPTIONS)
    if named.empty:
        st.info("No names were found in these documents, so there are no words near a name.")
        return None
    left, middle, right = st.columns((2, 1, 3))
    with left:
        entity = blocks.pick("Words used near", list(named), key="framing_name")
    with middle:
        by = group_picker.pick_grouping(group_picker.COMPARED, key="framing_by", groups_key="framing_selection")
    if by == grouping.SELECTION and not saved_selections.groups():
        with right:
            saved_selections.ask_for_some()
        return None
    naming = part.where(entity=[entity])
    with right:
        groups = group_picker.pick_groups(
            naming, {"by": by}, key="framing", unpicked=lambda every: _unpicked(naming, by, every)
        )
    return _Choices(entity, groups)


def _unpicked(naming: Corpus, by: str, every: list[str]) -> tuple[str, list[str]]:
    """Return the text of the widget while no group is picked, and the groups compared then."""
    if len(every) <= FEW:
        return "All", every
    if by == grouping.SELECTION:
        largest = every[: group_picker.PAIR]
    else:
        largest = list(state.run(grouping.largest, naming, by=by, most=group_picker.PAIR))
    return "The two that mention it most", largest


def _figure(
    part: Corpus, table: pd.DataFrame, names: Sequence[str], choices: _Choices, colours: Mapping[str, str]
) -> Figure:
    compared = table[table["n_rest"] > 0]
    if compared.empty:
        title = f"Which words appear near {choices.entity}?"
        return charts.bars(table, label="term", value="n_hits", title=title, unit="Occurrences")
    if len(names) > group_picker.PAIR:
        language = table["language"].iloc[0]
        options = choices.groups.options | {"language": language, "shown": tuple(names)}
        shares = state.run(framing.framing_terms, part, entity=choices.entity, **options)
        title = f"Which words appear near {choices.entity}?"
        labels = [choices.groups.shown(name) for name in names]
        return source_charts.words(
            shares.replace({"group": choices.groups.labels}), labels, title=title, colours=colours
        )
    title = f"Which words near {choices.entity} does one group use more often?"
    if len(names) == 1:
        return charts.dots(table, label="term", title=title)
    return keyword_charts.opposing_terms(table, names, labels=choices.groups.labels, title=title)


def _side_by_side(part: Corpus, names: Sequence[str], choices: _Choices) -> None:
    """Draw the sentences of two groups that mention the name."""
    documents = {name: state.run(terms_by_group.documents_of, part, **choices.groups.options, name=name)
                 for name in names}  # fmt: skip
    sides = {choices.groups.shown(name): (part.where(doc_id=ids), {"entities": (choices.entity,)})
             for name, ids in documents.items()}  # fmt: skip
    blocks.side_by_side(sides, key="framing-sides")


def _measure(table: pd.DataFrame, names: Sequence[str]) -> str:
    """Return what the picture of these groups measures."""
    if (table["n_rest"] == 0).all():
        return "Number of occurrences near the name"
    return group_picker.MEASURE if len(names) <= group_picker.PAIR else "Share of the documents that mention the name"


def _evidence(part: Corpus, table: pd.DataFrame, names: list[str], choices: _Choices) -> None:
    """Draw the sentences with the word and the name in the documents of one group."""
    terms = list(table.sort_values(["rank", "group"], kind="stable")["term"].unique())[: filters.MAX_OPTIONS]
    term = blocks.pick("Show the sentences with", terms, key="framing_term", of=choices.entity)
    group = blocks.pick("In the documents of", names, key="framing_group", shown=choices.groups.shown)
    documents = state.run(terms_by_group.documents_of, part, **choices.groups.options, name=group)
    hits = state.run(framing.framing_evidence, part.where(doc_id=documents), entity=choices.entity, term=term)
    title = f"Sentences from {choices.groups.shown(group)} with “{term}” near {choices.entity}"
    blocks.sentences(hits, title=title, key="framing-sentences")


def _pick(mark: Sequence[str], names: Sequence[str]) -> None:
    """Store a clicked term, and its group if the mark has one, in the choices of the evidence."""
    state.set_value("framing_term", mark[0])
    if mark[1:] and mark[1] in names:
        state.set_value("framing_group", mark[1])
