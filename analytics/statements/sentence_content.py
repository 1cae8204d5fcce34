"""Which words stand in which sentence, which of them within a name, and which sentences deny something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from analytics.text import stopwords, tokens

if TYPE_CHECKING:
    from analytics.corpus.store import Corpus

UNCOUNTED, DENYING = -1, -2
# The commonest words of denial: "has not recognised" is not what "is ready to recognise" says
_DENIALS = {
    "da": "ikke ingen aldrig", "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts weder",
    "en": "no not never none nobody nothing neither cannot", "es": "no nunca jamás nadie ningún ninguna ninguno",
    "fr": "ne pas jamais aucun aucune personne", "it": "non mai nessun nessuna nessuno", "nb": "ikke ingen aldri",
    "nl": "niet geen nooit niemand", "pl": "nie nigdy żaden żadna żadnych nikt",
    "pt": "não nunca jamais nenhum nenhuma",
    "ru": "не нет ни никогда никто", "sv": "inte ingen inga aldrig", "uk": "не ні немає ніколи ніхто",
}  # fmt: skip
_SHORT = {"en": "n't", "fr": "n'"}


class Words(NamedTuple):
    """The words of all sentences of a whole corpus, rows in the order of `sentences`, columns its vocabulary.

    `counts` is how often each content word and number stands in each, `named` how often within a name; `denies` says
    whether a word of denial does.
    """

    counts: sparse.csr_array
    named: sparse.csr_array
    denies: np.ndarray


def words(corpus: Corpus) -> Words:
    """Read the words of a whole corpus; a word belongs to the last sentence that begins before it."""
    sentences, names = (_Spans(corpus, table) for table in ("sentences", "names"))
    languages = corpus.documents["language"].to_numpy(dtype=object)
    column = {form: i for i, form in enumerate(corpus.vocabulary)}
    columns = {code: _Columns(column, code) for code in sorted(set(languages))}
    found = [np.zeros((3, 0), "int32")]
    for doc, text in enumerate(corpus.text.values()):
        spans = list(tokens.spans(text))
        known = columns[languages[doc]]
        to = np.asarray([known[text[start:end]] for start, end in spans], "int64")
        begins = np.asarray([start for start, _ in spans], "int64")[to != UNCOUNTED]
        at = np.maximum(sentences.last(doc, begins), sentences.first[doc])
        found.append(np.asarray([at, to[to != UNCOUNTED], names.inside(doc, begins)], "int32"))
    at, to, named = np.concatenate(found, axis=1)
    shape = (len(sentences.start), len(corpus.vocabulary))
    denies = np.zeros(shape[0], dtype=bool)
    denies[at[to == DENYING]] = True
    return Words(_count_matrix(at, to, to >= 0, shape), _count_matrix(at, to, (to >= 0) & (named > 0), shape), denies)


def can_deny(language: str) -> bool:
    """Tell whether the words of denial of a language are known."""
    return language in _DENIALS


class _Spans:
    """Rows of a table that have a place in a text, in order of document and place."""

    def __init__(self, corpus: Corpus, table: str) -> None:
        rows = corpus.stored(table)
        self.start, self.end = rows["start"].to_numpy(), np.append(rows["end"].to_numpy(), 0)
        self.first = np.searchsorted(rows["doc_id"].cat.codes.to_numpy(), np.arange(len(corpus) + 1))

    def last(self, doc: int, begins: np.ndarray) -> np.ndarray:
        """Return the last row of a document that starts at or before each place, the row before its first if none."""
        own = self.start[self.first[doc] : self.first[doc + 1]]
        found: np.ndarray = np.searchsorted(own, begins, "right") - 1 + self.first[doc]
        return found

    def inside(self, doc: int, begins: np.ndarray) -> np.ndarray:
        """Tell which places lie within a row."""
        at = self.last(doc, begins)
        return (at >= self.first[doc]) & (begins < self.end[at])


class _Columns(dict[str, int]):
    """The column of a word of a language as it is written; below 0 for what is no content word."""

    def __init__(self, known: dict[str, int], language: str) -> None:
        self.known, self.language = known, language
        self.denials = frozenset(_DENIALS.get(language, "").split())

    def __missing__(self, surface: str) -> int:
        forms = tokens.tokens(surface)
        form = forms[0] if len(forms) == 1 else ""
        self[surface] = found = self._column(form)
        return found

    def _column(self, form: str) -> int:
        short = _SHORT.get(self.language, " ")
        if form in self.denials or form.startswith(short) or form.endswith(short):
            return DENYING
        real = len(form) > 1 and form not in stopwords.words(self.language)
        return self.known.get(form, UNCOUNTED) if real else UNCOUNTED


def _count_matrix(at: np.ndarray, to: np.ndarray, kept: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.coo_array((np.ones(int(kept.sum())), (at[kept], to[kept])), shape=shape).tocsr()
