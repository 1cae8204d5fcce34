"""Read files and archives into raw documents. Imports text, reading.dates and reading.raw."""
