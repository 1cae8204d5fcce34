"""Inflected forms of demonyms: how German, French and Spanish write "Afghan"."""

from __future__ import annotations


def german_forms(word: str) -> list[str]:
    """Return the forms of a German adjective ("afghanisch") or person ("Afghane", "Chinesin")."""
    if word[:1].islower() or word.startswith("US-a"):
        return [word + ending for ending in ("", "e", "en", "er", "es", "em")]
    if word.endswith("in"):
        return [word, word + "nen"]
    return [word, word + "n"] if word.endswith("e") else [word, word + "n", word + "s", word + "in", word + "innen"]


def french_forms(word: str) -> list[str]:
    """Return the forms of a French demonym; the noun for persons is capitalised."""
    if word.endswith("e"):
        forms = [word, word + "s"]
    elif word.endswith("s"):
        forms = [word, word + "e", word + "es"]
    else:
        stem = word + "n" if word.endswith("en") else word
        forms = [word, word + "s", stem + "e", stem + "es"]
    return forms + [form.capitalize() for form in forms]


def spanish_forms(word: str) -> list[str]:
    """Return the forms of a Spanish demonym."""
    if word.endswith("o"):
        return [word[:-1] + ending for ending in ("o", "a", "os", "as")]
    accented = {"és": "es", "án": "an", "ón": "on"}
    if word[-2:] in accented:
        stem = word[:-2] + accented[word[-2:]]
        return [word, stem + "a", stem + "es", stem + "as"]
    return [word, word + "s"] if word[-1] in "ae" else [word, word + "es", word + "a", word + "as"]
