"""Whether the tables of a corpus folder fit each other. Imports the analyses and corpus."""
