"""The names in one text. Imports text."""
