"""The user's corrections. Imports entities, corpus, text, and the lines and articles of reading."""
