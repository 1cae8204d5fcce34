"""How often words occur in general language, from wordfreq, packed for `analytics.text.word_frequencies`.

    python training/general_words.py        writes analytics/data/general_words.zip

Each language has two members: its words in alphabetical order, one a line, and for each word a byte with its Zipf value
(the logarithm of its occurrences among a billion words, van Heuven et al. 2014) times 25. A word of the list that our
tokens cut in two, such as "don't", counts for each of its tokens.
"""

from __future__ import annotations

import sys
import zipfile
from collections import defaultdict
from math import log10
from pathlib import Path

import wordfreq

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analytics.text import tokens, word_frequencies  # noqa: E402

LANGUAGES = (
    *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "lt"),
    *("lv", "mk", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "ur"),
)
MOST_WORDS = 20_000  # of one language
EPOCH = (1980, 1, 1, 0, 0, 0)  # equal words give equal bytes


def zipf_values(language: str) -> dict[str, float]:
    """Return the Zipf value of the most frequent tokens of a language."""
    frequency: dict[str, float] = defaultdict(float)
    for word in wordfreq.top_n_list(language, 2 * MOST_WORDS, wordlist="best"):
        for token in tokens.tokens(word):
            frequency[token] += wordfreq.word_frequency(word, language)
    best = sorted(frequency, key=lambda word: (-frequency[word], word))[:MOST_WORDS]
    return {word: log10(frequency[word]) + 9 for word in sorted(best)}


def main() -> None:
    """Write the lists of all languages."""
    with zipfile.ZipFile(ROOT / "analytics" / "data" / word_frequencies.FILE, "w", zipfile.ZIP_DEFLATED) as archive:
        for language in LANGUAGES:
            values = zipf_values(language)
            steps = bytes(round(word_frequencies.STEPS * value) for value in values.values())
            for name, content in ((f"{language}.txt", "\n".join(values).encode()), (f"{language}.zipf", steps)):
                archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
