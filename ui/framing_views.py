"""The view of the Sources page that shows what each source calls the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics import entities, framing, group_terms, grouping, languages, source_findings
from ui import across_views, blocks, charts, filters, keyword_charts, selections, source_charts, state
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from analytics.corpus import Corpus

OFFERED = 500  # names, groups and terms to choose from: every label travels to the browser
FEW = 4  # groups: all of them are compared when nobody chose
TWO = 2
COLUMNS = ("group", "rank", "term", "n_docs", "n_group", "share_docs", "n_hits", "n_docs_rest", "n_rest", "log_ratio",
           "low", "high", "z", "q", "dispersion")  # fmt: skip


class _Asked(NamedTuple):
    """What is compared: the entity, the options that say which groups, the groups, and what they are called."""

    entity: str
    options: dict[str, Any]
    names: list[str]
    labels: dict[str, str]

    def shown(self, name: str) -> str:
        return self.labels.get(name, name)


def draw(part: Corpus, colours: Mapping[str, str]) -> None:
    """Draw the words around one entity by group, and the sentences behind a word."""
    asked = _ask(part)
    if asked is None:
        return
    if len(set(part.documents["language"])) > 1 and st.toggle(
        "Languages side by side", key="framing_across", bind="query-params"
    ):
        groups = (
            asked.options if st.toggle("By group", key="across_groups", bind="query-params") else {"by": "language"}
        )
        across_views.draw(part, asked.entity, groups, colours)
        return
    table = state.run(framing.framing, part, entity=asked.entity, **asked.options)
    told = set(table["language"].unique())
    spoken = [code for code in part.documents["language"].value_counts().index if code in told]
    if len(spoken) > 1:
        language = blocks.pick("Within", spoken, key="framing_language", shown=languages.name)
        table = table[table["language"] == language].reset_index(drop=True)
    held = set(table["group"].unique())
    names = [name for name in asked.names if name in held]
    sentence = source_findings.framing(table, asked.entity, *names, shown=asked.labels)
    blocks.finding(sentence)
    if table.empty:
        return
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        figure = _figure(part, table, names, asked, colours)
        blocks.picture(figure, alt=sentence, key="framing", on_pick=lambda mark: _pick(mark, names),
                       says=("keyword",))  # fmt: skip
        shown = table.assign(group=table["group"].map(asked.shown))
        blocks.table(table, "framing", columns=COLUMNS, shown=shown,
                     on_pick=lambda row: _pick((row["term"], row["group"]), names))  # fmt: skip
        st.caption(f"Words of no name in the same sentence, at most {framing.WINDOW} words from the name.")
    with aside:
        _evidence(part, table, names, asked)


def _ask(part: Corpus) -> _Asked | None:
    """Draw the choice of the name and of the groups; None when there is nothing to compare."""
    named = state.run(entities.entities, part)["entity"].head(OFFERED)
    if named.empty:
        st.info("No names were found in these documents, so there is nothing to put words around.")
        return None
    selections.follow("framing_by", "framing_selection")
    left, middle, right = st.columns((2, 1, 3))
    with left:
        entity = blocks.pick("What each source calls", list(named), key="framing_name")
    with middle:
        by = str(
            st.selectbox(
                "Groups by", list(selections.BY), format_func=selections.BY.get, key="framing_by", bind="query-params"
            )
        )
    with right:
        return _groups(part.where(entity=[entity]), entity, by)


def _groups(naming: Corpus, entity: str, by: str) -> _Asked | None:
    """Draw the choice of groups, of those with documents that name the entity."""
    saved = selections.groups()
    if by == grouping.SELECTION and not saved:
        selections.ask_for_some()
        return None
    every = list(saved) if by == grouping.SELECTION else state.run(grouping.names, naming, by=by)
    labels = filters.topic_labels(naming) if by == "topic" else {}
    few = len(every) <= FEW
    picked = st.multiselect("Groups: two or more stand against each other", every[:OFFERED], key=f"framing_{by}",
                            format_func=lambda name: labels.get(name, name), bind="query-params",
                            placeholder="All" if few else "The two that name it most")  # fmt: skip
    chosen = list(picked) or _unasked(naming, by, every)
    if by == grouping.SELECTION:
        return _Asked(entity, {"by": by, "selections": tuple(saved[name] for name in chosen)}, chosen, labels)
    return _Asked(entity, {"by": by, "groups": tuple(chosen)}, chosen, labels)


def _unasked(naming: Corpus, by: str, every: list[str]) -> list[str]:
    """Return the groups that are compared when nobody chose."""
    if len(every) <= FEW:
        return every
    return every[:TWO] if by == grouping.SELECTION else list(state.run(grouping.largest, naming, by=by, most=TWO))


def _figure(
    part: Corpus, table: pd.DataFrame, names: Sequence[str], asked: _Asked, colours: Mapping[str, str]
) -> go.Figure:
    compared = table[table["n_rest"] > 0]
    if compared.empty:
        title = f"How many times a word stands near {asked.entity}"
        return charts.bars(table, label="term", value="n_hits", title=title)
    if len(names) > TWO:
        language = table["language"].iloc[0]
        shares = state.run(framing.framing_terms, part, entity=asked.entity, **asked.options, language=language,
                           shown=tuple(names))  # fmt: skip
        st.caption(
            f"The larger the disc, the more of the documents that name {plain(asked.entity)} have the word near it."
        )
        title = f"Words near {asked.entity}"
        called = [asked.shown(name) for name in names]
        return source_charts.words(shares.replace({"group": asked.labels}), called, title=title, colours=colours)
    st.caption("A log ratio of 1 is twice the share of documents with the word near the name, 2 is four times.")
    title = "Log ratio with its 95 % interval"
    if len(names) == 1:
        return charts.dots(table, label="term", value="log_ratio", title=title)
    return keyword_charts.opposed(table, names, labels=asked.labels, title=title)


def _evidence(part: Corpus, table: pd.DataFrame, names: list[str], asked: _Asked) -> None:
    """Draw the sentences with the word and the name in the documents of one group."""
    terms = list(table.sort_values(["rank", "group"], kind="stable")["term"].unique())[:OFFERED]
    term = blocks.pick("Show the sentences with", terms, key="framing_term")
    group = blocks.pick("In the documents of", names, key="framing_group", shown=asked.shown)
    documents = state.run(group_terms.documents_of, part, **asked.options, name=group)
    hits = state.run(framing.framing_evidence, part.where(doc_id=documents), entity=asked.entity, term=term)
    title = f"Sentences of {asked.shown(group)} with “{term}” near {asked.entity}"
    blocks.sentences(hits, title=title, key="framing-sentences")


def _pick(mark: Sequence[str], names: Sequence[str]) -> None:
    """Put a clicked term, and its group where the mark tells it, into the choices of the evidence."""
    st.session_state["framing_term"] = mark[0]
    if mark[1:] and mark[1] in names:
        st.session_state["framing_group"] = mark[1]
