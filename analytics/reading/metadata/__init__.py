"""Date, author, source and agency of a document. Imports text, reading.dates, reading.cleaning and reading.raw."""
