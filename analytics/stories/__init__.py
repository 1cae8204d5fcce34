"""Stories: documents about one event. Imports evidence, crosslingual, corpus, stats and text."""
