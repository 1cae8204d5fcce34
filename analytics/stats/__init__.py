"""Sparse counts, IDF, dispersion, tests at equal length, false discovery rates, cosines. Imports no other room."""
