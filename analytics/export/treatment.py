"""How many documents each analysis counts: copies, undated texts, and texts that it cannot read or translate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analytics import schema
from analytics.crosslingual import dictionaries
from analytics.findings import capabilities
from analytics.text import languages, stopwords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.corpus.store import Corpus


def rows(corpus: Corpus) -> Iterator[tuple[str, int, str]]:
    """Yield (kind of text, number of documents of the slice, what happens to them), also those of 0."""
    documents = corpus.documents
    copied = documents.loc[documents["duplicate_group"] != "", "duplicate_group"]
    spoken = documents["language"].astype("str")
    yield (
        "copies of another document",
        len(copied) - copied.nunique(),
        "In all counts, unless the filter “copies once” is set. In tests, topics and stories each set counts once.",
    )
    yield (
        "undated",
        int(documents["date"].eq("").sum()),
        "In no period, no lag and no comparison of two groups in their common years; in all other counts.",
    )
    coarse = documents["date_precision"].isin(["month", "year"])
    yield "dated to a month or a year", int(coarse.sum()), "In no shorter period; their lags are ranges of days."
    yield "without text", _without_text(corpus), "In the number of documents, in no topic; with topic t00."
    unread = _unread(corpus, spoken.to_numpy(dtype=object))
    yield "whose names are not looked for, or only in lists", unread, "Names: not checkable, in no share of attention."
    lacking = [code for code in set(spoken) if not dictionaries.has_translations(code)]
    untranslated = int(spoken.isin(lacking).sum())
    yield "in a language without a dictionary", untranslated, "Compared within their language alone."
    without_list = [code for code in set(spoken) if not languages.get(code).stopwords]
    yield "in a language without a stopword list", int(spoken.isin(without_list).sum()), "Common words are counted too."
    yield "cut off by their export", int(documents["truncated"].ne("").sum()), "Counted as they are."
    yield "with a problem noted while reading", int(_with_notes(corpus)), "What the failed step finds is missing."


def _without_text(corpus: Corpus) -> int:
    members = corpus.stored("topic_members")
    return int(members.loc[members["topic"] == schema.NO_TEXT, "doc_id"].nunique())


def _unread(corpus: Corpus, spoken: np.ndarray) -> int:
    """Return the number of documents in a language whose names are limited, or whose names could not be read."""
    limited = [code for code in set(spoken) if capabilities.capabilities(code)["name_tagging"] != capabilities.YES]
    notes = corpus.stored("notes")
    failed = set(notes.loc[notes["step"].isin(["names", "reading"]), "doc_id"])
    return int((np.isin(spoken.astype(str), limited) | corpus.documents["doc_id"].isin(failed).to_numpy()).sum())


def _with_notes(corpus: Corpus) -> int:
    return corpus.stored("notes")["doc_id"].nunique()


def stopword_lists(corpus: Corpus) -> str:
    """Return the number of stopwords of each language of the slice, and how many the user added and removed."""
    codes = sorted(set(corpus.documents["language"].astype("str")))
    lists = [f"{languages.name(code)} {len(languages.get(code).stopwords):,}" for code in codes]
    changes = stopwords.user_words(corpus.root.stored("corrections"))
    added, removed = (sum(len(getattr(own, kind)) for own in changes.values()) for kind in ("stop", "keep"))
    user = f"; the user added {added:,} and removed {removed:,}" if added or removed else ""
    return f"{', '.join(lists) or 'none'}{user}"
