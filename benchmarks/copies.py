"""Quality and cost of finding copies: python benchmarks/copies.py [scale].

Known edits are planted in the shared news articles, among all the others: a copy; a copy with a new lead in place of
the first one to three sentences (at most a third) or before them; 30 % of the sentences rewritten in four ways (each
replaced by a sentence of another article, a whole block replaced, its words shuffled, every third word replaced); the
same twice in a row; and two different articles that quote one statement of 40 to 60 words, also with such articles cut
to 120 words. Half of the articles are first cut to a short report of 120 to 250 words and at least seven sentences (of
five long sentences, 30 % can be half of the words). Tuning used the articles at even positions; the figures are of the
others. `scale` makes 37,000 articles instead and measures time and memory.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import open_corpus, schema
from analytics.copies import copies
from analytics.corpus import store
from analytics.reading.fingerprints import fingerprints
from analytics.text import tokens
from analytics.text.document_text import Text

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
SHUFFLED, REWORDED, BLOCK = "30 % shuffled", "30 % reworded", "30 % replaced, one block"
TWICE = "30 % replaced twice"
EDITS = ("copy", "new lead", "30 % replaced", BLOCK, SHUFFLED, REWORDED, TWICE)
QUOTES = ("same statement", "same statement, short reports")
FLOOR = 0.98
HALF = 0.5
REWRITTEN = 0.3
FEWEST = 7  # sentences
SENT, HOUSED = 300, 2_000
LENGTHS = range(8, 41)  # words of a sentence that is put in


class World(NamedTuple):
    """Texts by id, and the planted pairs by edit."""

    texts: dict[str, str]
    pairs: dict[str, list[tuple[str, str]]]


def articles(path: Path = NEWS) -> list[str]:
    """Return the texts of the shared news articles."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def plant(news: list[str], *, half: int, n: int = 100, seed: int = 0) -> World:
    """Return texts with `n` planted pairs per edit and kind of quotation, at even (0) or odd (1) positions."""
    generator = random.Random(f"{seed} {half}")  # noqa: S311 - no secret
    texts = {f"{number:04}": text for number, text in enumerate(news)}
    own = [name for number, name in enumerate(texts) if number % 2 == half and texts[name].count(". ") > FEWEST]
    generator.shuffle(own)
    others = [_usual(_sentences(texts[own.pop()])) for _ in range(60)]
    pairs: dict[str, list[tuple[str, str]]] = {}
    for edit in EDITS * n:
        name, sentences = _short_or_whole(own.pop(), texts, generator)
        for version in range(2 if edit == TWICE else 1):
            sentences = _edited(edit, sentences, generator.choice(others), generator)
            texts[f"{name}-{version}"] = " ".join(sentences)
            pairs.setdefault(edit, []).append((name, f"{name}-{version}"))
    for kind in QUOTES * n:
        statement = _statement(others, generator)
        pair = [_quoting(own.pop(), statement, kind, texts, generator) for _ in range(2)]
        pairs.setdefault(kind, []).append((pair[0], pair[1]))
    return World(texts, pairs)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in Text(text, "en").sentences]


def _usual(sentences: list[str]) -> list[str]:
    """Return the sentences without labels and without pages in one sentence, which would make far more than 30 %."""
    return [sentence for sentence in sentences if len(sentence.split()) in LENGTHS]


def _cut(sentences: list[str], n_words: int, fewest: int = 1) -> list[str]:
    """Return the first sentences, until they have `n_words`, and at least `fewest`."""
    total = 0
    for number, sentence in enumerate(sentences, start=1):
        total += len(sentence.split())
        if total >= n_words and number >= fewest:
            return sentences[:number]
    return sentences


def _short_or_whole(name: str, texts: dict[str, str], generator: random.Random) -> tuple[str, list[str]]:
    """Return every second article cut to a short report of 120 to 250 words, the others whole."""
    sentences = _sentences(texts[name])
    if generator.random() < HALF:
        sentences = _cut(sentences, generator.randint(120, 250), FEWEST)
    texts[name] = " ".join(sentences)
    return name, sentences


