"""Twins: the same sentence in English and another language, and which of them are found to say the same.

NTREX-128 has the same news sentences in English and each other language. Two fifths of its documents are asked, the
translations are learnt without them; every second asked sentence loses its English twin, and 6,000 sentences of English
news are around. Only twins in which both have three different content words count. A pair that is no twin is not
counted if the English line and the other English sentence have half of their words in common: two articles on one event
quote the same words. Others that say the same count as wrong, so precision is a lower bound.

PUD has the same sentences in English and each other language, as documents that are built like articles: there twins of
eight English words or more count, and two sentences are found to say the same if they are in one statement.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "training")]

import translations as training  # noqa: E402

from analytics.build import build  # noqa: E402
from analytics.crosslingual.encoder import remembering  # noqa: E402
from analytics.reading import raw  # noqa: E402
from analytics.reading.formats import files  # noqa: E402
from analytics.statements import (  # noqa: E402
    gates,
    linking,
    links,
    meaning_pairs,
    occurrences,
    sentence_texts,
    sentence_vectors,
    statements,
)
from analytics.text import stopwords, tokens  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analytics import Corpus
    from analytics.crosslingual.encoder.encoder import SentenceEncoder

DATA = Path(__file__).parents[2] / "shared" / "data"
NEWS = DATA / "news" / "articles-4000.jsonl.gz"
FOLDS, ASKED = 5, 2
N_NEWS, LONG_ARTICLE, FEWEST_WORDS = 6_000, 20, 8  # sentences, of an article, words of a sentence of PUD


class Score(NamedTuple):
    """`precision` is the share of twins among the pairs found, `recall` the share of the twins that are found."""

    precision: float
    recall: float


class Twins(NamedTuple):
    """The results for the `n` twins of one language.

    `words` and `both` are the scores of the product without and with the encoder, `encoder` that of the vectors alone,
    without any gate; None without an encoder. `contradicted` is the share of the twins that are called a contradiction.
    `lost` counts the twins that a gate keeps apart, by its name.
    """

    n: int
    words: Score
    encoder: Score | None
    both: Score | None
    contradicted: float
    lost: dict[str, int]


def ntrex(languages: Sequence[str], encoder: SentenceEncoder | None, *, around: bool = True) -> dict[str, Twins]:
    """Return the results of some languages of NTREX; `around`: with half of the twins only, and other news."""
    names = training.documents(DATA)
    order = sorted(set(names))
    tested = {name for fold in range(ASKED) for name in order[fold::FOLDS]}
    asked = [row for row, name in enumerate(names) if name in tested]
    without_twin = set(asked[::2]) if around else set()
    whole = _corpus(languages, asked, without_twin, other=_news() if around else [])
    rows = tuple(row for row, name in enumerate(names) if name not in tested)
    learnt = {code: training.table(DATA, code, rows) for code in languages}
    sentences = sentence_vectors.sentences(whole, learnt=learnt)
    spoken, line = sentences.spoken.astype("str"), _lines_of_rows(whole, languages)[sentences.rows]
    pairs = {code: np.flatnonzero((spoken == code) | (spoken == "en")) for code in languages}
    once = remembering.RememberingEncoder(encoder) if encoder else None
    return {code: _Asked(whole, sentences.at(own), line[own], code, learnt).twins(once) for code, own in pairs.items()}


class _Asked:
    """The sentences of one language and of English; `line` is that of NTREX, -1 for other news and parts of a line."""

    def __init__(
        self,
        whole: Corpus,
        sentences: sentence_vectors.Sentences,
        line: np.ndarray,
        language: str,
        learnt: dict[str, Any],
    ) -> None:
        self.sentences, self.line = sentences, line
        self.spoken = sentences.spoken.astype("str")
        self.is_foreign = (self.spoken == language) & (line >= 0)
        english = set(line[(self.spoken == "en") & (line >= 0)].tolist())
        self.n = sum(row in english for row in line[self.is_foreign].tolist())
        table = whole.stored("sentences").iloc[sentences.rows].reset_index(drop=True)
        self.table = table.assign(doc=whole.positions(table["doc_id"]))
        self.whole, self.learnt = whole, learnt

    def twins(self, encoder: SentenceEncoder | None) -> Twins:
        """Return the results of all ways to find the twins."""
        words = self._linked(None)
        both = self._linked(encoder) if encoder else words
        vectors = self._by_vectors(encoder) if encoder else None
        opposed = self._chosen(both.a, both.b, both.grade == links.CONTRADICTS)
        lost = Counter(self._gate(a, b) for a, b in self._apart(both))
        return Twins(
            self.n,
            self._score(*self._same(words)),
            self._score(*vectors) if vectors and len(vectors[0]) else None,
            self._score(*self._same(both)) if encoder else None,
            sum(self.line[a] == self.line[b] for a, b in zip(*opposed, strict=True)) / self.n,
            dict(lost),
        )

    def texts(self, rows: np.ndarray) -> list[str]:
        """Return the texts of some sentences."""
        found: list[str] = sentence_texts.texts(self.whole, self.table.iloc[rows]).to_pylist()
        return found

    def _linked(self, encoder: SentenceEncoder | None) -> links.Links:
        documents, doc = np.unique(self.table["doc"].to_numpy(), return_inverse=True)
        written = self.whole.documents["date"].to_numpy(dtype=object)[documents]
        standing = occurrences.occurrences(written, np.arange(len(doc)), doc, self.sentences.cells)
        return linking.linked(self.sentences, self.texts, standing, encoder, learnt=self.learnt)

    def _by_vectors(self, encoder: SentenceEncoder) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs of sentences in languages of the encoder that its vectors alone call the same."""
        rows = np.flatnonzero(np.isin(self.spoken, sorted(encoder.languages)))
        pairs = meaning_pairs.meaning_pairs(encoder.encode(self.texts(rows)))
        return self._chosen(rows[pairs.a], rows[pairs.b], pairs.share >= 1)

    def _same(self, found: links.Links) -> tuple[np.ndarray, np.ndarray]:
        return self._chosen(found.a, found.b, found.grade == links.SAME)

    def _chosen(self, a: np.ndarray, b: np.ndarray, is_chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the chosen pairs of an asked sentence and an English one."""
        is_across = (self.spoken[a] != self.spoken[b]) & (self.is_foreign[a] | self.is_foreign[b])
        return a[is_chosen & is_across], b[is_chosen & is_across]

    def _score(self, a: np.ndarray, b: np.ndarray) -> Score:
        pairs = list(zip(a.tolist(), b.tolist(), strict=True))
        right = sum(bool(self.line[one] == self.line[two]) for one, two in pairs)
        wrong = sum(bool(self.line[one] != self.line[two]) and not self._are_alike(one, two) for one, two in pairs)
        return Score(right / max(right + wrong, 1), right / self.n)

    def _are_alike(self, a: int, b: int) -> bool:
        """Return whether the English line of the foreign sentence and the English sentence have half of their words."""
        foreign, english = (a, b) if self.is_foreign[a] else (b, a)
        first = _content_words(_texts("en")[self.line[foreign]])
        second = _content_words(self.texts(np.asarray([english]))[0])
        return 2 * len(first & second) >= len(first | second) > 0

    def _apart(self, found: links.Links) -> list[tuple[int, int]]:
        """Return the twins that are linked but not the same."""
        a, b = self._chosen(found.a, found.b, found.grade != links.SAME)
        is_twin = self.line[a] == self.line[b]
        return list(zip(a[is_twin].tolist(), b[is_twin].tolist(), strict=True))

    def _gate(self, a: int, b: int) -> str:
        first, second = self.texts(np.asarray([a, b]))
        return gates.difference((first, self.spoken[a]), (second, self.spoken[b])) or "too weak, or another event"


def _content_words(text: str) -> frozenset[str]:
    return frozenset(tokens.tokens(text)) - stopwords.words("en")


def pud(language: str, encoder: SentenceEncoder | None) -> Twins:
    """Return the results of one language of PUD, by the statements of a corpus with the English documents."""
    lines = {code: _pud(code) for code in (language, "en")}
    documents = [
        raw.RawDocument(f"{code}-{name}.txt", "\n\n".join(own), source=f"{code}{name}", language=code)
        for code, rows in lines.items()
        for name, own in _by_document(rows).items()
    ]
    whole = build.build(raw.Loaded(documents, []), workers=0)
    words, contradicted = _score_of(whole, statements.find(whole, encoder=None), lines, language)
    both = None
    if encoder:
        both, contradicted = _score_of(whole, statements.statement_sentences(whole), lines, language)
    n = sum(len(text.split()) >= FEWEST_WORDS for _, text in lines["en"])
    return Twins(n, words, None, both, contradicted, {})


def _score_of(
    whole: Corpus, found: pd.DataFrame, lines: dict[str, list[tuple[str, str]]], language: str
) -> tuple[Score, float]:
    """Return the score of the statements of a corpus, and the share of the twins called a contradiction."""
    long = {row for row, (_, text) in enumerate(lines["en"]) if len(text.split()) >= FEWEST_WORDS}
    saying, opposed = found[~found["near"]], found[found["near"] & (found["grade"] == "contradicts")]
    members, opponents = (_lines_of_statements(whole, rows, lines) for rows in (saying, opposed))
    pairs = [(i, j) for one in members.values() for i in one[language] for j in one["en"] if j in long]
    right = {i for i, j in pairs if i == j}
    contradicted = {
        row
        for name, one in opponents.items()
        for code, other in ((language, "en"), ("en", language))
        for row in one[code] & members[name][other] & long
    }
    precision = sum(i == j for i, j in pairs) / max(len(pairs), 1)
    return Score(precision, len(right) / len(long)), len(contradicted) / len(long)


def _lines_of_statements(
    whole: Corpus, rows: pd.DataFrame, lines: dict[str, list[tuple[str, str]]]
) -> dict[str, dict[str, set[int]]]:
    """Return the numbers of the lines of each statement, by language."""
    spoken = dict(zip(whole.doc_ids, whole.documents["language"], strict=True))
    number = {code: {_blanks(text): row for row, (_, text) in enumerate(own)} for code, own in lines.items()}
    found: dict[str, dict[str, set[int]]] = {}
    for row in rows.itertuples():
        code = spoken[row.doc_id]
        line = number.get(code, {}).get(_blanks(whole.text[row.doc_id][row.start : row.end]), -1)
        found.setdefault(row.statement, {name: set() for name in lines}).setdefault(code, set()).add(line)
    return found


def _corpus(languages: Sequence[str], asked: list[int], without_twin: set[int], other: list[raw.RawDocument]) -> Corpus:
    """Return the asked lines of some languages, the English lines, and other documents, read like articles."""
    names = training.documents(DATA)
    chosen = dict.fromkeys(languages, asked) | {"en": [row for row in range(len(names)) if row not in without_twin]}
    documents = list(other)
    for code, rows in chosen.items():
        lines = _texts(code)
        documents += [
            raw.RawDocument(f"{code}-{name}.txt", "\n\n".join(own), source=code, language=code)
            for name, own in _by_document([(names[row], lines[row]) for row in rows]).items()
        ]
    return build.build(raw.Loaded(documents, []), workers=0)


def _by_document(rows: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in rows:
        found.setdefault(name, []).append(text)
    return found


def _news() -> list[raw.RawDocument]:
    """Return English news articles with some 6,000 sentences."""
    documents, n = [], 0
    for document in files.load([NEWS]).documents[::10]:
        n_sentences = document.text.count(". ")
        if n_sentences >= LONG_ARTICLE and n < N_NEWS:
            documents.append(document)
            n += n_sentences
    return documents


def _lines_of_rows(whole: Corpus, languages: Sequence[str]) -> np.ndarray:
    """Return the number of the NTREX line of each sentence of the corpus, -1 for a part of a line and other news."""
    number = {
        (f"{code}-{name}.txt", _blanks(text)): row
        for code in (*languages, "en")
        for row, (name, text) in enumerate(zip(training.documents(DATA), _texts(code), strict=True))
    }
    file = dict(zip(whole.doc_ids, whole.documents["file"], strict=True))
    rows = whole.stored("sentences").itertuples()
    return np.asarray(
        [number.get((file[row.doc_id], _blanks(whole.text[row.doc_id][row.start : row.end])), -1) for row in rows]
    )


@cache
def _pud(code: str) -> list[tuple[str, str]]:
    lines = training.read_gz(DATA / "sentences" / f"pud.{code}.tsv.gz").splitlines()
    return [tuple(line.split("\t")) for line in lines]  # type: ignore[misc]


def _blanks(text: str) -> str:
    return " ".join(text.split())


@cache
def _texts(code: str) -> list[str]:
    return training.read_gz(DATA / "parallel" / f"ntrex.{training.NTREX.get(code, 'eng')}.txt.gz").splitlines()
