"""The effect of each threshold that decides what a user sees: python benchmarks/thresholds.py.

Related documents, stories, statements and glosses are measured on the first documents of NTREX in English, German and
French. The tables of translations were learnt from these sentences, so the levels are too good; the benchmark looks for
the best cut. The titles of topics are measured on BBC News, whose classes are taken as topics. The value in use is
marked with *. One process; some minutes.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from stories import PARALLEL, measured, ntrex

from analytics.build import build
from analytics.crosslingual import document_similarity, glosses
from analytics.reading import raw
from analytics.statements import linking, sentence_vectors, word_pairs
from analytics.stories import members as story_members
from analytics.stories import related
from analytics.text import tokens
from analytics.topics import labels as topic_labels
from analytics.topics import units as topic_units

BBC = PARALLEL.parent / "topics" / "BBC_News.tsv.gz"
DOCUMENTS = 60  # of NTREX, in each language
ARTICLES = 400  # of BBC News
FEW = 6  # documents of a small corpus: three stories in two languages
SMALL = 20  # such corpora


def main() -> int:
    """Print the curves."""
    if not PARALLEL.is_dir():
        print("The shared texts are not beside the checkout: nothing to measure.")
        return 0
    news = ntrex(("eng", "deu", "fra"), DOCUMENTS)
    related_documents(news)
    small_corpora(news)
    stories(news)
    statements(news)
    senses(news)
    if BBC.is_file():
        titles(bbc())
    return 0


def related_documents(news: Corpus) -> None:
    """Print what a minimum score lists, and what it leaves out."""
    names = _names(news)
    score = _scores(news)
    twin = names[:, None] == names[None]
    for array in (score, twin):
        np.fill_diagonal(array, 0)
    print(f"\nrelated.LEAST, {len(news)} documents: listed, of them the same story, of the same story listed")
    for least in (2.0, 4.0, 6.0, 8.0, 10.0, 14.0):
        listed = score >= least
        right = (listed & twin).sum()
        _row(related, "LEAST", least, listed.sum(), right / listed.sum(), right / twin.sum())


def small_corpora(news: Corpus) -> None:
    """Print what is listed in corpora of six documents, by the weight of chance and the padding of the IDF."""
    names = _names(news)
    every = list(dict.fromkeys(names))
    generator = np.random.default_rng(0)
    chosen = [generator.choice(every, FEW // 2, replace=False) for _ in range(SMALL)]
    language = news.documents["language"].to_numpy(dtype=object)
    parts = [news.take(np.flatnonzero(np.isin(names, one) & (language != "fr"))) for one in chosen]

    def shares() -> tuple[float, float]:
        listed, twins = [], []
        for part in parts:
            score, own = _scores(part), _names(part)
            others = ~np.eye(len(own), dtype=bool)
            listed.append((score >= related.LEAST)[others])
            twins.append((own[:, None] == own[None])[others])
        flat, same = np.concatenate(listed), np.concatenate(twins)
        return float(flat[~same].mean()), float(flat[same].mean())

    for name, values in (("WEIGHT", (3, 10, 30, 100)), ("UNSEEN", (0, 10, 30, 100))):
        print(f"\nlikeness.{name}, {SMALL} corpora of {FEW}: listed of other stories, of the same story")
        _curve(document_similarity, name, values, shares)


def stories(news: Corpus) -> None:
    """Print precision and recall of stories by their minimum mean score."""
    print("\nstory_members.LEAST: precision and recall of pairs, of documents (B-cubed)")

    def figures() -> Iterable[float]:
        return measured(news.with_table("story_members", story_members.find(news))).values()

    _curve(story_members, "LEAST", (6.0, 8.0, 10.0, 12.0, 14.0, 18.0), figures)


def statements(news: Corpus) -> None:
    """Print the share of pairs of sentences that nearly say the same which are of one story."""
    sentences = sentence_vectors.sentences(news)
    links = word_pairs.word_pairs(sentences)
    document = news.positions(news.stored("sentences")["doc_id"])[sentences.rows]
    names = _names(news)[document]
    a, b = names[links.a], names[links.b]
    other = document[links.a] != document[links.b]
    print("\nlinking.RELATED_BY_WORDS: pairs between documents from this share up to the next, of one story")
    cuts = (0.6, 0.7, 0.75, 0.8, 0.9, 1.0)
    for low, high in zip(cuts, (*cuts[1:], np.inf), strict=True):
        inside = other & (links.share >= low) & (links.share < high)
        _row(linking, "RELATED_BY_WORDS", low, inside.sum(), (a == b)[inside].mean())


def senses(news: Corpus) -> None:
    """Print how often glosses are words of the English original, which is not among the tested documents."""
    names = _names(news)
    half = np.isin(names, list(dict.fromkeys(names))[::2])
    language = news.documents["language"].to_numpy(dtype=object)
    english = np.flatnonzero((language == "en") & ~half)
    originals = {
        name: {glosses._key(word) for word in tokens.tokens(news.text[news.doc_ids[row]])}  # noqa: SLF001
        for row, name in enumerate(names)
        if language[row] == "en"
    }
    found = document_similarity.features(news)
    words_tested = []
    for row in np.flatnonzero((language != "en") & half):
        context = glosses._context(found, glosses._nearest_english(found, np.asarray([row]), english))  # noqa: SLF001
        part = news.stored("keywords")
        own = part[(part["doc_id"] == news.doc_ids[row]).to_numpy() & part["kind"].eq("").to_numpy()]
        words_tested += [(str(word), language[row], context, originals[names[row]]) for word in own["keyword"]]

    def figures() -> tuple[int, int, float, float, float]:
        chosen = [([word for word, _ in glosses._senses(word, code, frozenset(), near)], own)  # noqa: SLF001
                for word, code, near, own in words_tested]  # fmt: skip
        chosen = [(words, own) for words, own in chosen if words and " " not in words[0]]
        right = [[glosses._key(word) in own for word in words] for words, own in chosen]  # noqa: SLF001
        several = [one for one in right if len(one) > 1]
        return (len(right), len(several), float(np.mean([one[0] for one in right])),
                float(np.mean([any(one) for one in right])), float(np.mean([one[1] for one in several])))  # fmt: skip

    for name, values in (("PRESENT", (0.0, 0.15, 0.3, 0.45, 0.6, 1.1)), ("AHEAD", (1.0, 1.25, 1.5, 2.0, 3.0)),
                         ("FAMILIAR", (0.0, 0.2, 0.45, 0.9, 2.0)), ("CONSIDERED", (0.25, 0.5, 0.75, 0.9)),
                         ("SECOND", (0.3, 0.5, 0.7, 0.8, 0.9))):  # fmt: skip
        print(f"\nglosses.{name}: glosses, with a second; first right, either right, second right")
        _curve(glosses, name, values, figures)


def titles(read: tuple[Corpus, np.ndarray]) -> None:
    """Print how well titles and words of topics from one half of the articles predict the class in the other."""
    whole, classes = read
    halves = [np.arange(len(whole)) % 2 == side for side in (0, 1)]
    ours, theirs = (whole.take(np.flatnonzero(half)) for half in halves)
    own, other = (classes[half] for half in halves)
    pieces = topic_units.units(ours, "document")

    def scored(found: dict[str, list[str]]) -> float:
        texts = [f" {' '.join(tokens.tokens(theirs.text[doc_id]))} " for doc_id in theirs.doc_ids]
        f1 = []
        for name, phrases in found.items():
            for phrase in phrases:
                has = np.asarray([f" {' '.join(tokens.tokens(phrase))} " in text for text in texts])
                f1.append(2 * (has & (other == name)).sum() / max(has.sum() + (other == name).sum(), 1))
        return float(np.mean(f1)) if f1 else 0.0

    def of_titles() -> tuple[int, float]:
        found = topic_labels.titles(ours, pieces, own)
        return len(found), scored({name: [title] for name, title in found.items()})

    def of_words() -> tuple[float]:
        ranked = topic_labels.ranked_terms(ours, pieces, own)
        return (scored({name: terms.get("en", [])[:3] for name, terms in ranked.items()}),)

    for name, values in (("MIN_COVERAGE", (0.02, 0.05, 0.1, 0.2)), ("MIN_PRECISION", (0.25, 0.5, 0.75, 0.9))):
        print(f"\ntopic_labels.{name}: of {len(set(classes))} classes with a title, F1 of the titles")
        _curve(topic_labels, name, values, of_titles)
    print("\ntopic_labels.OWN: F1 of the first three words")
    _curve(topic_labels, "OWN", (0.0, 0.5, 0.8, 1.0), of_words)


def bbc() -> tuple[Corpus, np.ndarray]:
    """Return articles of BBC News, evenly sampled, and their classes."""
    with gzip.open(BBC, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    rows = rows[:: len(rows) // ARTICLES]
    documents = [
        raw.RawDocument(f"{number}|{row[2]}", row[0], source="BBC", language="en") for number, row in enumerate(rows)
    ]
    whole = build.build(raw.Loaded(documents, []), workers=0)
    return whole, np.asarray([file.partition("|")[2] for file in whole.documents["file"]], dtype=object)


def _scores(part: Corpus) -> np.ndarray:
    """Return the score of each document to each other one, as in `related.related_documents`."""
    features = document_similarity.features(part)
    return np.stack(
        [
            related._score(  # noqa: SLF001
                part,
                row,
                [
                    features.words.like(row),
                    *(related._cosines(cells, row) for cells in (features.stems, features.names)),  # noqa: SLF001
                ],
            )
            for row in range(len(part))
        ]
    )


def _names(part: Corpus) -> np.ndarray:
    return part.documents["file"].str.partition("|")[0].to_numpy(dtype=object)


def _curve(module: ModuleType, name: str, values: Sequence[float], figures: Callable[[], Iterable[Any]]) -> None:
    """Print the figures at each value of a threshold; the value in use is restored."""
    used = getattr(module, name)
    for value in values:
        setattr(module, name, value)
        row = list(figures())
        setattr(module, name, used)
        _row(module, name, value, *row)


def _row(module: ModuleType, name: str, value: float, *figures: float) -> None:
    cells = "".join(f"{one:10,}" if isinstance(one, (int, np.integer)) else f"{one:10.3f}" for one in figures)
    print(f"{value:8}{'*' if getattr(module, name) == value else ' '}{cells}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
