"""Names of persons, organisations and places in one text. Imports text."""
