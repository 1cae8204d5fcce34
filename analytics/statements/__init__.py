"""Statements: sentences that say the same. Imports evidence, crosslingual, corpus, stats and text."""
