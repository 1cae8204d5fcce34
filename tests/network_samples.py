"""Tables of pairs, with counts only, for the tests of the network."""

from __future__ import annotations

from analytics import schema


def pairs(*rows):
    """Return pairs (a, b, common documents) of nine documents, all other columns 0."""
    counts = [(a, b, n, 0.0, 0.0, 0.0, 1, 0, "document", n, n, n, 9, 0.0, 0.0) for a, b, n in rows]
    return schema.from_rows(counts, "entity_pairs")
