"""The problems of corrections in a corpus: rows about an article, or a sentence of one, that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics import schema
from analytics.build import load_issues
from analytics.corpus import sentence_tags
from analytics.curation import curation
from analytics.findings import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analytics.corpus.store import Corpus

NO_ARTICLE = "correction of an article that is not in the corpus"
NO_SENTENCE = "tag of a sentence that is not in the article"
_SHOWN = 120  # characters of a row: the text of a line can be long
ABOUT_ARTICLES = (*curation.TAGS, "document", "line")  # what such a correction is about
_WHAT_TO_DO = {
    NO_ARTICLE: "write the file or the id of the article as in documents.csv, or remove the row",
    NO_SENTENCE: "write the sentence as it is in the article now, or remove the row",
}


def with_issues(corpus: Corpus) -> Corpus:
    """Return a whole corpus whose issues have those of its corrections, and none of earlier corrections.

    There is one for each article that corrections name by a file or an id that nothing has that was read, and one for
    each article that does not have the sentences of corrections any more.
    """
    on_load = load_issues.issues_on_load(corpus)
    kept = [row for row in on_load if row[1] not in _WHAT_TO_DO]
    found = [*_without_article(corpus), *_without_sentence(corpus)]
    if not found and len(kept) == len(on_load):
        return corpus
    later = corpus.stored("issues").iloc[len(on_load) :].itertuples(index=False, name=None)
    return corpus.with_table("issues", schema.from_rows([*sorted([*kept, *found]), *later], "issues"))


def _without_article(corpus: Corpus) -> Iterator[tuple[str, ...]]:
    articles, left_out = corpus.stored("articles"), corpus.stored("left_out")
    read = [*articles["file"], *articles["doc_id"], *left_out["file"], *left_out["page_id"], curation.EVERYWHERE]
    rows = corpus.stored("corrections")
    return _issues(rows[rows["what"].isin(ABOUT_ARTICLES) & ~rows["key"].isin(set(read))], NO_ARTICLE)


def _without_sentence(corpus: Corpus) -> Iterator[tuple[str, ...]]:
    rows = corpus.stored("corrections")
    return _issues(rows.loc[sentence_tags.lost_rows(corpus)], NO_SENTENCE)


def _issues(corrections: pd.DataFrame, problem: str) -> Iterator[tuple[str, ...]]:
    """Yield a row of `issues` for each key of corrections that did nothing."""
    for key, rows in corrections.groupby("key", sort=False, observed=True):
        row = ",".join(rows.iloc[0][["what", "key", "change", "value"]])[:_SHOWN]
        detail = f"{wording.times(len(rows), 'row')} did nothing (first: {row}); {_WHAT_TO_DO[problem]}."
        yield str(key), problem, f"{detail} The other rows were applied.", ""
