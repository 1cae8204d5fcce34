"""Quality and cost of finding documents of one story: python benchmarks/stories.py [CORPUS].

The documents of NTREX are the same news in several languages: each is one story. The tables of translations were learnt
from these sentences, so the figures are too good for words across languages; for news of one event by different authors
they are lower. None of these documents has a date. With CORPUS, a folder, the cost of its stories: CPU seconds per
1,000 documents, and the share of pairs that were scored.
"""

from __future__ import annotations

import gzip
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import Corpus, open_corpus
from analytics.build import build
from analytics.crosslingual import document_similarity
from analytics.reading import raw
from analytics.stories import candidate_pairs, stories
from analytics.stories import members as story_members

PARALLEL = Path(__file__).parents[2] / "shared" / "data" / "parallel"
LANGUAGES = {"eng": "en", "deu": "de", "fra": "fr", "spa": "es", "rus": "ru", "prs": "fa"}
FIGURES = ("precision", "recall", "B-cubed precision", "B-cubed recall")


def main() -> int:
    """Print the quality on NTREX, and the cost on a corpus."""
    if PARALLEL.is_dir():
        for chosen in (("eng", "deu"), ("eng", "deu", "rus"), tuple(LANGUAGES)):
            figures = measured(ntrex(chosen))
            print(f"{', '.join(chosen):32}" + "  ".join(f"{name} {figures[name]:.3f}" for name in FIGURES))
    else:
        print("The shared texts are not beside the checkout: no quality to measure.")
    for folder in sys.argv[1:]:
        cost(open_corpus(folder))
    return 0


def ntrex(chosen: Sequence[str], most: int | None = None) -> Corpus:
    """Return the first documents of NTREX, or all, in some languages; `file` begins with the name of the story."""
    names = _lines("ntrex.document_ids.tsv.gz")
    documents = []
    for code in chosen:
        texts: dict[str, list[str]] = {}
        for name, sentence in zip(names, _lines(f"ntrex.{code}.txt.gz"), strict=True):
            texts.setdefault(name.split("\t")[0], []).append(sentence)
        documents += [
            raw.RawDocument(f"{name}|{code}", "\n\n".join(text), source=code, language=LANGUAGES[code])
            for name, text in list(texts.items())[:most]
        ]
    return build.build(raw.Loaded(documents, []), workers=0)


def measured(corpus: Corpus) -> dict[str, float]:
    """Return precision and recall of pairs, and of documents (B-cubed, Bagga & Baldwin 1998)."""
    names = corpus.documents["file"].str.partition("|")[0].to_numpy()
    cells = pd.crosstab(names, story_members.members(corpus)["story"].astype("str").to_numpy()).to_numpy()
    of_story, of_told = cells.sum(axis=0), cells.sum(axis=1)
    both = _pairs(cells)
    values = (
        both / max(_pairs(of_story), 1),
        both / _pairs(of_told),
        (cells**2 / of_story).sum() / cells.sum(),
        (cells**2 / of_told[:, None]).sum() / cells.sum(),
    )
    return dict(zip(FIGURES, map(float, values), strict=True))


def cost(corpus: Corpus) -> None:
    """Print CPU seconds per 1,000 documents of each step, and the numbers of stories."""
    n = len(corpus)
    seconds, _ = _timed(lambda: corpus.once(document_similarity.features))
    print(f"{n:,} documents; CPU seconds per 1,000: what links them {1000 * seconds / n:.2f}", end="")
    seconds, _ = _timed(lambda: story_members.find(corpus))
    print(f", stories {1000 * seconds / n:.2f}")
    rows = np.arange(n)
    pairs = candidate_pairs.score_pairs(corpus, rows, candidate_pairs.days(corpus.documents["date"]))
    print(f"{len(pairs.a):,} pairs scored of {n * (n - 1) // 2:,}")
    table = stories.stories(corpus)
    n_shared = (table["n_sources"] > 1).sum()
    print(f"{len(table):,} stories of {table['n_docs'].sum():,} documents, {n_shared:,} of several sources", end="")
    print(f"; {(table['first_source'] != '').sum():,} with a first source that the dates tell")


def _pairs(n: np.ndarray) -> int:
    return int((n * (n - 1) // 2).sum())


def _lines(name: str) -> list[str]:
    with gzip.open(PARALLEL / name, "rt", encoding="utf-8") as lines:
        return lines.read().splitlines()


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.process_time()
    result = step()
    return time.process_time() - begin, result


if __name__ == "__main__":
    sys.exit(main())
