"""Train the tagger of names: one CRF for all languages, from the open corpora alone, with its measured effect.

    python training/tagger.py --data ../shared/data              # words, model and manifest that ship, held-out metrics
    python training/tagger.py --data ../shared/data --keep-words    # the same with the words that are there
    python training/tagger.py --data ../shared/data --held-out FILE     # only the model without the two test parts

Several averaged perceptrons (training/perceptron.py) are averaged; rare features and weights too small to matter are
pruned. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from array import array
from collections import defaultdict
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

import perceptron
import tagged
import tagger_words
import word_vectors

from analytics.reading.ner import crf, crf_features, crf_model, crf_words, word_classes
from analytics.reading.ner.crf_features import BEGIN, END, SLOTS
from analytics.reading.ner.feature_hashes import hash_feature

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "analytics" / "data"
PASSES = 8
MARGIN = 30.0  # that the right labels of a sentence learn to win by, for each wrong label
SEEDS = 2  # models that are averaged
LEAST_TIMES = 2  # tokens that have a feature
LEAST = 4.0  # weight
LABELS = ("O", "B-LOC", "B-ORG", "B-PER", "I-LOC", "I-ORG", "I-PER")
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


class Corpus:
    """The sentences of some files as numbers, and the number of each feature by its key."""

    def __init__(self, files: list[Path]) -> None:
        self.number: dict[str, int] = defaultdict(count().__next__)
        self._features, self._starts = array("i"), array("q", [0])
        self._labels, self._borders = array("b"), array("q", [0])
        for path in files:
            self._read(path)

    def _read(self, path: Path) -> None:
        features = Features(path.name[:2])
        for words, labels in sentences(path, share_of(path.name)):
            for row in features.of(words):
                self._features.extend(map(self.number.__getitem__, row))
                self._starts.append(len(self._features))
            self._labels.extend(map(LABELS.index, labels))
            self._borders.append(len(self._labels))

    def kept(self) -> tuple[perceptron.Sentences, list[str]]:
        """Return the sentences with the features that are frequent enough, and these features."""
        features, starts, labels, borders = map(np.array, (self._features, self._starts, self._labels, self._borders))
        frequent = np.bincount(features, minlength=len(self.number)) >= LEAST_TIMES
        kept = frequent[features]
        before = np.concatenate([[0], np.cumsum(kept)])
        new_number = (np.cumsum(frequent) - 1).astype(np.int32)
        names = [name for name, is_frequent in zip(self.number, frequent, strict=True) if is_frequent]
        return perceptron.Sentences(new_number[features[kept]], before[starts], labels, borders), names


def make(files: list[Path]) -> tuple[crf_model.Model, int]:
    """Train and pack: return the model and the number of tokens it was trained on."""
    sentences, features = Corpus(files).kept()
    options = {"passes": PASSES, "margin": MARGIN}
    trained = [perceptron.train(sentences, len(features), len(LABELS), seed=seed, **options) for seed in range(SEEDS)]
    states, transitions = (np.mean(weights, axis=0) for weights in zip(*trained, strict=True))
    return packed(features, states, transitions), len(sentences.labels)


def packed(features: list[str], states: crf_model.Scores, transitions: crf_model.Scores) -> crf_model.Model:
    """Return the model of hashed features with whole weights, without the features that have small ones."""
    chosen = np.flatnonzero(np.abs(states).max(axis=1) >= LEAST)
    keys = np.array([key(features[at]) for at in chosen.tolist()], np.uint32)
    hashes, row = np.unique(keys, return_inverse=True)
    weights = np.zeros((len(hashes), len(LABELS)))
    np.add.at(weights, row, states[chosen])
    return crf_model.Model(LABELS, hashes, weights.round().astype(np.int16), transitions.astype(np.float32))


def key(feature: str) -> int:
    """Return the key of a feature in the form of the training, "slot, tab, feature"."""
    slot, _, bare = feature.partition("\t")
    return (hash_feature(bare) + (int(crf_model.SALT[SLOTS.index(slot)]) if slot else 0)) % 2**32


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
    parser.add_argument("--keep-words", action="store_true", help="do not make the word lists and word classes anew")
    parser.add_argument("--held-out", type=Path, help="write only the model trained without the two test parts")
    options = parser.parse_args()
    files = sorted((options.data / "ner" / "train").glob("*.tsv.gz"))
    if not options.held_out and not options.keep_words:
        write_words()
        write_classes()
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
        "algorithm": "averaged perceptron with a margin",
        "passes": PASSES,
        "margin": MARGIN,
        "models_averaged": SEEDS,
        "least_tokens_of_a_feature": LEAST_TIMES,
        "least_weight": LEAST,
        "rows": len(model.hashes),
    }
    manifest = {
        "made_by": "training/tagger.py",
        "trained_on": {path.name: {"share": share_of(path.name), "sha256": fingerprint(path)} for path in files},
        "tokens": n,
        "parameters": parameters,
        "files": {name: fingerprint(TARGET / name) for name in (crf_model.FILE, crf_words.FILE, word_classes.FILE)},
        "f1_without_its_test_part": held_out,
        "f1_wikineural_dev": measured,
    }
    (TARGET / crf_model.MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def write_words() -> None:
    """Pack the knowledge about words."""
    text = json.dumps(tagger_words.pack(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (TARGET / crf_words.FILE).write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def write_classes() -> None:
    """Make the classes of words."""
    with (TARGET / word_classes.FILE).open("wb") as file:
        np.savez_compressed(file, **word_vectors.pack_classes())


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
