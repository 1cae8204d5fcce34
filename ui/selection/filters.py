"""Sidebar widgets <-> `Corpus.where`, bound to the URL."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analytics.corpus import dates, document_tags, filters
from analytics.corpus.document_languages import document_languages
from analytics.crosslingual import query_translations
from analytics.entities import entities
from analytics.findings import overview as overview_findings
from analytics.findings import wording
from analytics.text import languages
from ui import state
from ui.text import cut, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.corpus.store import Corpus

LISTED = ("source", "language", "topic", "entity", "together", "tag")
EMPTY = {"words": "", "dates": (), "once": False, "translated": True} | {name: [] for name in LISTED}
TITLES = {"words": "words", "date": "date", "copies": "copies", "source": "source", "language": "language",
          "topic": "topic", "entity": "name", "together": "names together", "tag": "tag"}  # fmt: skip
OF_ARTICLE = ("article", "at")  # of the address: an article of the corpus before
SEARCH_EXAMPLE = 'embassy "foreign ministry" talib*'  # in the empty field of each search
MAX_OPTIONS = 500  # of one list, because every label is sent to the browser; the search finds the other names


def sidebar(corpus: Corpus) -> bool:
    """Draw the corpus card and the filters, reset for another corpus; return whether it is another one."""
    other = _follow(corpus)
    with st.sidebar:
        st.subheader(plain(state.corpus_name()), anchor=False)
        st.caption(plain(state.run(overview_findings.overview, corpus)))
        st.page_link("ui/pages/welcome.py", label="Open other articles")
        _widgets(corpus)
        st.button("Reset filters", on_click=reset, disabled=not active(), width="stretch")
    return other


def _follow(corpus: Corpus) -> bool:
    """Reset the filters for other articles; for the same articles, corrected, drop the values that no longer exist."""
    if not state.has_value("corpus_filtered"):
        note_missing(_unknown_in_address(corpus))
    fingerprint = (corpus.key, hash(tuple(corpus.doc_ids)))
    before = state.value("corpus_filtered", fingerprint)
    state.set_value("corpus_filtered", fingerprint)
    if before[1] != fingerprint[1]:
        reset()
        for name in OF_ARTICLE:
            st.query_params.pop(name, None)
    elif before[0] != fingerprint[0]:
        columns = {"source": corpus.documents["source"], "language": document_languages(corpus.documents),
                 "topic": corpus.stored("topic_fit")["topic"], "entity": corpus.mentions["entity"],
                 "together": corpus.mentions["entity"], "tag": document_tags.names(corpus)}  # fmt: skip
        for name, values in columns.items():
            there, selected = set(values), state.value(name) or []
            state.set_value(name, [value for value in selected if value in there])
            note_missing([(name, value) for value in selected if value not in there])
    return bool(before[1] != fingerprint[1])


def note_missing(pairs: Iterable[tuple[str, str]]) -> None:
    """Note (filter, value) of a link or a selection that this corpus does not have, until the filters change."""
    labels = [f"{TITLES.get(name, name)} {cut(value, 40)}" for name, value in pairs]
    if labels:
        state.set_value("not_in_corpus", (labels, None))


def warn_of_missing() -> None:
    """Show which values of a link are ignored; called after the widgets have taken the other values of the link."""
    labels, wanted = state.value("not_in_corpus") or ([], {})
    if labels and wanted is None:
        wanted = active_filters()
        state.set_value("not_in_corpus", (labels, wanted))
    if labels and wanted == active_filters():
        names = wording.list_names(labels)
        ignored = "it is not used as a filter" if len(labels) == 1 else "they are not used as filters"
        st.warning(plain(f"This corpus does not have {names}, so {ignored}. The link may be old."))


def _unknown_in_address(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the (filter, value) pairs of the address that no document has; Streamlit drops these values."""
    pairs = [(name, value) for name in LISTED for value in st.query_params.get_all(name)]
    known = {name: {_value_label(corpus, name, one) for one in corpus.once(filters.VALUES[name])} for name, _ in pairs}
    missing = [(name, value) for name, value in pairs if value not in known[name]]
    return [*missing, *_dates_outside(corpus)]


def _dates_outside(corpus: Corpus) -> list[tuple[str, str]]:
    """Return the dates of the address as (filter, value) if they are no days or outside the years of the documents."""
    days = st.query_params.get_all("dates")
    bounds = state.run(_filter_options, corpus)["dates"]
    years = range(int(bounds[0][:4]), int(bounds[1][:4]) + 1) if bounds else ()
    if all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) and int(day[:4]) in years for day in days):
        return []
    return [("date", " to ".join(days))]


