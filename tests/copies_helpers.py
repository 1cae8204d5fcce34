"""Small worlds for finding copies: texts of made words, their fingerprints, the corpus of them."""

import random

from analytics import schema
from analytics.copies import copies
from analytics.corpus import store
from analytics.reading.fingerprints import fingerprints
from analytics.text import tokens
from analytics.text.document_text import Text


def prose(seed, n_words):
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("abcdefghij", k=6)) for _ in range(n_words))


def prints(texts):
    return schema.from_rows(
        [(doc, *found) for doc, text in texts.items() for found in fingerprints(Text(text, "en"))], "fingerprints"
    )


def groups(texts, *, about=None, **options):
    """Return the groups; `about` gives columns of `documents` by text, as {"a": {"source": "S"}}."""
    return copies.duplicate_groups(_corpus(texts, {}, {}, about), **options)


def world(texts, agencies=None):
    return _corpus(texts, groups(texts), agencies or {})


def _corpus(texts, group, agencies, about=None):
    blank = schema.blank_row("documents")
    rows = [
        blank
        | {"doc_id": doc, "n_words": len(tokens.words(text)), "duplicate_group": group.get(doc, "")}
        | {"agency": agencies.get(doc, "")}
        | (about or {}).get(doc, {})
        for doc, text in texts.items()
    ]
    tables = {
        "documents": schema.from_rows([tuple(row.values()) for row in rows], "documents"),
        "texts": schema.from_rows(texts.items(), "texts"),
        "fingerprints": prints(texts),
    }
    return store.make(tables)
