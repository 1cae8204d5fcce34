"""The finding of each page: one sentence with its numbers, which claims no more than the tables show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.findings import supported
from analytics.findings.wording import (
    FEW_DOCUMENTS,
    FEW_SOURCES,
    date,
    date_span,
    list_names,
    number,
    percent,
    spoken_languages,
    times,
)
from analytics.schema import LIST_SEPARATOR, NO_TEXT
from analytics.stats import mean_cosines
from analytics.text import languages, outlet_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus


def overview(corpus: Corpus) -> str:
    """Return the size, sources, languages and dates of the corpus, with its missing dates and copies."""
    documents = corpus.documents
    dates = sorted(filter(None, documents["date"]))
    span = f", {date_span(dates[0], dates[-1])}" if dates else ""
    undated = int(documents["date"].eq("").sum())
    sources = times(documents["source"].nunique(), "source")
    parts = [f"{times(len(corpus), 'document')} from {sources} in {list_names(spoken_languages(documents))}{span}."]
    if undated:
        parts.append(f"{number(undated)} of them {'has' if undated == 1 else 'have'} no date.")
    if (copies := _copies(documents)) > 0:
        parts.append(f"{number(copies)} {'is a copy' if copies == 1 else 'are copies'} of another document.")
    return " ".join(parts)


def common_ground(entities: pd.DataFrame, n_sources: int) -> str:
    """Return the names that all sources share, and the number of names in one source only."""
    if entities.empty or n_sources < 2:  # noqa: PLR2004 - one source shares nothing
        return ""
    n_alone = int((entities["n_sources"] == 1).sum())
    alone = f"{times(n_alone, 'name')} {'appears' if n_alone == 1 else 'appear'}"
    shared = entities.loc[entities["n_sources"] == n_sources, "entity"]
    if len(shared):
        every = "Both" if n_sources == 2 else f"All {n_sources}"  # noqa: PLR2004 - two are both
        return f"{every} sources mention {list_names(shared)}. {alone} in one source only."
    widest = entities.sort_values(["n_sources", "n_docs", "entity"], ascending=[False, False, True]).iloc[0]
    most = f"{widest['entity']} appears in the most sources ({widest['n_sources']})"
    return f"No name appears in all {n_sources} sources. {most}. {alone} in one source only."


@supported.with_years
def differences(coverage: pd.DataFrame) -> str:
    """Return a name that only one source has, for the sources with the most such hits, if there are few sources.

    A name that another source has in its text is not listed, even if the tagger missed it there.
    """
    n_sources = coverage["source"].nunique()
    present = coverage[coverage["status"].isin(["covered", "partly"])]
    alone = present[present.groupby(["facet", "kind"])["source"].transform("nunique") == 1]
    if not 1 < n_sources <= FEW_SOURCES or alone.empty:
        return ""
    order = alone.sort_values(["n_hits", "n_docs", "facet"], ascending=[False, False, True])
    first = order.drop_duplicates("source").head(3)
    sentence = "; ".join(f"only {row.source} mentions {row.facet}" for row in first.itertuples())
    return f"{sentence[0].upper()}{sentence[1:]}. {supported.DESCRIPTION}"


def removed_text(table: pd.DataFrame, documents: pd.DataFrame) -> str:
    """Return the share of text that was removed and the main reasons; `table` is `removed_lines`."""
    if table.empty:
        return "Nothing was removed from these texts."
    n_removed = int(table["n_words"].sum())
    share = n_removed / max(n_removed + int(documents["n_words"].sum()), 1)
    reasons = list_names([f"“{row.reason}” ({times(row.n_lines, 'line')})" for row in table.itertuples()], most=3)
    return f"{percent(share)} of the words were removed because they are not part of the articles: {reasons}."


def source_proposals(table: pd.DataFrame) -> str:
    """Return the number of sources that may be one with another and of their documents; see `suggested_merges`."""
    if table.empty:
        return "No two sources look like the same outlet."
    moved = times(int(table["n_docs_b"].sum()), "document")
    n = times(len(table), "source")
    return f"{n} may be the same outlet as another source ({moved}). Nothing changes until you decide."


def topics(table: pd.DataFrame, unit: str, n_docs: int) -> str:
    """Return the number of topics and the largest one."""
    is_empty = table["topic"] == NO_TEXT
    with_text = table[~is_empty]
    if with_text.empty:
        return "There are no topics: no document has text that can be counted."
    first = with_text.sort_values(["n_members", "n_docs", "topic"], ascending=[False, False, True]).iloc[0]
    without = int(table.loc[is_empty, "n_docs"].sum())
    empty = f" {times(without, 'document')} {'has' if without == 1 else 'have'} no text." if without else ""
    few = f"There are fewer than {FEW_DOCUMENTS} documents, so their" if n_docs < FEW_DOCUMENTS else "The"
    unit_note = f" {few} passages were grouped." if unit == "passage" else ""
    return (
        f"{times(len(with_text), 'topic')} in {times(n_docs, 'document')}. The largest topic is {first['label']}"
        f" ({times(int(first['n_docs']), 'document')}).{unit_note}{empty}"
    )


def entities(table: pd.DataFrame, pairs: pd.DataFrame, n_docs: int) -> str:
    """Return the most frequent name and the most frequent pair."""
    if table.empty:
        return "No names were found in these documents."
    first = table.iloc[0]
    named = f"{first['label']} is named in {number(first['n_docs'])} of {times(n_docs, 'document')}"
    if pairs.empty:
        return f"{named}. No two names share {'a document' if n_docs < FEW_DOCUMENTS else 'enough documents'}."
    sentences = first_pair(pairs)
    few = " There are too few documents to test whether this is chance." if n_docs < FEW_DOCUMENTS else ""
    if sentences["n_sentences"] == 0:
        return f"{named}. No pair of names shares a sentence.{few}"
    shared = times(int(sentences["n_sentences"]), "sentence")
    if sentences["n_docs"] == 1 < min(n_docs, sentences["n_sentences"]):
        shared = f"{shared}, all in one document"
    return f"{named}. {sentences['a']} and {sentences['b']} appear together most often ({shared}).{few}"


def first_pair(pairs: pd.DataFrame) -> pd.Series:
    """Return the pair that is in the most sentences together, of several the one in the most documents."""
    closest = pairs[pairs["n_sentences"] == pairs["n_sentences"].max()]
    return closest.sort_values(["n_docs", "a", "b"], ascending=[False, True, True]).iloc[0]


def without_capitals(documents: pd.DataFrame) -> str:
    """Return the languages in which names can only be looked up, as their script has no capitals; "" if none."""
    codes = documents["language"].value_counts().index
    uncased = [languages.name(code) for code in codes if not languages.get(code).cased]
    if not uncased:
        return ""
    return (
        f"{list_names(uncased)}: this script has no capital letters. So only listed places and organisations are found,"
        " names in Latin letters, and in Japanese and Chinese persons with a dot in their name. To find more, choose"
        " another tagger on the page Corpus."
    )


@supported.with_years
def coverage(table: pd.DataFrame) -> str:
    """Return the facet and source whose difference is the most certain; without one, a description of few sources."""
    if table.empty:
        return "There is nothing to compare: these documents have no names or topics."
    if table["source"].eq(table["source"].iloc[0]).all():
        return "There is only one source, so there is nothing to compare."
    checkable = table[table["status"] != "not checkable"]
    passing = supported.passing_rows(checkable)
    if len(passing):
        return _surest_difference(checkable, passing[~_is_source(passing["facet"], table["source"])])
    if table["source"].nunique() > FEW_SOURCES:
        return "No name or topic listed differs between the sources more than chance allows."
    left_out = checkable.loc[checkable["n_docs"] == 0, "facet"]
    if left_out.empty:
        return "Every source that can be checked mentions every name and topic listed."
    facet = left_out.iloc[0]
    return f"{_with_and_without(facet, checkable[checkable['facet'] == facet])} {supported.DESCRIPTION}"


def _is_source(facets: pd.Series, sources: pd.Series) -> pd.Series:
    """Return which facets are the name of a source: that it prints its own name is no difference."""
    names = {outlet_labels.without_edition(source) for source in sources.unique()} - {""}
    return facets.astype(object).map(outlet_labels.without_edition).isin(names)


def _surest_difference(checkable: pd.DataFrame, passing: pd.DataFrame) -> str:
    if passing.empty:
        return "Only the names of the sources themselves differ between the sources more than chance allows."
    facet, kind = passing[["facet", "kind"]].iloc[0]  # in the order of the table: names of outlets come last
    first = passing[passing["facet"].eq(facet) & passing["kind"].eq(kind)].sort_values("p", kind="stable").iloc[0]
    others = checkable[checkable["facet"].eq(first["facet"]) & checkable["kind"].eq(first["kind"])]
    others = others[others["source"] != first["source"]]
    elsewhere = supported.share(others["n_docs"].sum(), others["n_source"].sum())
    own = supported.share(first["n_docs"], first["n_source"])
    return (
        f"{first['facet']} differs most surely: it is in {own} of {first['source']} and in {elsewhere} of the other"
        f" sources ({supported.p_note(first['p'])})."
    )


def _with_and_without(facet: str, rows: pd.DataFrame) -> str:
    """Return which of the sources that can be checked have a facet, or which do not if these are fewer."""
    having, lacking = (rows.loc[rows["n_docs"].gt(0) == has, "source"] for has in (True, False))
    shared = times(len(rows), "source")
    if len(having) > len(lacking):
        return f"Of {shared}, only {list_names(lacking)} {'does' if len(lacking) == 1 else 'do'} not mention {facet}."
    verb = "mentions" if len(having) == 1 else "mention"
    return f"Only {list_names(having)} {verb} {facet} ({len(having)} of {shared})."


def similarity(table: pd.DataFrame) -> str:
    """Return the two sources with the most similar words, and whether it is certain that no pair is nearer."""
    if table.empty:
        return "No two sources share a language, so no words can be compared."
    first = table.iloc[0]
    return f"In {languages.name(first['language'])}, {nearest_pair(table[table['language'] == first['language']])}"


def nearest_pair(table: pd.DataFrame) -> str:
    """Return the first pair of sources with its cosine, and whether it is certain that no other pair is nearer.

    `table` has the pairs that are compared with each other, those with an interval first.
    """
    first, n_others = table.iloc[0], table["low"].notna().sum() - 1
    pair, cosine = f"{first['a']} and {first['b']}", f"cosine {first['similarity']:.2f}"
    if n_others < 0:
        return f"{pair}: {cosine}. A comparison needs 20 documents on both sides."
    interval = f"{cosine} (95% interval {first['low']:.2f} to {first['high']:.2f})"
    if n_others == 0:
        return f"{pair}: {interval}. No other pair has 20 documents on both sides."
    n_as_near = mean_cosines.n_as_near(table.dropna(subset="low"))
    if n_as_near:
        others = times(n_as_near, "other pair")
        return f"no pair is surely the nearest: {pair} have {interval}, but {others} may be as near."
    return f"{pair} are surely the nearest: {interval}, above the intervals of the {times(n_others, 'other pair')}."


def timing(timeline: pd.DataFrame) -> str:
    """Return the period with the most documents, and the number of dates that are missing or less precise."""
    dated = timeline[timeline["period"] != ""]
    n_undated = int(timeline.loc[timeline["period"] == "", "n_docs"].sum())
    have = "has" if n_undated == 1 else "have"
    note = f" {times(n_undated, 'document')} {have} no date, or only a less precise one." if n_undated else ""
    if dated.empty:
        return f"There are no dates to show.{note}"
    by_period = dated.groupby("period")["n_docs"].sum()
    busiest = by_period[by_period == by_period.max()].index
    verb, each = ("has", "") if len(busiest) == 1 else ("have", " each")
    return f"{list_names(map(date, busiest))} {verb} the most documents ({number(by_period.max())}{each}).{note}"


def n_counted(counts: pd.DataFrame) -> int:
    """Return the number of documents in a table of counts, such as sources x languages."""
    return int(counts.to_numpy().sum())


def n_of_sources(table: pd.DataFrame, sources: Sequence[str]) -> int:
    """Return the number of documents of some sources; `table` is `coverage`."""
    once = table.drop_duplicates("source")
    return int(once.loc[once["source"].isin(sources), "n_source"].sum())


def n_of_compared(table: pd.DataFrame, sources: Sequence[str]) -> int:
    """Return the number of documents of some sources; `table` is the `source_similarity` of one language."""
    sizes = dict(zip(table["a"], table["n_a"], strict=True)) | dict(zip(table["b"], table["n_b"], strict=True))
    return int(sum(sizes[source] for source in sources))


def n_in_periods(table: pd.DataFrame) -> int:
    """Return the number of documents of all periods; `table` has a row for each period and, say, keyword."""
    once = table[table["period"] != ""].drop_duplicates("period")
    return int(once["n_period"].sum())


def n_dated(timeline: pd.DataFrame) -> int:
    """Return the number of documents with a date that is precise enough for the periods of a `timeline`."""
    return int(timeline.loc[timeline["period"] != "", "n_docs"].sum())


def copied_text(spans: pd.DataFrame, documents: pd.DataFrame) -> str:
    """Return the number of documents that share text, the agencies they credit, and the longest passage."""
    if spans.empty:
        return "No two documents share a passage of 12 words or more."
    sharing = documents[documents["doc_id"].isin({*spans["a"], *spans["b"]})]
    longest = number(int(spans["n_words"].max()))
    n_groups = documents["duplicate_group"].replace("", None).nunique()
    groups = f"; {times(n_groups, 'group')} of near-copies" if n_groups else ""
    share = f"{number(len(sharing))} of {times(len(documents), 'document')}"
    credited = _credited_agencies(sharing["agency"])
    shared = f"{share} share a passage of 12 words or more with another document{credited}"
    return f"{shared}. The longest passage has {longest} words{groups}."


def _credited_agencies(agency: pd.Series[str]) -> str:
    """Return the credited agencies, "; 5 of them credit Reuters", the most frequent first."""
    n_docs = agency.str.split(LIST_SEPARATOR).explode().replace("", None).value_counts()
    if n_docs.empty:
        return ""
    order = sorted(n_docs.items(), key=lambda item: (-item[1], item[0]))
    if len(order) == 1:
        return f"; {number(order[0][1])} of them {'credits' if order[0][1] == 1 else 'credit'} {order[0][0]}"
    crediting = int(agency.ne("").sum())
    named = list_names(f"{name} ({number(n)})" for name, n in order)
    return f"; {number(crediting)} of them {'credits' if crediting == 1 else 'credit'} a news agency: {named}"


def most_quoted(table: pd.DataFrame) -> str:
    """Return the number of quotations and the most quoted names."""
    if table.empty:
        return "No quotations were found."
    counts = table.loc[table["entity"] != "", "entity"].astype("str").value_counts()
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    if counts.empty:
        return f"{times(len(table), 'quotation')}, none with a named speaker."
    leading = list_names(f"{name} ({n:,})" for name, n in counts.head(3).items())
    return f"{times(len(table), 'quotation')}. Most quoted: {leading}."


def _copies(documents: pd.DataFrame) -> int:
    groups = documents.loc[documents["duplicate_group"] != "", "duplicate_group"]
    return len(groups) - groups.nunique()
