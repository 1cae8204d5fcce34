"""The trained files that the numbers depend on: their fingerprints, and how often each is measured to be wrong."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TRAINED = (".npz", ".gz", ".zip")
_DRAWN = "world_map.json.gz"  # outlines, on which no number depends
DIGITS = 16  # of the SHA-256


class Measured(NamedTuple):
    """How good one step is: the figure and the texts on which it was measured. `tests/quality` holds a floor of it."""

    step: str
    figure: str
    texts: str


MEASURED = (
    Measured("article text of saved pages", "F1 of words at least .955 (HTML), .91 (plain text)", "120 news pages"),
    Measured("surnames linked to persons", ".99 right", "surnames of 4,000 English articles, judged by hand"),
    Measured(
        "quotations (span, speaker, verb and kind all right)",
        "English .90, German .90, French .94, Spanish .83 right when first judged",
        "60, 60, 100 and 36 quotations drawn last from news; 6 of the German ones from documents judged before",
    ),
    Measured("the same statement in German and English", "precision .97, recall .98", "510 sentences of NTREX-128"),
    Measured("stories", "pairs: precision .83, recall .93 at least", "documents of NTREX-128 in several languages"),
    Measured("topics", "NMI .85 with the classes", "BBC News, 5 classes"),
)


def measured_quality(tagger: Mapping[str, Any]) -> Iterator[Measured]:
    """Yield the quality of each step; that of names from the description of the `tagger` (`crf_model`)."""
    yield MEASURED[0]
    scores = tagger["f1_wikineural_dev"]
    by_language = ", ".join(f"{code} {score['all']:.0f}" for code, score in sorted(scores.items()))
    kinds = ", ".join(f"{kind} {scores['en'][kind]:.0f}" for kind in ("PER", "ORG", "LOC"))
    figure = f"F1 in per cent: {by_language}; English by kind: {kinds}"
    yield Measured("names in running text", figure, "WikiNEuRal, which trained nothing")
    yield from MEASURED[1:]


@lru_cache(maxsize=1)
def fingerprints() -> dict[str, str]:
    """Return the first 16 digits of the SHA-256 of each trained file."""
    data = [file for file in files("analytics").joinpath("data").iterdir() if file.name != _DRAWN]
    order = sorted((file for file in data if file.name.endswith(_TRAINED)), key=lambda file: file.name)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS] for file in order}
