"""The mark that was clicked on any page: a line with its name, and buttons to keep, compare or clear it.

A mark is a selection (`analytics.corpus.selections`), stored as its line in the session and in the address as `mark`.
The two sides of a comparison, `a` and `b`, are lines too; `a` alone is compared with the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics.corpus import dates, selections
from analytics.corpus import filters as library
from analytics.errors import CorpusError
from analytics.findings import wording
from ui import state
from ui.selection import filters
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from analytics.corpus.store import Corpus
    from ui.charts.figure import Figure

MARK, A, B = "mark", "a", "b"
KEYWORDS, COMPARE = "ui/pages/keywords.py", "ui/pages/compare.py"
SELECTION = "Selection: "  # begins the label of a selection among the sides of page Compare
PALE = 0.2  # opacity of what is not selected


def wanted_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the filters of a mark: `names` is a name or a pair, `keyword` a phrase, `period` a date."""
    wanted: dict[str, Any] = {}
    for name, value in values.items():
        if name == "names":
            several = list(dict.fromkeys([value] if isinstance(value, str) else value))
            wanted |= {"entity": several} if len(several) == 1 else {"together": several}
        elif value and name == "keyword":
            wanted["words"] = f'"{value}"'
        elif value:
            wanted[name.replace("period", "date")] = dates.period_range(value) if name == "period" else [value]
    return wanted


def choose(**values: Any) -> None:
    """Select what was clicked as the mark."""
    wanted = wanted_of(values)
    state.set_value(MARK, selections.selection_line(_mark_name(wanted), wanted) if wanted else "")


def replace(**values: Any) -> None:
    """Select something else, if something is selected: a choice in a list alone selects nothing."""
    if state.value(MARK):
        choose(**values)


def restore(*, other_corpus: bool) -> None:
    """Read mark and comparison from the address once, drop them with their corpus, and update the address."""
    for key in (MARK, A, B):
        if not state.has_value(key):
            state.set_value(key, _readable(st.query_params.get(key, "")))
        if other_corpus:
            state.set_value(key, "")
        _drop_missing(key)
        if line := state.value(key):
            st.query_params[key] = line
        else:
            st.query_params.pop(key, None)


def _drop_missing(key: str) -> None:
    """Drop a line whose filter values this corpus does not have, and show a note."""
    line = state.value(key)
    missing = library.unknown(state.current(), selections.parse(line).wanted) if line else []
    if missing:
        state.set_value(key, "")
        filters.note_missing(missing)


def current() -> dict[str, Any]:
    """Return the filters of the mark, none without a mark."""
    line = state.value(MARK, "")
    return selections.parse(line).wanted if line else {}


def follow(key: str, options: Collection[str]) -> None:
    """Set the choice `key` to the subject of a new mark, if it is among the options.

    So the next page shows what was clicked on this one. A choice that came with a link stays.
    """
    line, before = state.value(MARK, ""), state.value(f"{key}-mark")
    state.set_value(f"{key}-mark", line)
    if line == before or (before is None and key in st.query_params):
        return
    about = [one for name in ("entity", "together", "topic") for one in current().get(name, [])]
    about += [str(current().get("words", "")).strip('"')]
    if found := [one for one in about if one and one in options]:
        state.set_value(key, found[0])


def compared_lines() -> dict[str, str]:
    """Return the lines of the comparison by their names: two, one against the rest, or none."""
    lines = [state.value(key, "") for key in (A, B)]
    return {selections.parse(line).name: line for line in lines if line}


def draw(part: Corpus) -> None:
    """Draw the lines of the comparison and of the mark, if there are any."""
    if state.value(A):
        _comparison(part)
    if state.value(MARK):
        _mark(part)


def narrow_to_mark(part: Corpus, **wanted: Any) -> Corpus:
    """Return the documents of the mark if it has the filters of the evidence, else all."""
    mark = current()
    names = list(wanted.get("entities", ()))
    same = {"words": [wanted.get("words", "")], "topic": [wanted.get("topic", "")], "entity": names, "together": names}
    about = {name: [value] if isinstance(value, str) else value for name, value in mark.items() if name in same}
    if about and all(about[name] == same[name] for name in about):
        return part.where(**mark)
    return part


def highlight(figure: Figure, says: tuple[str, ...]) -> Figure:
    """Highlight what fits the selection and fade the rest; if nothing fits, change nothing."""
    mark = _pairs(current())
    if not mark or not says:
        return figure
    fits = [_matching_points(trace, says, mark) for trace in figure.data]
    if not any(fits):
        return figure
    for trace, chosen in zip(figure.data, fits, strict=True):
        if chosen is not None:
            trace |= {"selectedpoints": chosen, "unselected": {"marker": {"opacity": PALE}}}
    return figure


