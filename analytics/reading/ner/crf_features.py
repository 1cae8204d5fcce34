"""The features by which the tagger judges a word: its form, what is known of it, its neighbours, its run of capitals.

Nearly all of them belong to a form of a word and to the place from which it is seen (`SLOTS`), so that their weights
can be summed once per form; only `pairs` looks at words together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.reading.ner.crf_words import Words

Seen = tuple[list[str], ...]  # the features of a form by slot
SLOTS = ("0", "-1", "+1", "-2", "+2", "r", "<", ">")  # the word, its neighbours, its run, the words around the run
BEGIN, END = "<s>", "</s>"
NOUNS = frozenset({"de", "lb"})  # languages that write nouns with a capital
LINKS = frozenset(
    re.findall(r"\S+", "of de du di da do del des dos das van von der den la le el al bin ibn e y et und and & - ' .")
)
DIGITS = re.compile(r"\d")
RUNS = re.compile(r"(.)\1{2,}")
# Stems of words that head organisations, in the languages of the corpora and of those without one
STEMS = re.compile(
    r"univer[sz]i|minist[eè]r|ministry|bank|banque|banco|banca|part(?:ij|ei|y|ido|ito|ia|i$)|commis|komis|kommis|comi[st]"
    r"|committee|council|consei?[lj]|consiglio|rat$|raad|rada$|rådet?$|verein|verband|gesellschaft|stiftung|fond|found"
    r"|instit|académ|academ|akadem|agen[ctz]|agentur|federa[tcz]|föderation|fédér|union|unione|unión|unia|união|liga|league"
    r"|lega$|assoc|asocia|vereniging|stowarzysz|gewerkschaft|synd[iy]c|sind[ai]c|corp|gmbh|group|gruppe?|grupo|konzern"
    r"|compan|compag|klub|club|gericht|court|tribun|polizei|police|policía|polizia|politie|partit|parliament|parlament"
    r"|senat|kongre|congre|assembl|versammlung|airlines|airways|records|studio|orchest|zeitung|nachrichten|times$|news$"
    r"|werke?$|amt$|ministerium|kirche|schule$|school|college|hochschule|klinik|hospital|museum|theater|bewegung|movim"
    r"|movement|bündnis|coalition|koalition|front|armee|army|ej[eé]rcito|forces|navy|guard|dienst|service|office|büro"
)


class Look(NamedTuple):
    """A form of a word in one language: what features of single words and of pairs are made of."""

    lower: str
    shape: str
    letters: str
    common: str
    heads: bool
    capital: bool


def look(word: str, words: Words) -> Look:
    """Give what can be said of a form without its neighbours."""
    lower = word.lower()
    capital = word[:1].isupper()
    heads = capital and STEMS.search(lower) is not None
    common = words.common.get(lower, "-")
    lower = lower if lower.isalpha() else DIGITS.sub("0", lower)
    return Look(lower, _shape(word), words.letters(word) if capital else "", common, heads, capital)


def _shape(word: str) -> str:
    """Give the form: capitals X, small letters x, digits 0, each run of three or more as two."""
    if word.isalpha() and word[1:].islower():
        return ("X" if word[0].isupper() else "x") + "xx"[: len(word) - 1]
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word[:12])
    return RUNS.sub(r"\1\1", shape)


class Form(NamedTuple):
    """The features of one form, those that are seen from afar first, and how many each of `SLOTS` sees."""

    features: list[str]
    seen: tuple[int, ...]


def form(word: str, one: Look, language: str) -> Form:
    """Give the features of a form; beside one, two words away and around the run fewer and fewer are seen."""
    if word in (BEGIN, END):
        return Form([word], (0, 1, 1, 1, 1, 0, 1, 1))
    low = one.lower
    features = [f"w{low}", f"s{one.shape}", f"g{one.letters}"]
    far = len(features)
    features += [f"z{one.common}", f"x{low[-3:]}", *(f"h{letter}" for letter in one.letters), *("o" * one.heads)]
    near = len(features)
    features.append(f"x{low[-4:]}")
    run = len(features)
    features += _word_features(one, "N" if language in NOUNS else "A")
    return Form(features, (len(features), near, near, far, far, run, near, near))


def _word_features(one: Look, noun: str) -> list[str]:
    low, shape, size = one.lower, one.shape, len(one.lower)
    features = [
        *("", f"S{noun}{shape}", f"Z{noun}{shape}{one.common}", f"X{shape[:2]}{low[-3:]}"),
        *(f"l{noun}{min(size, 8)}{shape[:2]}", f"G{noun}{one.letters}{one.common}"),
        *(f"p{low[:n]}" for n in (2, 3, 4, 5) if size > n),
        *(f"x{low[-n:]}" for n in (1, 2, 5) if size > n),
    ]
    return features + [f"y{part}" for part in low.split("-")] if "-" in low[1:-1] else features


def runs(looks: Sequence[Look]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the runs of capitalised words; a linking word between two of them belongs to the run."""
    start, end = -1, -1
    for place, one in enumerate(looks):
        if one.capital:
            start, end = (place if start < 0 else start), place + 1
        elif start >= 0 and not (place == end and one.lower in LINKS):
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def pairs(sentence: Sequence[str], looks: Sequence[Look], words: Words) -> list[list[str]]:
    """Give for each word the features that no single form has: pairs of neighbours, names of several words, the run."""
    padded = [_EDGE, *looks, _EDGE]
    found = [_neighbour_features(*padded[place : place + 3]) for place in range(len(looks))]
    for start, end, letters in words.phrases(sentence):
        for place in range(start, end):
            found[place].append(f"P{'B' if place == start else 'I'}{letters}")
    for start, end in runs(looks):
        _in_run(looks, found, start, end)
    return found


