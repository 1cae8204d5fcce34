"""Files and archives -> raw documents. Imports text, reading.metadata.dates and reading.raw."""
