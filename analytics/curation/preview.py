"""The lines of one article with corrections that are not applied yet, and the corrections for an action on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.curation import curation, stored_articles
from analytics.reading.cleaning.line_corrections import CUT, KEPT, REPEATED
from analytics.reading.cleaning.lines import count_words
from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

RESTORE, RULE, CUT_EVERYWHERE, UNDO = "restore", "rule", "cut", "undo"


def removed_lines(corpus: Corpus) -> pd.DataFrame:
    """One row per reason for removed lines of a slice, the reason with the most words first; titles are left out."""
    lines = corpus.stored("lines")
    lines = lines[~lines["verdict"].isin(["body", "title"])]
    words = lines["text"].map(count_words).astype("int64")
    groups = lines.assign(n_words=words).groupby(["verdict", "reason"], observed=True)
    table = groups.agg(n_lines=("line", "size"), n_docs=("doc_id", "nunique"), n_words=("n_words", "sum")).reset_index()
    order = ["n_words", "verdict", "reason"]
    return schema.conform(
        table.astype({"verdict": "str"}).sort_values(order, ascending=[False, True, True]), "removed_lines"
    )


def example(corpus: Corpus, reason: str) -> str:
    """Return the id of the article with the most lines removed for a reason."""
    lines = corpus.stored("lines")
    counted = lines.loc[lines["reason"] == reason, "doc_id"].astype("str").value_counts().sort_index()
    return str(counted.idxmax())


def preview(document: Corpus, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the table `lines` of a slice of one article with `corrections`, without reading the article again."""
    repeated = frozenset(
        squeeze_blanks(line.text)
        for line in document.stored("lines").itertuples()
        if REPEATED in (line.reason, original_verdict(line.reason, line.was)[1])
    )
    articles = stored_articles.articles(document)
    corrected = curation.correct_lines(articles, corrections, {article.source: repeated for article in articles})
    return schema.from_rows(((article.doc_id, *line) for article in corrected for line in article.lines), "lines")


def original_verdict(reason: str, was: str) -> tuple[str, str]:
    """Return the verdict and the reason of a line before the user changed them.

    A line that the user keeps and that was article text before had been removed as a repeated line.
    """
    verdict, _, original_reason = was.partition(": ")
    return ("chrome", REPEATED) if (reason, verdict) == (KEPT, "body") else (verdict, original_reason)


def actions(verdict: str, reason: str, was: str) -> list[str]:
    """Return the possible actions on a line, the most likely first."""
    if reason in (KEPT, CUT) and was:
        return [UNDO]
    if verdict == "title":
        return []
    return [CUT_EVERYWHERE] if verdict == "body" else [RESTORE, RULE]


def correction(document: pd.Series, line: pd.Series, action: str) -> tuple[str, str, str, str]:
    """Return the correction of an action on a line of a document: what, key, change, value."""
    if action == RULE:
        return ("rule", line["reason"], "restore", "")
    if action == RESTORE:
        return ("line", curation.key_of(document), "restore", squeeze_blanks(line["text"]))
    return ("line", curation.EVERYWHERE, "cut", squeeze_blanks(line["text"]))


def undo_correction(corrections: pd.DataFrame, document: pd.Series, line: pd.Series) -> pd.DataFrame:
    """Return the corrections without those that gave a line its verdict."""
    lines = corrections["what"].eq("line") & corrections["value"].map(squeeze_blanks).eq(squeeze_blanks(line["text"]))
    here = lines & corrections["key"].isin(_keys(document))
    rule = corrections["what"].eq("rule") & corrections["key"].eq(original_verdict(line["reason"], line["was"])[1])
    whole = corrections["what"].eq("document") & corrections["key"].isin(_keys(document))
    whole &= corrections["change"].eq("restore")
    for to_remove in (here, rule, whole):
        if to_remove.any():
            return schema.conform(corrections[~to_remove], "corrections")
    return corrections


def _keys(document: pd.Series) -> tuple[str, str, str]:
    """Return the keys that a document can have in corrections."""
    return document["file"], document["doc_id"], curation.EVERYWHERE