def _edited(edit: str, sentences: list[str], other: list[str], generator: random.Random) -> list[str]:
    if edit == "copy":
        return sentences
    if edit == "new lead":
        n_lead = min(generator.randint(1, 3), len(sentences) // 3)
        return generator.sample(other, min(n_lead, len(other))) + sentences[generator.choice([0, n_lead]) :]
    n = round(REWRITTEN * len(sentences))
    start = generator.randint(0, len(sentences) - n)
    chosen = range(start, start + n) if edit == BLOCK else generator.sample(range(len(sentences)), n)
    rewritten = {index: _rewritten(edit, sentences[index], other, generator) for index in chosen}
    return [rewritten.get(index, sentence) for index, sentence in enumerate(sentences)]


def _rewritten(edit: str, sentence: str, other: list[str], generator: random.Random) -> str:
    if edit == SHUFFLED:
        return " ".join(generator.sample(sentence.split(), len(sentence.split())))
    if edit == REWORDED:
        words = " ".join(other).split()
        return " ".join(generator.choice(words) if n % 3 == 0 else word for n, word in enumerate(sentence.split()))
    return generator.choice(other)


def _statement(others: list[list[str]], generator: random.Random) -> str:
    words = " ".join(generator.choice(others)).split()
    start = generator.randint(0, max(0, len(words) - 60))
    return " ".join(words[start : start + generator.randint(40, 60)])


def _quoting(name: str, statement: str, kind: str, texts: dict[str, str], generator: random.Random) -> str:
    """Return an article with the statement in it; a short report has at least 120 words with it."""
    _, sentences = _short_or_whole(name, texts, generator)
    if kind == QUOTES[1]:
        sentences = _cut(sentences, 120 - len(statement.split()))
    at = generator.randint(0, len(sentences))
    texts[name] = " ".join([*sentences[:at], statement, *sentences[at:]])
    return name


def made_corpus(texts: dict[str, str]) -> store.Corpus:
    """Return a corpus with the tables that copies are found in."""
    blank = schema.blank_row("documents")
    prints = ((name, *found) for name, text in texts.items() for found in fingerprints(Text(text, "en")))
    tables = {
        "documents": schema.from_rows([tuple((blank | {"doc_id": name}).values()) for name in texts], "documents"),
        "texts": schema.from_rows(texts.items(), "texts"),
        "fingerprints": schema.from_rows(prints, "fingerprints"),
    }
    return store.make(tables)


def figures(*, half: int = 1, around: int | None = None, seed: int = 0) -> list[tuple[str, float, float]]:
    """Return (name, value, floor) of the recall of planted pairs in one half of the articles.

    `around` is the number of other articles in the corpus, None for all.
    """
    world = plant(articles(), half=half, seed=seed)
    planted = {name for pairs in world.pairs.values() for pair in pairs for name in pair}
    others = [name for name in world.texts if name not in planted][:around]
    texts = {name: world.texts[name] for name in (*sorted(planted), *others)}
    corpus = made_corpus(texts)
    group = copies.duplicate_groups(corpus)
    joined = {frozenset(pair) for pair in _pairs_in_groups(group)}
    recall = {
        kind: sum(frozenset(pair) in joined for pair in pairs) / len(pairs) for kind, pairs in world.pairs.items()
    }
    wrong = joined - {frozenset(pair) for pair in _pairs_of_versions(world)}
    wrong = {pair for pair in wrong if _share_in_common(*(texts[name] for name in pair)) < HALF}
    return [
        *((f"recall, {kind}", recall[kind], FLOOR) for kind in EDITS),
        *((f"not grouped, {kind}", 1 - recall[kind], FLOOR) for kind in QUOTES),
        ("precision of all pairs in groups", 1 - len(wrong) / len(joined), FLOOR),
    ]


def _pairs_in_groups(group: dict[str, str]) -> Iterator[tuple[str, str]]:
    members: dict[str, list[str]] = {}
    for name, leader in group.items():
        members.setdefault(leader, []).append(name)
    return chain.from_iterable(combinations(names, 2) for names in members.values())


def _pairs_of_versions(world: World) -> Iterator[tuple[str, str]]:
    """Return every two versions of one article."""
    versions: dict[str, set[str]] = {}
    for first, copy in chain.from_iterable(world.pairs[edit] for edit in EDITS):
        versions.setdefault(first, {first}).add(copy)
    return chain.from_iterable(combinations(names, 2) for names in versions.values())


def _share_in_common(a: str, b: str) -> float:
    """Return the share of the words of two texts in runs of five words that both have."""
    words = [tokens.tokens(text) for text in (a, b)]
    runs = [{tuple(found[at : at + 5]) for at in range(len(found) - 4)} for found in words]
    both = runs[0] & runs[1]
    covered = [
        {at + i for at in range(len(found)) if tuple(found[at : at + 5]) in both for i in range(5)} for found in words
    ]
    return sum(map(len, covered)) / max(sum(map(len, words)), 1)


def scale(sizes: tuple[int, ...] = (4_000, 37_000)) -> list[dict[str, float]]:
    """Return time and memory of finding copies in these numbers of generated articles, each in its own process."""
    rows = []
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for step in ("make", "measure"):
                done = subprocess.run(  # noqa: S603 - this very file
                    [sys.executable, __file__, step, str(n), folder], check=True, capture_output=True, text=True
                )
            rows.append(json.loads(done.stdout))
    return rows


def _made_texts(n: int, seed: int = 0) -> Iterator[str]:
    """Return articles of 600 words on average, made of pieces of 8 to 11 words so that no span is shared by chance.

    One in twenty is a copy of the one before with every third piece replaced; 2,000 (at most half) end with the same 60
    words of boilerplate; one text is copied 300 times, each time with its own lead.
    """
    generator = random.Random(seed)  # noqa: S311 - no secret
    words = " ".join(articles()).split()
    pieces = []
    while words:
        size = generator.randint(8, 11)
        pieces.append(" ".join(words[-size:]))
        del words[-size:]
    house, sent = " ".join(generator.sample(pieces, 6)), generator.sample(pieces, 60)
    last: list[str] = []
    for number in range(n):
        found = generator.sample(pieces, generator.randint(20, 100))
        if number < SENT:
            found = found[:4] + sent
        elif number % 20 == 0:
            found = [found[0] if place % 3 == 0 else piece for place, piece in enumerate(last)]
        last = found
        yield ". ".join([*found, house] if SENT <= number < SENT + min(HOUSED, n // 2) else found)


def _make(n: int, folder: str) -> None:
    """Save the generated corpus; its fingerprints are stored as arrays, because as tuples they took 1 GB."""
    texts = {f"{number:06}": text for number, text in enumerate(_made_texts(n))}
    found = [np.array(fingerprints(Text(text, "en")), "int64").reshape(-1, 2) for text in texts.values()]
    hashes, at = np.concatenate(found).T
    doc_ids = pd.Categorical.from_codes(np.repeat(np.arange(n), [len(part) for part in found]), list(texts))
    prints = pd.DataFrame({"doc_id": doc_ids, "hash": hashes, "word": at})
    n_words = [len(text.split()) for text in texts.values()]
    tables = dict(made_corpus(dict.fromkeys(texts, "")).stored_tables)
    tables |= {"texts": schema.from_rows(texts.items(), "texts"), "fingerprints": prints}
    store.make(tables | {"documents": tables["documents"].assign(n_words=n_words)}).save(folder)


def _measure(n: int, folder: str) -> dict[str, float]:
    corpus = open_corpus(folder)
    tables = sum(corpus.stored(name).memory_usage(deep=True).sum() for name in ("documents", "texts", "fingerprints"))
    before, begin = _peak(), time.process_time()
    group = copies.duplicate_groups(corpus)
    grouped = time.process_time()
    documents = corpus.documents.assign(duplicate_group=[group.get(doc_id, "") for doc_id in corpus.doc_ids])
    corpus = corpus.with_table("documents", documents)
    spans = copies.find_shared_text(corpus)
    spanned = time.process_time()
    share = copies.share_copied(corpus, spans)
    done = time.process_time()
    names = (
        "documents",
        "groups CPU s",
        "spans CPU s",
        "share CPU s",
        "tables MB",
        "peak above tables MB",
        "n grouped",
        "n spans",
    )
    seconds = (grouped - begin, spanned - grouped, done - spanned)
    values = (n, *seconds, tables / 1e6, _peak() - before, len(group), len(spans))
    return dict(zip(names, map(float, values), strict=True)) | {"n with copied words": float(len(share))}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def print_scale() -> None:
    """Print time and memory for 4,000 and 37,000 articles and their ratio."""
    small, large = scale()
    for name in small:
        ratio = f"{large[name] / small[name]:10.1f}" if small[name] else ""
        print(f"{name:24}{small[name]:12.1f}{large[name]:12.1f}{ratio}")


def main() -> int:
    """Print one line per figure; with `scale` time and memory for 4,000 and 37,000 articles and the ratio."""
    if not NEWS.is_file():
        print(f"{NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    if sys.argv[1:2] == ["scale"]:
        print_scale()
        return 0
    if sys.argv[1:2] == ["make"]:
        _make(int(sys.argv[2]), sys.argv[3])
        return 0
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measure(int(sys.argv[2]), sys.argv[3])))
        return 0
    rows = figures()
    for name, value, floor in rows:
        print(f"{name:50}{value:8.3f}   floor {floor:.2f}")
    return int(any(value < floor for _, value, floor in rows))


if __name__ == "__main__":
    sys.exit(main())
