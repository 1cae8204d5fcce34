"""Exports: CSV files, graph files, the methods text, the report and the manifest."""
