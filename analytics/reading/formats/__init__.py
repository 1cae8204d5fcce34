"""Read files and archives into raw documents. Imports text, reading.metadata.dates and reading.raw."""
