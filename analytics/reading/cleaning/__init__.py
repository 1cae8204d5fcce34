"""A page or a text -> its lines with verdicts. Imports text and reading.raw."""
