"""Split a text for the tagger's model into sentences of words and marks, as the tagged corpora are split."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.ner import crf
from analytics.reading.ner.name_tokens import ELIDING
from analytics.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_ABBREVIATED = (
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|St|Jr|Sr|Inc|Corp|Co|Ltd|No)\.|[A-Z]\.(?=\s)"
)
_WORD = r"\d+(?:[.,:]\d+)+|['’](?:s|S|re|ve|ll|d|m)\b|\w+(?:[-&]\w+)*|[^\w\s]"
WORD = re.compile(f"{_ABBREVIATED}|{_WORD}")
ELIDED = re.compile(rf"(?:[ldcjsnmtLDCJSNMT]|qu|Qu|[dnsDNS]?ell|[Aa]ll|[Uu]n)['’]|{_ABBREVIATED}|{_WORD}")
_LETTER = re.compile(r"[^\W\d_]")
MOST_WORDS = 2_000  # most words of a sentence: a longer one is read in parts


class Span(NamedTuple):
    """A name that the model found: its span in the text and its kind."""

    start: int
    end: int
    kind: str


def spans(text: str, language: str) -> list[Span]:
    """Return the names that the model finds in a text, in order."""
    places = list(_sentences(text, language))
    labels = crf.tag([[text[start:end] for start, end in sentence] for sentence in places], language)
    return [name for sentence, tags in zip(places, labels, strict=True) for name in _names(sentence, tags)]


def _sentences(text: str, language: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the spans of the words of each sentence."""
    word = ELIDED if language in ELIDING else WORD
    for sentence in sentences.spans(text, language):
        if not _LETTER.search(text, sentence.start, sentence.end):
            continue  # 1 MB of full stops would be a million words without a name
        places = [match.span() for match in word.finditer(text, sentence.start, sentence.end)]
        yield from (places[start : start + MOST_WORDS] for start in range(0, len(places), MOST_WORDS))


def _names(places: list[tuple[int, int]], labels: list[str]) -> Iterator[Span]:
    begin, before = 0, "O"
    for at, label in enumerate([*labels, "O"]):
        if before != "O" and label != f"I-{before[2:]}":
            yield Span(places[begin][0], places[at - 1][1], KINDS[before[2:]])
        if label[:1] == "B" or label[2:] != before[2:]:
            begin = at
        before = label
