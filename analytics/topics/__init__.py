"""Topics of a corpus. Imports keywords, crosslingual, corpus, stats and text."""
