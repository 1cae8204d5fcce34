"""The keywords of one text. Imports text."""
