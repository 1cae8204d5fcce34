"""Words, sentences and languages of one text. Imports only errors and schema."""
