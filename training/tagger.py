"""Train the tagger of names: one CRF for all languages, from the open corpora alone, with its measured effect.

    python training/tagger.py --data ../shared/data              # words, model and manifest that ship, held-out metrics
    python training/tagger.py --data ../shared/data --held-out FILE     # only the model without the two test parts

python-crfsuite trains (averaged perceptron, Collins 2002); weights too small to matter are pruned. The same bytes for
the same input: every model is trained in a process of its own, because CRFsuite shuffles by the C library's `rand`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import multiprocessing
import sys
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
import pycrfsuite  # type: ignore[import-untyped, import-not-found, unused-ignore]

sys.path.insert(0, str(Path(__file__).parents[1]))

import tagged
import tagger_words

from analytics.reading.ner import crf, crf_features, crf_model, crf_words
from analytics.reading.ner.crf_features import BEGIN, END, SLOTS
from analytics.reading.ner.feature_hashes import hash_feature

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "analytics" / "data"
PASSES = 8
LEAST = 2.0  # weight; measured: smaller ones cost no F1, and are half of all
MIX = dict(  # share of the sentences of a corpus, by the beginning of its name; the others in full
    [
        *[("en.wnut17", 0.6), ("en.btc", 0.6), ("en.crossner", 0.9), ("en.redocred", 0.9), ("da.", 0.5), ("pt.", 0.6)],
        *[("de.europeana", 0.8), ("de.mobie", 0.5), ("fr.europeana", 0.5), ("sv.klintan", 0.25), ("fi.", 0.25)],
        *[("hr.", 0.35), ("sr.", 0.35), ("sk.", 0.35), ("ru.", 0.35), ("et.", 0.3), ("lv.", 0.3), ("hu.", 0.3)],
    ]
)
HELD_OUT = {"EWT": "en.uner-ewt-test.tsv.gz", "GermEval": "de.germeval2014-test.tsv.gz"}
KINDS = ("PER", "ORG", "LOC")


def sentences(path: Path, share: float = 1.0) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (words, labels) of a corpus or of a fixed share of it; demonyms are not names."""
    for place, (words, tags) in enumerate(tagged.spans(path)):
        if crc32(f"{path.name} {place}".encode()) % 1000 < 1000 * share:
            yield words, ["O" if tag.endswith("DEM") else tag for tag in tags]


def share_of(name: str) -> float:
    """Return the share of a corpus that is used."""
    return next((share for beginning, share in MIX.items() if name.startswith(beginning)), 1.0)


class Features:
    """The features of sentences in one language, with a memory of every form."""

    def __init__(self, language: str) -> None:
        self.words = crf_words.words(language)
        self.look = cache(lambda word: crf_features.look(word, self.words))
        self.seen = cache(lambda word: crf_features.as_seen(crf_features.form(word, self.look(word), language)))

    def of(self, sentence: list[str]) -> list[list[str]]:
        """Give the features of each word."""
        seen = [self.seen(word) for word in (BEGIN, BEGIN, *sentence, END, END)]
        return crf_features.features(sentence, seen, list(map(self.look, sentence)), self.words)


def train(files: list[Path], target: str) -> int:
    """Train on files, write the model of CRFsuite, and return the number of tokens."""
    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set("max_iterations", PASSES)
    n, features = 0, Features("")
    for path in files:
        language = path.name[:2]
        features = features if features.words.language == language else Features(language)
        for words, labels in sentences(path, share_of(path.name)):
            trainer.append(pycrfsuite.ItemSequence(features.of(words)), labels)
            n += len(words)
    trainer.train(target)
    return n


