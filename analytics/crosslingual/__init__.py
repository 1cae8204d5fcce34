"""Documents of several languages in one vector space, and glosses. Imports corpus, stats and text."""
