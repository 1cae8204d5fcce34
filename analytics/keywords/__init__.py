"""Keywords, keyness and trends of a corpus. Imports corpus, stats and text."""