def packed(path: str) -> crf_model.Model:
    """Return the model of CRFsuite without pruned features, with hashed features."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    labels = ("O", *sorted(set(info.labels) - {"O"}))
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for (feature, label), weight in info.state_features.items():
        rows[feature][label] = weight
    table: dict[int, Any] = defaultdict(lambda: np.zeros(len(labels)))
    for feature, weights in sorted(rows.items()):
        if max(map(abs, weights.values())) >= LEAST:
            table[key(feature)] += [weights.get(label, 0.0) for label in labels]
    hashes = np.array(sorted(table), np.uint32)
    ways = [[info.transitions.get((before, label), 0.0) for label in labels] for before in labels]
    return crf_model.Model(
        labels, hashes, np.array([table[at] for at in hashes.tolist()], np.float16), np.array(ways, np.float32)
    )


def key(feature: str) -> int:
    """Return the key of a feature in the form of the training, "slot, tab, feature"."""
    slot, _, bare = feature.partition("\t")
    return (hash_feature(bare) + (int(crf_model.SALT[SLOTS.index(slot)]) if slot else 0)) % 2**32


def make(files: list[Path]) -> tuple[crf_model.Model, int]:
    """Train and pack in a separate process."""
    with tempfile.TemporaryDirectory() as folder, multiprocessing.get_context("spawn").Pool(1) as pool:
        path = str(Path(folder) / "model")
        n = pool.apply(train, (files, path))
        return packed(path), n


def names(labels: list[str]) -> set[tuple[int, int, str]]:
    """Return the names in the labels of a sentence as (start, end, kind)."""
    found, start, kind = set(), -1, ""
    for place, label in enumerate([*labels, "O"]):
        if start >= 0 and label != f"I-{kind}":
            found.add((start, place, kind))
            start = -1
        if label != "O" and start < 0:
            start, kind = place, label[2:]
    return found


def f1(model: crf_model.Model, path: Path) -> dict[str, float]:
    """Return the typed exact-span F1 of a model on a corpus, for all names and for each kind, in percent."""
    words, gold = zip(*sentences(path), strict=True)
    got = crf.Tagger(model).tag(words, crf_words.words(path.name[:2]))
    pairs = [(names(one), names(other)) for one, other in zip(gold, got, strict=True)]
    scores = {}
    for kind in ("all", *KINDS):
        both = [[{one for one in side if kind in ("all", one[2])} for side in pair] for pair in pairs]
        hits = sum(len(wanted & found) for wanted, found in both)
        scores[kind] = round(200 * hits / max(1, sum(len(wanted) + len(found) for wanted, found in both)), 2)
    return scores


def save(model: crf_model.Model, path: Path) -> None:
    """Write a model."""
    with path.open("wb") as file:
        np.savez_compressed(file, **(model._asdict() | {"labels": np.array(model.labels)}))


def main() -> None:
    """Pack the words, train both models, measure, write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/train and ner/dev")
    parser.add_argument("--held-out", type=Path, help="write only the model trained without the two test parts")
    options = parser.parse_args()
    files = sorted((options.data / "ner" / "train").glob("*.tsv.gz"))
    if not options.held_out:
        write_words()
    model, _ = make([path for path in files if path.name not in HELD_OUT.values()])
    if options.held_out:
        save(model, options.held_out)
    held_out = {name: f1(model, options.data / "ner" / "train" / file) for name, file in HELD_OUT.items()}
    print(json.dumps(held_out))
    if not options.held_out:
        write_model(files, options.data / "ner" / "dev", held_out)


def write_model(files: list[Path], dev: Path, held_out: dict[str, dict[str, float]]) -> None:
    """Train on all files and write the model and its manifest."""
    model, n = make(files)
    save(model, TARGET / crf_model.FILE)
    measured = {path.name[:2]: f1(model, path) for path in sorted(dev.glob("*.tsv.gz"))}
    print(json.dumps(measured))
    parameters = {
        "algorithm": "averaged perceptron",
        "passes": PASSES,
        "least_weight": LEAST,
        "rows": len(model.hashes),
    }
    manifest = {
        "made_by": "training/tagger.py",
        "trained_on": {path.name: {"share": share_of(path.name), "sha256": fingerprint(path)} for path in files},
        "tokens": n,
        "parameters": parameters,
        "files": {name: fingerprint(TARGET / name) for name in (crf_model.FILE, crf_words.FILE)},
        "f1_without_its_test_part": held_out,
        "f1_wikineural_dev": measured,
    }
    (TARGET / crf_model.MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_words() -> None:
    """Pack the knowledge about words."""
    text = json.dumps(tagger_words.pack(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (TARGET / crf_words.FILE).write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