_EDGE = Look("", "", "", "", heads=False, capital=False)


def _neighbour_features(before: Look, one: Look, after: Look) -> list[str]:
    if not one.capital:
        return [f"a{before.lower}|{one.lower}"] if before.capital else []
    return [
        f"b{before.lower}|{one.shape}",
        f"c{one.shape}|{after.lower}",
        f"d{before.shape}|{one.shape}|{after.shape}",
        f"e{before.letters}|{one.letters}|{one.shape[:2]}",
        f"f{one.letters}|{after.letters}|{after.shape[:2]}",
        f"i{before.lower}|{one.letters}",
    ]


def _in_run(looks: Sequence[Look], found: list[list[str]], start: int, end: int) -> None:
    length, opens = min(end - start, 6), "I" if start == 0 else "M"
    heads = [place for place in range(start, end) if looks[place].heads]
    first = "F" if "f" in looks[start].letters else "-"
    for place in range(start, end):
        at = "B" if place == start else "E" if place == end - 1 else "M"
        distance = max(-3, min(3, place - heads[-1])) if heads else "-"
        found[place] += [f"j{length}{opens}", f"k{length}{at}{opens}", f"m{distance}{at}", f"n{first}{at}{length}"]


def features(sentence: Sequence[str], seen: Sequence[Seen], looks: Sequence[Look], words: Words) -> list[list[str]]:
    """Give all features of each word of a sentence, as the training reads them.

    `seen` has two words more at either end than the sentence, `looks` has not.
    """
    found = [[f"\t{feature}" for feature in listed] for listed in pairs(sentence, looks, words)]
    for place in range(len(found)):
        for slot, shift in enumerate((0, -1, 1, -2, 2)):
            found[place] += seen[place + 2 + shift][slot]
    for start, end in runs(looks):
        shared = [feature for one in seen[start + 2 : end + 2] for feature in one[SLOTS.index("r")]]
        shared += seen[start + 1][SLOTS.index("<")] + seen[end + 2][SLOTS.index(">")]
        for place in range(start, end):
            found[place] += shared
    return found


def as_seen(one: Form) -> Seen:
    """Give the features of a form as each of `SLOTS` sees them: slot, tab, feature."""
    return tuple(
        [f"{slot}\t{feature}" for feature in one.features[:n]] for slot, n in zip(SLOTS, one.seen, strict=True)
    )
