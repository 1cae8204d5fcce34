"""The features of the tagger: the form of a word, its entries in word lists, its neighbours, its run of capitals.

Nearly all of them depend on one form of a word and on its position relative to the tagged word (`SLOTS`), so that their
weights can be summed once per form; only `pairs` combines words.
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
# Stems of head words of organisations, in the languages with and without a training corpus
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
    """The facts about a form of a word in one language from which its features are built."""

    lower: str
    shape: str
    letters: str
    common: str
    heads: bool
    capital: bool


def look(word: str, words: Words) -> Look:
    """Return the facts about a form that do not depend on its neighbours."""
    lower = word.lower()
    capital = word[:1].isupper()
    heads = capital and STEMS.search(lower) is not None
    common = words.common.get(lower, "-")
    lower = lower if lower.isalpha() else DIGITS.sub("0", lower)
    return Look(lower, _shape(word), words.letters(word) if capital else "", common, heads, capital)


def _shape(word: str) -> str:
    """Return the shape: capitals as X, small letters as x, digits as 0, each run of three or more as two."""
    if word.isalpha() and word[1:].islower():
        return ("X" if word[0].isupper() else "x") + "xx"[: len(word) - 1]
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word[:12])
    return RUNS.sub(r"\1\1", shape)


class Form(NamedTuple):
    """The features of one form, those for distant slots first, and for each of `SLOTS` how many of them it uses."""

    features: list[str]
    seen: tuple[int, ...]


def form(word: str, look: Look, language: str) -> Form:
    """Return the features of a form; slots at a distance of one or two words and around the run use fewer of them."""
    if word in (BEGIN, END):
        return Form([word], (0, 1, 1, 1, 1, 0, 1, 1))
    low = look.lower
    features = [f"w{low}", f"s{look.shape}", f"g{look.letters}"]
    far = len(features)
    features += [f"z{look.common}", f"x{low[-3:]}", *(f"h{letter}" for letter in look.letters), *("o" * look.heads)]
    near = len(features)
    features.append(f"x{low[-4:]}")
    run = len(features)
    features += _word_features(look, "N" if language in NOUNS else "A")
    return Form(features, (len(features), near, near, far, far, run, near, near))


def _word_features(look: Look, noun: str) -> list[str]:
    low, shape, size = look.lower, look.shape, len(look.lower)
    features = [
        *("", f"S{noun}{shape}", f"Z{noun}{shape}{look.common}", f"X{shape[:2]}{low[-3:]}"),
        *(f"l{noun}{min(size, 8)}{shape[:2]}", f"G{noun}{look.letters}{look.common}"),
        *(f"p{low[:n]}" for n in (2, 3, 4, 5) if size > n),
        *(f"x{low[-n:]}" for n in (1, 2, 5) if size > n),
    ]
    return features + [f"y{part}" for part in low.split("-")] if "-" in low[1:-1] else features


def runs(looks: Sequence[Look]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the runs of capitalised words; a linking word between two of them belongs to the run."""
    start, end = -1, -1
    for place, look in enumerate(looks):
        if look.capital:
            start, end = (place if start < 0 else start), place + 1
        elif start >= 0 and not (place == end and look.lower in LINKS):
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def pairs(sentence: Sequence[str], looks: Sequence[Look], words: Words) -> list[list[str]]:
    """Return for each word its features with other words: pairs of neighbours, names of several words, the run."""
    padded = [_EDGE, *looks, _EDGE]
    features = [_neighbour_features(*padded[place : place + 3]) for place in range(len(looks))]
    for start, end, letters in words.phrases(sentence):
        for place in range(start, end):
            features[place].append(f"P{'B' if place == start else 'I'}{letters}")
    for start, end in runs(looks):
        _in_run(looks, features, start, end)
    return features


_EDGE = Look("", "", "", "", heads=False, capital=False)


def _neighbour_features(before: Look, look: Look, after: Look) -> list[str]:
    if not look.capital:
        return [f"a{before.lower}|{look.lower}"] if before.capital else []
    return [
        f"b{before.lower}|{look.shape}",
        f"c{look.shape}|{after.lower}",
        f"d{before.shape}|{look.shape}|{after.shape}",
        f"e{before.letters}|{look.letters}|{look.shape[:2]}",
        f"f{look.letters}|{after.letters}|{after.shape[:2]}",
        f"i{before.lower}|{look.letters}",
    ]


def _in_run(looks: Sequence[Look], features: list[list[str]], start: int, end: int) -> None:
    length, opens = min(end - start, 6), "I" if start == 0 else "M"
    heads = [place for place in range(start, end) if looks[place].heads]
    first = "F" if "f" in looks[start].letters else "-"
    for place in range(start, end):
        at = "B" if place == start else "E" if place == end - 1 else "M"
        distance = max(-3, min(3, place - heads[-1])) if heads else "-"
        features[place] += [f"j{length}{opens}", f"k{length}{at}{opens}", f"m{distance}{at}", f"n{first}{at}{length}"]


def features(sentence: Sequence[str], seen: Sequence[Seen], looks: Sequence[Look], words: Words) -> list[list[str]]:
    """Return all features of each word of a sentence, in the form of the training.

    `seen` has two more words at either end than the sentence and than `looks`.
    """
    rows = [[f"\t{feature}" for feature in listed] for listed in pairs(sentence, looks, words)]
    for place in range(len(rows)):
        for slot, shift in enumerate((0, -1, 1, -2, 2)):
            rows[place] += seen[place + 2 + shift][slot]
    for start, end in runs(looks):
        shared = [feature for by_slot in seen[start + 2 : end + 2] for feature in by_slot[SLOTS.index("r")]]
        shared += seen[start + 1][SLOTS.index("<")] + seen[end + 2][SLOTS.index(">")]
        for place in range(start, end):
            rows[place] += shared
    return rows


def as_seen(source: Form) -> Seen:
    """Return the features of a form for each of `SLOTS`: slot, tab, feature."""
    return tuple(
        [f"{slot}\t{feature}" for feature in source.features[:n]] for slot, n in zip(SLOTS, source.seen, strict=True)
    )
