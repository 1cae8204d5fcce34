"""Counts of words and names in the tagged corpora."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOISY = ("europeana", "btc", "wnut17", "mobie")  # OCR, tweets, traffic messages: their capitals prove nothing
ALWAYS = 0.85  # a span counts as of one kind from this share on


def read_gz(path: Path) -> str:
    """Return the text of one gzipped file."""
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def spans(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the sentences of one tagged file as (tokens, tags)."""
    for block in read_gz(path).split("\n\n"):
        rows = [line.rpartition("\t") for line in block.splitlines() if "\t" in line]
        if rows:
            yield [row[0] for row in rows], [row[2] for row in rows]


class Counts:
    """The counts of each token and span in the tagged corpora."""

    def __init__(self) -> None:
        self.tokens: dict[str, Counter[str]] = defaultdict(
            Counter
        )  # capitalised token -> tags, sentence starts left out
        self.lower: dict[str, Counter[str]] = defaultdict(Counter)  # language -> words written small
        self.nouns: Counter[str] = Counter()  # German capitalised words outside names
        self.names: dict[str, Counter[str]] = defaultdict(Counter)  # span -> kinds
        self.first: Counter[str] = Counter()
        self.last: Counter[str] = Counter()

    def read(self, path: Path) -> None:
        """Count one tagged file."""
        language = path.name[:2]
        noisy = any(word in path.name for word in NOISY)
        for tokens, tags in spans(path):
            self._words(tokens, tags, language)
            if not noisy:
                self._spans(tokens, tags)

    def _words(self, tokens: list[str], tags: list[str], language: str) -> None:
        for place, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
            kind = tag[2:] or "O"
            if token[:1].islower() and kind == "O":
                self.lower[language][token] += 1
            elif token[:1].isupper() and (place or kind != "O"):
                self.tokens[token][kind] += 1
                self.nouns[token] += language == "de" and kind == "O"

    def _spans(self, tokens: list[str], tags: list[str]) -> None:
        start = 0
        for place in range(1, len(tags) + 1):
            if place < len(tags) and tags[place].startswith("I-"):
                continue
            if tags[start] != "O":
                self._span(tokens[start:place], tags[start][2:])
            start = place

    def _span(self, words: list[str], kind: str) -> None:
        self.names[" ".join(words)][kind] += 1
        if kind == "PER" and len(words) > 1:
            self.first[words[0]] += 1
            self.last[words[-1]] += 1

    def share(self, token: str, kind: str) -> float:
        """Return the share of `kind` among the capitalised occurrences of a token."""
        tags = self.tokens[token]
        return tags[kind] / max(sum(tags.values()), 1)

    def known(self, kind: str, least: int) -> Iterator[str]:
        """Yield the spans tagged `kind` at least `least` times and nearly always."""
        for name, kinds in self.names.items():
            if name[0].isalnum() and kinds[kind] >= least and kinds[kind] >= ALWAYS * sum(kinds.values()):
                yield name


def count_tagged(data: Path) -> Counts:
    """Count all tagged files."""
    counts = Counts()
    for path in sorted((data / "ner" / "train").glob("*.tsv.gz")):
        counts.read(path)
    return counts
