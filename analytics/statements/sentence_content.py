"""The words of each sentence, those within names, and the sentences with a negation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.text import stopwords, tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

UNCOUNTED, NEGATION = -1, -2
# The most common negations: "has not recognised" does not mean the same as "is ready to recognise"
_NEGATIONS = {
    "da": "ikke ingen aldrig", "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts weder",
    "en": "no not never none nobody nothing neither cannot", "es": "no nunca jamás nadie ningún ninguna ninguno",
    "fr": "ne pas jamais aucun aucune personne", "it": "non mai nessun nessuna nessuno", "nb": "ikke ingen aldri",
    "nl": "niet geen nooit niemand", "pl": "nie nigdy żaden żadna żadnych nikt",
    "pt": "não nunca jamais nenhum nenhuma",
    "ru": "не нет ни никогда никто", "sv": "inte ingen inga aldrig", "uk": "не ні немає ніколи ніхто",
}  # fmt: skip
_SHORT = {"en": "n't", "fr": "n'"}


class Words(NamedTuple):
    """The words of all sentences of a whole corpus: rows in the order of `sentences`, columns the vocabulary.

    `counts` is the number of each content word and number in a sentence, `named` the number within names; `denies` is
    true for a sentence with a negation.
    """

    counts: sparse.csr_array
    named: sparse.csr_array
    denies: np.ndarray


def words(corpus: Corpus) -> Words:
    """Return the words of a whole corpus; a word belongs to the last sentence that begins before it."""
    sentences, names = (_Spans(corpus, table) for table in ("sentences", "names"))
    languages = corpus.documents["language"].to_numpy(dtype=object)
    column = {form: i for i, form in enumerate(corpus.vocabulary)}
    columns = {code: _Columns(column, code) for code in sorted(set(languages))}
    parts = [np.zeros((3, 0), "int32")]
    for doc, text in enumerate(corpus.text.values()):
        spans = list(tokens.spans(text))
        column_of = columns[languages[doc]]
        word = np.asarray([column_of[text[start:end]] for start, end in spans], "int64")
        begins = np.asarray([start for start, _ in spans], "int64")[word != UNCOUNTED]
        sentence = np.maximum(sentences.last(doc, begins), sentences.first[doc])
        parts.append(np.asarray([sentence, word[word != UNCOUNTED], names.inside(doc, begins)], "int32"))
    sentence, word, named = np.concatenate(parts, axis=1)
    shape = (len(sentences.start), len(corpus.vocabulary))
    denies = np.zeros(shape[0], dtype=bool)
    denies[sentence[word == NEGATION]] = True
    return Words(
        _count_matrix(sentence, word, word >= 0, shape),
        _count_matrix(sentence, word, (word >= 0) & (named > 0), shape),
        denies,
    )


def has_negations(language: str) -> bool:
    """Return whether the negations of a language are known."""
    return language in _NEGATIONS


class _Spans:
    """The rows of a table of spans, in order of document and start."""

    def __init__(self, corpus: Corpus, table: str) -> None:
        rows = corpus.stored(table)
        self.start, self.end = rows["start"].to_numpy(), np.append(rows["end"].to_numpy(), 0)
        self.first = np.searchsorted(rows["doc_id"].cat.codes.to_numpy(), np.arange(len(corpus) + 1))

    def last(self, doc: int, begins: np.ndarray) -> np.ndarray:
        """Return the last row that starts at or before each offset of a document, or the row before its first."""
        own = self.start[self.first[doc] : self.first[doc + 1]]
        rows: np.ndarray = np.searchsorted(own, begins, "right") - 1 + self.first[doc]
        return rows

    def inside(self, doc: int, begins: np.ndarray) -> np.ndarray:
        """Return which offsets are within the span of a row."""
        row = self.last(doc, begins)
        return (row >= self.first[doc]) & (begins < self.end[row])


class _Columns(dict[str, int]):
    """The vocabulary column of each surface form of a language; below 0 if it is not a content word."""

    def __init__(self, known: dict[str, int], language: str) -> None:
        self.known, self.language = known, language
        self.negations = frozenset(_NEGATIONS.get(language, "").split())

    def __missing__(self, surface: str) -> int:
        forms = tokens.tokens(surface)
        form = forms[0] if len(forms) == 1 else ""
        self[surface] = column = self._column(form)
        return column

    def _column(self, form: str) -> int:
        short = _SHORT.get(self.language, " ")
        if form in self.negations or form.startswith(short) or form.endswith(short):
            return NEGATION
        is_content = len(form) > 1 and form not in stopwords.words(self.language)
        return self.known.get(form, UNCOUNTED) if is_content else UNCOUNTED


def _count_matrix(
    sentence: np.ndarray, word: np.ndarray, is_counted: np.ndarray, shape: tuple[int, int]
) -> sparse.csr_array:
    return sparse.coo_array(
        (np.ones(int(is_counted.sum())), (sentence[is_counted], word[is_counted])), shape=shape
    ).tocsr()
