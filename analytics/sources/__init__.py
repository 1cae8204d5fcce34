"""Comparisons of sources. Imports every other analysis but stories, copies and curation."""
