"""All figures about names in one run: F1 against the floors, linking, quotations, growth with awkward input.

    python -m benchmarks.names [CORPUS] [--ablation]

F1 and F1 of organisations are those of single WikiNEuRal sentences (span and kind), each with the interval of 95 % of
500 bootstrap samples of sentences, the F1 of the model alone, and "below" where the floor of the issue does not hold.
CORPUS is a folder that `build` made from ../shared/data/news: with it the linking of surnames is measured against the
gold. `--ablation` adds the loss without each rule (`tagger_rules`). Growth is CPU seconds for n and 2n: 2 is linear.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import tagger as single  # noqa: E402

from analytics import schema  # noqa: E402
from analytics.corpus import folder  # noqa: E402
from analytics.entities.entities import link  # noqa: E402
from analytics.reading.ner import tagger  # noqa: E402
from analytics.text.document_text import Text  # noqa: E402
from benchmarks import linking, quotes  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

ORG_FLOOR = 54
FLOORS = dict.fromkeys(("de", "en", "es", "nl", "pl", "pt"), 79) | {"fr": 74, "it": 72}
SYLLABLES = ("ka", "lo", "mi", "ne", "ru", "sa", "to", "vi", "wa", "zen", "bro", "mar", "del", "fin")
N_SAMPLES = 500


def main() -> None:
    """Print everything that can be measured on this machine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--ablation", action="store_true")
    given = parser.parse_args()
    _quality()
    if given.corpus:
        _linking(given.corpus)
    print("\nquotations: precision by eye")
    quotes.main()
    _growth()
    if given.ablation:
        import tagger_rules  # noqa: PLC0415 - takes several minutes

        tagger_rules.main()


def _quality() -> None:
    print(f"{'':4}{'model':>7}{'F1':>7}{'95 %':>14}{'floor':>7}{'ORG':>7}{'95 %':>14}{'floor':>7}")
    for path in sorted((single.NER / "dev").glob("*.tsv.gz")):
        language, read = path.name[:2], list(single.sentences(path))
        model = single.f1(
            [(one.names, single.found_words(one, single.model_alone(one.text, language))) for one in read]
        )
        pairs = [(one.names, single.found_words(one, single.ours(one.text, language))) for one in read]
        only = [({n for n in a if n[2] == "organisation"}, {n for n in b if n[2] == "organisation"}) for a, b in pairs]
        cells = _cells(pairs, max(FLOORS[language], model)) + _cells(only, ORG_FLOOR)
        print(f"{language:4}{model:7.1f}{cells}", flush=True)


def _cells(pairs: list[tuple[single.Names, single.Names]], floor: float) -> str:
    """Return F1, its interval, and "below" if it is under the floor."""
    n = np.array([(len(wanted & found), len(wanted) + len(found)) for wanted, found in pairs])
    drawn = n[np.random.default_rng(19).integers(0, len(n), (N_SAMPLES, len(n)))].sum(axis=1)
    low, high = np.percentile(200 * drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    score = 200 * n[:, 0].sum() / n[:, 1].sum()
    return f"{score:7.1f}{f'{low:.1f}-{high:.1f}':>14}{'below' if score < floor else '':>7}"


def _linking(path: Path) -> None:
    mentions, seconds = linking.linked_again(folder.open_corpus(path))
    table = linking.scores(mentions, pd.read_csv(linking.GOLD))
    has_bearer = ~table["expected"].isin(linking.NO_BEARER)
    right, n = table.loc[has_bearer, ["right", "n"]].sum()
    print(f"\nsurnames of one bearer linked right: {right:,} of {n:,} ({right / n:.4f})")
    print(f"links without nearer evidence of the others: {table.loc[~has_bearer, 'n_corpus'].sum()}")
    print(f"{len(mentions):,} mentions linked in {seconds:.1f} CPU s")


def _growth() -> None:
    print(f"\n{'growth, CPU s':44}{'n':>8}{'2n':>8}{'ratio':>8}")
    for label, n, work in (
        ("a list of names, 2.5 and 5 MB", 170_000, _tagged_list),
        ("linking 50,000 and 100,000 persons", 50_000, _linked_persons),
        ("linking 25,000 and 50,000 of one surname", 25_000, _linked_family),
    ):
        first, second = _seconds(work, n), _seconds(work, 2 * n)
        print(f"{label:44}{first:8.1f}{second:8.1f}{second / first:8.2f}", flush=True)


def _seconds(work: Callable[[int], Callable[[], object]], n: int) -> float:
    run = work(n)
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _persons(n: int, surnames: int) -> list[str]:
    drawn = random.Random(19)  # noqa: S311 - no secret
    word = lambda: "".join(drawn.choices(SYLLABLES, k=4)).title()  # noqa: E731
    last = [word() for _ in range(surnames)]
    return [f"{word()} {last[i % surnames]}" for i in range(n)]


def _tagged_list(n: int) -> Callable[[], object]:
    text = "\n".join(_persons(n, n))
    return lambda: tagger.names(Text(text, "en"))


def _linked_persons(n: int) -> Callable[[], object]:
    return _linked(_persons(n, n // 2))


def _linked_family(n: int) -> Callable[[], object]:
    return _linked(_persons(n, 1))


def _linked(persons: list[str]) -> Callable[[], object]:
    """Return the linking of documents that each name ten persons, in full and by surname."""
    rows = []
    for at, name in enumerate(persons):
        for place, surface in enumerate((name, name.partition(" ")[2])):
            start = 100 * (2 * (at % 10) + place)
            rows.append((str(at // 10), start, start + len(surface), surface, "person", False, "crf", ""))
    names = schema.conform(pd.DataFrame(rows, columns=["doc_id", *tagger.Name._fields]), "names")
    doc_ids = list(dict.fromkeys(row[0] for row in rows))
    documents = pd.DataFrame({"doc_id": doc_ids, "language": "en", "source": "", "date": ""})
    return lambda: link(names, documents=documents, texts={})


if __name__ == "__main__":
    main()
