"""Ends of sentences: python benchmarks/sentences.py [DRAWN].

Prints F1 of the ends on the PUD treebanks beside segtok's, the speed of both in one run, and on the news articles the
words of up to four letters after which a sentence most often ends within a line, with DRAWN of them to read.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from collections import Counter
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from segtok.segmenter import split_multi

from analytics.text.document_text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Ends = Callable[[str, str], Iterable[int]]

DATA = Path(__file__).parents[2] / "shared" / "data"
PUD = DATA / "sentences"
NEWS = DATA / "news" / "articles-4000.jsonl.gz"
LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "it", "pl", "pt", "ru", "tr", "zh")
LONGEST, MOST = 5, 40  # characters of a word with its full stop; words printed


def main(drawn: int = 50) -> None:
    """Print the tables."""
    if not PUD.is_dir():
        print(f"{PUD.name} is not beside the checkout: nothing to measure.")
        return
    print("language  ours   segtok   (F1 of the ends within a document)")
    for language in LANGUAGES:
        scores = (boundary_f1(language, ends) for ends in (ends_here, ends_of_segtok))
        print(f"{language:8}" + "".join(f"{score:8.4f}" for score in scores))
    texts = news()
    print("MB a second: " + ", ".join(f"{name} {speed:.1f}" for name, speed in _speeds(texts[::8])))
    _print_ends(texts, drawn)


def news() -> list[str]:
    """Return the texts of the shared news articles."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def boundary_f1(language: str, find_ends: Ends) -> float:
    """Return F1 of the ends of sentences within the documents of a PUD treebank, their sentences joined by a blank."""
    right = found = wanted = 0
    for sentences in _documents(language):
        text, true = _joined(sentences, "" if language == "zh" else " ")
        ends = {end for end in find_ends(text, language) if end < len(text)}
        right, found, wanted = right + len(ends & true), found + len(ends), wanted + len(true)
    return 2 * right / (found + wanted)


def ends_here(text: str, language: str) -> Iterator[int]:
    """Return the ends of our sentences."""
    return (span.end for span in Text(text, language).sentences)


def ends_of_segtok(text: str, _language: str) -> Iterator[int]:
    """Return the ends of segtok's sentences."""
    at = 0
    for sentence in filter(None, split_multi(text)):
        at = text.index(sentence, at) + len(sentence)
        yield at


def _documents(language: str) -> Iterator[list[str]]:
    with gzip.open(PUD / f"pud.{language}.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines]
    for _, group in groupby(rows, key=lambda row: row[0]):
        yield [sentence.strip() for _, sentence in group]


def _joined(sentences: list[str], separator: str) -> tuple[str, set[int]]:
    """Return the text of sentences, and where each but the last ends."""
    ends, at = set(), 0
    for sentence in sentences[:-1]:
        ends.add(at + len(sentence))
        at += len(sentence) + len(separator)
    return separator.join(sentences), ends


def _speeds(texts: list[str]) -> Iterator[tuple[str, float]]:
    size = sum(len(text.encode()) for text in texts) / 1e6
    for name, ends in (("ours", ends_here), ("segtok", ends_of_segtok)):
        start = time.process_time()
        for text in texts:
            list(ends(text, "en"))
        yield name, size / (time.process_time() - start)


def _print_ends(texts: list[str], drawn: int) -> None:
    """Print after which short words sentences end within a line, and some drawn ends to read."""
    cut = [
        (text[: left.end].rsplit(None, 1)[-1], f"{text[max(left.end - 50, 0) : left.end]} | {text[right.start :][:30]}")
        for text in texts
        for left, right in pairwise(Text(text, "en").sentences)
        if "\n" not in text[left.end : right.start]
    ]
    short = [(word, context) for word, context in cut if word.endswith(".") and len(word) <= LONGEST]
    counts = Counter(word for word, _ in short)
    print(f"{len(cut):,} ends within a line; after words of up to four letters:")
    print(", ".join(f"{word} {n}" for word, n in counts.most_common(MOST)))
    for _, context in random.Random(1).sample(short, min(drawn, len(short))):  # noqa: S311 - a sample to read
        print("  " + context.replace("\n", " "))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
