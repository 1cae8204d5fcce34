"""Output folders that are written whole or not at all. Imports only errors and version."""