def active_filters() -> dict[str, Any]:
    """Return the filters that are set, in the form of `Corpus.where`."""
    chosen: dict[str, Any] = {name: list(state.value(name) or []) for name in LISTED}
    days = [day.isoformat() for day in state.value("dates") or ()]
    chosen["date"] = "..".join([*days, ""][:2]) if days else ""
    chosen["words"] = search_words(str(state.value("words") or ""))
    chosen["copies"] = "once" if state.value("once") else "each"
    return filters.active(chosen)


def search_words(query: str) -> str:
    """Return a search with the translations of its words as alternatives, unless the visitor switched them off."""
    if not query or not state.value("translated", default=True):
        return query
    return str(state.run(query_translations.translated_query, state.current().root, query=query))


def also_found(query: str) -> str:
    """Return the words of other languages that a search finds too: "also: Botschaft (German)", or ""."""
    found: list[query_translations.Translation] = state.run(
        query_translations.translations, state.current().root, query=query
    )
    listed = [f"{', '.join(one.words)} ({languages.name(one.language)})" for one in found]
    return f"also: {'; '.join(listed)}" if listed else ""


def active() -> bool:
    """Return whether any filter is set."""
    return bool(active_filters())


def reset() -> None:
    """Clear every filter."""
    for name, value in EMPTY.items():
        state.set_value(name, value)


def chips(corpus: Corpus, part: Corpus) -> None:
    """Draw one button per filter value, which removes it, and the number of documents left."""
    if not active():
        st.caption(f"All {wording.times(len(corpus), 'document')}, no filter is set")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="chips"):
        for name, value in _values():
            label = f"{TITLES[name]}: {cut(_value_label(corpus, name, value), 40)}"
            st.button(f"{plain(label)} ✕", key=f"chip-{name}-{value}", on_click=_remove, args=(name, value))
        st.caption(f"{len(part):,} of {wording.times(len(corpus), 'document')}")


def explain_empty(corpus: Corpus) -> None:
    """Show which filters leave no document, each with a button to remove it."""
    st.info("No document matches all filters.")
    for row in filters.emptied_by(corpus, active_filters()).itertuples():
        alone = wording.times(row.n_alone, "document")
        label = f"Remove the filter on {TITLES[row.filter]}: {row.n_without:,} remain (this filter alone: {alone})"
        st.button(label, key=f"without-{row.filter}", on_click=_remove_all, args=(row.filter,))


def keep(wanted: Mapping[str, Any]) -> None:
    """Add filters to those that are set, as "Keep only these" does; new values of a list replace the old ones."""
    for name, value in wanted.items():
        if name == "date":
            first, _, last = "".join(value if isinstance(value, str) else value[:1]).partition("..")
            days = dates.date_bounds(first)[0], dates.date_bounds(last or first)[1]
            state.set_value("dates", tuple(pd.Timestamp(day).date() for day in days))
        elif name == "words":
            state.set_value("words", " ".join(filter(None, [state.value("words"), value])))
        else:
            state.set_value(name, list(value))


def filter_words(name: str, value: Any) -> str:
    """Return the values of a filter in words: "Beijing and Kabul"."""
    values = [value] if isinstance(value, str) else list(value)
    if name == "words":
        return " ".join(values).replace('"', "").replace("|", " or ")
    return wording.list_names([_value_label(state.current(), name, one) for one in values])


def address() -> dict[str, list[str]]:
    """Return the filters in the form of the address, with the values of the widgets."""
    values = {name: [_value_label(state.current(), name, one) for one in state.value(name) or []] for name in LISTED}
    days = [day.isoformat() for day in state.value("dates") or ()]
    words, once = state.value("words"), state.value("once")
    off = [] if state.value("translated", default=True) else ["false"]
    return values | {"dates": days, "words": [words] if words else [], "once": ["true"] if once else [],
                     "translated": off}  # fmt: skip


def choose(name: str, value: str) -> None:
    """Set a list filter to one value, as a click on a mark of a chart does."""
    state.set_value(name, [value])


def choose_all(name: str, values: Iterable[str]) -> None:
    """Set a list filter to several values."""
    state.set_value(name, list(values))


