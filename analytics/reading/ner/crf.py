"""The tagger's model: a linear-chain CRF (Lafferty et al. 2001), decoded with numpy.

Trained by training/tagger.py.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from analytics.reading.ner import crf_model, crf_words, viterbi
from analytics.reading.ner.crf_forms import Forms
from analytics.reading.ner.crf_model import FeatureWeights
from analytics.reading.ner.crf_scores import Scorer
from analytics.text.chunks import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analytics.reading.ner.crf_model import Model
    from analytics.reading.ner.crf_words import Words

    Integers = NDArray[np.int64]


class Tagger:
    """A model with a memory of the word forms of earlier texts, by vocabulary and language."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._weights = FeatureWeights(model)
        self._scorer = Scorer(self._weights)
        self._forms: WeakKeyDictionary[Vocabulary, dict[str, Forms]] = WeakKeyDictionary()

    def labels(self, ids: Integers, sizes: Integers, vocabulary: Vocabulary, words: Words) -> Integers:
        """Return for each word the index of its label.

        The words are those of the sentences in order, as ids in the vocabulary; `sizes` are the words of each sentence,
        at least one.
        """
        by_language = self._forms.setdefault(vocabulary, {})
        if words.language not in by_language:
            by_language[words.language] = Forms(self._weights, words)
        forms = by_language[words.language]
        scores = self._scorer.scores(forms.rows(ids, vocabulary.strings), sizes, forms)
        return viterbi.best_labels(scores, sizes, self.model.transitions)

    def tag(self, sentences: Sequence[Sequence[str]], words: Words) -> list[list[str]]:
        """Return the label of each word of each sentence: "O", "B-PER", "I-PER", ..."""
        vocabulary = Vocabulary()
        ids = np.array([vocabulary.id(word) for word in chain.from_iterable(sentences)], np.int64)
        sizes = np.array([len(sentence) for sentence in sentences], np.int64)
        labels = iter(self.labels(ids, sizes[sizes > 0], vocabulary, words).tolist())
        return [[self.model.labels[next(labels)] for _ in sentence] for sentence in sentences]


@lru_cache(maxsize=1)
def shipped_tagger() -> Tagger:
    """Return the tagger with the model that ships."""
    return Tagger(crf_model.load())


def tag(sentences: Sequence[Sequence[str]], language: str) -> list[list[str]]:
    """Return the labels of tokenised sentences by the model that ships."""
    return shipped_tagger().tag(sentences, crf_words.words(language))
