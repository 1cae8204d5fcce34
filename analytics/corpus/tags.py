"""The user's own tags of articles: codes given by hand, which are stored as corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.corpus.store import Corpus

TAG, ADD = "tag", "add"  # what a correction is about, and its change


def tags(corpus: Corpus) -> pd.DataFrame:
    """One row per article x tag, in the order of the corpus, then of the tag; tags of sentences are `sentence_tags`."""
    documents = corpus.documents[["doc_id", "source", "date", "title"]].astype("str")
    tagged = documents.merge(corpus.root.once(article_tags), on="doc_id").drop_duplicates(["doc_id", "tag"])
    place = tagged["doc_id"].map(dict(zip(documents["doc_id"], range(len(documents)), strict=True)))
    ordered = tagged.assign(place=place).sort_values(["place", "tag"], kind="stable")
    return schema.conform(ordered, "tags")


def article_tags(corpus: Corpus) -> pd.DataFrame:
    """Return doc_id and tag of each correction that tags an article of the corpus."""
    corrections = corpus.stored("corrections")
    rows = corrections[corrections["what"] == TAG]
    table = pd.DataFrame({"doc_id": rows["key"].map(documents_by_key(corpus)), "tag": rows["value"].str.strip()})
    return table.dropna().astype("str").reset_index(drop=True)


def documents_by_key(corpus: Corpus) -> Mapping[str, str]:
    """Return the doc_id of each key of a correction: a document is named by its file or by its id."""
    doc_ids = corpus.documents["doc_id"].astype("str").tolist()
    files = corpus.documents["file"].astype("str")
    return dict(zip(files, doc_ids, strict=True)) | dict(zip(doc_ids, doc_ids, strict=True))
