"""Split a page or a text into lines with verdicts. Imports text, reading.dates and reading.raw."""
