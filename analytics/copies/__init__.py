"""Near-duplicates and shared passages. Imports corpus and text."""
