"""The choices of the Compare page: A, B, the focus and the years; all of them are in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from analytics.comparison.sides import COMMON, EVERY, Sides, sides
from analytics.corpus import grouping, selections
from analytics.curation import merge_suggestions
from analytics.entities import entities
from analytics.errors import CorpusError
from analytics.findings import wording
from analytics.text import languages
from ui import state
from ui.components import merge_proposals
from ui.selection import filters, saved_selections
from ui.selection.selected_mark import SELECTION
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

MORE = "compare_more"
A, B, FOCUS, YEARS, EVERY_YEAR = "compare_a", "compare_b", "compare_focus", "compare_years", "compare_every"
MOST_SOURCES = 300  # offered in one list
_MANY = 3  # values of a side that its name lists


Choice = str | tuple[str, tuple[str, ...]]  # the line of a saved selection, or a filter and its values


class Comparison(NamedTuple):
    """The options of the tables of a comparison, and what they select."""

    options: dict[str, Any]
    sides: Sides
    more: tuple[str, ...]  # the lines of more groups
    n_every: tuple[int, int]  # articles of both sides in all years

    @property
    def names(self) -> tuple[str, str]:
        """The names of A and B."""
        return self.sides.names

    @property
    def focus(self) -> str:
        """The name, the words or the topic that the comparison is about, "" for none."""
        return str(self.options["focus"])


def draw(part: Corpus) -> Comparison | None:
    """Draw the choices; None if they do not make a comparison yet, with the reason on the page."""
    offered = _possible_sides(part)
    if len(offered) < 2:  # noqa: PLR2004 - two sides
        st.info("There is nothing to compare: these articles have one source, one language and one topic.")
        return None
    left, right, middle = st.columns((3, 3, 2))
    default = list(offered)[:2]
    with left:
        first = _pick("A", offered, A, default[:1])
        _offer_same_outlets(part, first, second=state.value(B) or (), key=A)
    with right:
        second = _pick("B (nothing chosen: all others)", offered, B, default[1:])
        _offer_same_outlets(part, second, second=first, key=B)
    with middle:
        focus = _pick_focus(part)
    if not first:
        st.info("Choose one or more outlets, languages, topics or saved selections for A.")
        return None
    try:
        more = _pick_more(offered, {*first, *second}) if focus else ()
        return _comparison(part, _line(first, offered), _line(second, offered), focus, more)
    except CorpusError as error:
        st.info(plain(str(error)))
        return None


def _pick_more(offered: dict[str, Choice], used: set[str]) -> tuple[str, ...]:
    """Draw the choice of more groups, each of which is compared by itself; return their lines."""
    left = {label: one for label, one in offered.items() if label not in used}
    chosen = _pick("More groups for “How often”", left, MORE, [])
    return tuple(_line([label], offered) for label in chosen)


def _comparison(part: Corpus, a: str, b: str, focus: str, more: tuple[str, ...]) -> Comparison:
    every = sides(part, a, b, EVERY)
    common = sides(part, a, b)
    period = _pick_period(common.years)
    compared = common if period == COMMON else every if period == EVERY else sides(part, a, b, period)
    options = {"a": a, "b": b, "focus": focus, "period": period}
    return Comparison(options, compared, more, (len(every.a), len(every.b)))


def _possible_sides(part: Corpus) -> dict[str, Choice]:
    """Return what a side can be by its label: a filter and its value, or the line of a saved selection."""
    sources = list(state.run(grouping.names, part, by="source"))
    offered: dict[str, Choice] = {name: ("source", (name,)) for name in sources[:MOST_SOURCES]}
    spoken = list(state.run(grouping.names, part, by="language"))
    several: dict[str, Choice] = {f"Language: {languages.name(code)}": ("language", (code,)) for code in spoken}
    if len(spoken) > 1:
        offered = several | offered if len(sources) < 2 else offered | several  # noqa: PLR2004 - two sides
    topics: dict[str, Choice] = {
        f"Topic: {label}": ("topic", (topic,)) for topic, label in filters.topic_labels(part).items()
    }
    saved: dict[str, Choice] = {f"{SELECTION}{name}": line for name, line in saved_selections.groups().items()}
    return offered | _countries_and_years(part) | topics | saved


def _countries_and_years(part: Corpus) -> dict[str, Choice]:
    """Return the countries of the outlets, each with its sources, and the years with articles; none of one alone."""
    countries = state.run(grouping.sources_by_country, part)
    years = [year for year in state.run(grouping.names, part, by="period", period="year") if year]
    of_country: dict[str, Choice] = {f"Country: {name}": ("source", found) for name, found in countries.items()}
    of_year: dict[str, Choice] = {f"Year: {year}": ("date", (year,)) for year in years}
    return (of_country if len(of_country) > 1 else {}) | (of_year if len(of_year) > 1 else {})


def _pick(label: str, offered: dict[str, Any], key: str, default: list[str]) -> list[str]:
    chosen = state.value(key) or []
    if kept := [one for one in chosen if one in offered]:
        state.set_value(key, kept)
    elif chosen:
        state.pop_value(key)
    known = {"default": default} if not state.has_value(key) else {}
    return list(st.multiselect(label, list(offered), key=key, bind="query-params", **known))


def _offer_same_outlets(part: Corpus, chosen: list[str], *, second: Sequence[str], key: str) -> None:
    """Offer to count other names of a chosen outlet with it, if neither side has them yet."""
    table = state.run(merge_suggestions.suggested_merges, part.root, what="source")
    same = merge_suggestions.same_outlets(merge_proposals.still_open(table), chosen)
    same = [name for name in same if name not in second and name in set(part.documents["source"])]
    if same:
        named = plain(wording.list_names(same, most=_MANY))
        st.button(
            f"Add the same outlet: {named}",
            key=f"{key}_same",
            on_click=state.set_value,
            args=(key, [*chosen, *same]),
            help="They have articles on the same website. Page Corpus can make them one source.",
        )


def _pick_focus(part: Corpus) -> str:
    named = list(state.run(entities.entities, part)["entity"].head(filters.MAX_OPTIONS))
    chosen = state.value(FOCUS) or "".join(st.query_params.get_all(FOCUS)[:1])
    known = [*named, *([chosen] if chosen and chosen not in named else [])]
    return str(
        st.selectbox(
            "Focus: a name, or a word that you type",
            known,
            index=0 if known else None,
            key=FOCUS,
            bind="query-params",
            accept_new_options=True,
        )
        or ""
    )


def _pick_period(years: Sequence[str]) -> str:
    """Draw the choice of the years; "" are all years that both sides cover."""
    left, right = st.columns((3, 2), vertical_alignment="bottom")
    with right:
        every = st.toggle("All articles, undated ones too", key=EVERY_YEAR, bind="query-params")
    if every or len(years) < 2:  # noqa: PLR2004 - one year leaves no choice
        return EVERY if every else COMMON
    if not set(state.value(YEARS) or ()) <= set(years):
        state.pop_value(YEARS)
    known = {} if state.has_value(YEARS) else {"value": (years[0], years[-1])}
    with left:
        first, last = st.select_slider("Years", list(years), key=YEARS, bind="query-params", **known)
    return COMMON if (first, last) == (years[0], years[-1]) else f"{first}..{last}"


def _line(chosen: list[str], offered: dict[str, Any]) -> str:
    """Return the line of the selection of a side, "" for nothing chosen."""
    if not chosen:
        return ""
    values = [offered[label] for label in chosen]
    if saved := [line for line in values if isinstance(line, str)]:
        return saved[0]
    wanted: dict[str, list[str]] = {}
    for name, several in values:
        wanted.setdefault(name, []).extend(several)
    names = [
        label if several == (label,) else label.partition(": ")[2]
        for label, (_, several) in zip(chosen, values, strict=True)
    ]
    return selections.selection_line(wording.list_names(names, most=_MANY), wanted)
