"""The user's own tags of articles: codes given by hand, which are stored as corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

TAG, ADD = "tag", "add"  # what a correction is about, and its change


def tags(corpus: Corpus) -> pd.DataFrame:
    """One row per article x tag, in the order of the corpus, then of the tag."""
    documents = corpus.documents[["doc_id", "source", "date", "title"]].astype("str")
    tagged = documents.merge(corpus.root.once(_tags_of_documents), on="doc_id").drop_duplicates(["doc_id", "tag"])
    place = tagged["doc_id"].map(dict(zip(documents["doc_id"], range(len(documents)), strict=True)))
    ordered = tagged.assign(place=place).sort_values(["place", "tag"], kind="stable")
    return schema.conform(ordered, "tags")


def names(corpus: Corpus) -> pd.Index:
    """Return the tags of the corpus, the one with the most articles first."""
    counts = corpus.once(_tags_of_documents).drop_duplicates()["tag"].value_counts()
    return pd.Index(sorted(counts.index, key=lambda tag: (-counts[tag], tag)), dtype="str")


def _tags_of_documents(corpus: Corpus) -> pd.DataFrame:
    """Return doc_id and tag of each tag; a correction names a document by its file or by its id."""
    corrections, documents = corpus.stored("corrections"), corpus.documents
    doc_ids = documents["doc_id"].astype("str")
    document = dict(zip(documents["file"].astype("str"), doc_ids, strict=True)) | dict(
        zip(doc_ids, doc_ids, strict=True)
    )
    rows = corrections[corrections["what"] == TAG]
    table = pd.DataFrame({"doc_id": rows["key"].map(document), "tag": rows["value"].str.strip()})
    return table.dropna().astype("str").reset_index(drop=True)
