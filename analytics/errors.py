"""The one error a user can mend."""


class CorpusError(ValueError):
    """Input that the user can put right; the message names what, where and the remedy."""
