"""Pieces of text in which words are hard to cut: apostrophes, joiners, scripts without blanks, blanks of every kind."""

PIECES = [
    *("Obama's", "l’état", "don't", "well-known", "a", "U.S.", "1.5-degree", "_x_", "中国大使馆", "ภาษาไทย", "हिन्दी"),
    *("é", "e\u0301", "co\u00adop", "x" * 70, "(", ")", "—", "'", "’s", "-", ".", "😀", "STRASSE", "Straße"),
    *(" ", "\n", "\t", "\x1c", "\x85", "\xa0", "\u2003", "\u2028", "\u3000", "\u200b"),
]
