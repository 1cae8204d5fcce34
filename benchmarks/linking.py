"""How surnames are linked to their bearers: against the gold of 50 surnames, and a sample of links to read.

    python -m benchmarks.linking CORPUS [--sample 200]

CORPUS is a folder that `build` made from ../shared/data/news. A bare mention counts if no other bearer of the surname
is named in full in its text. Printed are the right ones among those of the surnames with one bearer, the links without
nearer evidence (rule "corpus") of the ambiguous ones and of those that are not persons, and the CPU time of linking.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analytics import schema
from analytics.corpus import folder
from analytics.entities.entities import link

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

GOLD = Path(__file__).parents[1].parent / "shared" / "gold" / "surnames.csv"
NO_BEARER = ("ambiguous", "not this person")


def scores(mentions: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """One row per surname of the gold: its bare mentions, those of `right`, and those linked by the corpus alone."""
    mentions = mentions.astype({"entity": "str", "surface": "str", "doc_id": "str"})
    is_full = mentions["link_rule"].isin(("", "variant"))
    rows = []
    for surname, expected in zip(gold["surname"], gold["expected"], strict=True):
        ends_so = mentions["entity"].str.endswith(f" {surname}")
        others = mentions.loc[is_full & ends_so & (mentions["entity"] != expected), "doc_id"]
        bare = mentions[mentions["surface"] == surname]
        bare = bare if expected in NO_BEARER else bare[~bare["doc_id"].isin(others)]
        right = int((bare["entity"] == expected).sum())
        rows.append((surname, expected, len(bare), right, int((bare["link_rule"] == "corpus").sum())))
    return pd.DataFrame(rows, columns=["surname", "expected", "n", "right", "n_corpus"])


def linked_again(corpus: Corpus) -> tuple[pd.DataFrame, float]:
    """Return the mentions of a corpus, linked with the code of now, and the CPU seconds."""
    documents, names = corpus.documents.astype({"doc_id": "str"}), schema.conform(corpus.stored("names"), "names")
    begin = time.process_time()
    table = link(names, documents=documents, texts=corpus.text)
    return table, time.process_time() - begin


def sentences(corpus: Corpus, mentions: pd.DataFrame, n: int) -> list[str]:
    """Return `n` linked mentions with the words around them, drawn at random with a fixed seed."""
    rows = mentions[mentions["link_rule"].isin(schema.SURNAME_RULES)]
    found = []
    for row in rows.sample(min(n, len(rows)), random_state=19).itertuples():
        text = corpus.text[row.doc_id]
        before, after = text[max(0, row.start - 90) : row.start], text[row.end : row.end + 60]
        found.append(f"[{row.link_rule}] {row.entity} <- {before}<<{row.surface}>>{after}".replace("\n", " / "))
    return found


def main() -> None:
    """Print the figures and the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    given = parser.parse_args()
    corpus = folder.open_corpus(given.corpus)
    mentions, seconds = linked_again(corpus)
    table = scores(mentions, pd.read_csv(GOLD))
    with_bearer = ~table["expected"].isin(NO_BEARER)
    print(table.to_string(index=False))
    right, n = table.loc[with_bearer, ["right", "n"]].sum()
    print(f"\nlinked right: {right:,} of {n:,} bare mentions of one bearer ({right / n:.4f})")
    print(f"linked by the corpus alone, of the others: {table.loc[~with_bearer, 'n_corpus'].sum()}")
    print(f"{len(mentions):,} mentions in {seconds:.1f} CPU s")
    print(mentions["link_rule"].value_counts().to_string())
    print(*sentences(corpus, mentions, given.sample), sep="\n")


if __name__ == "__main__":
    main()
