"""The effect of each rule around the model: F1 with all rules, and the loss without each.

    python benchmarks/tagger_rules.py

Reads the WikiNEuRal sentences beside the checkout (spans and kinds, mean of eight languages) and the gold names of the
seeds (spans and kinds after linking, without demonyms). Single sentences show nothing about rules that use the whole
text (surnames, repeats), and the three seeds little about rare rules.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

import tagger as names  # noqa: E402

from analytics.entities import entities  # noqa: E402
from analytics.reading.ner import tagger  # noqa: E402
from analytics.text.document_text import Text  # noqa: E402

GOLD = Path(__file__).parents[2] / "shared" / "gold"
LANGUAGES = {"000": "de", "001": "en", "002": "en"}
SCORED = {"name", "metonym", "genitive", "acronym"}


def main() -> int:
    """Print a line for all rules, then one for each rule left out."""
    if not names.NER.is_dir():
        print(f"The tagged corpora are not at {names.NER}: nothing to measure.")
        return 0
    corpora = {path.name[:2]: list(names.sentences(path)) for path in sorted((names.NER / "dev").glob("*.tsv.gz"))}
    whole = scores(corpora)
    print(f"{'F1':34}{'WikiNEuRal':>12}{'seeds':>8}\n{'all rules':34}{whole[0]:12.2f}{whole[1]:8.1f}")
    for place in ("BEFORE_MODEL", "AFTER_MODEL"):
        rules = getattr(tagger, place)
        for rule in dict.fromkeys(rules):
            setattr(tagger, place, tuple(one for one in rules if one is not rule))
            without = scores(corpora)
            label = f"without {rule.__module__.rpartition('.')[2]}.{rule.__name__}"
            print(f"{label:34}{without[0] - whole[0]:+12.2f}{without[1] - whole[1]:+8.1f}", flush=True)
        setattr(tagger, place, rules)
    return 0


def scores(corpora: dict[str, list[names.Sentence]]) -> tuple[float, float]:
    """Return the mean F1 of the corpora and the F1 of the seeds, in percent."""
    each = [
        names.f1([(one.names, names.found_words(one, names.ours(one.text, language))) for one in read])
        for language, read in corpora.items()
    ]
    return sum(each) / len(each), seeds()


def seeds() -> float:
    """Return the F1 of the names of the seeds, each by its document, its letters without a title, and its kind."""
    if not GOLD.is_dir():
        return 0.0
    rows = csv.DictReader((GOLD / "seed_entities.csv").read_text("utf-8").splitlines())
    wanted: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if row["zone"] == "body" and row["kind"] in SCORED and row["type"] in names.LABELS:
            wanted[row["doc"], untitled(row["mention"]), names.LABELS[row["type"]]] += int(row["count"])
    read = [
        (doc, *one)
        for doc, language in LANGUAGES.items()
        for one in tagger.names(Text(next((GOLD / "seeds_body").glob(f"{doc}_*.txt")).read_text("utf-8"), language))
    ]
    linked = entities.link(pd.DataFrame(read, columns=["doc_id", *tagger.Name._fields]), languages=LANGUAGES)
    without_demonyms = linked[~linked["demonym"]]
    found = Counter(
        zip(
            without_demonyms["doc_id"],
            map(untitled, without_demonyms["surface"]),
            without_demonyms["kind"],
            strict=True,
        )
    )
    return 200 * (found & wanted).total() / (found.total() + wanted.total())


def untitled(name: str) -> str:
    """Return a name without the title that some gold names have."""
    return name.removeprefix("Herr ").removeprefix("Mullah ")


if __name__ == "__main__":
    sys.exit(main())
