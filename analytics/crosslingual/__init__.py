"""Documents of several languages in one space, and glosses. Imports corpus, stats and text."""
