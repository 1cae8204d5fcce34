"""The corpus: its tables, its folder, filters, groups and positions. Imports text and stats."""
