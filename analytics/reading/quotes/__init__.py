"""Quotations in one text, with their speakers. Imports only the news agencies of `metadata`."""
