"""What the tests of roles share: a corpus with the roles that are found in its texts."""

from analytics.reading.roles.roles import roles as roles_of_text
from analytics.schema import from_rows
from analytics.text.document_text import Text


def with_roles(corpus):
    """Return a corpus of English texts with the roles of its names."""
    rows = []
    for doc_id, text in corpus.text.items():
        spans = corpus.mentions.loc[corpus.mentions["doc_id"] == doc_id, ["start", "end"]]
        found = roles_of_text(Text(text, "en"), list(spans.itertuples(index=False, name=None)))
        rows += [(doc_id, *role) for role in found]
    return corpus.with_table("appositions", from_rows(rows, "appositions"))