def _matching_points(trace: Mapping[str, Any], says: tuple[str, ...], mark: set[tuple[str, str]]) -> list[int] | None:
    if trace["type"] == "heatmap" or "customdata" not in trace or trace.get("marker", {}).get("opacity") == 0:
        return None  # marks that are not seen, to be clicked over a heatmap, stay so
    own = [_pairs(wanted_of(mark_values(says, values))) for values in trace["customdata"]]
    return [place for place, pairs in enumerate(own) if pairs and (pairs <= mark or mark <= pairs)]


def mark_values(says: tuple[str, ...], values: Any) -> dict[str, Any]:
    """Return the values of a mark by name; ("names",) takes all of them, as the ends of a pair."""
    if says == ("names",):
        return {"names": [str(value) for value in values]}
    return {name: str(value) for name, value in zip(says, values, strict=False) if name}


def _pairs(wanted: Mapping[str, Any]) -> set[tuple[str, str]]:
    return set(selections.pairs(wanted))


def _mark_name(wanted: Mapping[str, Any]) -> str:
    """Return the name of a mark: "Kabul in Reuters"."""
    words = {name: filters.filter_words(name, value) for name, value in wanted.items()}
    what = [words[name] for name in ("entity", "together", "words", "topic") if name in words]
    where = [words[name] for name in ("source", "language", "date") if name in words]
    return " in ".join([*what, *where])


def _readable(line: str) -> str:
    """Return a line of an address, "" if it is not a selection or has an invalid date."""
    try:
        wanted = selections.parse(line).wanted
        state.current().where(**{name: value for name, value in wanted.items() if name not in library.VALUES})
    except CorpusError:
        return ""
    return line


def _mark(part: Corpus) -> None:
    line = state.value(MARK)
    selection = selections.parse(line)
    n = len(part.where(**selection.wanted))
    with st.container(horizontal=True, vertical_alignment="center", key="mark_line"):
        st.markdown(f"**{plain(cut(selection.name, 80))}** · {n:,} of {wording.times(len(part), 'document')}")
        st.button("Keep only these", on_click=_keep, args=(selection.wanted,), key="mark-keep")
        address = _compare_address(selection.wanted)
        if "compare_focus" in address:
            st.page_link(COMPARE, label="Compare sources on this", query_params=address)
        st.button("Compare as A", on_click=_set, args=(A, line), key="mark-a")
        if state.value(A):
            st.button("Compare as B", on_click=_set, args=(B, line), key="mark-b")
        st.button("✕", help="Clear this selection", on_click=_set, args=(MARK, ""), key="mark-drop")


def _comparison(part: Corpus) -> None:
    a, b = (state.value(key, "") for key in (A, B))
    with st.container(horizontal=True, vertical_alignment="center", key="comparison_line"):
        st.markdown(f"A: {_selection_size(part, a)} against {f'B: {_selection_size(part, b)}' if b else 'the rest'}")
        names = [f"{SELECTION}{selections.parse(line).name}" for line in (a, b) if line]
        sides = {"compare_a": names[0], "compare_b": names[1] if b else ""}
        st.page_link(COMPARE, label="Compare how they tell it", query_params=_kept_filters() | sides)
        st.page_link(KEYWORDS, label="Compare their words", query_params=_address())
        if b:
            st.button("Swap", on_click=_swap, key="compare-swap")
        st.button("✕", help="End the comparison", on_click=_end, key="compare-end")


def _address() -> dict[str, Any]:
    """Return the address of the comparison on the page Keywords, with the filters that are set."""
    return _kept_filters() | {"keywords_view": "Compare groups"}


def _kept_filters() -> dict[str, Any]:
    return {key: st.query_params.get_all(key) for key in st.query_params if key in {*filters.EMPTY, MARK, A, B}}


def _compare_address(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the address of page Compare: the source of a mark against the others, on its name or words."""
    about = [*wanted.get("entity", ()), *wanted.get("together", ()), str(wanted.get("words", "")).strip('"')]
    found = {"compare_focus": about[0], "compare_a": "".join(list(wanted.get("source", ()))[:1])}
    against_others = {"compare_b": ""} if found["compare_a"] else {}
    return _kept_filters() | {name: value for name, value in found.items() if value} | against_others


def _selection_size(part: Corpus, line: str) -> str:
    selection = selections.parse(line)
    return f"**{plain(cut(selection.name, 60))}** ({len(part.where(**selection.wanted)):,})"


def _keep(wanted: Mapping[str, Any]) -> None:
    filters.keep(wanted)
    state.set_value(MARK, "")


def _set(key: str, line: str) -> None:
    state.set_value(key, line)
    if key == A and line == state.value(B):
        state.set_value(B, "")


def _swap() -> None:
    a, b = state.value(A), state.value(B)
    state.set_value(A, b)
    state.set_value(B, a)


def _end() -> None:
    state.set_value(A, "")
    state.set_value(B, "")
