"""The corpus: its tables, folder, filters, groups and positions. Imports text, stats and output."""
