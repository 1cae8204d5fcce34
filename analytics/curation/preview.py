"""The lines of one article with corrections that are not applied yet, and the corrections for an action on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.curation import curation, stored_articles
from analytics.reading.cleaning.line_corrections import CUT, KEPT, REPEATED, is_repeat_reason, repeat_reason
from analytics.reading.cleaning.lines import count_words
from analytics.reading.raw import squeeze_blanks

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

EXCERPT = 200  # characters of a page that was left out
RESTORE, RULE, CUT_EVERYWHERE, UNDO = "restore", "rule", "cut", "undo"


def removed_lines(corpus: Corpus) -> pd.DataFrame:
    """One row per reason for removed lines of a slice, the reason with the most words first; titles are left out.

    Lines that repeat in a source have one reason per source. `example` is the line that was removed most often.
    """
    lines = corpus.stored("lines")
    lines = lines[~lines["verdict"].isin(["body", "title"])]
    words = lines["text"].map(count_words).astype("int64")
    groups = lines.assign(n_words=words).groupby(["verdict", "reason"], observed=True)
    table = groups.agg(n_lines=("line", "size"), n_docs=("doc_id", "nunique"), n_words=("n_words", "sum"))
    table = table.assign(example=_most_frequent_lines(lines)).reset_index()
    order = ["n_words", "verdict", "reason"]
    return schema.conform(
        table.astype({"verdict": "str"}).sort_values(order, ascending=[False, True, True]), "removed_lines"
    )


def left_out_pages(corpus: Corpus) -> pd.DataFrame:
    """One row per page that was left out because it is not an article, with the reason and the start of its text."""
    lines = corpus.stored("left_out_lines").astype({"verdict": "str"})
    texts = lines.groupby("page_id", sort=False)["text"].agg(" ".join)
    reasons = lines.drop_duplicates("page_id").set_index("page_id")["reason"]
    pages = corpus.stored("left_out").rename(columns={"page_id": "doc_id"}).sort_values(["file", "doc_id"])
    text = pages["doc_id"].map(texts)
    table = pages.assign(reason=pages["doc_id"].map(reasons), n_words=text.map(count_words), text=text.str[:EXCERPT])
    return schema.conform(table, "left_out_pages")


def _most_frequent_lines(lines: pd.DataFrame) -> pd.Series[str]:
    """Return the line that was removed most often for each verdict and reason; of equally frequent ones the first."""
    texts = lines.assign(text=lines["text"].map(squeeze_blanks)).groupby(["verdict", "reason"], observed=True)["text"]
    return texts.agg(lambda of_reason: of_reason.mode().iloc[0])


def example(corpus: Corpus, reason: str) -> str:
    """Return the id of the article with the most lines removed for a reason."""
    lines = corpus.stored("lines")
    counted = lines.loc[lines["reason"] == reason, "doc_id"].astype("str").value_counts().sort_index()
    return str(counted.idxmax())


def preview(document: Corpus, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the table `lines` of a slice of one article with `corrections`, without reading the article again."""
    (source,) = document.documents["source"].astype("str")
    repeated = frozenset(
        squeeze_blanks(line.text)
        for line in document.stored("lines").itertuples()
        if is_repeat_reason(line.reason) or is_repeat_reason(original_verdict(line.reason, line.was, source)[1])
    )
    articles = [article._replace(source=source) for article in stored_articles.articles(document)]
    corrected = curation.correct_lines(articles, corrections, {source: repeated})
    return schema.from_rows(((article.doc_id, *line) for article in corrected for line in article.lines), "lines")


def original_verdict(reason: str, was: str, source: str) -> tuple[str, str]:
    """Return the verdict and the reason of a line of an article of `source` before the user changed them.

    A line that the user keeps and that was article text before had been removed as a repeated line.
    """
    verdict, _, original_reason = was.partition(": ")
    return ("chrome", repeat_reason(source)) if (reason, verdict) == (KEPT, "body") else (verdict, original_reason)


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
    _, reason = original_verdict(line["reason"], line["was"], document["source"])
    reasons = [reason, REPEATED] if is_repeat_reason(reason) else [reason]
    rule = corrections["what"].eq("rule") & corrections["key"].isin(reasons)
    whole = corrections["what"].eq("document") & corrections["key"].isin(_keys(document))
    whole &= corrections["change"].eq("restore")
    for to_remove in (here, rule, whole):
        if to_remove.any():
            return schema.conform(corrections[~to_remove], "corrections")
    return corrections


def _keys(document: pd.Series) -> tuple[str, str, str]:
    """Return the keys that a document can have in corrections."""
    return document["file"], document["doc_id"], curation.EVERYWHERE
