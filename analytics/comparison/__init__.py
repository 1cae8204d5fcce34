"""Compare two groups of documents, A and B, on one focus, over the period that both cover."""
