"""The questions of the page Ask."""
