"""The features of the tagger: the form of a word, its entries in word lists, its neighbours, its run of capitals.

Nearly all of them depend on one form of a word and on its position relative to the tagged word (`SLOTS`), so that their
weights can be summed once per form; only `pairs` combines words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analytics.reading.ner import crf_runs
from analytics.reading.ner.crf_words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analytics.reading.ner.crf_words import Words

Seen = tuple[list[str], ...]  # the features of a form by slot
SHIFTS = (0, -1, 1, -2, 2)  # of the first slots: the place of the word that is seen, from the tagged word
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
    classes: tuple[str, ...]
    heads: bool
    capital: bool

    @property
    def outline(self) -> str:
        """The first two characters of the shape."""
        return self.shape[:2]

    @property
    def link(self) -> bool:
        """Whether the form is a linking word, which can be within a name."""
        return self.lower in LINKS

    @property
    def first_name(self) -> bool:
        """Whether the form can be a first name."""
        return "f" in self.letters


def look(word: str, words: Words) -> Look:
    """Return the facts about a form that do not depend on its neighbours."""
    lower = word.lower()
    capital = word[:1].isupper()
    heads = capital and STEMS.search(lower) is not None
    common = words.common.get(lower, "-")
    classes = words.classes.names(word)
    lower = lower if lower.isalpha() else DIGITS.sub("0", lower)
    return Look(lower, _shape(word), words.letters(word) if capital else "", common, classes, heads, capital)


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
    features = [f"w{low}", f"s{look.shape}", f"g{look.letters}", *(f"K{name}" for name in look.classes)]
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
        *(f"Q{shape[:2]}{name}" for name in look.classes),
        *(f"p{low[:n]}" for n in (2, 3, 4, 5) if size > n),
        *(f"x{low[-n:]}" for n in (1, 2, 5) if size > n),
    ]
    return features + [f"y{part}" for part in low.split("-")] if "-" in low[1:-1] else features


class Join(NamedTuple):
    """A feature of neighbours: its prefix, then facts of words with "|" between them.

    A fact is (0 for the word itself, -1 for the one before, 1 for the one after; one of `JOINED`).
    """

    prefix: str
    facts: tuple[tuple[int, str], ...]


JOINED = ("lower", "shape", "letters", "outline")  # facts of `Look`
CAPITALISED_JOINS = (  # of a capitalised word
    Join("b", ((-1, "lower"), (0, "shape"))),
    Join("c", ((0, "shape"), (1, "lower"))),
    Join("d", ((-1, "shape"), (0, "shape"), (1, "shape"))),
    Join("e", ((-1, "letters"), (0, "letters"), (0, "outline"))),
    Join("f", ((0, "letters"), (1, "letters"), (1, "outline"))),
    Join("i", ((-1, "lower"), (0, "letters"))),
)
FOLLOWING_JOINS = (Join("a", ((-1, "lower"), (0, "lower"))),)  # of a word in small letters after a capitalised one
EDGE = Look("", "", "", "", (), heads=False, capital=False)  # before the first and after the last word of a sentence


def phrase_feature(letters: str, *, begins: bool) -> str:
    """Return the feature of a word in a name of several words, with the letters of the name."""
    return f"P{'B' if begins else 'I'}{letters}"


def features(sentence: Sequence[str], seen: Sequence[Seen], looks: Sequence[Look], words: Words) -> list[list[str]]:
    """Return all features of each word of a sentence, in the form of the training.

    `seen` has two more words at either end than the sentence and than `looks`.
    """
    rows = [[f"\t{feature}" for feature in _joined_features(looks, place)] for place in range(len(looks))]
    windows = ((place, sentence[place : place + LONGEST]) for place in range(len(sentence)))
    for start, end, letters in words.phrases(windows):
        for place in range(start, end):
            rows[place].append(f"\t{phrase_feature(letters, begins=place == start)}")
    runs, facts = _runs(looks)
    for place, word_facts in zip(runs.words.tolist(), facts.tolist(), strict=True):
        rows[place] += [f"\t{feature}" for feature in crf_runs.features(*word_facts)]
    for place in range(len(rows)):
        for slot, shift in enumerate(SHIFTS):
            rows[place] += seen[place + 2 + shift][slot]
    for start, end in zip(runs.starts.tolist(), runs.ends.tolist(), strict=True):
        shared = [feature for by_slot in seen[start + 2 : end + 2] for feature in by_slot[SLOTS.index("r")]]
        shared += seen[start + 1][SLOTS.index("<")] + seen[end + 2][SLOTS.index(">")]
        for place in range(start, end):
            rows[place] += shared
    return rows


def _joined_features(looks: Sequence[Look], place: int) -> list[str]:
    """Return the features that a word has together with its neighbours."""
    near = [looks[at] if 0 <= at < len(looks) else EDGE for at in (place, place + 1, place - 1)]  # by shift: 0, 1, -1
    after_capital = FOLLOWING_JOINS if near[-1].capital else ()
    joins = CAPITALISED_JOINS if near[0].capital else after_capital
    return [join.prefix + "|".join(getattr(near[shift], fact) for shift, fact in join.facts) for join in joins]


def _runs(looks: Sequence[Look]) -> tuple[crf_runs.Runs, NDArray[np.int64]]:
    """Return the runs of a sentence and the facts of their words."""
    flags = np.array([(look.capital, look.link, look.heads, look.first_name) for look in looks], bool).reshape(-1, 4)
    runs = crf_runs.find(flags[:, 0], flags[:, 1])
    return runs, runs.facts(np.arange(len(looks)) == 0, flags[:, 2], flags[:, 3])


def as_seen(source: Form) -> Seen:
    """Return the features of a form for each of `SLOTS`: slot, tab, feature."""
    return tuple(
        [f"{slot}\t{feature}" for feature in source.features[:n]] for slot, n in zip(SLOTS, source.seen, strict=True)
    )
