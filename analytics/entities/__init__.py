"""Entities of a corpus and their co-occurrence. Imports corpus, stats and text."""
