"""Split a page or a text into lines with verdicts. Imports text and reading.raw."""
