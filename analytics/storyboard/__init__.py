"""The story board: what all sources of a story write about, what some do, and what only one has."""
