"""The views of the Keywords page that compare no groups: all documents, over time, across languages, one document.

Each returns the keyword whose sentences it shows, or "".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.findings import keywords as keyword_findings
from analytics.findings import overview as overview_findings
from analytics.keywords import keywords, trends
from ui import state
from ui.charts import basic as charts
from ui.charts import keywords as keyword_charts
from ui.components import article_choice, blocks, glosses, group_picker, tested_rows
from ui.selection import filters

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics.corpus.store import Corpus
    from ui.charts.figure import Figure

KINDS = {"all": "Names and words", "names": "Names", "words": "Words"}
ORDERS = {"often": "Most documents", "unusual": "Unusual here"}
MANY = 100  # documents: with fewer, few keywords stand out against general language
MAX_LANGUAGES = 4  # side by side: a phone shows no more
LISTED = 15


def all_documents(part: Corpus) -> str:
    """Draw the keywords of most documents."""
    first = "unusual" if len(part) >= MANY else "often"
    with st.container(horizontal=True):
        kind = st.segmented_control("Show", list(KINDS), default="all", format_func=KINDS.get, key="keyword_kind",
                                    bind="query-params", required=True, width="content")  # fmt: skip
        order = st.segmented_control("Order", list(ORDERS), default=first, format_func=ORDERS.get, key="keyword_order",
                                     bind="query-params", required=True, width="content")  # fmt: skip
    measure = "Documents that have it among their keywords"
    if order == "unusual":
        table = _of_kind(state.run(keywords.corpus_keywords, part, against=keywords.GENERAL), str(kind))
        title, sentence = "Which keywords are unusual here?", keyword_findings.unusual(table)
        measure = f"{measure}. The order: how much more frequent than in general language"
    else:
        table = _of_kind(state.run(keywords.corpus_keywords, part), str(kind))
        title, sentence = "Which keywords do most documents share?", keyword_findings.keywords(table, len(part))
    figure = charts.bars(table, label="keyword", value="n_docs", title=title)
    return _draw(part, table, "corpus_keywords", figure, sentence, measure=measure)


def over_time(part: Corpus) -> str:
    """Draw the documents with the leading keywords by period, and through the corpus in order of date."""
    period = group_picker.pick_period()
    table = state.run(trends.keyword_timeline, part, period=period)
    sentence = keyword_findings.keyword_times(table, period)
    blocks.finding(sentence)
    if table.empty:
        return ""
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        if table["period"].ne("").any():
            _draw_periods(table, period, sentence)
        spread = state.run(trends.keyword_spread, part)
        _draw_spread(spread)
        pick = blocks.set_pick("keyword_shown")
        table = tested_rows.choose(table, "keyword_timeline")
        blocks.table(table, "keyword_timeline", on_pick=pick, picks="keyword", says={"keyword": "keyword"})
        blocks.csv_button(spread, "keyword_spread")
    with aside:
        return evidence(part, state.run(keywords.corpus_keywords, part, top=12))


def _draw_periods(table: pd.DataFrame, period: str, sentence: str) -> None:
    """Draw the share of documents with each keyword by period."""
    blocks.picture(
        keyword_charts.over_time(table, title="When does each keyword appear?"),
        alt=sentence,
        key="keywords-time",
        measure=group_picker.share_measure(period),
        n=overview_findings.n_in_periods(table),
        on_pick=blocks.set_pick("keyword_shown"),
        says=("keyword",),
    )


def _draw_spread(spread: pd.DataFrame) -> None:
    """Draw the share of documents with each keyword through the corpus."""
    title = "Where in the corpus does each keyword appear?"
    blocks.picture(
        keyword_charts.through_corpus(spread, title=title),
        alt=title,
        key="keywords-spread",
        measure="Share of the documents in each part of the corpus, in order of date",
        on_pick=blocks.set_pick("keyword_shown"),
        says=("keyword",),
    )


def languages(part: Corpus) -> str:
    """Draw the ranks of keywords within each language side by side."""
    table = state.run(keywords.keyword_ranks, part)
    shown = table[table["language"].isin(list(dict.fromkeys(table["language"]))[:MAX_LANGUAGES])]
    title = "Which keywords lead in each language?"
    figure = keyword_charts.ranks(shown, most=LISTED, title=title)
    measure = "Rank of the keyword in each language. A line joins the same name. Other words are not compared"
    shown = glosses.add_glosses(part, table)
    return _draw(part, table, "keyword_ranks", figure, keyword_findings.keyword_ranks(table), shown=shown,
                 measure=measure)  # fmt: skip


def document(part: Corpus) -> str:
    """Draw the keywords of one document, and their places in its text."""
    article = part.where(doc_id=article_choice.pick_article(part))
    table = state.run(keywords.keywords, article)
    figure = charts.bars(
        table, label="keyword", value="score", title="Which keywords describe this text best?", unit="Score"
    )
    scored = ("yake",) if table["yake"].notna().any() else ()
    shown = glosses.add_glosses(article, table)
    gloss = ("gloss",) if "gloss" in shown else ()
    columns = ("rank", "keyword", *gloss, "score", "n", *scored, "concept")
    sentence = keyword_findings.document_keywords(table, article_choice.document_label(article.documents.iloc[0]))
    places = keyword_charts.places(
        state.run(trends.keyword_places, article), title="Where in the text is each keyword?"
    )
    return _draw(article, table, "keywords", figure, sentence, columns=columns, second=places, shown=shown, n=1,
                 measure="Score from 0 to 100; the best keyword has 100")  # fmt: skip


def evidence(part: Corpus, table: pd.DataFrame) -> str:
    """Draw the sentences with a keyword of `table`, in all forms of a linked name; return the keyword."""
    named = table["kind"] != ""
    concepts = table["concept"] if "concept" in table else table["keyword"]
    entities = dict(zip(table["keyword"], concepts.where(named, ""), strict=True))
    chosen = blocks.pick("Show the sentences with", list(entities)[: filters.MAX_OPTIONS], key="keyword_shown",
                         mark_of=lambda keyword: {"keyword": keyword})  # fmt: skip
    options = {"entities": (entities[chosen],)} if entities[chosen] else {"words": f'"{chosen}"'}
    blocks.evidence(part, title=f"Sentences with “{chosen}”", key="keywords", **options)
    return chosen


def _draw(
    part: Corpus,
    table: pd.DataFrame,
    name: str,
    figure: Figure,
    sentence: str,
    *,
    columns: Sequence[str] = (),
    second: Figure | None = None,
    shown: pd.DataFrame | None = None,
    measure: str = "",
    n: int | None = None,
) -> str:
    """Draw finding, pictures, table and evidence."""
    blocks.finding(sentence)
    if table.empty:
        return ""
    pick = blocks.set_pick("keyword_shown")
    main, aside = st.columns(blocks.WIDE, gap="large")
    with main:
        blocks.picture(figure, alt=sentence, key=f"keywords-{name}", measure=measure, on_pick=pick,
                       says=("keyword",), n=n)  # fmt: skip
        if second is not None:
            blocks.picture(
                second,
                alt="Positions of the keywords in the text",
                key=f"places-{name}",
                measure="Position of each keyword in the text",
                on_pick=pick,
                says=("keyword",),
                n=n,
            )
        blocks.table(
            table, name, columns=columns, shown=shown, on_pick=pick, picks="keyword", says={"keyword": "keyword"}
        )
    with aside:
        return evidence(part, table)


def _of_kind(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return only names or only words; their ranks stay those among all."""
    if kind == "all":
        return table
    named = table["kind"] != ""
    return table[named if kind == "names" else ~named].reset_index(drop=True)
