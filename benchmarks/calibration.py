"""Whether tests and intervals keep what they promise, under known truth: python benchmarks/calibration.py.

600 of the shared news articles (title and first 3,000 characters) are given to six sources of 300 to 10 articles at
random, so no word, pair or source differs. "Names" are their capitalised words within sentences, so no tagger is
needed. Each row is a share of 200 corpora with any find, the coverage of an interval, or a number of false finds, and
the value that was promised. The last rows are the power on planted differences, and what the usual measures rank first
for one real pair of outlets.

    python benchmarks/calibration.py [NUMBER OF CORPORA]
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse, stats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics import Corpus

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import schema
from analytics.corpus import store
from analytics.entities import cooccurrence, pairs_by_group
from analytics.keywords import keyness
from analytics.sources import framing, similarity
from analytics.stats import group_tests, matrices, mean_cosines, multiple_tests
from analytics.text import folding, terms
from analytics.text.document_text import Text
from analytics.topics import word_points

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
READ = 3_000  # code points of an article
SIZES = (300, 150, 80, 40, 20, 10)  # articles of the six sources
CORPORA = 200
PAIR = ("CNN (Web News)", "Washington Times")
NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")


class Row(NamedTuple):
    """One row of the table: what was measured, the value, and the range that was promised."""

    what: str
    value: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the value is in its range."""
        return self.low <= self.value <= self.high


