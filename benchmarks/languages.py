"""How often the language of a short text is found right, left unknown or found wrong, in 40 languages.

    python benchmarks/languages.py --data ../shared/data

Prints one row per language of NTREX-128 and per number of words: right / unknown / wrong, in percent, with the most
frequent wrong answer; then the texts in Latin letters of languages with another script, which should be unknown.
Texts are the first words of a passage of the news. Languages that short texts do not distinguish count as one.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from anyascii import anyascii

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics.schema import UNDETERMINED
from analytics.text.language_detection import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTHS = (5, 10, 20, 50)  # words
CODES = {
    "arb": "ar", "bul": "bg", "cat": "ca", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en",
    "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "hau": "ha", "heb": "he", "hin": "hi", "hrv": "hr",
    "hun": "hu", "ind": "id", "ita": "it", "jpn": "ja", "kor": "ko", "lav": "lv", "lit": "lt", "nld": "nl",
    "nob": "no", "pol": "pl", "por": "pt", "prs": "fa", "pus": "ps", "ron": "ro", "rus": "ru", "slk": "sk",
    "slv": "sl", "spa": "es", "srp-Latn": "sr", "swa": "sw", "swe": "sv", "tur": "tr", "ukr": "uk", "urd": "ur",
    "vie": "vi", "zho-CN": "zh",
}  # fmt: skip
SAME = {"bs": "hr", "sr": "hr", "nn": "no", "nb": "no", "ms": "id"}
ROMANISED = ("hin", "ell", "rus", "ukr", "bul", "kor")
UNSPACED = {"jpn", "zho-CN"}
EVERY = 25  # lines from one passage to the next


def passages(folder: Path, name: str, n_words: int) -> Iterator[str]:
    """Yield texts of `n_words` words, or twice as many characters where words have no blanks between them."""
    packed = (folder / f"ntrex.{name}.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").split("\n")
    for start in range(0, len(lines) - 6, EVERY):
        passage = " ".join(lines[start : start + 6])
        words = passage.split()
        yield passage.replace(" ", "")[: 2 * n_words] if name in UNSPACED else " ".join(words[:n_words])


def answers(folder: Path, name: str, n_words: int) -> Counter[str]:
    """Return how many passages are right, unknown, or which wrong language they have."""
    right = SAME.get(CODES[name], CODES[name])
    detected = [detect(passage) for passage in passages(folder, name, n_words)]
    return Counter(
        "unknown" if code == UNDETERMINED else "right" if SAME.get(code, code) == right else code for code in detected
    )


def romanised_shares(folder: Path, n_words: int) -> Iterator[tuple[str, float]]:
    """Yield each romanised language with the share of its passages that are unknown."""
    for name in ROMANISED:
        detected = [detect(anyascii(passage).lower()) for passage in passages(folder, name, n_words)]
        yield name, detected.count(UNDETERMINED) / len(detected)


def wrong_and_unknown(folder: Path, n_words: int) -> tuple[float, float]:
    """Return the shares of wrong and of unknown passages, over all languages."""
    total: Counter[str] = Counter()
    for name in CODES:
        total += answers(folder, name, n_words)
    n = total.total()
    return (n - total["right"] - total["unknown"]) / n, total["unknown"] / n


def _cell(counts: Counter[str]) -> str:
    n = counts.total()
    wrong = Counter({code: count for code, count in counts.items() if code not in ("right", "unknown")})
    shares = "/".join(f"{100 * count / n:.0f}" for count in (counts["right"], counts["unknown"], wrong.total()))
    return f"{shares} {' '.join(code for code, _ in wrong.most_common(1))}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    folder = parser.parse_args().data / "parallel"
    print("right/unknown/wrong", *(f"{n} words".rjust(14) for n in LENGTHS))
    for name in CODES:
        print(name.ljust(19), *(_cell(answers(folder, name, n)).rjust(14) for n in LENGTHS))
    for n_words in LENGTHS:
        wrong, unknown = wrong_and_unknown(folder, n_words)
        print(f"all, {n_words} words: wrong {wrong:.2%}, unknown {unknown:.2%}")
    for n_words in LENGTHS:
        print(f"romanised, {n_words} words, unknown:", *(f"{x} {y:.0%}" for x, y in romanised_shares(folder, n_words)))


if __name__ == "__main__":
    main()
