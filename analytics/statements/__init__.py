"""Statements: clusters of sentences with the same meaning. Imports evidence, crosslingual, corpus, stats and text."""
