"""Sentences of several languages -> vectors of one space: nearly equal meaning, nearly equal direction."""
