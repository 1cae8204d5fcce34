"""One document -> its rows. Nothing here knows a second document."""
