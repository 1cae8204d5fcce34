"""The sample corpora: where their articles lie, how they are called while they are open, and what they are."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).resolve().parent


class Sample(NamedTuple):
    """A folder of articles to learn with."""

    folder: Path
    name: str  # stands above every page while the corpus is open
    button: str
    summary: str
    about: str


SEEDS = Sample(
    folder=_HERE.parents[1] / "seeds",
    name="Three seed articles",
    button="Open the three articles",
    summary="Three articles in English and German",
    about=(
        "China and the Taliban, August 2021 to January 2022: what all three report, and what only one does. Ready in a"
        " few seconds."
    ),
)
INVENTED = Sample(
    folder=_HERE / "invented_news",
    name="Invented news: the ferry that stopped",
    button="Open the invented news",
    summary="Invented news: 50 articles in 9 languages",
    about=(
        "A ferry hits a quay, and twelve invented sources tell it differently. Nothing in these articles happened: they"
        " were written for learning, and the answers are known. Reading them takes about 15 seconds of computing."
    ),
)
SAMPLES = (SEEDS, INVENTED)


def name_of(place: str) -> str:
    """Return the name of the corpus at a place: that of a sample, else the name of its folder or file."""
    names = {str(sample.folder): sample.name for sample in SAMPLES}
    resolved = Path(place).resolve()
    return names.get(str(resolved), resolved.name)