def _widgets(corpus: Corpus) -> None:
    bound: dict[str, Any] = {"bind": "query-params"}
    st.text_input("Search words", key="words", placeholder=SEARCH_EXAMPLE, **bound)
    _translations(corpus)
    offered = state.run(_filter_options, corpus)
    st.multiselect("Source", offered["source"], key="source", **bound)
    st.multiselect("Language", offered["language"], key="language", format_func=languages.name, **bound)
    _dates(offered["dates"], offered["undated"])
    labels = topic_labels(corpus)
    st.multiselect("Topic", list(labels), key="topic", format_func=lambda topic: labels.get(topic, topic), **bound)
    st.multiselect("Name", _names(corpus), key="entity", **bound)
    chosen = list(state.value("together") or st.query_params.get_all("together"))
    known = corpus.root.mentions["entity"].cat.categories
    if together := [name for name in chosen if name in known]:
        st.multiselect("Names together", together, key="together", **bound)
    if len(given := corpus.root.once(document_tags.names)):
        helped = "Documents in which the article or one of its sentences has the tag."
        st.multiselect("Own tag", list(given), key="tag", help=helped, **bound)
    st.toggle("Count copies once", key="once", **bound)


def _translations(corpus: Corpus) -> None:
    """Draw the switch of the search in other languages, where the corpus has several, and the words that it adds."""
    if corpus.root.documents["language"].nunique() < 2:  # noqa: PLR2004 - one language has no translations
        return
    words = str(state.value("words") or "")
    if st.toggle("Search in all languages", value=True, key="translated", bind="query-params") and words:
        st.caption(plain(also_found(words)))


def topic_labels(corpus: Corpus) -> dict[str, str]:
    """Return the label of each topic of the whole corpus, with its number in front."""
    return corpus.once(_topic_labels)


def _topic_labels(corpus: Corpus) -> dict[str, str]:
    return {row.topic: f"{row.topic[1:]} {row.label}" for row in corpus.stored("topic_fit").itertuples()}


def _names(corpus: Corpus) -> list[str]:
    """Return the most common names, and always the chosen ones."""
    common = list(state.run(entities.entities, corpus.root)["entity"].head(MAX_OPTIONS))
    selected = list(state.value("entity") or []) + st.query_params.get_all("entity")
    known = corpus.root.mentions["entity"].cat.categories
    return common + [name for name in dict.fromkeys(selected) if name in known and name not in common]


def _filter_options(corpus: Corpus) -> dict[str, Any]:
    """Return the sources and languages, the most frequent first, and the first and last day of the documents."""
    documents = corpus.documents
    bounds = [dates.date_bounds(date) for date in sorted(set(documents["date"].tolist())) if date]
    days = (min(low for low, _ in bounds), max(high for _, high in bounds)) if bounds else ()
    columns = {"source": documents["source"], "language": document_languages(documents)}
    listed = {name: list(values.value_counts().index) for name, values in columns.items()}
    return {**listed, "dates": days, "undated": int(documents["date"].eq("").sum())}


def _dates(bounds: tuple[str, ...], undated: int) -> None:
    if not bounds:
        st.caption("No document has a date.")
        return
    first, last = bounds
    # whole years, because a link or a click can ask for a month that begins before the first document
    days = {"min_value": dt.date(int(first[:4]), 1, 1), "max_value": dt.date(int(last[:4]), 12, 31)}
    note = f"{wording.times(undated, 'document')} without a date are left out." if undated else None
    st.date_input("Dates, from and to", (), key="dates", bind="query-params", format="YYYY-MM-DD", help=note, **days)


def _values() -> list[tuple[str, str]]:
    wanted = active_filters()
    if "words" in wanted:
        wanted["words"] = state.value("words")  # as typed, without translations
    return [(name, one) for name, value in wanted.items() for one in ([value] if isinstance(value, str) else value)]


def _value_label(corpus: Corpus, name: str, value: str) -> str:
    if name == "language":
        return languages.name(value)
    if name == "topic":
        return topic_labels(corpus).get(value, value)
    if name == "words":
        return value.replace("|", " or ")
    return _spoken_dates(value) if name == "date" else value


def _spoken_dates(value: str) -> str:
    """Return a range of ISO dates in words: "1 to 31 August 2021", or "from 1 August 2021"."""
    first, _, last = value.partition("..")
    if first and last:
        return wording.date_span(first, last)
    return " ".join(
        filter(None, ["from" if first and ".." in value else "until" if last else "", wording.date(first or last)])
    )


def _remove(name: str, value: str) -> None:
    if name in LISTED:
        state.set_value(name, [other for other in state.value(name) if other != value])
    else:
        _remove_all(name)


def _remove_all(name: str) -> None:
    key = {"date": "dates", "copies": "once"}.get(name, name)
    state.set_value(key, EMPTY[key])
