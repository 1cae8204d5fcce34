"""Sparse counts, IDF, dispersion, tests of significance, bootstrap. Imports no other room."""
