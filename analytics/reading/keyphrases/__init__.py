"""Keyphrases of one text. Imports text."""
