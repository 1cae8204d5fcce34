"""Quotations in one text, with their speakers. Imports no other room."""
