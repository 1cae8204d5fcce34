"""Date, author, source and agency of a document. Imports text, reading.cleaning and reading.raw."""
