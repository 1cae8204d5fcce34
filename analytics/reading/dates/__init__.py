"""Written dates of many languages, notations and calendars."""
