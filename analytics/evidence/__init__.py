"""The sentences behind a result, and how to cite them. Imports corpus and text."""
