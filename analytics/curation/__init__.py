"""The user's corrections. Imports entities, corpus, text, and lines and articles of reading."""