def table(n: int = CORPORA) -> Iterator[Row]:
    """Yield the rows of the table, by `n` random corpora; nothing if the articles are not on this machine."""
    if not NEWS.is_file():
        return
    most = _most_finds(n)
    yield Row("keyness: corpora with a find, random sources", _share(n, _has_keyness), 0, most)
    yield Row("framing: corpora with a find, random sources", _share(n, _has_framing), 0, most)
    yield Row("pair_keyness: corpora with a find, random sources", _share(n, _has_pair_keyness), 0, most)
    yield Row(
        "entity_pairs: corpora with a find, names dealt again", _share(n // 4, _has_pairs), 0, _most_finds(n // 4)
    )
    yield Row("keyness: intervals of the first 50 that exclude 1 : 1", _share(n // 4, _first_intervals), 0, 0.05)
    yield Row(
        "source_similarity: a nearest pair among random sources", _share(n // 4, _has_nearest), 0, _most_finds(n // 4)
    )
    yield from _similarity_rows(n)
    yield from _ratio_rows(n * 10)
    yield from _z_rows(n * 10)
    yield Row("keyness: finds in a random source cut to 40 % of its words", _thinned(), 0, 5)
    yield from _copy_rows()
    yield from power(n)


def _most_finds(n: int) -> float:
    """Return the share of `n` corpora with a find that chance allows at 5 %: the 99th percentile."""
    return float(stats.binom.ppf(0.99, n, multiple_tests.ALPHA) / n)


def _share(n: int, found: Callable[[np.random.Generator], float]) -> float:
    return float(np.mean([found(np.random.default_rng(seed)) for seed in range(n)]))


# The corpora


@lru_cache(maxsize=1)
def articles() -> list[dict[str, str]]:
    """Return all shared articles, in order of a hash of their ids."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        found = [json.loads(row) for row in rows]
    return sorted(found, key=lambda one: hashlib.sha256(one["id"].encode()).hexdigest())


@lru_cache(maxsize=3)
def corpus(n: int = sum(SIZES), source: str = "") -> Corpus:
    """Return the first `n` articles, or those of one source, as a corpus of words and capitalised words as names."""
    chosen = [one for one in articles() if not source or one["source"] == source][:n]
    texts = {one["id"]: f"{one['title']}\n{one['text'][:READ]}" for one in chosen}
    return store.make(
        {
            "documents": _table("documents", [_document(one) for one in chosen]),
            "texts": _table("texts", texts.items()),
            "sentences": _table("sentences", _sentences(texts)),
            "terms": _table(
                "terms", [(key, *term) for key, text in texts.items() for term in terms.counts(Text(text, "en"))]
            ),
            "mentions": _table("mentions", _mentions(texts)),
        }
    )


def _table(name: str, rows: object) -> pd.DataFrame:
    return schema.from_rows(rows, name)  # type: ignore[arg-type]


def _document(one: dict[str, str]) -> tuple[object, ...]:
    row = {"doc_id": one["id"], "language": "en", "source": one["source"]}
    return tuple((schema.blank_row("documents") | row).values())


def _sentences(texts: dict[str, str]) -> list[tuple[str, int, int]]:
    return [(key, found.start(), found.end()) for key, text in texts.items() for found in re.finditer(r"[^.\n]+", text)]


def _mentions(texts: dict[str, str]) -> list[tuple[object, ...]]:
    return [
        (key, found.start(), found.end(), found[0], found[0], "person", False, "", "", 1.0)
        for key, text in texts.items()
        for found in NAME.finditer(text)
    ]


def random_sources(whole: Corpus, random: np.random.Generator) -> Corpus:
    """Return the corpus with its articles dealt to six sources."""
    names = np.repeat([f"Source {i}" for i in range(len(SIZES))], SIZES)
    return with_sources(whole, random.permutation(names[: len(whole)]))


def with_sources(whole: Corpus, names: np.ndarray) -> Corpus:
    """Return the corpus with other sources."""
    return whole.with_table("documents", whole.documents.assign(source=pd.Series(names, dtype="str")))


def dealt_names(whole: Corpus, random: np.random.Generator, trades: int = 5) -> Corpus:
    """Return the corpus with its names dealt again: documents per name and names per document stay (Strona 2014)."""
    rows = whole.mentions.drop_duplicates(["doc_id", "entity"])
    held = [set(names) for _, names in rows.groupby("doc_id", observed=True)["entity"]]
    ids = list(dict.fromkeys(rows["doc_id"].sort_values()))
    for i, j in random.integers(0, len(held), (trades * len(held), 2)):
        own, other = sorted(held[i] - held[j]), sorted(held[j] - held[i])
        pool = random.permutation(np.asarray(own + other, dtype=object)).tolist()
        if i != j and own and other:
            held[i], held[j] = held[i] - {*own} | {*pool[: len(own)]}, held[j] - {*other} | {*pool[len(own) :]}
    found = [(key, 0, 1, name, name, "person", False, "", "", 1.0) for key, names in zip(ids, held, strict=True)
             for name in sorted(names)]  # fmt: skip
    return whole.with_table("mentions", _table("mentions", found))


# Corpora without any difference


def _has_find(found: pd.DataFrame) -> float:
    return float((found["q"] < multiple_tests.ALPHA).any())


def _has_keyness(random: np.random.Generator) -> float:
    return _has_find(keyness.keyness(random_sources(corpus(), random)))


def _has_framing(random: np.random.Generator) -> float:
    return _has_find(framing.framing(random_sources(corpus(), random)))


def _has_pair_keyness(random: np.random.Generator) -> float:
    return _has_find(pairs_by_group.pair_keyness(random_sources(corpus(), random)))


def _has_pairs(random: np.random.Generator) -> float:
    return _has_find(cooccurrence.entity_pairs(dealt_names(corpus(), random)))


def _first_intervals(random: np.random.Generator) -> float:
    """Return the share of the listed intervals that exclude the truth, a log ratio of 0."""
    listed = keyness.keyness(random_sources(corpus(), random)).dropna(subset="low")
    return float((listed["low"] > 0).mean())


def _has_nearest(random: np.random.Generator) -> float:
    pairs = similarity.source_similarity(random_sources(corpus(), random)).dropna(subset="low")
    return float(mean_cosines.n_as_near(pairs) == 0)


# Coverage of intervals


def _similarity_rows(n: int) -> Iterator[Row]:
    """Yield the coverage of the cosine: samples of two real outlets, and halves of one."""
    points, rows = _outlet_points()
    truth = mean_cosines.mean_cosines(points, rows).similarity[0, 1]
    for size in (20, 50, 100):
        random = np.random.default_rng(size)
        samples = [[random.choice(own, size, replace=False) for own in rows] for _ in range(n)]
        yield Row(f"cosine: coverage, {size} articles of each outlet", _coverage(points, samples, truth), 0.92, 1)
    random = np.random.default_rng(0)
    halves = [np.array_split(random.permutation(rows[0]), 2) for _ in range(n)]
    yield Row("cosine: coverage, random halves of one outlet", _coverage(points, halves, 1.0), 0.92, 1)


def _coverage(points: np.ndarray, samples: list[list[np.ndarray]], truth: float) -> float:
    found = [mean_cosines.mean_cosines(points, rows) for rows in samples]
    return float(np.mean([one.low[0, 1] <= truth <= one.high[0, 1] for one in found]))


@lru_cache(maxsize=1)
def _outlet_points() -> tuple[np.ndarray, list[np.ndarray]]:
    part, pieces, points = word_points.points(_outlets(), "en")
    sources = part.documents["source"].to_numpy(dtype=object)[pieces.rows]
    return points, [np.flatnonzero(sources == one) for one in PAIR]


@lru_cache(maxsize=1)
def _outlets() -> Corpus:
    """Return all articles of the pair of outlets."""
    both = [corpus(10_000, one) for one in PAIR]
    names = ("documents", "texts", "sentences", "terms", "mentions")
    return store.make({name: pd.concat([store.without_categories(one.stored(name)) for one in both]) for name in names})


def _ratio_rows(n: int) -> Iterator[Row]:
    """Yield the coverage of one log ratio, of shares and documents of both sides."""
    random = np.random.default_rng(0)
    for share_a, n_a, share_b, n_b in (
        (0.2, 30, 0.1, 300),
        (0.5, 30, 0.25, 300),
        (0.05, 100, 0.05, 500),
        (0.9, 40, 0.8, 40),
    ):
        a, b = random.binomial(n_a, share_a, n), random.binomial(n_b, share_b, n)
        ratio, variance = matrices.log_ratio(a, np.full(n, n_a), b, np.full(n, n_b))
        reach = multiple_tests.coverage_quantile(1, 1) * np.sqrt(variance) / np.log(2)
        covered = np.abs(ratio - np.log2(share_a / share_b)) <= reach
        what = f"log ratio: coverage, {share_a:.0%} of {n_a} against {share_b:.0%} of {n_b}"
        yield Row(what, float(covered.mean()), 0.92, 0.99)


def _z_rows(n: int) -> Iterator[Row]:
    """Yield the standard deviation of z where nothing differs."""
    random = np.random.default_rng(0)
    for share in (0.05, 0.2, 0.95):
        cells = (random.random((400, n)) < share).astype("int64")
        members = sparse.csr_array((np.arange(400) < 100).astype("int64")[:, None])  # noqa: PLR2004 - a quarter
        design = group_tests.design(members, np.arange(400), np.ones(400))
        tests, _ = group_tests.compare(design, sparse.csr_array(cells), np.zeros(n, "int64"), np.arange(n))
        yield Row(f"z: standard deviation, words in {share:.0%}", float(tests.z.std()), 0.85, 1.05)


# Length and copies


def _thinned() -> float:
    """Return the finds in a random source of 150 articles of which 40 % of the words are left."""
    random = np.random.default_rng(0)
    whole = random_sources(corpus(), random)
    terms_of = store.without_categories(whole.stored("terms"))
    is_cut = terms_of["doc_id"].isin(whole.documents.loc[whole.documents["source"] == "Source 1", "doc_id"])
    left = np.where(is_cut, random.binomial(terms_of["n"], 0.4), terms_of["n"])
    cut = whole.with_table("terms", terms_of.assign(n=left)[left > 0])
    return float((keyness.keyness(cut, top=None)["q"] < multiple_tests.ALPHA).sum())


def _copy_rows() -> Iterator[Row]:
    """Yield the finds among 40 articles of two sources, of which one has 8 copies of one article."""
    base = corpus().take(np.arange(33))
    first = base.doc_ids[0]
    tables = {
        name: store.without_categories(base.stored(name))
        for name in ("documents", "texts", "sentences", "terms", "mentions")
    }
    copies = {name: pd.concat([rows, *(rows[rows["doc_id"] == first].assign(doc_id=f"copy{i}") for i in range(7))])
              for name, rows in tables.items()}  # fmt: skip
    documents = copies["documents"]
    is_copy = (documents["doc_id"].str.startswith("copy") | (documents["doc_id"] == first)).to_numpy()
    half = np.arange(len(documents)) % 2 == 0
    copies["documents"] = documents.assign(
        source=np.where(is_copy | half, "A", "B"), duplicate_group=np.where(is_copy, first, "")
    )
    planted = store.make({name: rows.reset_index(drop=True) for name, rows in copies.items()})
    for name, found in (
        ("keyness", keyness.keyness(planted, top=None)),
        ("pair_keyness", pairs_by_group.pair_keyness(planted, top=None)),
        ("entity_pairs", cooccurrence.entity_pairs(planted)),
    ):
        of_copies = float((found["q"] < multiple_tests.ALPHA).sum())
        yield Row(f"{name}: finds by 8 copies of one article among 40", of_copies, 0, 0)


# Power


def power(n: int) -> Iterator[Row]:
    """Yield how often a planted word, twice and more as frequent in 30 of 300 articles, is found among all words."""
    whole = corpus().take(np.arange(300))
    for inside, outside in ((0.4, 0.2), (0.6, 0.3), (0.8, 0.4), (0.6, 0.15), (0.6, 0.1)):
        found = [finds_planted(whole, inside, outside, np.random.default_rng(seed)) for seed in range(n // 4)]
        what = f"keyness: power, in {inside:.0%} of 30 against {outside:.0%} of 270"
        yield Row(what, float(np.mean(found)), 0, 1)


def finds_planted(whole: Corpus, inside: float, outside: float, random: np.random.Generator) -> bool:
    """Return whether a word in these shares of 30 articles and of the others passes the test among all words."""
    is_group = random.permutation(np.arange(len(whole)) < 30)  # noqa: PLR2004 - the group
    has_word = random.random(len(whole)) < np.where(is_group, inside, outside)
    planted = pd.DataFrame(
        {"doc_id": np.asarray(whole.doc_ids)[has_word], "term": "zzplanted", "surface": "zzplanted", "n": 1}
    )
    terms_of = pd.concat([store.without_categories(whole.stored("terms")), planted], ignore_index=True)
    documents = whole.documents.assign(source=np.where(is_group, "group", "rest"))
    corpus_of = store.make({"documents": documents, "texts": whole.stored("texts"), "terms": terms_of})
    found = keyness.keyness(corpus_of, groups=("group",), top=None)
    return bool(((found["term"] == "zzplanted") & (found["q"] < multiple_tests.ALPHA)).any())


# Agreement with the usual measures


def agreement() -> pd.DataFrame:
    """Return one row per word of the pair of outlets, and the value of each measure for the first outlet."""
    pair = _outlets()
    found = keyness.keyness(pair, groups=PAIR, top=None)
    counts = keyness.own_counts(pair)
    is_first = (pair.documents["source"] == PAIR[0]).to_numpy()
    rows = found[found["group"] == PAIR[0]].reset_index(drop=True)
    columns = np.searchsorted(pair.vocabulary, [folding.fold_word(term) for term in rows["term"]])
    a, b = (
        np.asarray(counts[side].sum(axis=0)).ravel() for side in (np.flatnonzero(is_first), np.flatnonzero(~is_first))
    )
    n_a, n_b = a.sum(), b.sum()
    rows = rows.assign(order=-rows["rank"])
    rows["G2, tokens"] = _g2(a[columns], b[columns], n_a, n_b)
    rows["chi-square, documents"] = _chi_square(rows)
    rows["Fightin' Words, tokens"] = _fightin_words(a[columns], b[columns], n_a, n_b)
    rows["Welch, share of tokens"] = _welch(counts[:, columns], is_first, counts.sum(axis=1))
    return rows


def _g2(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Return Dunning's log-likelihood ratio (1993), negative where the first uses the word less."""
    share = n_a / (n_a + n_b)
    expected = (a + b) * share, (a + b) * (1 - share)
    g2 = 2 * sum(np.where(k > 0, k * np.log(np.maximum(k, 1) / e), 0) for k, e in zip((a, b), expected, strict=True))
    return np.asarray(g2 * np.sign(a - expected[0]))


def _chi_square(rows: pd.DataFrame) -> np.ndarray:
    a, n_a, b, n_b = (rows[name].to_numpy("float64") for name in ("n_docs", "n_group", "n_docs_rest", "n_rest"))
    share = (a + b) / (n_a + n_b)
    return (a / n_a - b / n_b) / np.sqrt(np.maximum(share * (1 - share), 1e-12) * (1 / n_a + 1 / n_b))


def _fightin_words(a: np.ndarray, b: np.ndarray, n_a: float, n_b: float) -> np.ndarray:
    """Return z of Monroe, Colaresi & Quinn (2008) on tokens, with a prior of 500 tokens shared out as all tokens."""
    prior = 500 * (a + b) / (n_a + n_b)
    odds = [np.log((k + prior) / (n + 500 - k - prior)) for k, n in ((a, n_a), (b, n_b))]
    return np.asarray((odds[0] - odds[1]) / np.sqrt(1 / (a + prior) + 1 / (b + prior)))


def _welch(counts: sparse.csr_array, is_first: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return t of the shares of tokens per article of both outlets (Lijffijt et al. 2016)."""
    shares = (sparse.diags_array(1 / np.maximum(lengths, 1)) @ counts).toarray()
    return np.asarray(stats.ttest_ind(shares[is_first], shares[~is_first], equal_var=False).statistic)


def main() -> int:
    """Print the table, and return 1 if a row is outside of its range."""
    if not NEWS.is_file():
        print(f"{NEWS.name} is not beside the checkout: nothing to measure.")
        return 0
    holds = True
    for row in table(int(sys.argv[1]) if len(sys.argv) > 1 else CORPORA):
        holds &= row.holds
        print(
            f"{row.what:62}{row.value:8.3f}  {row.low:.2f} to {row.high:.2f}{'' if row.holds else '  OUTSIDE'}",
            flush=True,
        )
    _print_agreement()
    return 0 if holds else 1


def _print_agreement() -> None:
    rows = agreement()
    measures = ("order", "G2, tokens", "chi-square, documents", "Fightin' Words, tokens", "Welch, share of tokens")
    passing = rows["q"] < multiple_tests.ALPHA
    print(f"\n{PAIR[0]} against {PAIR[1]}: {passing.sum()} of {len(rows)} words pass; rank correlation with ours,"
          " the first 20, and how many of ours are in their first 50")  # fmt: skip
    first = rows["term"].head(20)
    for name in measures:
        ranked = rows.sort_values(name, ascending=False, kind="stable")["term"]
        rho = stats.spearmanr(rows["order"], rows[name]).statistic
        print(f"{name:24}{rho:6.2f} {first.isin(ranked.head(50)).sum():3}  {', '.join(ranked.head(20))}")


if __name__ == "__main__":
    sys.exit(main())
