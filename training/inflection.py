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


# By language: (ending of the base form, endings of all forms); the first that fits counts
ENDINGS = {
    "it": (("sco", "sco sca schi sche"), ("co", "co ca ci chi che"), ("o", "o a i e"), ("e", "e i"), ("a", "a i e")),
    "pt": (("o", "o a os as"), ("ês", "ês esa eses esas"), ("ão", "ão ã ãos ães ãs"), ("", " s")),
    "nl": (("s", "s se"), ("r", "r rs re"), ("", "")),
    "sv": (("k", "k ka kt ks"), ("re", "re res rna"), ("", "")),
    "da": (("k", "k ke ks"), ("er", "er ere erne ers"), ("", "")),
    "nb": (("k", "k ke ks"), ("er", "er ere erne ers"), ("", "")),
    "pl": (("ki", "ki ka kie kiego kiej kich kim kimi ką kiemu"), ("nin", "nin nina ninem ninowi nie n")),
    "cs": (("ký", "ký ká ké kého kému kým kých kou kými"),),
    "sk": (("ký", "ký ká ké kého kému kým kých kú kou kými ki"),),
    "ru": (("кий", "кий кая кое кие кого кой кому ким ких кими кую ком"), ("ец", "ец ца цы цев цем цу цам")),
    "uk": (("кий", "кий ка ке кі кого кої кій кому ким ких кими ку"), ("ець", "ець ця ці ців цем")),
}


def inflected_demonym(language: str, word: str) -> list[str]:
    """Return the forms of a demonym in a language with few rules; the word alone in a language without rules."""
    for ending, forms in ENDINGS.get(language, ()):
        if word.endswith(ending):
            return [word.removesuffix(ending) + form for form in forms.split(" ")]
    return [word]
