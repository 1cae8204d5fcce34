"""Sparse counts, tests of significance, bootstrap. Imports no other room."""
