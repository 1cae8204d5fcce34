"""The ledger of one article: its lines as corrections that are not applied yet would leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import assembly, curation, schema
from analytics.reading.ledger import CUT, KEPT, REPEATED
from analytics.reading.lines import count_words
from analytics.reading.raw import squeezed

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus import Corpus
    from analytics.reading.clean import Line

RESTORE, RULE, CUT_EVERYWHERE, UNDO = "restore", "rule", "cut", "undo"


def removed_lines(corpus: Corpus) -> pd.DataFrame:
    """One row per reason for which lines of a slice were taken out, that of most words first; titles are left out."""
    lines = corpus.table("lines")
    lines = lines[~lines["verdict"].isin(["body", "title"])]
    words = lines["text"].map(count_words).astype("int64")
    groups = lines.assign(n_words=words).groupby(["verdict", "reason"], observed=True)
    table = groups.agg(n_lines=("line", "size"), n_docs=("doc_id", "nunique"), n_words=("n_words", "sum")).reset_index()
    order = ["n_words", "verdict", "reason"]
    return schema.conform(
        table.astype({"verdict": "str"}).sort_values(order, ascending=[False, True, True]), "removed_lines"
    )


def example(corpus: Corpus, reason: str) -> str:
    """Return the id of an article of which most lines were taken out for a reason."""
    lines = corpus.table("lines")
    counted = lines.loc[lines["reason"] == reason, "doc_id"].astype("str").value_counts().sort_index()
    return str(counted.idxmax())


def preview(document: Corpus, corrections: pd.DataFrame) -> pd.DataFrame:
    """Return the table `lines` of a slice of one article as it would be with `corrections`, nothing read again.

    A repeated line that the user keeps is marked as kept, so that this can be taken back where it stands.
    """
    articles = assembly.articles(document)
    repeated = {article.source: _repeated(document) for article in articles}
    mended, bare = (curation.mend_lines(articles, given, repeated) for given in (corrections, curation.empty()))
    rows = (
        (one.doc_id, *_marked(line, without))
        for one, other in zip(mended, bare, strict=True)
        for line, without in zip(one.lines, other.lines, strict=True)
    )
    return schema.from_rows(rows, "lines")


def _repeated(document: Corpus) -> frozenset[str]:
    """Return the lines of an article known to stand in others too: those taken out for it, or kept by the user.

    Applied corrections leave a kept one as the body line that it was, which no other restored line is.
    """
    lines, row = document.table("lines"), document.documents.iloc[0]
    made = document.root.table("corrections")
    made = made[made["what"].eq("line") & made["change"].eq("restore") & made["key"].isin(_keys(row))]
    texts = lines["text"].map(squeezed)
    restored = set(made["value"].map(squeezed)) - set(texts[lines["was"].ne("")])
    body = lines["verdict"].eq("body") & texts.isin(restored)
    return frozenset(texts[lines["reason"].eq(REPEATED) | body])


def _marked(line: Line, without: Line) -> Line:
    """Return a line as kept by the user when without corrections it would be taken out as a repeated one."""
    kept = line.verdict == "body" and without.reason == REPEATED
    return line._replace(reason=KEPT, was=without.was) if kept else line


def before(reason: str, was: str) -> tuple[str, str]:
    """Return the verdict and the reason of a line that the user changed, as they were before that.

    What the user keeps and the cleaning found to be article text was taken out as a repeated line.
    """
    verdict, _, found = was.partition(": ")
    return ("chrome", REPEATED) if (reason, verdict) == (KEPT, "body") else (verdict, found)


def actions(verdict: str, reason: str, was: str) -> list[str]:
    """Return what can be done to a line, the likeliest first."""
    if reason in (KEPT, CUT) and was:
        return [UNDO]
    if verdict == "title":
        return []
    return [CUT_EVERYWHERE] if verdict == "body" else [RESTORE, RULE]


def correction(document: pd.Series, line: pd.Series, action: str) -> tuple[str, str, str, str]:
    """Return the correction for an action on a line of a document: what, key, change, value."""
    if action == RULE:
        return ("rule", line["reason"], "restore", "")
    if action == RESTORE:
        return ("line", curation.key_of(document), "restore", squeezed(line["text"]))
    return ("line", curation.EVERYWHERE, "cut", squeezed(line["text"]))


def undone(corrections: pd.DataFrame, document: pd.Series, line: pd.Series) -> pd.DataFrame:
    """Return the corrections without those that made a line what it is."""
    lines = corrections["what"].eq("line") & corrections["value"].map(squeezed).eq(squeezed(line["text"]))
    here = lines & corrections["key"].isin(_keys(document))
    rule = corrections["what"].eq("rule") & corrections["key"].eq(before(line["reason"], line["was"])[1])
    whole = corrections["what"].eq("document") & corrections["key"].isin(_keys(document))
    whole &= corrections["change"].eq("restore")
    for made in (here, rule, whole):
        if made.any():
            return schema.conform(corrections[~made], "corrections")
    return corrections


def _keys(document: pd.Series) -> tuple[str, str, str]:
    """Return what corrections may call a document."""
    return document["file"], document["doc_id"], curation.EVERYWHERE
