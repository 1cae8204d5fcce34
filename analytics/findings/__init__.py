"""Sentences made from tables. Imports the analyses."""
