"""The eight pages, one question each."""
