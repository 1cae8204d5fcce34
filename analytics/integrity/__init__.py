"""The check of a corpus folder: whether its tables are consistent. Imports the analyses and corpus."""
