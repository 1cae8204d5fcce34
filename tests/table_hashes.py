"""The tables of a corpus in short; in a module, because another process computes them too."""

import hashlib

from analytics import tables


def hashes(corpus):
    """Return {table: hash of its CSV} of every table of the library."""
    return {name: hashlib.sha256(tables.table(corpus, name).to_csv().encode()).hexdigest() for name in tables.ANALYSES}
