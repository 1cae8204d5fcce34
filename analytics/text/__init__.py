"""The words, sentences and language of one text. Imports only errors and schema."""
