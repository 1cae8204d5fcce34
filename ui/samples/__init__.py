"""The sample corpora that the page Open articles offers."""
